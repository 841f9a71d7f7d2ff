using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Inspections;

/// <summary>
/// Proposes a conclusion for every organisation whose deadline has passed. It walks the divisions and keeps, for each, the
/// versions its proposals rest on: a run that died goes on where it stopped, and a run without news writes nothing. Years go by age,
/// because the inspection of one looks at that of the year before. What a registrar has decided it never changes.
/// </summary>
public sealed partial class InspectionRun(
    StorageClients storage, DatasetList datasets, PublishedView published, Publisher publisher, IConfiguration configuration, TimeProvider time, ILogger<InspectionRun> logger)
{
    /// <summary>Changes with the decision table or the way facts are gathered: then every proposal is made again.</summary>
    private const string TableVersion = "2";

    private const int YearsBack = 3;
    private const int DivisionsPerCheckpoint = 16;
    private readonly TimeSpan _budget = TimeSpan.FromSeconds(configuration.GetValue("Inspect:BudgetSeconds", 1200));
    private readonly TableClient _runs = storage.Tables.GetTableClient(TableNames.Runs);

    /// <summary>One run over all report years that are over. Returns how many proposals are new or changed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var lastYear = ShanghaiClock.DayOf(time.GetUtcNow()).Year - 1;
        var changed = 0;
        for (var year = lastYear - YearsBack + 1; year <= lastYear; year++)
            changed += await RunAsync(year, started, cancellationToken);
        return changed;
    }

    private async Task<int> RunAsync(int year, long started, CancellationToken cancellationToken)
    {
        var clock = await published.ClockAsync(cancellationToken);
        var standings = await StandingsView.ReadWithEvidenceAsync(datasets, published, clock, year, cancellationToken);
        if (!standings.HoldsReports)
            return 0; // Reports of that year were never asked for here: nobody is to be blamed.

        var now = time.GetUtcNow();
        var today = ShanghaiClock.DayOf(now);
        var done = await CheckpointsAsync(year, cancellationToken);
        var proposed = await ProposedAsync(clock, year, cancellationToken);
        var session = new LedgerSession(storage.Tables.GetTableClient(TableNames.Of(datasets.Inspections, year)), datasets.Inspections, time, storage.Seal);
        var (changed, walked, isOutOfTime) = (0, 0, false);
        foreach (var divisions in standings.Divisions.Chunk(DivisionsPerCheckpoint))
        {
            // A report that was returned may still be corrected: nothing is concluded before that term ends.
            var pending = divisions
                .Select(division => (Division: division, Due: standings.Of(division).Where(standing => standing.Deadline is { } deadline && deadline.LateFrom <= now && !(standing.Returned?.EndsAt > now)).ToList()))
                .Select(part => (part.Division, part.Due, Inputs: $"{TableVersion} {part.Due.Count} {standings.VersionOf(part.Division)}"))
                .Where(part => !(done.TryGetValue(part.Division, out var before) && before.Inputs == part.Inputs && !(before.Until <= today)))
                .ToList();
            if (pending.Count == 0)
                continue;

            // The divisions of a checkpoint lie side by side: one query reads their heads, and one their register.
            isOutOfTime = time.GetElapsedTime(started) >= _budget;
            using var registered = new RecordLookup(storage, datasets.Registry, null);
            if (!isOutOfTime)
            {
                await session.PreloadHeadsAsync(pending[0].Division, pending[^1].Division, create: true, cancellationToken);
                await registered.FetchAsync([.. pending.SelectMany(part => part.Due.Select(standing => standing.Uscc))], cancellationToken);
            }

            var news = new List<Checkpoint>();
            foreach (var (division, due, inputs) in pending)
            {
                // The next tick goes on from the checkpoints.
                isOutOfTime = time.GetElapsedTime(started) >= _budget;
                if (isOutOfTime)
                    break;
                var (moved, until) = await ProposeAsync(session, standings, division, due, registered, proposed[division], today, cancellationToken);
                changed += moved;
                news.Add(new(division, inputs, until));
            }

            if (news.Count > 0)
            {
                await publisher.PublishAsync(datasets.Inspections, year, [.. session.Heads.Where(head => news.Exists(n => n.Division == head.Division))], cancellationToken);
                await CheckpointAsync(year, news, cancellationToken);
                walked += news.Count;
            }

            if (isOutOfTime)
            {
                HandedOver(logger, year);
                break;
            }
        }

        Inspected(logger, year, walked, changed);
        return changed;
    }

    /// <summary>Proposes for one division. Returns how many proposals are new or changed, and the day on which time alone may change one.</summary>
    private async Task<(int Changed, DateOnly? Until)> ProposeAsync(
        LedgerSession session, StandingsView standings, string division, List<Standing> due, RecordLookup registered, IEnumerable<string> proposed, DateOnly today, CancellationToken cancellationToken)
    {
        var withdrawn = proposed.Except(due.Select(standing => standing.Uscc), StringComparer.Ordinal).ToList();
        if (due.Count == 0 && withdrawn.Count == 0)
            return (0, null);
        var known = standings.EvidenceOf(division);
        DateOnly? until = null;
        var entries = new List<Entry>(due.Count + withdrawn.Count);
        foreach (var standing in due)
        {
            var organisation = registered[standing.Uscc] as Organisation;
            var evidence = known.Of(standing.Uscc, organisation);
            var facts = InspectionFacts.Of(standing, today, evidence);
            if (evidence.NextChange(facts) is { } next && !(until <= next))
                until = next;
            entries.Add(Entry.Of(datasets.Inspections, 0, InspectionRecord.Propose(standing, organisation?.Name, facts)));
        }

        entries.AddRange(withdrawn.Select(uscc => Entry.Of(datasets.Inspections, 0, new InspectionRecord { Uscc = uscc })));
        var arrival = new Arrival(Arrival.Truncate(time.GetUtcNow()), "inspect-" + Guid.NewGuid().ToString("N"));
        var outcomes = await session.CommitAsync(division, [.. entries.Select(entry => entry with { Onto = stored => OnTop(entry, stored, today) })], arrival, commit: true, keepSightings: false, cancellationToken);
        return (outcomes.Count(outcome => outcome == Outcome.Accepted), until);
    }

    /// <summary>The proposal, or the withdrawal, on top of what stands (<see cref="InspectionActs"/>).</summary>
    private Entry OnTop(Entry proposal, StoredRecord? stored, DateOnly today)
    {
        if (stored is null || stored.Current.Hash == proposal.Hash)
            return proposal;
        var standing = (InspectionRecord)RecordText.Read(datasets.Inspections, stored.Current.Data);
        var proposed = (InspectionRecord)proposal.Record;
        return Entry.Of(datasets.Inspections, 0, proposed.State is null ? InspectionActs.Withdraw(standing, today) : InspectionActs.Propose(standing, proposed, today));
    }

    /// <summary>The organisations about which something is proposed or decided, by division.</summary>
    private async Task<ILookup<string, string>> ProposedAsync(PublicationClock clock, int year, CancellationToken cancellationToken)
    {
        var series = await published.SeriesAsync(clock, datasets.Inspections, year, cancellationToken);
        return series.Heads.SelectMany(head => head.Head.Roster.Select(entry => (head.Division, Uscc: entry.Key))).ToLookup(pair => pair.Division, pair => pair.Uscc, StringComparer.Ordinal);
    }

    private async Task<Dictionary<string, Checkpoint>> CheckpointsAsync(int year, CancellationToken cancellationToken)
    {
        var done = new Dictionary<string, Checkpoint>(StringComparer.Ordinal);
        var partition = Partition(year);
        await foreach (var entity in _runs.QueryAsync<TableEntity>(entity => entity.PartitionKey == partition, cancellationToken: cancellationToken))
            done[entity.RowKey] = new(entity.RowKey, entity.GetString("Inputs"), entity.GetString("Until") is { } until ? DateOnly.ParseExact(until, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null);
        return done;
    }

    private async Task CheckpointAsync(int year, List<Checkpoint> news, CancellationToken cancellationToken)
    {
        var group = new EntityGroup(Partition(year));
        foreach (var (division, inputs, until) in news)
            group.Add(TableTransactionActionType.UpsertReplace, new TableEntity(Partition(year), division) { ["Inputs"] = inputs, ["Until"] = until?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["At"] = time.GetUtcNow() });
        await _runs.SubmitTransactionAsync(group.Actions, cancellationToken);
    }

    private static string Partition(int year) => $"inspect-{year:D4}";

    /// <summary>A division that is done.</summary>
    /// <param name="Inputs">The versions of all that its proposals rest on.</param>
    /// <param name="Until">The day on which time alone may change one of them, or null.</param>
    private sealed record Checkpoint(string Division, string Inputs, DateOnly? Until);

    [LoggerMessage(EventId = 4001, Level = LogLevel.Information, Message = "Inspection of {Year}: {Divisions} divisions walked, {Changed} proposals new or changed.")]
    private static partial void Inspected(ILogger logger, int year, int divisions, int changed);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Warning, Message = "Inspection of {Year} used up its time; the next run goes on from the checkpoints.")]
    private static partial void HandedOver(ILogger logger, int year);
}
