using System.Linq.Expressions;

namespace Nianbao.Domain.Datasets;

/// <summary>
/// An item of a list inside a record: an officer, a meeting, a bank account. It is read by columns like a record, but has no
/// key of its own: it is found by its place in the list.
/// </summary>
public abstract class ListItem : Record
{
    public sealed override string Key => "";
}

/// <summary>
/// A list inside a record, such as officers or meetings. In a workbook it is a sheet of its own (in bulk files with the owner's
/// credit code in its first column), in JSON an array of objects under <see cref="Name"/>.
/// </summary>
public abstract class ChildList(string name, string chinese, string english)
{
    /// <summary>The English name in JSON and in paths of findings, for example <c>officers</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The Chinese name: the sheet's title.</summary>
    public string Chinese { get; } = chinese;

    public string English { get; } = english;

    /// <summary>Other titles a sheet of it may bear.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The pipeline sets it; it is kept with the record but never read from a file, and stands in no template.</summary>
    public bool Internal { get; init; }

    /// <summary>
    /// How an item of one version is found again in another, by columns: the first that both items fill in alike decides. By
    /// default the first two columns together, then the first alone.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Identity
    {
        get => field ?? [[.. Columns.Take(2).Select(c => c.Name)], [Columns[0].Name]];
        init;
    }

    /// <summary>The columns of an item. None of them is the owner's credit code.</summary>
    public abstract IReadOnlyList<Column> Columns { get; }

    public abstract ListItem NewItem();

    /// <summary>The items as reported; null when nothing was said of the list, which is not the same as an empty list.</summary>
    public abstract IReadOnlyList<ListItem>? Items(Record owner);

    /// <summary>Replaces the list.</summary>
    public abstract void Set(Record owner, IReadOnlyList<ListItem>? items);

    /// <summary>The path of an item's field in findings, for example <c>officers[2].termNo</c>; the index counts from 0.</summary>
    public static string PathOf(string list, int index, string? field = null) => field is null ? $"{list}[{index}]" : $"{list}[{index}].{field}";

    /// <summary>Takes a path apart; false when it is no path into a list.</summary>
    public static bool TryParsePath(string? path, out string list, out int index, out string? field)
    {
        (list, index, field) = ("", 0, null);
        if (path is null)
            return false;
        var open = path.IndexOf('[', StringComparison.Ordinal);
        var close = open < 0 ? -1 : path.IndexOf(']', open);
        if (open <= 0 || close < 0 || !int.TryParse(path.AsSpan(open + 1, close - open - 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out index))
            return false;
        list = path[..open];
        if (close + 2 < path.Length && path[close + 1] == '.')
            field = path[(close + 2)..];
        return true;
    }
}

/// <summary>A list of one kind of item in one kind of record.</summary>
public sealed class ChildList<TOwner, TItem>(
    string name, string chinese, string english, Expression<Func<TOwner, IReadOnlyList<TItem>?>> property, IReadOnlyList<Column> columns) : ChildList(name, chinese, english)
    where TOwner : Record
    where TItem : ListItem, new()
{
    private readonly Func<TOwner, IReadOnlyList<TItem>?> _get = property.Compile();
    private readonly Action<TOwner, IReadOnlyList<TItem>?> _set = Setter(property);

    public override IReadOnlyList<Column> Columns { get; } = columns;

    public override ListItem NewItem() => new TItem();

    public override IReadOnlyList<ListItem>? Items(Record owner) => _get((TOwner)owner);

    public override void Set(Record owner, IReadOnlyList<ListItem>? items) => _set((TOwner)owner, items is null ? null : [.. items.Cast<TItem>()]);

    private static Action<TOwner, IReadOnlyList<TItem>?> Setter(Expression<Func<TOwner, IReadOnlyList<TItem>?>> property)
    {
        var value = Expression.Parameter(typeof(IReadOnlyList<TItem>), "value");
        return Expression.Lambda<Action<TOwner, IReadOnlyList<TItem>?>>(Expression.Assign(property.Body, value), property.Parameters[0], value).Compile();
    }
}
