using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>The auditor's opinion is unqualified (domain.md 7.7, FN-030). Any other is a fact for the inspection, ground G09.</summary>
public sealed class FN030AuditOpinionIsUnqualified() : Rule<AnnualReport>(
    "FN-030",
    Severity.Warn,
    "审计意见为“{x}”。",
    "The audit opinion is: {x}.",
    "请核对审计意见类型是否选对。确为非无保留意见的，请附整改措施；报告已计入，年检时将列为事项。",
    "Check whether the right opinion was chosen. When it is not unqualified, attach what is being done about it; the report counts, and the inspection will list this.")
{
    public override string Basis => "民办非企业单位年度检查办法（民政部令第27号）：财务制度不健全；domain.md 7.7、8.2（G09）";

    public override string CauseZh => "保留、否定或无法表示意见说明注册会计师不能确认报表公允，年检时须作为财务问题考虑。常见原因是凭证不全、收入未入账、往来款无法函证。";

    public override string CauseEn => "A qualified or adverse opinion, or a disclaimer, says that the auditor cannot confirm the statements; the inspection takes it as a financial matter. It usually comes from missing vouchers, unrecorded income, or balances nobody confirmed.";

    public override IReadOnlyList<string> Fields => ["audit.opinion"];

    public override string? Ground => "G09";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.AuditOpinion is null or AuditOpinions.Unqualified || record.HasAudit == false)
            return;
        var opinion = AuditOpinions.All.FirstOrDefault(o => o.Code == record.AuditOpinion);
        judge.FailWithGravity(record.AuditOpinion == AuditOpinions.Qualified ? Weight.Minor : Weight.Serious, this, "audit.opinion", expected: AuditOpinions.All[0].Chinese, arguments: [("x", opinion?.Chinese ?? record.AuditOpinion), ("x.en", opinion?.English.ToLowerInvariant() ?? record.AuditOpinion)]);
    }
}
