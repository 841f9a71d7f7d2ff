using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Pipeline.Drafts;

/// <summary>The JSON of drafts: one section as it comes in, with identity numbers sealed, and the sections put together to a report.</summary>
internal sealed partial class DraftText
{
    /// <summary>The reader's own limit, less the array and the record around a section.</summary>
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = ReadingLimits.Default.JsonDepth - 2, AllowDuplicateProperties = false };

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Period _period;
    private readonly IReadOnlyList<Section> _sections;
    private readonly ColumnNames _names;
    private readonly Dictionary<string, ColumnNames> _items;
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly Record _scratch;
    private readonly Column _number;

    public DraftText(Dataset dataset, Period period)
    {
        _period = period;
        _sections = dataset.SectionsFor(period);
        var content = FileContent.Of(dataset, period);
        _names = new(content.Columns, content.Lists);
        _items = content.Lists.ToDictionary(list => list.Name, list => new ColumnNames(list.Columns), StringComparer.Ordinal);
        foreach (var section in _sections)
        {
            foreach (var name in section.Columns.Select(c => c.Name).Concat(section.Children.Select(c => c.Name)))
                _owners.TryAdd(name, section.Code);
        }

        _scratch = dataset.NewRecord();
        _number = content.Columns.First(column => column.Type == "personNumber");
    }

    /// <summary>Reads a section's JSON, seals identity numbers in it, and says which of them could not be read.</summary>
    /// <exception cref="ProblemException">It is no JSON object; with line and byte.</exception>
    public (JsonObject Content, IReadOnlyList<Finding> Unkept) Read(byte[] body)
    {
        try
        {
            var utf8 = body.AsSpan().StartsWith("\uFEFF"u8) ? body.AsSpan(3) : body.AsSpan();
            if (JsonNode.Parse(utf8, documentOptions: Strict) is not JsonObject content)
                throw ProblemException.Invalid("not-an-object", "请求体应为一个 JSON 对象，例如 {\"directors\": 7}。", "The body must be one JSON object, for example {\"directors\": 7}.");
            var unkept = new List<Finding>();
            Seal(content, "", null, unkept);
            return (content, unkept);
        }
        catch (JsonException malformed)
        {
            var (line, at) = (malformed.LineNumber + 1, malformed.BytePositionInLine + 1);
            throw ProblemException.Invalid(
                "malformed-json",
                line is null ? "JSON 无法解析：同一属性出现了两次，或嵌套过深。未保存。" : $"JSON 格式错误：第 {line} 行第 {at} 字节处无法解析。未保存，原有草稿不变。",
                line is null ? "The JSON cannot be read: a property stands twice, or it is nested too deep. Nothing was saved." : $"Malformed JSON: line {line}, byte {at} cannot be parsed. Nothing was saved; the draft is as before.");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in an escape.
            throw ProblemException.Invalid("malformed-json", "JSON 中有无法解码的字符，请检查 \\u 转义。未保存。", "The JSON holds a character that cannot be decoded; check its \\u escapes. Nothing was saved.");
        }
    }

    /// <summary>The report as JSON would bring it: the sections' properties in one object, under the credit code of the address.</summary>
    /// <param name="demanded">Name required entries that no section gave, as blanks: so the file can be read, and they are found missing.</param>
    public JsonObject Compose(Draft draft, bool demanded)
    {
        var report = new JsonObject { ["uscc"] = draft.Uscc };
        var given = new HashSet<string>(StringComparer.Ordinal) { "uscc" };
        foreach (var section in _sections)
        {
            if (draft.Latest(section.Code) is { } save)
                Merge(report, save.Content, "", section.Code, draft, given);
        }

        if (demanded)
        {
            foreach (var column in _names.Columns.Where(column => column.Required && given.Add(column.Name)))
                report[column.Name] = null;
        }

        if (given.Add("reportYear"))
            report["reportYear"] = _period.Year;
        return report;
    }

    /// <summary>The file that submitting the draft hands in: the same bytes for the same content.</summary>
    public byte[] FileOf(Draft draft) => JsonSerializer.SerializeToUtf8Bytes(new JsonArray(Compose(draft, demanded: true)), Plain);

    /// <summary>The columns and lists of the sections that were saved.</summary>
    public HashSet<string> Carried(Draft draft) =>
        [.. _sections.Where(s => draft.Sections.ContainsKey(s.Code)).SelectMany(s => s.Columns.Select(c => c.Name).Concat(s.Children.Select(c => c.Name)))];

    private void Merge(JsonObject target, JsonObject source, string path, string section, Draft draft, HashSet<string> given)
    {
        foreach (var (name, value) in source)
        {
            var at = path.Length == 0 ? name : path + "." + name;
            if (value is JsonObject nested)
            {
                if (target[name] is null)
                    target[name] = new JsonObject();
                if (target[name] is JsonObject below)
                    Merge(below, nested, at, section, draft, given);
                continue;
            }

            // What belongs to another section counts as that section says, once it was saved; the code is the address's.
            var meant = _names.Find(at)?.Name ?? _names.FindList(at)?.Name;
            if (meant == "uscc" || (meant is not null && _owners.GetValueOrDefault(meant) is { } owner && owner != section && draft.Sections.ContainsKey(owner)))
                continue;
            if (meant is not null)
                given.Add(meant);
            target[name] = value?.DeepClone();
        }
    }

    private void Seal(JsonNode node, string path, ColumnNames? item, List<Finding> unkept)
    {
        if (node is JsonArray array)
        {
            for (var i = 0; i < array.Count; i++)
            {
                if (array[i] is JsonValue)
                    array[i] = SealValue(array[i]!, null, path, unkept);
                else if (array[i] is { } inner)
                    Seal(inner, ChildList.PathOf(path, i), item, unkept);
            }

            return;
        }

        foreach (var (name, value) in ((JsonObject)node).ToList())
        {
            var at = path.Length == 0 ? name : path + "." + name;
            if (value is JsonValue)
            {
                // In a list, an item's column; else the record's, by its whole path.
                var column = item is null ? _names.Find(at) : item.Find(at[(at.LastIndexOf(']') + 2)..]);
                ((JsonObject)node)[name] = SealValue(value, column, item is null ? column?.Name ?? at : at, unkept);
            }
            else if (value is not null)
            {
                var list = item is null && value is JsonArray ? _names.FindList(at) : null;
                Seal(value, list?.Name ?? at, list is null ? item : _items[list.Name], unkept);
            }
        }
    }

    private JsonNode? SealValue(JsonNode value, Column? column, string path, List<Finding> unkept)
    {
        var text = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
        if (column?.Type == "personNumber")
        {
            var cell = RawCell.Of(text);
            if (string.IsNullOrWhiteSpace(text))
                return value.DeepClone();
            if (TrySeal(text, out var kept, out var problem))
                return kept;
            unkept.Add(Structure.Unreadable(PersonalValue.Hide(problem!, cell)) with { Field = path });
            return null;
        }

        // A number that was typed into another field, or into a text, is no less a person's.
        return value.GetValueKind() == JsonValueKind.String && column?.Name != "uscc" && IdentityNumber().IsMatch(text)
            ? IdentityNumber().Replace(text, number => TrySeal(number.Value, out var kept, out _) ? kept ?? "" : number.Value)
            : value.DeepClone();
    }

    private bool TrySeal(string text, out string? kept, out CellProblem? problem)
    {
        problem = _number.Read(_scratch, RawCell.Of(text));
        kept = problem is null ? _number.Write(_scratch) : null;
        return problem is null;
    }

    /// <summary>A mainland number: division, a plausible birthday, three digits, check character (GB 11643-1999).</summary>
    [GeneratedRegex(@"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])")]
    private static partial Regex IdentityNumber();
}
