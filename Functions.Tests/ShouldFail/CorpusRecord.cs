using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules.Values;
using Nianbao.Domain.Values;
using Record = Nianbao.Domain.Datasets.Record;

namespace Nianbao.Tests.ShouldFail;

/// <summary>
/// A record as a person writes it: fields by their English names (objects inside it give dotted names), and lists of items.
/// It can be changed in one place, read into a record through the dataset's columns as intake does, and written as a file.
/// </summary>
internal sealed class CorpusRecord
{
    /// <summary>Columns and lists that the bases hold already and the activities are about to get.</summary>
    private static readonly string[] Awaited = [];

    private readonly SortedDictionary<string, JsonValue> _fields = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<SortedDictionary<string, JsonValue>>> _lists = new(StringComparer.Ordinal);

    /// <summary>Fields with their values; a missing one is blank.</summary>
    public IReadOnlyDictionary<string, JsonValue> Fields => _fields;

    /// <summary>Lists with their items; a missing list was not reported.</summary>
    public IEnumerable<(string Name, IReadOnlyList<IReadOnlyDictionary<string, JsonValue>> Items)> Lists =>
        _lists.Select(list => (list.Key, (IReadOnlyList<IReadOnlyDictionary<string, JsonValue>>)[.. list.Value]));

    /// <summary>The names of all columns and lists it has, filled in or not: what a file of it would ask for.</summary>
    public IEnumerable<string> Names => _fields.Keys.Concat(_lists.Keys);

    public static CorpusRecord Of(JsonObject json)
    {
        var record = new CorpusRecord();
        foreach (var (name, value) in json)
            record.Change(name, value);
        return record;
    }

    public CorpusRecord Copy()
    {
        var copy = new CorpusRecord();
        foreach (var (name, value) in _fields)
            copy._fields[name] = value;
        foreach (var (name, items) in _lists)
            copy._lists[name] = [.. items.Select(item => new SortedDictionary<string, JsonValue>(item, StringComparer.Ordinal))];
        return copy;
    }

    /// <summary>
    /// Changes one place: a field (<c>BS60.e</c>), an item's field (<c>officers[0].termNo</c>), an item (<c>officers[0]</c>, or the
    /// index behind the last one to add it), or a whole list. Null removes.
    /// </summary>
    public void Change(string path, JsonNode? value)
    {
        if (ChildList.TryParsePath(path, out var list, out var index, out var field))
            ChangeItem(path, list, index, field, value);
        else if (value is JsonArray { Count: > 0 } texts && texts.All(item => item is JsonValue))
            _fields[path] = JsonValue.Create(string.Join(';', texts.Select(item => item!.GetValue<string>())));
        else if (value is JsonArray items)
            _lists[path] = [.. items.Select(item => Flat(item!.AsObject()))];
        else if (value is JsonObject nested)
            foreach (var (name, inner) in nested)
                Change($"{path}.{name}", inner);
        else if (value is JsonValue single)
            _fields[path] = single;
        else if (!_fields.Remove(path) && !_lists.Remove(path))
            foreach (var name in _fields.Keys.Where(name => name.StartsWith(path + ".", StringComparison.Ordinal)).ToList())
                _fields.Remove(name);
    }

    /// <summary>Reads it as intake reads a row: what a cell's column says of it is kept, and the field marked unreadable.</summary>
    public (Record Record, IReadOnlyList<Fired> Fired) Read(Dataset dataset, Period period)
    {
        var record = dataset.NewRecord();
        var fired = new List<Fired>();
        foreach (var column in dataset.Columns.Where(column => !column.Internal))
        {
            if (_fields.TryGetValue(column.Name, out var value) && CellOf(value) is { IsEmpty: false } cell && !string.IsNullOrWhiteSpace(cell.Text))
                Read(column, record, cell, column.Name, record, fired);
            else if (column.Required)
                fired.Add(new("VAL-001", column.Name, VAL001RequiredValueIsGiven.Instance.Severity, null, ""));
        }

        foreach (var (name, items) in _lists.Where(list => !Awaited.Contains(list.Key) || dataset.Children.Any(child => child.Name == list.Key)))
        {
            var list = dataset.Child(name);
            list.Set(record, [.. items.Select((item, index) => ReadItem(list, index, item, record, fired))]);
        }

        var unknown = _fields.Keys.Except(dataset.Columns.Select(column => column.Name)).Except(Awaited).ToList();
        Assert.True(unknown.Count == 0, $"{dataset.Name} has no column {string.Join(", ", unknown)}.");
        dataset.Complete(record, period);
        return (record, fired);
    }

    /// <summary>As one element of a JSON file, with flat names and lists as arrays of objects.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var (name, value) in _fields)
            json[name] = value.DeepClone();
        foreach (var (name, items) in _lists)
            json[name] = new JsonArray([.. items.Select(item => new JsonObject(item.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.DeepClone()))))]);
        return json;
    }

    /// <summary>A value as a reader of files hands it to its column.</summary>
    public static RawCell CellOf(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => new("true", CellKind.Flag),
        JsonValueKind.False => new("false", CellKind.Flag),
        JsonValueKind.Number => new(value.ToJsonString(), CellKind.Number),
        _ => RawCell.Of(value.GetValue<string>()),
    };

    private static ListItem ReadItem(ChildList list, int index, SortedDictionary<string, JsonValue> values, Record owner, List<Fired> fired)
    {
        var item = list.NewItem();
        foreach (var (name, value) in values)
        {
            var column = list.Columns.FirstOrDefault(c => c.Name == name);
            Assert.True(column is not null, $"{list.Name} has no column {name}.");
            if (CellOf(value) is { IsEmpty: false } cell)
                Read(column, item, cell, ChildList.PathOf(list.Name, index, name), owner, fired);
        }

        return item;
    }

    private static void Read(Column column, Record record, RawCell cell, string path, Record owner, List<Fired> fired)
    {
        if (column.Read(record, cell) is not { } problem)
            return;
        record.Unreadable.Add(column.Name);
        owner.Unreadable.Add(path);
        fired.Add(new(problem.Code, path, problem.Code == "ID-003" ? Nianbao.Domain.Rules.Severity.Reject : Nianbao.Domain.Rules.Severity.Error, null, problem.MessageZh));
    }

    private void ChangeItem(string path, string list, int index, string? field, JsonNode? value)
    {
        if (!_lists.TryGetValue(list, out var items))
            _lists[list] = items = [];
        Assert.True(index < items.Count || (index == items.Count && field is null && value is not null), $"{path}: the list has {items.Count.ToString(CultureInfo.InvariantCulture)} items.");
        if (field is null && value is null)
            items.RemoveAt(index);
        else if (field is null && index == items.Count)
            items.Add(Flat(value!.AsObject()));
        else if (field is null)
            items[index] = Flat(value!.AsObject());
        else if (value is null)
            items[index].Remove(field);
        else
            items[index][field] = value.AsValue();
    }

    private static SortedDictionary<string, JsonValue> Flat(JsonObject json)
    {
        var flat = new CorpusRecord();
        foreach (var (name, value) in json)
            flat.Change(name, value);
        Assert.Empty(flat._lists);
        return flat._fields;
    }
}
