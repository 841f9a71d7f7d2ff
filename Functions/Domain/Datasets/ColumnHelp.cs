namespace Nianbao.Domain.Datasets;

/// <summary>What to write in a column: which document it stands in, which row, who counts.</summary>
/// <param name="Column">The column's name; for an item of a list the path without an index, for example <c>officers.post</c>.</param>
internal readonly record struct ColumnHelp(string Column, string Zh, string En)
{
    /// <summary>Gives the columns of these sections, and of their lists, their help.</summary>
    /// <exception cref="KeyNotFoundException">A help names a column that there is not.</exception>
    public static Section[] ExplainSections(Section[] sections, ColumnHelp[] help)
    {
        Explain([.. sections.SelectMany(section => section.Columns).Select(column => (column.Name, column)), .. Of([.. sections.SelectMany(section => section.Children)])], help);
        return sections;
    }

    /// <inheritdoc cref="ExplainSections"/>
    public static IReadOnlyList<Column> Explain(IReadOnlyList<Column> columns, ColumnHelp[] help)
    {
        Explain([.. columns.Select(column => (column.Name, column))], help);
        return columns;
    }

    /// <inheritdoc cref="ExplainSections"/>
    public static IReadOnlyList<ChildList> Explain(IReadOnlyList<ChildList> lists, ColumnHelp[] help)
    {
        Explain([.. Of(lists)], help);
        return lists;
    }

    private static IEnumerable<(string Name, Column Column)> Of(IReadOnlyList<ChildList> lists) => lists.SelectMany(list => list.Columns.Select(column => ($"{list.Name}.{column.Name}", column)));

    private static void Explain((string Name, Column Column)[] columns, ColumnHelp[] help)
    {
        foreach (var (name, zh, en) in help)
            _ = Array.Find(columns, c => c.Name == name).Column?.Explain(zh, en) ?? throw new KeyNotFoundException($"There is no column {name} to explain.");
    }
}
