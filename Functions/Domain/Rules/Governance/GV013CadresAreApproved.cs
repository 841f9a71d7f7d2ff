using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>
/// Civil servants and retired cadres hold posts only when approved and without pay, and a retired cadre in one social
/// organisation only (domain.md 7.5). Otherwise ground G05 is given. One violation for each condition that is not met.
/// </summary>
public sealed class GV013CadresAreApproved() : Rule<AnnualReport>(
    "GV-013",
    Severity.Error,
    "领导干部兼职未见批准文件。",
    "Cadre post without approval.",
    "领导干部兼任社会组织职务须按干部管理权限批准、不得领取报酬，离退休干部只能兼任一个。{hint}报告已计入，年检时将列为事项。",
    "Civil servants and retired cadres need approval and may not be paid, and retired ones hold one post only.{hint} The report counts; the inspection will list this.")
{
    public override string Basis => "关于规范退（离）休领导干部在社会团体兼职问题的通知（中组发〔2014〕11号）[P:47]；基金会管理条例第23条（现职国家工作人员不得兼任理事长、副理事长、秘书长）";

    public override string CauseZh => "在职公务员和离退休领导干部兼职须经批准、不取酬，离退休的只兼一个职务。常见原因：兼职已获批但漏填文号，或领取补贴，或退休后同时在多个社会组织任职。";

    public override string CauseEn => "Civil servants and retired cadres need approval for a post, are not paid, and retired ones hold one only. Typically the approval's number was left out, an allowance is paid, or several organisations share one retired official.";

    public override IReadOnlyList<string> Fields => ["officers"];

    public override string? Ground => "G05";

    protected override void Check(AnnualReport record, Judge judge)
    {
        for (var i = 0; i < record.Officers?.Count; i++)
        {
            var officer = record.Officers[i];
            if (officer.IsCivilServant != true && officer.IsRetiredCadre != true)
                continue;
            var (zh, en) = (PersonNameFormat.Shown(officer.Name) ?? $"第{i + 1}位", PersonNameFormat.Shown(officer.Name) ?? $"item {i + 1}");
            if (officer.ApprovalDocNo is null && !officer.Unreadable.Contains("approvalDocNo"))
                Fail(i, "approvalDocNo", $"请填写{zh}的批准文号；未经批准的，应辞去职务。", $" Write the approval's number of {en}, who otherwise has to resign.");
            if (officer.IsPaid == true)
                Fail(i, "isPaid", $"{zh}领取报酬，应当停止并退还。", $" {en} is paid: stop it and have it paid back.", expected: "否");
            if (officer is { IsRetiredCadre: true, OtherPosts: > 0 })
                Fail(i, "otherPosts", $"{zh}还在其他{officer.OtherPosts.Value.ToString(CultureInfo.InvariantCulture)}个社会组织兼职。", $" {en} holds a post elsewhere too.", expected: "0");
        }

        void Fail(int index, string field, string zh, string en, string? expected = null) =>
            judge.Fail(this, ChildList.PathOf("officers", index, field), expected, arguments: [("hint", zh), ("hint.en", en)]);
    }
}
