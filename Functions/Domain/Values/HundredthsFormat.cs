namespace Nianbao.Domain.Values;

/// <summary>A number with at most two decimals, held in hundredths: hours.</summary>
public sealed class HundredthsFormat : ValueFormat<long?>
{
    /// <summary>One trillion in hundredths, as for money.</summary>
    public const long Limit = MoneyFormat.Limit;

    public override string Name => "decimal";

    public override CellProblem? Read(in WrittenCell cell, int unit, out long? value) =>
        NumberReading.Read(in cell, unit, decimals: 2, money: false, Limit, out value);

    public override string? Write(long? value) => HundredthsText.Of(value);
}
