using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Nianbao.Domain.Rules;

namespace Nianbao.Tests.ShouldFail;

/// <summary>
/// One case of <c>Functions.Tests/ShouldFail/CODE.json</c>: a clean base, what is changed in it, and where the rule must fire.
/// Paths are those of findings: <c>BS60.e</c>, <c>officers[0].termNo</c>; null removes.
/// </summary>
internal sealed record ShouldFailCase
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>The rule's code: the file's name.</summary>
    [JsonIgnore]
    public string Code { get; private set; } = "";

    public required string Name { get; init; }

    /// <summary>A name of <see cref="CleanBase.Names"/>.</summary>
    public string Base { get; init; } = "";

    public int? Year { get; init; }

    public string? ReceivedAt { get; init; }

    public string? FirstSubmittedAt { get; init; }

    /// <summary>annual-reports, activities, registry or a ledger; by default the rule's own.</summary>
    public string? Dataset { get; init; }

    /// <summary>Which activity, or entry of a ledger, <see cref="Set"/> changes and the rule must fire on.</summary>
    public int Row { get; init; }

    /// <summary>Changes of the record that is judged.</summary>
    public JsonObject Set { get; init; } = [];

    /// <summary>Changes of the register entry; false for none at all.</summary>
    public JsonNode? Register { get; init; }

    /// <summary>Changes of last year's report; false for none at all.</summary>
    public JsonNode? Previous { get; init; }

    /// <summary>The reports of two and three years ago instead of the base's.</summary>
    public JsonArray? Earlier { get; init; }

    /// <summary>Other registered organisations instead of the base's.</summary>
    public JsonArray? Others { get; init; }

    public IReadOnlyList<LegalRepPost> LegalRepElsewhere { get; init; } = [];

    /// <summary>The conclusion of last year's inspection instead of the base's.</summary>
    public string? PreviousConclusion { get; init; }

    /// <summary>The activities instead of the base's (an array), or changes of them by place: <c>"[3].fundsTotal"</c>.</summary>
    public JsonNode? Activities { get; init; }

    /// <summary>By ledger: its entries instead of the base's (an array), or changes of them by place: <c>"[0].endsOn"</c>.</summary>
    public JsonObject Ledgers { get; init; } = [];

    /// <summary>The organisation that the uploader may file for.</summary>
    public string? Uploader { get; init; }

    public int DeclaredUnit { get; init; } = 1;

    /// <summary>For rules about files: what is uploaded instead of a changed record.</summary>
    public UploadedFile? Upload { get; init; }

    /// <summary>Where the rule fires. Empty when the case is one that the rule lets pass.</summary>
    public IReadOnlyList<Expected> Expect { get; init; } = [];

    /// <summary>Other rules that fire as well.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    [JsonIgnore]
    public string DatasetName => Dataset ?? (Code.StartsWith("AC", StringComparison.Ordinal) || Code.StartsWith("DUP", StringComparison.Ordinal) ? "activities" : "annual-reports");

    /// <summary>All cases, by code.</summary>
    public static IReadOnlyList<ShouldFailCase> All { get; } = [.. Directory.GetFiles(CleanBase.Folder, "*.json").Order(StringComparer.Ordinal).SelectMany(Of)];

    /// <summary>The base with the changes.</summary>
    public CleanBase Prepare()
    {
        var spoiled = CleanBase.Named(Base);
        spoiled.Year = Year ?? spoiled.Year;
        spoiled.ReceivedAt = ReceivedAt is null ? spoiled.ReceivedAt : CleanBase.At(ReceivedAt);
        spoiled.FirstSubmittedAt = FirstSubmittedAt is null ? null : CleanBase.At(FirstSubmittedAt);
        spoiled.PreviousConclusion = PreviousConclusion ?? spoiled.PreviousConclusion;
        spoiled.UploaderUscc = Uploader;
        spoiled.DeclaredUnit = DeclaredUnit;
        spoiled.LegalRepElsewhere.AddRange(LegalRepElsewhere);
        spoiled.Earlier = Earlier is null ? spoiled.Earlier : [.. Earlier.Select(item => CorpusRecord.Of(item!.AsObject()))];
        spoiled.Others = Others is null ? spoiled.Others : [.. Others.Select(item => CorpusRecord.Of(item!.AsObject()))];
        spoiled.Register = Changed(spoiled.Register, Register);
        spoiled.Previous = Changed(spoiled.Previous, Previous);
        if (Activities is JsonArray others)
            spoiled.Activities = [.. others.Select(item => CorpusRecord.Of(item!.AsObject()))];
        else if (Activities is JsonObject changes)
            foreach (var (path, value) in changes)
                ChangeRow(spoiled.Activities, path, value);
        foreach (var (ledger, entries) in Ledgers)
        {
            if (entries is JsonArray all)
                spoiled.Ledgers[ledger] = [.. all.Select(item => CorpusRecord.Of(item!.AsObject()))];
            else
                foreach (var (path, value) in entries!.AsObject())
                    ChangeRow(spoiled.Ledgers[ledger], path, value);
        }

        var judged = DatasetName switch { "activities" => spoiled.Activities[Row], "registry" => spoiled.Register!, "annual-reports" => spoiled.Report, _ => spoiled.Ledgers[DatasetName][Row] };
        foreach (var (path, value) in Set)
            judged.Change(path, value);
        return spoiled;
    }

    /// <summary>What fires on the changed record.</summary>
    public IReadOnlyList<Fired> Run()
    {
        var spoiled = Prepare();
        return DatasetName switch
        {
            "activities" => spoiled.JudgeActivity(Row, ReceivedAt is null ? null : spoiled.ReceivedAt),
            "registry" => spoiled.JudgeRegister(),
            "annual-reports" => spoiled.JudgeReport(),
            _ => spoiled.JudgeEntry(DatasetName, Row),
        };
    }

    public override string ToString() => $"{Code}: {Name}";

    private static IEnumerable<ShouldFailCase> Of(string path)
    {
        ShouldFailCase[] cases;
        try
        {
            cases = JsonSerializer.Deserialize<ShouldFailCase[]>(File.ReadAllText(path), Json)!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }

        foreach (var one in cases)
            one.Code = Path.GetFileNameWithoutExtension(path);
        return cases;
    }

    private static CorpusRecord? Changed(CorpusRecord? record, JsonNode? changes)
    {
        if (changes is JsonValue nothing && !nothing.GetValue<bool>())
            return null;
        foreach (var (path, value) in changes?.AsObject() ?? [])
            record!.Change(path, value);
        return record;
    }

    private static void ChangeRow(List<CorpusRecord> rows, string path, JsonNode? value)
    {
        Assert.Matches(@"^\[\d+\](\..+)?$", path);
        var end = path.IndexOf(']', StringComparison.Ordinal);
        var index = int.Parse(path.AsSpan(1, end - 1), System.Globalization.CultureInfo.InvariantCulture);
        if (end + 1 < path.Length)
            rows[index].Change(path[(end + 2)..], value);
        else if (value is null)
            rows.RemoveAt(index);
        else if (index == rows.Count)
            rows.Add(CorpusRecord.Of(value.AsObject()));
        else
            rows[index] = CorpusRecord.Of(value.AsObject());
    }
}

