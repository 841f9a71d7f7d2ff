using System.Globalization;

namespace Nianbao.Benchmarks;

/// <summary>Repeats of one measurement: the middle one, and how far they lie apart.</summary>
internal sealed class Spread(IEnumerable<double> values) : IFormattable
{
    private readonly double[] _values = [.. values.Order()];

    public double Median => _values.Length % 2 == 1 ? _values[_values.Length / 2] : (_values[(_values.Length / 2) - 1] + _values[_values.Length / 2]) / 2;

    /// <summary>The median, and the least and the greatest behind it.</summary>
    /// <param name="format">A number format, for example N0 or F2.</param>
    public string ToString(string? format, IFormatProvider? provider = null) => _values.Length == 1
        ? Text(_values[0], format)
        : $"{Text(Median, format)} ({Text(_values[0], format)} to {Text(_values[^1], format)})";

    private static string Text(double value, string? format) => value.ToString(format, CultureInfo.InvariantCulture);
}
