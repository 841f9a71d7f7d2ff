using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>The properties seen in a JSON file, nested ones by their path (partyOrg.type), numbered in the order of their first appearance.</summary>
internal sealed class JsonProperties
{
    private readonly int _limit;
    private readonly ColumnNames _names;
    private long _objects;

    public JsonProperties(ColumnNames names, int limit)
    {
        _names = names;
        _limit = limit;
        Root = new("", "") { Shape = new(null) };
    }

    /// <summary>The properties of an element.</summary>
    public JsonProperty Root { get; }

    /// <summary>The lists of objects that were understood.</summary>
    public List<JsonShape> Lists { get; } = [];

    /// <summary>A number of its own for each object that is begun, over all walks.</summary>
    public long NextObject() => ++_objects;

    /// <summary>The column of a property's value.</summary>
    public int ColumnOf(JsonProperty property, int element)
    {
        if (property.Column < 0)
        {
            var columns = property.Shape.Columns;
            if (columns.Count >= _limit)
                throw Refusal.TooManyColumns(_limit, element);
            property.Column = columns.Count;
            columns.Add(property);
        }

        return property.Column;
    }

    public JsonProperty Child(JsonProperty parent, string name, int element) => parent.Child(name, _limit, element);

    /// <summary>The shape of the items of an array below that property, or null when it is no list of this dataset.</summary>
    public JsonShape? ListAt(JsonProperty property)
    {
        if (property.Items is null && !property.IsNoList)
        {
            if (property.Shape == Root.Shape && _names.Find(property.Path) is null && _names.FindList(property.Path) is { } list && Lists.TrueForAll(l => l.Table!.List != list))
            {
                property.Items = new("", "") { Shape = new(new ItemTable(list, null, null) { Pointer = property.Pointer }), Parent = property };
                Lists.Add(property.Items.Shape);
            }
            else
            {
                property.IsNoList = true;
            }
        }

        return property.Items?.Shape;
    }

    /// <summary>The headers of a shape, as far as its properties are known.</summary>
    public static IReadOnlyList<HeaderCell> Headers(JsonShape shape, ColumnNames names) =>
        [.. shape.Columns.Select((node, i) => Header(node, i, names.Find(node.Path), shape.Table is null ? names.FindList(node.Path) : null))];

    private static HeaderCell Header(JsonProperty node, int column, Column? meant, ChildList? list) =>
        new(column, node.Path, meant, HeaderText.UnitOf(node.Path)) { Pointer = node.Pointer, List = meant is null ? list : null };
}

/// <summary>A kind of object: the elements themselves, or the items of one list.</summary>
/// <param name="table">The list whose items they are; null for the elements.</param>
internal sealed class JsonShape(ItemTable? table)
{
    public ItemTable? Table { get; } = table;

    /// <summary>The properties that have values; their index is the column.</summary>
    public List<JsonProperty> Columns { get; } = [];
}

/// <summary>A property, with those below it.</summary>
internal sealed class JsonProperty(string path, string pointer)
{
    private readonly Dictionary<string, JsonProperty> _children = new(StringComparer.Ordinal);

    public string Path { get; } = path;

    /// <summary>From the element (or the item) that it belongs to.</summary>
    public string Pointer { get; } = pointer;

    public required JsonShape Shape { get; init; }

    public byte[] Utf8Name { get; private init; } = [];

    /// <summary>The file's column, or -1 while no value was seen.</summary>
    public int Column { get; set; } = -1;

    /// <summary>The property that came after this one last time: objects of a list repeat their order.</summary>
    public JsonProperty? Next { get; set; }

    /// <summary>The first property inside this one, likewise.</summary>
    public JsonProperty? First { get; set; }

    public JsonProperty? Parent { get; init; }

    /// <summary>The object that gave this property last.</summary>
    public long SeenIn { get; set; }

    /// <summary>What the objects of the array below this property are, when it is a list.</summary>
    public JsonProperty? Items { get; set; }

    /// <summary>An array of objects below this property is no list that is known here.</summary>
    public bool IsNoList { get; set; }

    public JsonProperty Child(string name, int limit, int element)
    {
        if (_children.TryGetValue(name, out var child))
            return child;
        if (_children.Count >= limit)
            throw Refusal.TooManyColumns(limit, element);
        child = new(Path.Length == 0 ? name : $"{Path}.{name}", $"{Pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}")
        {
            Utf8Name = System.Text.Encoding.UTF8.GetBytes(name),
            Parent = this,
            Shape = Shape,
        };
        _children.Add(name, child);
        return child;
    }
}
