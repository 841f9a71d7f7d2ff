namespace Nianbao.Domain.Values;

/// <summary>An amount of money, held in fen. Exact: no floating point touches it.</summary>
public sealed class MoneyFormat : ValueFormat<long?>
{
    /// <summary>One trillion yuan in fen: 92,000 rows of it, more than the province has organisations, still add up within Int64.</summary>
    public const long Limit = 100_000_000_000_000;

    public override string Name => "money";

    public override CellProblem? Read(in WrittenCell cell, int unit, out long? value) =>
        NumberReading.Read(in cell, unit, decimals: 2, money: true, Limit, out value);

    public override string? Write(long? value) => HundredthsText.Of(value);
}
