using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Ledger;

/// <summary>One version of a record: its content and how it came.</summary>
/// <param name="Row">The row of the submission's file.</param>
/// <param name="Data">The content (<see cref="RecordText"/>).</param>
/// <param name="Outcome">What became of it when it came; a second delivery is answered the same.</param>
public sealed record RecordVersion(Arrival Arrival, int Row, string Hash, string Data, Outcome Outcome);

/// <summary>A record as stored: the version that stands, when it first came, and all other versions.</summary>
public sealed record StoredRecord
{
    private const string VersionsName = "Others";

    public required string RowKey { get; init; }

    public required RecordVersion Current { get; init; }

    /// <summary>The earliest arrival of any valid version: decides timeliness.</summary>
    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>Versions that stand no longer, or never stood because a later one had come first; ordered by arrival. More may lie in overflow rows.</summary>
    public IReadOnlyList<RecordVersion> Others { get; init; } = [];

    /// <summary>How many versions lie in overflow rows.</summary>
    public int Spilled { get; init; }

    /// <summary>The latest arrival in an overflow row: a version that arrived no later may be there.</summary>
    public Arrival? SpilledTo { get; init; }

    /// <summary>The versions of the overflow rows, when they were looked at. Never written back.</summary>
    public IReadOnlyList<RecordVersion> Recalled { get; init; } = [];

    /// <summary>How many versions there are.</summary>
    public int Versions => 1 + Others.Count + Spilled;

    public ETag ETag { get; init; }

    public RecordFacts Facts => new(FirstAt);

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
                Enum.Parse<Outcome>(entity.GetString("Outcome"))),
            FirstAt = entity.GetDateTimeOffset("FirstAt")!.Value,
            Others = GetVersions(entity),
            Spilled = entity.GetInt32("Spilled") ?? 0,
            SpilledTo = entity.GetDateTimeOffset("SpilledAt") is { } spilledAt ? new(spilledAt, entity.GetString("SpilledId")) : null,
            ETag = entity.ETag,
        };
    }

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
