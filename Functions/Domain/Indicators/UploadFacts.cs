using System.Globalization;

namespace Nianbao.Domain.Indicators;

/// <summary>
/// What indicators need of a finished upload: <c>received|finished|rejected|encoding|code:count+code:count</c>, times as Unix milliseconds, for example
/// <c>1780272000000|1780272001200|0|utf-8|FN-001:3+DT-001:1</c>. It is written with the receipt, in the same request.
/// </summary>
/// <param name="Encoding">Of a text file; the file's format where it has none of its own; null of a file that could not be read.</param>
/// <param name="Findings">How many there are, by code.</param>
public sealed record UploadFacts(DateTimeOffset ReceivedAt, DateTimeOffset? FinishedAt, bool IsRejected, string? Encoding, IReadOnlyDictionary<string, int> Findings)
{
    private const string Nothing = "-";

    /// <summary>From arrival to the final receipt; null when it never was processed to its end.</summary>
    public long? Milliseconds => FinishedAt is { } finished ? Math.Max(0, (long)(finished - ReceivedAt).TotalMilliseconds) : null;

    /// <summary>The smallest of the values that at least this share of them does not exceed (nearest rank); null of none.</summary>
    /// <param name="percent">1 to 100.</param>
    public static long? Percentile(IEnumerable<long> values, int percent)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? null : sorted[(int)Math.Max(0, (((long)sorted.Length * percent) + 99) / 100 - 1)];
    }

    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static UploadFacts Parse(string text)
    {
        var parts = text.Split('|');
        if (parts.Length != 5)
            throw new FormatException($"'{text}' does not tell an upload's facts.");
        return new(
            Time(parts[0])!.Value,
            Time(parts[1]),
            parts[2] == "1",
            parts[3] == Nothing ? null : parts[3],
            parts[4].Split('+', StringSplitOptions.RemoveEmptyEntries).Select(finding => finding.Split(':')).ToDictionary(finding => finding[0], finding => int.Parse(finding[1], CultureInfo.InvariantCulture), StringComparer.Ordinal));
    }

    /// <summary>In ASCII only, because it travels in a header.</summary>
    public override string ToString() =>
        string.Join('|', Text(ReceivedAt), Text(FinishedAt), IsRejected ? "1" : "0", Encoding is { Length: > 0 } encoding && encoding.All(ch => char.IsAsciiLetterOrDigit(ch) || ch is '-' or '_') ? encoding : Nothing,
            string.Join('+', Findings.OrderBy(finding => finding.Key, StringComparer.Ordinal).Select(finding => string.Create(CultureInfo.InvariantCulture, $"{finding.Key}:{finding.Value}"))));

    private static string Text(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? Nothing;

    private static DateTimeOffset? Time(string text) => text == Nothing ? null : DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture));
}
