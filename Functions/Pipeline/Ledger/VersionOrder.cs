namespace Nianbao.Pipeline.Ledger;

/// <summary>
/// Where a version goes among the versions of its record. The result depends on the set of versions only, not on the order
/// in which they are delivered: the latest arrival stands, the earliest decides timeliness, all others are kept.
/// </summary>
public static class VersionOrder
{
    /// <summary>Gives the outcome, and the record to store; null when nothing is to be written.</summary>
    /// <param name="keepSightings">Whether a version that says nothing new is remembered. It must be wherever deliveries can come out of order:
    /// of A, B, A delivered as A, A, B the last A stands. A single writer with its own order needs no such memory.</param>
    public static (Outcome Outcome, StoredRecord? Next) Place(Entry entry, Arrival arrival, StoredRecord? old, bool keepSightings)
    {
        if (old is null)
        {
            var version = new RecordVersion(arrival, entry.Row, entry.Hash, entry.Data, Outcome.Accepted);
            return (Outcome.Accepted, new() { RowKey = entry.RowKey, Current = version, FirstAt = arrival.At });
        }

        if (old.Current.Arrival == arrival)
            return (old.Current.Outcome, null);
        if (old.Others.Concat(old.Recalled).FirstOrDefault(other => other.Arrival == arrival) is { } delivered)
            return (delivered.Outcome, null);

        var first = arrival.At < old.FirstAt ? arrival.At : old.FirstAt;
        var same = entry.Hash == old.Current.Hash;
        var outcome = same ? Outcome.Unchanged : arrival > old.Current.Arrival ? Outcome.Accepted : Outcome.Superseded;
        if (same && !keepSightings)
            return (outcome, null);
        var mine = new RecordVersion(arrival, entry.Row, entry.Hash, entry.Data, outcome);
        return (outcome, arrival > old.Current.Arrival
            ? old with { Current = mine, FirstAt = first, Others = Insert(old.Others, old.Current) }
            : old with { FirstAt = first, Others = Insert(old.Others, mine) });
    }

    private static List<RecordVersion> Insert(IReadOnlyList<RecordVersion> versions, RecordVersion version)
    {
        var list = new List<RecordVersion>(versions.Count + 1);
        list.AddRange(versions.Where(v => v.Arrival < version.Arrival));
        list.Add(version);
        list.AddRange(versions.Where(v => v.Arrival > version.Arrival));
        return list;
    }
}
