namespace Nianbao.Domain.Rules.Statements;

/// <summary>
/// The balance sheet balances: the grand total is liabilities plus net assets, and equals total assets (domain.md 7.7, FN-010).
/// </summary>
public sealed class FN010BalanceSheetBalances() : StatementIdentity(
    "FN-010",
    "资产总计≠负债和净资产总计。",
    [.. Sum.Of("BS", 120, [100, 110], OpeningAndClosing), .. Sum.Of("BS", 60, [120], OpeningAndClosing)]);