/// <summary>One place where a rule must fire.</summary>
/// <param name="Field">The field, or null for the whole row.</param>
/// <param name="Severity">INFO, WARN, ERROR or REJECT, when the case is about that.</param>
/// <param name="Ground">The inspection ground, when the case is about that.</param>
internal sealed record Expected(string? Field, string? Severity = null, string? Ground = null);

/// <summary>A file as a case uploads it.</summary>
/// <param name="Text">Its content; % stands for what <paramref name="Fill"/> says, <paramref name="Times"/> times with semicolons between.</param>
/// <param name="Before">It has been uploaded before.</param>
/// <param name="Blob">Where it is put into storage directly, instead of being uploaded.</param>
/// <param name="Query">What is declared with it, such as <c>complete=true</c>.</param>
/// <param name="Metadata">The same of a file that is put into storage directly.</param>
/// <param name="Sheets">The sheets of a workbook, instead of a text.</param>
/// <param name="Template">The template that the workbook says it was made from.</param>
internal sealed record UploadedFile(string Dataset, string Period, string FileName, string Text = "", bool Before = false, string? Blob = null, string? Fill = null, int Times = 1, IReadOnlyDictionary<string, JsonArray>? Sheets = null, string? Template = null, string Query = "", IReadOnlyDictionary<string, string>? Metadata = null);
