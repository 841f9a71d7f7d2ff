using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Rules.Attachments;

namespace Nianbao.Domain.Rules.Charity;

/// <summary>
/// Public-fundraising charities attach an audit report and the special review report (domain.md 3.3, 7.8 CH-008); which, says
/// required-attachments.json. Where this rule speaks of an attachment, AT-001 does not.
/// </summary>
public sealed class CH008FundraisersAreAudited() : Rule<AnnualReport>(
    "CH-008",
    Severity.Error,
    "具有公开募捐资格须提交审计报告：缺少{list}。",
    "Audit required: {list} missing.",
    "请补充附件：{list}。",
    "Attach: {list}.")
{
    public override Applicability AppliesTo { get; } = new([], CharityStatus.PublicFundraising);

    public override string Basis => "慈善法第13条 [L]: 具有公开募捐资格的慈善组织的财务会计报告须经审计; domain.md 3.3";

    public override string CauseZh => "公开募捐的慈善组织须经会计师事务所审计，并提交专项信息审核报告。常见原因是只交了审计报告，漏交专项信息审核报告，或附件类型选错。";

    public override string CauseEn => "Charities that raise funds in public are audited and file the special review report too. Mostly only the audit report was attached, or the kind of the attachment is wrong.";

    public override IReadOnlyList<string> Fields => [RequiredAttachments.List];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (!judge.Context.Extent.Asks(RequiredAttachments.List))
            return;
        var missing = RequiredAttachments.MissingFrom(record, judge.Context, Code);
        if (missing.Count > 0)
            judge.Fail(this, RequiredAttachments.List, expected: RequiredAttachments.Chinese(missing), arguments: [("list", RequiredAttachments.Chinese(missing)), ("list.en", RequiredAttachments.English(missing))]);
    }
}
