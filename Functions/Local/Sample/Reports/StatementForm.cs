using Nianbao.Domain.AnnualReports;

namespace Nianbao.Local.Sample.Reports;

/// <summary>Fills in the lines of the three statements (domain.md 3.4).</summary>
internal static class StatementForm
{
    private static readonly int[] IncomeRows = [1, 2, 3, 4, 5, 6, 9];
    private static readonly int[] ExpenseRows = [12, 21, 24, 28];

    /// <param name="leavesZeroBlank">Whether this organisation leaves rows empty that it has nothing to say about. Totals are always written.</param>
    public static void Fill(Statement lines, AccountingYear year, bool leavesZeroBlank)
    {
        Balance(lines, "b", year.Opening, leavesZeroBlank);
        Balance(lines, "e", year.Closing, leavesZeroBlank);
        Activities(lines, year, leavesZeroBlank);
        CashFlow(lines, year, leavesZeroBlank);
    }

    private static void Balance(Statement lines, string column, Balances balances, bool leavesZeroBlank)
    {
        void Put(int row, long amount, bool isOptional = false) => lines[$"BS{row}.{column}"] = isOptional && leavesZeroBlank && amount == 0 ? null : amount;
        Put(1, balances.Cash);
        Put(3, balances.Receivables, isOptional: true);
        Put(4, balances.Prepayments, isOptional: true);
        Put(8, balances.Inventories, isOptional: true);
        Put(18, balances.OtherCurrentAssets, isOptional: true);
        Put(20, balances.CurrentAssets);
        Put(21, balances.EquityInvestments, isOptional: true);
        Put(24, balances.DebtInvestments, isOptional: true);
        Put(30, balances.LongTermInvestments, isOptional: true);
        Put(31, balances.Cost, isOptional: true);
        Put(32, balances.Depreciation, isOptional: true);
        Put(33, balances.NetFixedAssets, isOptional: true);
        Put(34, balances.Construction, isOptional: true);
        Put(40, balances.FixedAssets);
        Put(41, balances.IntangibleAssets, isOptional: true);
        Put(51, balances.Custodial, isOptional: true);
        Put(60, balances.Total);
        Put(62, balances.Payables, isOptional: true);
        Put(63, balances.WagesPayable, isOptional: true);
        Put(65, balances.TaxesPayable, isOptional: true);
        Put(66, balances.Advances, isOptional: true);
        Put(80, balances.CurrentLiabilities);
        Put(81, balances.LongTermLoans, isOptional: true);
        Put(90, balances.LongTermLoans, isOptional: true);
        Put(91, balances.Custodial, isOptional: true);
        Put(100, balances.Liabilities);
        Put(101, balances.UnrestrictedNetAssets);
        Put(105, balances.RestrictedNetAssets);
        Put(110, balances.NetAssets);
        Put(120, balances.Total);
    }

    private static void Activities(Statement lines, AccountingYear year, bool leavesZeroBlank)
    {
        var income = year.Income.Aggregate((one, other) => one + other);
        var expenses = new Amount(year.Expenses.Sum(), 0);
        var released = new Amount(year.Released, -year.Released);
        for (var i = 0; i < IncomeRows.Length; i++)
            Put(IncomeRows[i], year.Income[i], isOptional: true);
        Put(11, income);
        for (var i = 0; i < ExpenseRows.Length; i++)
            Put(ExpenseRows[i], new(year.Expenses[i], 0), isOptional: true);
        Put(35, expenses);
        Put(40, released, isOptional: true);
        Put(45, new(income.Unrestricted - expenses.Unrestricted + released.Unrestricted, income.Restricted + released.Restricted));

        void Put(int row, Amount amount, bool isOptional = false)
        {
            var isBlank = isOptional && leavesZeroBlank && amount == default;
            lines[$"IS{row}.u"] = isBlank ? null : amount.Unrestricted;
            lines[$"IS{row}.r"] = isBlank ? null : amount.Restricted;
            lines[$"IS{row}.t"] = isBlank ? null : amount.Total;
        }
    }

    private static void CashFlow(Statement lines, AccountingYear year, bool leavesZeroBlank)
    {
        var (opening, closing) = (year.Opening, year.Closing);
        var increase = closing.Cash - opening.Cash;
        var invested = closing.LongTermInvestments - opening.LongTermInvestments;
        var bought = closing.FixedAssets + closing.IntangibleAssets - opening.FixedAssets - opening.IntangibleAssets;
        var borrowed = closing.LongTermLoans - opening.LongTermLoans;
        var earned = increase + invested + bought - borrowed;
        var income = year.Income.Sum(i => i.Total);
        var received = Math.Max(income, earned);
        var paid = received - earned;
        // The first five rows are those of the income; investment income and what else came in is row 8.
        for (var row = 1; row <= 5; row++)
            Put(row, year.Income[row - 1].Total, isOptional: true);
        Put(8, received - year.Income.Take(5).Sum(i => i.Total), isOptional: true);
        Put(13, received);
        var (granted, staff, goods) = (paid / 10, paid * 4 / 10, paid * 3 / 10);
        Put(14, granted, isOptional: true);
        Put(15, staff, isOptional: true);
        Put(16, goods, isOptional: true);
        Put(19, paid - granted - staff - goods, isOptional: true);
        Put(23, paid);
        Put(24, earned);
        Put(25, Math.Max(-invested, 0), isOptional: true);
        Put(27, Math.Max(-bought, 0), isOptional: true);
        Put(34, Math.Max(-invested, 0) + Math.Max(-bought, 0), isOptional: true);
        Put(35, Math.Max(bought, 0), isOptional: true);
        Put(36, Math.Max(invested, 0), isOptional: true);
        Put(43, Math.Max(bought, 0) + Math.Max(invested, 0), isOptional: true);
        Put(44, -invested - bought, isOptional: true);
        Put(45, Math.Max(borrowed, 0), isOptional: true);
        Put(50, Math.Max(borrowed, 0), isOptional: true);
        Put(51, Math.Max(-borrowed, 0), isOptional: true);
        Put(58, Math.Max(-borrowed, 0), isOptional: true);
        Put(59, borrowed, isOptional: true);
        Put(60, 0, isOptional: true);
        Put(61, increase);

        void Put(int row, long amount, bool isOptional = false) => lines[$"CF{row}"] = isOptional && leavesZeroBlank && amount == 0 ? null : amount;
    }
}
