using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>
/// The balance sheet balances: the grand total is liabilities plus net assets, and equals total assets (domain.md 7.7, FN-010).
/// When only the grand total is wrong, it is said there, and not once more at total assets.
/// </summary>
public sealed class FN010BalanceSheetBalances() : StatementIdentity(
    "FN-010",
    "资产总计≠负债和净资产总计。",
    "资产总计与负债和净资产总计必须相等，这是整张资产负债表的校验。常见原因是净资产没有按本年变动额更新，或某项资产、负债漏记。",
    "Total assets equal liabilities plus net assets: the check of the whole balance sheet. It usually breaks because net assets were not moved by the year's change, or because an asset or a liability is missing.",
    "BS120")
{
    private static readonly (StatementLine Assets, StatementLine Both)[] Columns = [.. new[] { "b", "e" }.Select(c => (StatementLines.Of($"BS60.{c}"), StatementLines.Of($"BS120.{c}")))];

    public override IReadOnlyList<string> Fields => [.. base.Fields, "BS60.b", "BS60.e"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        foreach (var sum in SumsOf(judge.Context))
        {
            var isSum = sum.Check(this, record, judge);
            var (assets, both) = Array.Find(Columns, c => c.Both == sum.Total);
            if (record.Lines[assets] is not { } actual || record.Lines[both] is not { } written)
                continue;
            if (!isSum && sum.Of(record) is { } right && judge.IsWithinTolerance(actual - right, sum.Count))
                continue;
            judge.FailUnlessEqual(this, assets.Code, actual, written, addends: 1, $"{assets.Code} = {both.Code}");
        }
    }
}
