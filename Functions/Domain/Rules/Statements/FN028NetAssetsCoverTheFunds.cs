using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>
/// Closing net assets are not negative; those of a social service institution or a foundation do not fall below its registered
/// (original) funds (domain.md 7.7, FN-028). The register says what was registered; where it does not, the report. Ground G15.
/// </summary>
public sealed class FN028NetAssetsCoverTheFunds() : Rule<AnnualReport>(
    "FN-028",
    Severity.Warn,
    "净资产{x}低于{limit}。",
    "Net assets {x} are below {limit}.",
    "请核对净资产合计（期末数）。数字无误的，请补足资金或申请变更注册资金；报告已计入，年检时将列为事项。",
    "Check closing net assets. When they are right, make the funds up or have the registered funds changed; the report counts, and the inspection will list this.")
{
    private static readonly StatementLine NetAssets = StatementLines.Of("BS110.e");

    public override string Basis => "民办非企业单位年度检查办法（民政部令第27号）：净资产低于最低标准；基金会管理条例第8条（原始基金）；domain.md 7.7、8.2（G15）";

    public override string CauseZh => "注册（原始）资金是登记时承诺保有的资金，社会服务机构和基金会的净资产不应低于它，任何组织都不应资不抵债。常见原因是多年亏损，或注册资金没有实际到位。";

    public override string CauseEn => "Registered (original) funds are what was promised at registration: net assets of social service institutions and foundations should not fall below them, and nobody's below zero. It usually breaks after years of losses, or because the funds were never paid in.";

    public override IReadOnlyList<string> Fields => [NetAssets.Code, "registeredFunds"];

    public override IReadOnlyList<string> ParameterNames => ["INDUSTRY_NET_ASSETS_MIN"];

    public override string? Ground => "G15";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.Lines[NetAssets] is not { } netAssets)
            return;
        var keepsFunds = Applicability.LegalTypeOf(record, judge.Context) is LegalTypes.ServiceInstitution or LegalTypes.Foundation;
        var funds = keepsFunds ? judge.Context.Registered?.RegisteredFunds ?? record.RegisteredFunds ?? 0 : 0;
        if (netAssets >= Math.Max(funds, 0))
            return;
        var limit = Yuan.Of(funds);
        judge.FailWithGravity(
            IsSerious(netAssets, record, judge.Context) ? Weight.Serious : Weight.Minor,
            this,
            NetAssets.Code,
            expected: $"≥ {limit}",
            difference: Yuan.Of((Int128)netAssets - funds),
            arguments: [("x", Yuan.Of(netAssets)), ("limit", funds > 0 ? $"注册（原始）资金{limit}" : "零"), ("limit.en", funds > 0 ? $"the registered (original) funds of {limit}" : "zero")]);
    }

    /// <summary>Below zero, or below the minimum that the industry department sets where one is known (domain.md 8.2, G15).</summary>
    private static bool IsSerious(long netAssets, AnnualReport record, RuleContext context) =>
        netAssets < 0
        || ((context.Registered?.IndustryDept ?? record.IndustryDept) is { } department && context.Parameters.Find("INDUSTRY_NET_ASSETS_MIN", context.Year, department) is { } least && netAssets < least * 100);
}
