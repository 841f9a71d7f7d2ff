using System.Globalization;

namespace Nianbao.Pipeline.Audit;

/// <summary>
/// Where the index of a series lies: in the partition of what is published, so that one transaction publishes totals and writes down by
/// which submission they came. Its end sorts before the series' first division; its entries sort behind everything that queries read.
/// </summary>
internal static class ChainKeys
{
    /// <summary>The number of entries and the last one's hash.</summary>
    public static string End(string series) => $"{series}-!chain";

    public static bool IsEnd(string rowKey) => rowKey.EndsWith("-!chain", StringComparison.Ordinal);

    /// <summary>For example ~entry~annual-reports-2025~0000000017.</summary>
    public static string Entry(string series, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{FirstEntry(series)}{sequence:D10}");

    public static string FirstEntry(string series) => $"~entry~{series}~";

    /// <summary>Stands when the entry of that name does, so that it can be added only once.</summary>
    public static string Taken(string series, string name) => FirstTaken(series) + name;

    public static string FirstTaken(string series) => $"~taken~{series}~";

    /// <summary>The sequence of an entry's row, or 0.</summary>
    public static long SequenceOf(string rowKey) => long.TryParse(rowKey[(rowKey.LastIndexOf('~') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0;

    /// <summary>What lies behind all rows with that beginning.</summary>
    public static string Behind(string first) => first + "~";
}
