using Nianbao.Domain.Datasets;

namespace Nianbao.Pipeline.Publication;

/// <summary>
/// The keys of the Aggregates table. All published rows lie in one partition, so that one transaction writes a division's
/// cells and the clock, and one read of the clock tells a query whether anything it depends on has changed.
/// </summary>
public static class PublishedKeys
{
    public const string Partition = "published";

    /// <summary>The row with one property per dataset and period; its value changes with every publication.</summary>
    public const string Clock = "!clock";

    /// <summary>The property of a copy that tells by whose trace it was published; empty where nobody traces.</summary>
    public const string Trace = "Trace";

    /// <summary>For example annual-reports-2025 or registry-current: what is published and read together.</summary>
    public static string Series(Dataset dataset, int? year) => $"{dataset.Name}-{(year is { } y ? y.ToString("D4", System.Globalization.CultureInfo.InvariantCulture) : "current")}";

    /// <summary>For example activities-2025-440106-07: the copy of one head.</summary>
    public static string Row(string series, string division, string head) => head.Length == 0 ? $"{series}-{division}" : $"{series}-{division}-{head}";

    /// <summary>The division and head name of a row of the series.</summary>
    public static (string Division, string Head) Parse(string series, string row)
    {
        var rest = row[(series.Length + 1)..];
        return rest.Length == 6 ? (rest, "") : (rest[..6], rest[7..]);
    }

    /// <summary>The clock's property for a series: letters and digits only.</summary>
    public static string ClockProperty(string series) => "S_" + series.Replace('-', '_');

    /// <summary>The clock's property that says when a series was last proven (recomputed and compared).</summary>
    public static string VerifiedProperty(string series) => "V_" + series.Replace('-', '_');

    /// <summary>The series a clock property stands for, or null.</summary>
    public static string? SeriesOf(string property) => property.StartsWith("S_", StringComparison.Ordinal) ? property[2..].Replace('_', '-') : null;
}
