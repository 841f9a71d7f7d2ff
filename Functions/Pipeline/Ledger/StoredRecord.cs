using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Ledger;

/// <summary>One version of a record: its content and how it came.</summary>
/// <param name="Row">The row of the submission's file.</param>
/// <param name="Data">The content (<see cref="RecordText"/>).</param>
/// <param name="Outcome">What became of it when it came; a second delivery is answered the same.</param>
/// <param name="Verdict">What keeps it from being accepted; null when nothing does.</param>
/// <param name="Note">Where it comes from, when no row of the file holds it.</param>
public sealed record RecordVersion(
    Arrival Arrival,
    int Row,
    string Hash,
    string Data,
    Outcome Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Verdict? Verdict = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note = null);

/// <summary>A record as stored: the version that stands, when it first came, and all other versions.</summary>
public sealed record StoredRecord
{
    private const string VersionsName = "Others";
    private const string ActsName = "Acts";
    private const string VerdictName = "Verdict";
    private const string StateName = "State";

    public required string RowKey { get; init; }

    public required RecordVersion Current { get; init; }

    /// <summary>A code of <see cref="ReportStates"/>. Without states, or before there were any: accepted.</summary>
    public string State { get; init; } = ReportStates.Accepted;

    /// <summary>The last day for the correction, when what stands is returned.</summary>
    public DateOnly? CorrectionDueOn { get; init; }

    /// <summary>Whether any version ever was anything but accepted at once.</summary>
    public bool HasStates { get; init; }

    /// <summary>Explanations and decisions, by time.</summary>
    public IReadOnlyList<Act> Acts { get; init; } = [];

    /// <summary>The arrival that decides timeliness (<see cref="VersionStates.FirstAt"/>).</summary>
    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>Versions that stand no longer, or never stood because a later one had come first; ordered by arrival. More may lie in overflow rows.</summary>
    public IReadOnlyList<RecordVersion> Others { get; init; } = [];

    /// <summary>How many versions lie in overflow rows.</summary>
    public int Spilled { get; init; }

    /// <summary>The latest arrival in an overflow row: a version that arrived no later may be there.</summary>
    public Arrival? SpilledTo { get; init; }

    /// <summary>The versions of the overflow rows, when they were looked at. Never written back.</summary>
    public IReadOnlyList<RecordVersion> Recalled { get; init; } = [];

    /// <summary>Every version that is at hand, once.</summary>
    public IEnumerable<RecordVersion> All => Others.Append(Current).Concat(Recalled).DistinctBy(version => version.Arrival);

    /// <summary>No version lies elsewhere.</summary>
    public bool IsWhole => Spilled == 0 || Recalled.Count > 0;

    /// <summary>How many versions there are.</summary>
    public int Versions => 1 + Others.Count + Spilled;

    public ETag ETag { get; init; }

    public RecordFacts Facts => new(FirstAt, State, CorrectionDueOn);

    /// <summary>The same record; the version of that arrival bears the outcome.</summary>
    public StoredRecord With(Arrival arrival, Outcome outcome) => Current.Arrival == arrival
        ? this with { Current = Current with { Outcome = outcome } }
        : this with { Others = [.. Others.Select(version => version.Arrival == arrival ? version with { Outcome = outcome } : version)] };

    public TableEntity ToEntity(string partitionKey)
    {
        var entity = new TableEntity(partitionKey, RowKey)
        {
            ["Hash"] = Current.Hash,
            ["Row"] = Current.Row,
            ["ArrivedAt"] = Current.Arrival.At,
            ["SubmissionId"] = Current.Arrival.SubmissionId,
            ["Outcome"] = Current.Outcome.ToString(),
            ["FirstAt"] = FirstAt,
        };
        for (int start = 0, part = 0; start < Current.Data.Length; start += EntityGroup.MaxStringChars, part++)
            entity[part == 0 ? "Data" : "Data" + part] = Current.Data.Substring(start, Math.Min(EntityGroup.MaxStringChars, Current.Data.Length - start));
        if (Spilled > 0)
        {
            entity["Spilled"] = Spilled;
            entity["SpilledAt"] = SpilledTo!.Value.At;
            entity["SpilledId"] = SpilledTo!.Value.SubmissionId;
        }

        if (HasStates)
        {
            entity[StateName] = State;
            if (CorrectionDueOn is { } due)
                entity["CorrectionDueOn"] = due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            if (Current.Verdict is { } verdict)
                PackedText.Put(entity, VerdictName, JsonSerializer.Serialize(verdict));
            if (Acts.Count > 0)
                PackedText.Put(entity, ActsName, JsonSerializer.Serialize(Acts));
        }

        if (Current.Note is { } note)
            entity["Note"] = note;
        PutVersions(entity, Others);
        return entity;
    }

    public static StoredRecord From(TableEntity entity)
    {
        return new()
        {
            RowKey = entity.RowKey,
            Current = new(
                new(entity.GetDateTimeOffset("ArrivedAt")!.Value, entity.GetString("SubmissionId")),
                entity.GetInt32("Row") ?? 0,
                entity.GetString("Hash"),
                DataOf(entity),
                Enum.Parse<Outcome>(entity.GetString("Outcome")),
                PackedText.Get(entity, VerdictName) is { Length: > 0 } verdict ? JsonSerializer.Deserialize<Verdict>(verdict) : null,
                entity.GetString("Note")),
            State = entity.GetString(StateName) ?? ReportStates.Accepted,
            CorrectionDueOn = entity.GetString("CorrectionDueOn") is { } due ? DateOnly.ParseExact(due, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null,
            HasStates = entity.ContainsKey(StateName),
            Acts = PackedText.Get(entity, ActsName) is { Length: > 0 } acts ? JsonSerializer.Deserialize<List<Act>>(acts)! : [],
            FirstAt = entity.GetDateTimeOffset("FirstAt")!.Value,
            Others = GetVersions(entity),
            Spilled = entity.GetInt32("Spilled") ?? 0,
            SpilledTo = entity.GetDateTimeOffset("SpilledAt") is { } spilledAt ? new(spilledAt, entity.GetString("SpilledId")) : null,
            ETag = entity.ETag,
        };
    }

    /// <summary>Whether what stands was returned: it counts in nothing, and no rule compares with it. Needs the property State.</summary>
    public static bool IsReturned(TableEntity entity) => entity.GetString(StateName) == ReportStates.Returned;

    /// <summary>The standing version's content, put together from the properties it is split over.</summary>
    public static string DataOf(TableEntity entity)
    {
        var data = entity.GetString("Data");
        // A property that was asked for and is not there comes back as null.
        for (var part = 1; entity.TryGetValue("Data" + part, out var more) && more is string text; part++)
            data += text;
        return data;
    }

    /// <summary>Puts versions as packed JSON into the record's own row or an overflow row.</summary>
    public static void PutVersions(TableEntity entity, IReadOnlyList<RecordVersion> versions)
    {
        if (versions.Count > 0)
            PackedText.Put(entity, VersionsName, JsonSerializer.Serialize(versions));
    }

    public static IReadOnlyList<RecordVersion> GetVersions(TableEntity entity) =>
        PackedText.Get(entity, VersionsName) is { Length: > 0 } text ? JsonSerializer.Deserialize<List<RecordVersion>>(text)! : [];

    /// <summary>The bytes that versions take in a row.</summary>
    public static int VersionBytes(TableEntity entity) =>
        entity.Where(property => property.Key.StartsWith(VersionsName, StringComparison.Ordinal)).Sum(property => ((byte[])property.Value).Length);
}
