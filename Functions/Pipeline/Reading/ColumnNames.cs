using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>Finds the column a header means: by name, Chinese or English label, or alias, whatever the spaces, width, case and unit.</summary>
internal sealed class ColumnNames
{
    private readonly Dictionary<string, Column> _columns = new(StringComparer.Ordinal);

    private readonly Dictionary<string, ChildList> _lists = new(StringComparer.Ordinal);

    public ColumnNames(IReadOnlyList<Column> columns, IReadOnlyList<ChildList>? lists = null, bool ofSection = false)
    {
        Columns = columns;
        foreach (var list in lists ?? [])
        {
            _lists.TryAdd(HeaderText.Normalise(list.Name), list);
            _lists.TryAdd(HeaderText.Normalise(list.Chinese), list);
            _lists.TryAdd(HeaderText.Normalise(list.English), list);
        }

        foreach (var list in lists ?? [])
        {
            foreach (var alias in list.Aliases)
                _lists.TryAdd(HeaderText.Normalise(alias), list);
        }

        // Names first: where an alias of one column is the name of another, the name wins.
        foreach (var column in columns)
            Add(column.Name, column);
        foreach (var column in columns)
            Add(column.Chinese, column);
        foreach (var column in columns)
            Add(column.English, column);
        foreach (var column in columns)
        {
            foreach (var alias in column.Aliases)
                Add(alias, column);
        }

        foreach (var column in ofSection ? columns : [])
        {
            foreach (var label in column.SectionLabels)
                Add(label, column);
        }

        // Last, what nobody means otherwise: any of these names with the unit behind it, and in the one spelling that stands for all.
        foreach (var column in columns.Where(c => c.Unit is { Length: > 0 }))
        {
            foreach (var name in column.Aliases.Prepend(column.English).Prepend(column.Chinese))
                Add($"{name}({column.Unit})", column);
        }

        foreach (var (name, column) in _columns.ToList())
            _columns.TryAdd(Loosely(name), column);
    }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The column that names an organisation: rows that have it are never taken for footers.</summary>
    public Column? Key => Columns.FirstOrDefault(c => c.Name.Equals("uscc", StringComparison.OrdinalIgnoreCase)) ?? Columns.FirstOrDefault(c => c.Required);

    /// <summary>The column a header means. Of several lines in its cell the first may do: templates write the English name below the Chinese.</summary>
    public Column? Find(string header)
    {
        var name = HeaderText.Normalise(header);
        return _columns.GetValueOrDefault(name)
            ?? _columns.GetValueOrDefault(Loosely(name))
            ?? (HeaderText.FirstLine(header) is { } first ? Find(first) : null);
    }

    /// <summary>The list a header, a sheet's title or a property means.</summary>
    public ChildList? FindList(string header) => _lists.GetValueOrDefault(HeaderText.Normalise(header));

    /// <summary>One spelling for those that people use without a difference: 的 is put in or left out, 时间 is 日期, 人数 is 数.</summary>
    private static string Loosely(string name) => name
        .Replace("的", "", StringComparison.Ordinal)
        .Replace("时间", "日期", StringComparison.Ordinal)
        .Replace("人数", "数", StringComparison.Ordinal);

    private void Add(string name, Column column)
    {
        if (HeaderText.Normalise(name) is { Length: > 0 } normal)
            _columns.TryAdd(normal, column);
    }
}
