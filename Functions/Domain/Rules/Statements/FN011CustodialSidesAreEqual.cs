using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>
/// What is held for others is owed to them: rows 51 and 91 are equal, in both columns (domain.md 7.7, FN-011). Skipped when
/// one of them is blank, or when total assets or total liabilities are off by the very same amount, which is said there.
/// </summary>
public sealed class FN011CustodialSidesAreEqual() : Rule<AnnualReport>(
    "FN-011",
    Severity.Warn,
    "受托代理资产应等于受托代理负债。",
    "{rows} must be equal; difference {d}.",
    "请核对 {rows}：受托代理负债为{expected}元，受托代理资产填报为{actual}元，相差{d}元。如确有原因，请填写说明。",
    "Check {rows}: liabilities for assets held for others are {expected} yuan, the assets {actual}, a difference of {d}. When there is a reason, explain it.")
{
    private static readonly (string Column, StatementLine Assets, StatementLine Liabilities)[] Columns =
        [.. new[] { ".b", ".e" }.Select(c => (c, StatementLines.Of($"BS51{c}"), StatementLines.Of($"BS91{c}")))];

    public override string Basis => StatementBasis.Of("BS51") + "：受托代理资产与受托代理负债同时确认";

    public override string CauseZh => "受托代理资产是代他人保管或转交的款物，同时形成等额的受托代理负债。常见原因是只记了一边，或把可以自主支配的捐赠误列为受托代理。";

    public override string CauseEn => "Assets held for others are owed to them in the same amount. It usually breaks because only one side was booked, or because donations the organisation may use itself were entered here.";

    public override IReadOnlyList<string> Fields => [.. Columns.Select(c => c.Assets.Code), .. Columns.Select(c => c.Liabilities.Code)];

    protected override void Check(AnnualReport record, Judge judge)
    {
        foreach (var (column, assets, liabilities) in Columns)
        {
            if (record.Lines[assets] is { } actual && record.Lines[liabilities] is { } expected && !judge.HasSaid((Int128)actual - expected, column, "FN-005", "FN-008"))
                judge.FailUnlessEqual(this, assets.Code, actual, expected, addends: 1, $"{assets.Code} = {liabilities.Code}");
        }
    }
}
