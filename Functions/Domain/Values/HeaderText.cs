using System.Text;

namespace Nianbao.Domain.Values;

/// <summary>Headers as people write them: with spaces and line breaks, in full width, with a unit or 必填 behind, with an asterisk.</summary>
public static class HeaderText
{
    /// <summary>What may stand in brackets behind a header without changing which column is meant, and the multiplier it declares.</summary>
    private static readonly Dictionary<string, int> Suffixes = new(StringComparer.Ordinal)
    {
        ["元"] = 1,
        ["人民币"] = 1,
        ["yuan"] = 1,
        ["rmb"] = 1,
        ["cny"] = 1,
        ["千元"] = 1_000,
        ["千"] = 1_000,
        ["万元"] = 10_000,
        ["万"] = 10_000,
        ["万人次"] = 10_000,
        ["必填"] = 1,
        ["选填"] = 1,
        ["必填项"] = 1,
        ["选填项"] = 1,
        ["required"] = 1,
        ["optional"] = 1,
    };

    /// <summary>The header for comparison: half-width, lower case, without spaces, line breaks, underscores, asterisks, and without a trailing unit or 必填 in brackets.</summary>
    public static string Normalise(string header) => Read(header).Text;

    /// <summary>The multiplier the header declares: 10,000 for (万元), 1,000 for (千元), otherwise 1; behind its first line, too.</summary>
    public static int UnitOf(string header) => FirstLine(header) is { } first ? Math.Max(Read(header).Unit, Read(first).Unit) : Read(header).Unit;

    /// <summary>The first line of a header of several lines, or null when it has but one.</summary>
    public static string? FirstLine(string header) => header.Trim().AsSpan().IndexOfAny('\n', '\r') is var end and > 0 ? header.Trim()[..end].TrimEnd() : null;

    private static (string Text, int Unit) Read(string header)
    {
        var plain = new StringBuilder(header.Length);
        foreach (var c in header)
        {
            if (CellText.IsBlank(c) || char.IsControl(c) || c is '_' or '\uFF3F' or '\u00AD')
                continue;
            plain.Append(CellText.Half(c) switch
            {
                '[' or '【' or '〔' or '﹝' or '「' or '〖' => '(',
                ']' or '】' or '〕' or '﹞' or '」' or '〗' => ')',
                '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
                var other => char.ToLowerInvariant(other),
            });
        }

        // A view that grows shorter: a header of nothing but brackets must not be copied once for each of them.
        var text = plain.ToString().AsSpan();
        var unit = 1;
        while (true)
        {
            var before = text;
            text = text.Trim("*※':").TrimStart('★');
            if (text.EndsWith(")") && text.LastIndexOf('(') is var open and > 0 && Declared(text[(open + 1)..^1]) is { } declared)
            {
                unit = Math.Max(unit, declared);
                text = text[..open];
            }

            if (text.Length == before.Length)
                return (text.ToString(), unit);
        }
    }

    private static int? Declared(ReadOnlySpan<char> content)
    {
        if (content.StartsWith("单位"))
            content = content[2..].TrimStart(':');
        if (content.StartsWith("人民币") && content.Length > 3)
            content = content[3..];
        return Suffixes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(content, out var unit) ? unit : null;
    }
}
