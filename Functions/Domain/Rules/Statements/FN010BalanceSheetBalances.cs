using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>
/// The balance sheet balances: the grand total is liabilities plus net assets, and equals total assets (domain.md 7.7, FN-010).
/// </summary>
public sealed class FN010BalanceSheetBalances() : StatementIdentity(
    "FN-010",
    "资产总计≠负债和净资产总计。",
    "BS120")
{
    private static readonly (StatementLine Assets, StatementLine Both)[] Columns = [.. new[] { "b", "e" }.Select(c => (StatementLines.Of($"BS60.{c}"), StatementLines.Of($"BS120.{c}")))];

    protected override void Check(AnnualReport record, Judge judge)
    {
        base.Check(record, judge);
        foreach (var (assets, both) in Columns)
        {
            if (record.Lines[assets] is { } actual && record.Lines[both] is { } expected)
                judge.FailUnlessEqual(this, assets.Code, actual, expected, addends: 1, $"{assets.Code} = {both.Code}");
        }
    }
}
