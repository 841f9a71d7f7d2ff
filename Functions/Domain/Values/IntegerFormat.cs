using System.Globalization;

namespace Nianbao.Domain.Values;

/// <summary>A whole number: persons, sessions, organisations.</summary>
public sealed class IntegerFormat : ValueFormat<long?>
{
    /// <summary>One trillion: nine million rows of it still add up within Int64.</summary>
    public const long Limit = 1_000_000_000_000;

    public override string Name => "integer";

    public override CellProblem? Read(in WrittenCell cell, int unit, out long? value) =>
        NumberReading.Read(in cell, unit, decimals: 0, money: false, Limit, out value);

    public override string? Write(long? value) => value?.ToString(CultureInfo.InvariantCulture);
}
