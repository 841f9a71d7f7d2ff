using System.Text.Json;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>A list in one cell: the items as a JSON array of objects, as exports to CSV write them.</summary>
internal sealed class ListCell(HeaderCell header)
{
    private const int Shown = 60;

    private readonly ColumnNames _names = new(header.List!.Columns);
    private readonly ItemTable _table = new(header.List!, null, null) { InCell = header, Pointer = "" };
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<HeaderCell> _headers = [];

    public ChildList List => header.List!;

    public HeaderCell Header => header;

    /// <summary>
    /// Whether the cell holds something that was never meant as a list: under 负责人 people write a name. The English name of a list is no
    /// word that people write, so what stands under it is meant as one.
    /// </summary>
    public bool IsOtherThing(SourceRow row)
    {
        var text = row.Written(header.FileColumn).Text.TrimStart(" \t\r\n'");
        return text.Length > 0 && text[0] != '[' && text[0] != '{' && !header.Text.Trim().Equals(header.List!.Name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Puts the items of the row's cell into the row, or says why there are none.</summary>
    public CellProblem? Read(SourceRow row, ReadingLimits limits)
    {
        var cell = row.Written(header.FileColumn);
        var text = cell.Text.Trim();
        if (text.Length == 0 || text is "-" or "—" or "无" or "/")
            return null;
        if (text[0] == '\'')
            text = text[1..];
        try
        {
            using var json = JsonDocument.Parse(text.ToString(), new() { MaxDepth = limits.JsonDepth });
            if (json.RootElement.ValueKind != JsonValueKind.Array)
                return NoArray(cell.Text.ToString());
            row.Say(_table);
            var number = 0;
            foreach (var value in json.RootElement.EnumerateArray())
            {
                var item = new SourceRow();
                item.Clear(++number);
                if (value.ValueKind == JsonValueKind.Object)
                    Fill(item, "", "", value, limits);
                row.Add(new(_table, item) { Problem = value.ValueKind == JsonValueKind.Object ? null : NoObject(value.ToString()) });
            }

            _table.Headers = _headers;
            return null;
        }
        catch (JsonException)
        {
            return NoArray(cell.Text.ToString());
        }
        catch (InvalidOperationException)
        {
            return NoArray(cell.Text.ToString()); // Half a surrogate pair, which JSON can escape and text cannot hold.
        }
    }

    /// <summary>The problem of an item that is no object.</summary>
    public static CellProblem NoObject(string written) => new(
        "VAL-002",
        "{\"字段\": 值} / {\"field\": value}",
        $"列表中的这一项“{Cut(written)}”不是对象。",
        $"This item of the list, '{Cut(written)}', is not an object.",
        "列表的每一项都应写成 {\"字段\": 值} 的形式，字段见 schema.json。",
        "Write each item of the list as {\"field\": value}; the fields are in schema.json.");

    private static CellProblem NoArray(string written) => new(
        "VAL-002",
        "[{…}, {…}]",
        $"“{Cut(written)}”不是列表。",
        $"'{Cut(written)}' is not a list.",
        "请写成 JSON 数组 [{\"字段\": 值}, …]，或把列表放到另一个工作表上；没有数据请留空。",
        "Write a JSON array [{\"field\": value}, …], or put the list on a sheet of its own; leave it empty when there is nothing to report.");

    private static string Cut(string written) => written.Length > Shown ? written[..Shown] + "…" : written;

    private void Fill(SourceRow item, string path, string pointer, JsonElement values, ReadingLimits limits)
    {
        // Items mostly name the same fields in the same order.
        var next = 0;
        foreach (var property in values.EnumerateObject())
        {
            if (path.Length == 0 && property.Value.ValueKind == JsonValueKind.String && next < _headers.Count && property.NameEquals(_headers[next].Text))
            {
                item.Set(next++, RawCell.Of(property.Value.GetString()));
                continue;
            }

            var name = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            var place = $"{pointer}/{property.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            switch (property.Value.ValueKind)
            {
                case JsonValueKind.Object:
                    Fill(item, name, place, property.Value, limits);
                    break;
                case JsonValueKind.Array:
                    Set(item, name, place, RawCell.Of(string.Join(';', property.Value.EnumerateArray().Select(v => v.ToString()))), limits);
                    break;
                case JsonValueKind.True or JsonValueKind.False:
                    Set(item, name, place, new(property.Value.ValueKind == JsonValueKind.True ? "true" : "false", CellKind.Flag), limits);
                    break;
                case JsonValueKind.Number:
                    Set(item, name, place, new(property.Value.GetRawText(), CellKind.Number), limits);
                    break;
                case JsonValueKind.String:
                    Set(item, name, place, RawCell.Of(property.Value.GetString()), limits);
                    break;
            }
        }
    }

    private void Set(SourceRow item, string name, string pointer, RawCell value, ReadingLimits limits)
    {
        if (!_columns.TryGetValue(name, out var column))
        {
            if (_headers.Count >= limits.Columns)
                throw Refusal.TooManyColumns(limits.Columns, item.Number);
            _columns[name] = column = _headers.Count;
            _headers.Add(new(column, name, _names.Find(name), HeaderText.UnitOf(name)) { Pointer = pointer });
        }

        item.Set(column, in value);
    }
}
