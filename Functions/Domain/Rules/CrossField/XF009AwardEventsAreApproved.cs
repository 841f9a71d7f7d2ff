using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;

namespace Nianbao.Domain.Rules.CrossField;

/// <summary>Every event of appraisal and award was approved (domain.md 7.8, XF-009). States ground G13.</summary>
public sealed class XF009AwardEventsAreApproved() : Rule<AnnualReport>(
    "XF-009",
    Severity.Error,
    "违规举办评比达标表彰活动{t}。",
    "Unapproved award event: {t}.",
    "评比达标表彰活动须经批准。请填写批准文号；未经批准的，应停止举办。报告照常计入，年检时列为事项。",
    "Award events need approval. Give the number of the approval; stop those that have none. The report counts; the inspection will list this.")
{
    private const string List = "awardsEventsHeld";

    public override string Basis => "民发〔2012〕57号: 社会组织评比达标表彰活动管理暂行规定 (domain.md 8.2 G13)";

    public override string CauseZh => "社会组织举办评比达标表彰活动须经批准，且不得收费。常见原因是不知道需要批准，或漏填批准文号。";

    public override string CauseEn => "Award events need approval and must be free of charge. Mostly the duty was not known, or the number of the approval was left out.";

    public override IReadOnlyList<string> Fields => [List];

    public override string? Ground => "G13";

    protected override void Check(AnnualReport record, Judge judge)
    {
        for (var i = 0; i < (record.AwardsEventsHeld?.Count ?? 0); i++)
        {
            var held = record.AwardsEventsHeld![i];
            if (!string.IsNullOrWhiteSpace(held.ApprovedDocNo) || held.Unreadable.Contains("approvedDocNo"))
                continue;
            var hasName = !string.IsNullOrWhiteSpace(held.Name);
            judge.FailWithGravity(held.Fee > 0 ? Weight.Serious : Weight.Minor, this, ChildList.PathOf(List, i, "approvedDocNo"), arguments: [("t", hasName ? $"“{held.Name}”" : ""), ("t.en", hasName ? $"'{held.Name}'" : "without a name")]);
        }
    }
}
