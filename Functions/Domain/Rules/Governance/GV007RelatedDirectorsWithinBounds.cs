using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>
/// Directors related to each other are a third at most in a non-public foundation set up with private property, and none in any
/// other (domain.md 7.5). Otherwise ground G06 is given. Where the report does not say whose property it was, only more than a
/// third is wrong for certain.
/// </summary>
public sealed class GV007RelatedDirectorsWithinBounds() : Rule<AnnualReport>(
    "GV-007",
    Severity.Error,
    "近亲属理事超限。",
    "Related directors over limit.",
    "具有近亲属关系的理事，用私人财产设立的非公募基金会不得超过三分之一，其他基金会不得有；本基金会最多{limit}人。请核对人数，或按章程调整理事。报告已计入，年检时将列为事项。",
    "Directors related to each other are a third at most in a non-public foundation set up with private property, and none in any other: here at most {limit}. Check the number, or change the board by the charter. The report counts; the inspection will list this.")
{
    public override Applicability AppliesTo => Applicability.Types(LegalTypes.Foundation);

    public override string Basis => "基金会管理条例第20条";

    public override string CauseZh => "为防止家族控制，近亲属不得在理事会中占多数，公募基金会和非私人财产设立的基金会不得有近亲属同任理事。常见原因：家族基金会增补亲属，或未填“是否由私人财产设立”。";

    public override string CauseEn => "No family shall rule a foundation's board. Typically a family foundation elected one more relative, or the report does not say that it was set up with private property.";

    public override IReadOnlyList<string> Fields => ["relatedDirectors", "directors", "isPrivatelyFunded"];

    public override string? Ground => "G06";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.RelatedDirectors is not { } related || LimitOf(record, judge.Context) is not { } limit || related <= limit)
            return;
        var most = limit.ToString(CultureInfo.InvariantCulture);
        judge.Fail(this, "relatedDirectors", expected: $"≤ {most}", difference: ((Int128)related - limit).ToString(CultureInfo.InvariantCulture), arguments: ("limit", most));
    }

    private static long? LimitOf(AnnualReport report, RuleContext context)
    {
        var isPublic = Applicability.HasPublicFundraising(report, context) || context.Registered?.Kind == OrganisationKinds.Public;
        return isPublic || report.IsPrivatelyFunded == false ? 0 : report.Directors is { } directors ? Math.Max(directors, 0) / 3 : null;
    }
}
