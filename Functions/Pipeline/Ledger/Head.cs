using Azure;
using Azure.Data.Tables;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Ledger;

/// <summary>
/// The head row of a partition (or of one month of it): the cells and the roster of its records, a version, and the id of
/// the commit that wrote it. It is replaced under its ETag in the very transaction that writes the records.
/// </summary>
public sealed class Head
{
    public required string Name { get; init; }

    /// <summary>Grows by one with every commit; 0 before the first.</summary>
    public long Version { get; private set; }

    public string? CommitId { get; private set; }

    public DateTimeOffset CommittedAt { get; private set; }

    public string Shape { get; private set; } = "";

    public Cells Cells { get; private init; } = new();

    /// <summary>A few facts of every record, by its key (see <see cref="Dataset.RosterEntry"/>).</summary>
    public Roster Roster { get; private init; } = new();

    /// <summary>A few facts of every record that was returned and does not count, by its key (see <see cref="Dataset.ReturnedEntry"/>).</summary>
    public Roster Returned { get; private init; } = new();

    /// <summary>How many records that count name each of what is counted once (see <see cref="Dataset.CountedOnce"/>).</summary>
    public NameCounts Once { get; private init; } = new();

    public ETag ETag { get; set; }

    public bool Exists => ETag != default;

    /// <summary>There was none when it was looked for: what its records are, the session itself has written since.</summary>
    public bool IsNew { get; private init; }

    public static Head Empty(string name, string shape) => new() { Name = name, Shape = shape, IsNew = true };

    /// <summary>Marks the commit that is about to write this head.</summary>
    public void Advance(string commitId, DateTimeOffset now)
    {
        Version++;
        CommitId = commitId;
        CommittedAt = now;
    }

    /// <summary>Takes back <see cref="Advance"/> when the commit was not sent.</summary>
    public void Retreat() => Version--;

    /// <summary>The same version of the partition, empty, to be filled again from its records in the dataset's present shape.</summary>
    public Head Emptied(string shape) => new() { Name = Name, Version = Version, CommitId = CommitId, CommittedAt = CommittedAt, Shape = shape, ETag = ETag };

    /// <summary>Whether both say the same of the records (versions and times aside).</summary>
    public bool Agrees(Head other) => Shape == other.Shape && Cells.Write() == other.Cells.Write() && Roster.SequenceEqual(other.Roster) && Returned.SequenceEqual(other.Returned) && Once.SequenceEqual(other.Once);

    public void Move(Dataset dataset, Record record, RecordFacts facts, int sign)
    {
        if (facts.IsReturned)
        {
            Note(Returned, record, dataset.ReturnedEntry(record, facts), sign);
            return;
        }

        Cells.Move(dataset, record, facts, sign);
        Note(Roster, record, dataset.RosterEntry(record, facts), sign);
        if (!dataset.Counts(record))
            return;
        foreach (var name in dataset.CountedOnce(record))
            Once.Move(name, sign);
    }

    /// <summary>Whether a roster has an entry of the record.</summary>
    public bool Names(string key) => Roster[key] is not null || Returned[key] is not null;

    private static void Note(Roster roster, Record record, string? entry, int sign)
    {
        if (entry is not null)
            roster.Set(record.Key, sign > 0 ? entry : null);
    }

    /// <summary>Nobody changes it for a while.</summary>
    public void Rest()
    {
        Cells.Rest();
        Roster.Rest();
        Returned.Rest();
        Once.Rest();
    }

    public TableEntity ToEntity(string partitionKey, string rowKey)
    {
        var entity = new TableEntity(partitionKey, rowKey)
        {
            ["Version"] = Version,
            ["CommitId"] = CommitId,
            ["CommittedAt"] = CommittedAt,
            ["Shape"] = Shape,
        };
        PackedText.Put(entity, "Cells", Cells.Pack());
        PackedText.Put(entity, "Roster", Roster.Pack());
        PackedText.Put(entity, "Returned", Returned.Pack());
        PackedText.Put(entity, "Once", Once.Pack());
        return entity;
    }

    public static Head From(TableEntity entity, string name)
    {
        return new()
        {
            Name = name,
            Version = entity.GetInt64("Version") ?? 0,
            CommitId = entity.GetString("CommitId"),
            CommittedAt = entity.GetDateTimeOffset("CommittedAt") ?? default,
            Shape = entity.GetString("Shape") ?? "",
            Cells = new(PackedText.GetPacked(entity, "Cells")),
            Roster = new(PackedText.GetPacked(entity, "Roster")),
            Returned = new(PackedText.GetPacked(entity, "Returned")),
            Once = new(PackedText.GetPacked(entity, "Once")),
            ETag = entity.ETag,
        };
    }
}
