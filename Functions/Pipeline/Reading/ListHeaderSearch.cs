using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>Tells which list a sheet of a bulk workbook holds: by its title, else by its headers, which must name the record's key.</summary>
internal sealed class ListHeaderSearch(FileContent content, ReadingLimits limits)
{
    private const double KnownShare = 0.6;

    private readonly ColumnNames _titles = new([], content.Lists);
    private readonly ColumnNames _keys = new(content.Keys);
    private readonly ColumnNames _owner = new(content.Columns);
    private readonly (ChildList List, ColumnNames Names)[] _lists = [.. content.Lists.Select(list => (list, new ColumnNames(list.Columns)))];

    /// <summary>The table on a sheet, or null when no list of the dataset is recognised. The reader stands behind the header afterwards.</summary>
    public ItemTable? Look(string sheet, RawRows rows)
    {
        var titled = SheetTitle.ListOf(sheet, _titles);
        var row = new SourceRow();
        for (var i = 0; i < limits.HeaderSearchRows && rows.Read(row); i++)
        {
            if (row.Count == 0)
                continue;
            var best = _lists
                .Select(candidate => (candidate.List, Headers: HeadersOf(row, candidate.Names)))
                .Where(candidate => IsHeader(candidate.Headers))
                .OrderByDescending(candidate => candidate.List == titled)
                .ThenByDescending(candidate => Known(candidate.Headers))
                .ToList();
            if (best.Count == 0)
            {
                titled ??= SheetTitle.ListOf(row[FirstOf(row)].Text, _titles);
                continue;
            }

            // Two lists that fit equally well: the sheet does not say which of them it is.
            if (best.Count > 1 && best[0].List != titled && Known(best[0].Headers) == Known(best[1].Headers))
                return null;
            return new(best[0].List, sheet, row.Number) { Headers = best[0].Headers };
        }

        return null;
    }

    private static int FirstOf(SourceRow row)
    {
        var first = 0;
        while (row[first].IsEmpty && first < row.Count)
            first++;
        return first;
    }

    private static int Known(List<HeaderCell> headers) => headers.Count(h => h is { Column: not null, IsAside: false });

    private static bool IsHeader(List<HeaderCell> headers) =>
        headers.Exists(h => h is { Column: not null, IsAside: true }) && Known(headers) > 0 && headers.Count(h => h.Column is not null || h.IsAside) >= KnownShare * headers.Count;

    private List<HeaderCell> HeadersOf(SourceRow row, ColumnNames names)
    {
        var headers = new List<HeaderCell>();
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i] is not { IsEmpty: false } cell)
                continue;
            var key = _keys.Find(cell.Text);
            var column = key ?? names.Find(cell.Text);
            headers.Add(new(i, cell.Text, column, HeaderText.UnitOf(cell.Text))
            {
                // The organisation's name beside its code is for the reader's eye; so is a running number.
                IsAside = key is not null || (column is null && (_owner.Find(cell.Text) is not null || RunningNumber.Is(cell.Text))),
            });
        }

        return headers;
    }
}

/// <summary>The header of a column that counts lines.</summary>
internal static class RunningNumber
{
    private static readonly string[] Words = ["序号", "编号", "序", "no", "no.", "#", "number", "行号"];

    public static bool Is(string header) => Array.IndexOf(Words, HeaderText.Normalise(header)) >= 0;
}

/// <summary>Titles of sheets and tables as people write them: with the section's letter, a number, 表 or 情况 behind.</summary>
internal static class SheetTitle
{
    private static readonly System.Buffers.SearchValues<char> NumberCharacters = System.Buffers.SearchValues.Create("0123456789一二三四五六七八九十()");

    /// <summary>The list a title names, or null.</summary>
    public static ChildList? ListOf(string title, ColumnNames titles)
    {
        foreach (var spelling in Spellings(title))
        {
            if (titles.FindList(spelling) is { } list)
                return list;
        }

        return null;
    }

    /// <summary>The title, and the title without numbering in front and without common words behind.</summary>
    public static IEnumerable<string> Spellings(string title)
    {
        var plain = HeaderText.Normalise(title);
        yield return plain;
        var bare = WithoutNumber(plain);
        if (bare.Length > 0 && bare != plain)
            yield return bare;
        foreach (var ending in (string[])["情况表", "明细表", "登记表", "一览表", "名单", "清单", "情况", "明细", "台账", "列表", "表"])
        {
            if (bare.Length > ending.Length && bare.EndsWith(ending, StringComparison.Ordinal))
                yield return bare[..^ending.Length];
        }
    }

    /// <summary>The text behind numbering such as 一、 (二) 3. B2- 附表1: or a section's letter.</summary>
    public static string WithoutNumber(string plain)
    {
        var i = 0;
        if (plain.StartsWith("附表", StringComparison.Ordinal) || plain.StartsWith("附件", StringComparison.Ordinal))
            i = 2;
        var start = i;
        while (i < plain.Length && (char.IsAsciiLetterOrDigit(plain[i]) && i - start < 4 || "一二三四五六七八九十百零()第".Contains(plain[i])))
            i++;
        var numbered = i;
        while (i < plain.Length && plain[i] is '、' or '.' or '-' or ':' or ',' or '．' or '·' or '部' or '分' or '章' or '项')
            i++;

        // Letters alone are a word, not a number: officers, BS.
        return i == numbered && !plain.AsSpan(0, numbered).ContainsAny(NumberCharacters) && numbered != 1 ? plain : plain[i..];
    }
}
