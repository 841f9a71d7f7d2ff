namespace Nianbao.Local.Sample.Reports;

/// <summary>An amount in fen by its column of the statement of activities.</summary>
public readonly record struct Amount(long Unrestricted, long Restricted)
{
    public long Total => Unrestricted + Restricted;

    public static Amount operator +(Amount one, Amount other) => new(one.Unrestricted + other.Unrestricted, one.Restricted + other.Restricted);
}

/// <summary>One year's figures: how the opening became the closing balance.</summary>
/// <param name="Income">Rows 1, 2, 3, 4, 5, 6, 9 of the statement of activities.</param>
/// <param name="Expenses">Rows 12, 21, 24, 28, all unrestricted.</param>
/// <param name="Released">Restricted net assets that became unrestricted (row 40).</param>
public sealed record AccountingYear(Balances Opening, Balances Closing, Amount[] Income, long[] Expenses, long Released);
