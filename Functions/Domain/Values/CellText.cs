using System.Buffers;

namespace Nianbao.Domain.Values;

/// <summary>What every format does to a cell's text first: the edges people do not see, and the words that mean "nothing".</summary>
internal static class CellText
{
    /// <summary>Zero-width characters and the byte order mark: invisible, not white space to .NET, and common in text copied from web pages.</summary>
    private const string Invisible = "\u200B\u200C\u200D\u2060\uFEFF";

    private static readonly SearchValues<string> NothingWords = SearchValues.Create(["无", "空", "N/A", "NULL"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Trims, takes off one leading ' (the guard that spreadsheets and our own exports put before text), and trims again.</summary>
    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text)
    {
        text = Trim(text);
        return text.Length > 0 && text[0] == '\'' ? Trim(text[1..]) : text;
    }

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsBlank(text[start]))
            start++;
        while (end > start && IsBlank(text[end - 1]))
            end--;
        return text[start..end];
    }

    /// <summary>White space, or a character without width.</summary>
    public static bool IsBlank(char c) => c <= ' ' ? c is ' ' or '\t' or '\r' or '\n' or '\v' or '\f' : c >= '\u0080' && (char.IsWhiteSpace(c) || Invisible.Contains(c));

    /// <summary>The half-width form of a full-width character (U+FF01-FF5E and the ideographic space), or the character itself.</summary>
    public static char Half(char c) => c switch
    {
        < '\u3000' => c,
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' => ' ',
        _ => c,
    };

    /// <summary>Whether the text says that there is nothing to report: —, -, /, 无, 空 (domain.md 9.1). Nothing is not zero.</summary>
    public static bool IsNothing(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
            return true;
        if (text.Length > 4)
            return false;
        foreach (var c in text)
        {
            // Hyphens, figure dashes, en and em dashes, box-drawing lines, and their full-width forms; a lone slash as forms strike a field out.
            if (c is not ('-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' or '\u2500' or '\uFF0D' or '/' or '\uFF0F' or '\\'))
                return NothingWords.Contains(text.ToString());
        }

        return true;
    }
}
