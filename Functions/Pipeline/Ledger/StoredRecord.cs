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
    public required string RowKey { get; init; }

    public required RecordVersion Current { get; init; }

    /// <summary>The earliest arrival of any valid version: decides timeliness.</summary>
    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>Versions that stand no longer, or never stood because a later one had come first; ordered by arrival. The longest ago may lie in overflow rows.</summary>
    public IReadOnlyList<RecordVersion> Others { get; init; } = [];

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
        if (Others.Count > 0)
            entity["Others"] = PackVersions(Others);
        return entity;
    }

    public static StoredRecord From(TableEntity entity)
    {
        var data = entity.GetString("Data");
        for (var part = 1; entity.TryGetValue("Data" + part, out var more); part++)
            data += (string)more;
        return new()
        {
            RowKey = entity.RowKey,
            Current = new(
                new(entity.GetDateTimeOffset("ArrivedAt")!.Value, entity.GetString("SubmissionId")),
                entity.GetInt32("Row") ?? 0,
                entity.GetString("Hash"),
                data,
                Enum.Parse<Outcome>(entity.GetString("Outcome"))),
            FirstAt = entity.GetDateTimeOffset("FirstAt")!.Value,
            Others = entity.TryGetValue("Others", out var others) ? UnpackVersions((byte[])others) : [],
            ETag = entity.ETag,
        };
    }

    /// <summary>Versions as packed JSON, for the record's own row or an overflow row.</summary>
    public static byte[] PackVersions(IReadOnlyList<RecordVersion> versions) =>
        PackedText.Pack(JsonSerializer.Serialize(versions));

    public static IReadOnlyList<RecordVersion> UnpackVersions(byte[] packed) =>
        JsonSerializer.Deserialize<List<RecordVersion>>(PackedText.Unpack(packed))!;
}
