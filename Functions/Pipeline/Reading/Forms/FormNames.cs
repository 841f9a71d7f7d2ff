using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>What the words on a form mean: labels, lists, sections.</summary>
internal sealed class FormNames
{
    private readonly ColumnNames _all;
    private readonly ColumnNames _lists;
    private readonly Dictionary<Section, ColumnNames> _sections;
    private readonly FileContent _content;

    public FormNames(FileContent content)
    {
        _content = content;

        // The statements' lines come last: on a form, 其他收入 or 净资产 is a label of its section before it is a line.
        _all = new([.. content.Sections.Where(s => !s.IsStatement).SelectMany(s => s.Columns), .. content.Sections.Where(s => s.IsStatement).SelectMany(s => s.Columns)]);
        _lists = new([], content.Lists);
        _sections = content.Sections.ToDictionary(s => s, s => new ColumnNames(s.Columns, ofSection: true));
        Tables = [.. content.Lists.Select(list => (list, new ColumnNames(list.Columns)))];
    }

    /// <summary>The lists with the names of their columns.</summary>
    public IReadOnlyList<(ChildList List, ColumnNames Names)> Tables { get; }

    public IReadOnlyList<Section> Sections => _content.Sections;

    /// <summary>The column a label means, the section's own first.</summary>
    public Column? Label(string text, Section? section)
    {
        if (text.Length > 100)
            return null;
        foreach (var spelling in Spellings(text))
        {
            if ((section is null ? null : _sections[section].Find(spelling)) is { } own)
                return own;
            if (_all.Find(spelling) is { } other && (section is null || section.IsStatement == false || !IsLine(other)))
                return other;
        }

        return null;
    }

    public ChildList? List(string title) => title.Length > 60 ? null : SheetTitle.ListOf(title, _lists);

    /// <summary>The section that a sheet's name or a title names, or null.</summary>
    public Section? SectionOf(string title)
    {
        if (title.Length > 100)
            return null;
        var plain = HeaderText.Normalise(title);
        foreach (var spelling in SheetTitle.Spellings(title))
        {
            if (Sections.FirstOrDefault(s => s.Code.Length > 0 && (Same(s.Code, spelling) || Same(s.Chinese, spelling) || Same(s.English, spelling))) is { } section)
                return section;
        }

        // A0 and the like: A 基本信息, A-基本信息, 表A 基本信息(必填); 资产负债表(会民非01).
        return Sections.Where(s => s.Code.Length > 0).FirstOrDefault(s =>
            (plain.StartsWith(HeaderText.Normalise(s.Code), StringComparison.Ordinal) && plain.EndsWith(HeaderText.Normalise(s.Chinese), StringComparison.Ordinal))
            || (s.Chinese.Length >= 4 && Joined(plain).Contains(Joined(HeaderText.Normalise(s.Chinese)), StringComparison.Ordinal)));
    }

    /// <summary>Without the words that join two others: 募捐和接受捐赠 is 募捐捐赠.</summary>
    private static string Joined(string plain) => plain
        .Replace("和", "", StringComparison.Ordinal)
        .Replace("与", "", StringComparison.Ordinal)
        .Replace("接受", "", StringComparison.Ordinal);

    private static bool Same(string one, string plain) => HeaderText.Normalise(one) == plain;

    private bool IsLine(Column column) => _content.Sections.Any(s => s.IsStatement && s.Columns.Contains(column));

    private static IEnumerable<string> Spellings(string text)
    {
        yield return text;
        var plain = HeaderText.Normalise(text);
        var bare = SheetTitle.WithoutNumber(plain);
        if (bare != plain)
            yield return bare;
    }
}
