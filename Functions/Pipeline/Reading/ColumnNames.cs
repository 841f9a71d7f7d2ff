using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>Finds the column a header means: by name, Chinese or English label, or alias, whatever the spaces, width, case and unit.</summary>
internal sealed class ColumnNames
{
    private readonly Dictionary<string, Column> _columns = new(StringComparer.Ordinal);

    public ColumnNames(IReadOnlyList<Column> columns)
    {
        Columns = columns;

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
            if (column.Unit is { Length: > 0 } unit)
            {
                Add($"{column.Chinese}({unit})", column);
                Add($"{column.English}({unit})", column);
            }
        }
    }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The column that names an organisation: rows that have it are never taken for footers.</summary>
    public Column? Key => Columns.FirstOrDefault(c => c.Name.Equals("uscc", StringComparison.OrdinalIgnoreCase)) ?? Columns.FirstOrDefault(c => c.Required);

    public Column? Find(string header) => _columns.GetValueOrDefault(HeaderText.Normalise(header));

    private void Add(string name, Column column)
    {
        if (HeaderText.Normalise(name) is { Length: > 0 } normal)
            _columns.TryAdd(normal, column);
    }
}
