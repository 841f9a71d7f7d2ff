using Nianbao.Domain.Reference;

namespace Nianbao.Pipeline.Ledger;

/// <summary>
/// Where a version goes among the versions of its record. The result depends on the set of versions and acts only, not on the
/// order in which they are delivered (<see cref="VersionStates"/>); all versions are kept.
/// </summary>
public static class VersionOrder
{
    /// <summary>Gives what became of the row, and the record to store; null when nothing is to be written.</summary>
    /// <param name="keepSightings">Whether a version that says nothing new is remembered. It must be wherever deliveries can come out of order:
    /// of A, B, A delivered as A, A, B the last A stands. A single writer with its own order needs no such memory.</param>
    public static (Placement Placement, StoredRecord? Next) Place(Entry entry, Arrival arrival, StoredRecord? old, bool keepSightings)
    {
        var mine = new RecordVersion(arrival, entry.Row, entry.Hash, entry.Data, Outcome.Accepted, entry.Verdict, entry.Note);
        if (old is null)
        {
            var placement = Placed(mine, mine, null, []);
            return (placement, Resolved(new() { RowKey = entry.RowKey, Current = mine with { Outcome = placement.Outcome }, FirstAt = arrival.At, HasStates = entry.Verdict is not null }));
        }

        if (old.All.FirstOrDefault(version => version.Arrival == arrival) is { } delivered)
            return (new(delivered.Outcome, VersionStates.Of(delivered, old.Acts)), null);
        if (!keepSightings && entry.Hash == old.Current.Hash)
            return (new(Outcome.Unchanged, old.State), null);

        var next = Resolved(old with { Others = Insert(old.Others, mine), HasStates = old.HasStates || entry.Verdict is not null });
        var result = Placed(mine, next.Current, old, next.Acts);
        return (result, next.With(arrival, result.Outcome));
    }

    /// <summary>
    /// The record with an act on it; null when that act was done already. Of an explanation that was sent twice, the earlier is
    /// kept. A decision is a new one each time: after a return, accepting again for the same reason has its meaning.
    /// </summary>
    public static StoredRecord? Amend(StoredRecord old, Act act)
    {
        var acts = old.Acts.AsEnumerable();
        if (old.Acts.FirstOrDefault(done => done.Repeats(act)) is { } same)
        {
            if (same.At <= act.At)
                return null;
            acts = acts.Where(done => done != same);
        }

        return Resolved(old with { Acts = [.. acts.Append(act).OrderBy(a => a.At)], HasStates = true });
    }

    /// <summary>Puts the standing version in its place and works out what follows from it.</summary>
    private static StoredRecord Resolved(StoredRecord record)
    {
        var standing = VersionStates.Standing(record.All, record.Acts);
        if (standing.Arrival != record.Current.Arrival)
        {
            var inRow = record.Others.Any(version => version.Arrival == standing.Arrival);
            record = record with
            {
                Current = standing,
                Others = Insert(record.Others.Where(version => version.Arrival != standing.Arrival), record.Current),
                // It lies in an overflow row as well; it is counted once.
                Spilled = inRow ? record.Spilled : record.Spilled - 1,
            };
        }

        return record with
        {
            State = VersionStates.Of(record.Current, record.Acts),
            CorrectionDueOn = VersionStates.CorrectionDueOn(record.Current, record.Acts),
            FirstAt = VersionStates.FirstAt(record.All, record.Acts, record.IsWhole ? null : record.FirstAt),
        };
    }

    private static Placement Placed(RecordVersion mine, RecordVersion standing, StoredRecord? old, IReadOnlyList<Act> acts)
    {
        var state = VersionStates.Of(mine, acts);
        if (state == ReportStates.Returned)
            return new(Outcome.Returned, state);
        if (old is { State: not ReportStates.Returned } && old.Current.Hash == mine.Hash)
            return new(Outcome.Unchanged, state);
        return new(standing.Arrival == mine.Arrival ? Outcome.Accepted : mine.Arrival > standing.Arrival ? Outcome.Held : Outcome.Superseded, state);
    }

    private static List<RecordVersion> Insert(IEnumerable<RecordVersion> versions, RecordVersion version)
    {
        var list = versions.ToList();
        var at = list.FindIndex(v => v.Arrival > version.Arrival);
        list.Insert(at < 0 ? list.Count : at, version);
        return list;
    }
}
