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
/// versions its proposals rest on: a run that died goes on where it stopped, and a run without news writes nothing.
/// </summary>
public sealed partial class InspectionRun(
    StorageClients storage, DatasetList datasets, PublishedView published, Publisher publisher, IConfiguration configuration, TimeProvider time, ILogger<InspectionRun> logger)
{
    /// <summary>Changes with the decision table or the way facts are gathered: then every proposal is made again.</summary>
    private const string TableVersion = "1";

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
        var standings = await StandingsView.ReadAsync(datasets, published, clock, year, cancellationToken);
        if (!standings.HoldsReports)
            return 0; // Reports of that year were never asked for here: nobody is to be blamed.

        var now = time.GetUtcNow();
        var done = await CheckpointsAsync(year, cancellationToken);
        var session = new LedgerSession(storage.Tables.GetTableClient(TableNames.Of(datasets.Inspections, year)), datasets.Inspections, time);
        var arrival = new Arrival(Arrival.Truncate(now), "inspect-" + Guid.NewGuid().ToString("N"));
        var changed = 0;
        var walked = 0;
        foreach (var divisions in standings.Divisions.Chunk(DivisionsPerCheckpoint))
        {
            if (time.GetElapsedTime(started) >= _budget)
            {
                HandedOver(logger, year);
                break; // The next tick goes on from the checkpoints.
            }

            var news = new List<(string Division, string Inputs)>();
            foreach (var division in divisions)
            {
                // A report that was returned may still be corrected: nothing is concluded before that term ends.
                var due = standings.Of(division).Where(standing => standing.Deadline is { } deadline && deadline.LateFrom <= now && !(standing.Returned?.EndsAt > now)).ToList();
                var inputs = $"{TableVersion} {due.Count} {standings.VersionOf(division)}";
                if (done.GetValueOrDefault(division) == inputs)
                    continue;
                changed += await ProposeAsync(session, division, due, arrival, cancellationToken);
                news.Add((division, inputs));
            }

            if (news.Count == 0)
                continue;
            await publisher.PublishAsync(datasets.Inspections, year, [.. session.Heads.Where(head => news.Exists(n => n.Division == head.Division))], cancellationToken);
            await CheckpointAsync(year, news, cancellationToken);
            walked += news.Count;
        }

        Inspected(logger, year, walked, changed);
        return changed;
    }

    private async Task<int> ProposeAsync(LedgerSession session, string division, List<Standing> due, Arrival arrival, CancellationToken cancellationToken)
    {
        if (due.Count == 0)
            return 0;
        using var names = new RecordLookup(storage, datasets.Registry, null);
        await names.FetchAsync([.. due.Select(standing => standing.Uscc)], cancellationToken);
        var entries = due.Select(standing => Entry.Of(datasets.Inspections, 0, Propose(standing, (names[standing.Uscc] as Organisation)?.Name, ShanghaiClock.DayOf(arrival.At)))).ToList();
        var outcomes = await session.CommitAsync(division, entries, arrival, commit: true, keepSightings: false, cancellationToken);
        return outcomes.Count(outcome => outcome == Outcome.Accepted);
    }

    private static InspectionRecord Propose(Standing standing, string? name, DateOnly asOf)
    {
        var facts = InspectionFacts.Of(standing, asOf);
        var proposal = DecisionTable.Decide(facts);
        return new()
        {
            Uscc = standing.Uscc,
            Name = name,
            LegalType = standing.Organisation.LegalType,
            Conclusion = proposal.Conclusion,
            TableRow = proposal.Row,
            Grounds = proposal.Grounds.Count == 0 ? null : [.. proposal.Grounds.Select(ground => ground.Code)],
            YearsNotFiled = standing.YearsNotFiled > 0 && !standing.IsFiled && standing.IsExpected ? standing.YearsNotFiled : null,
            ListOutcome = proposal.Lists.Count == 0 ? null : string.Join(';', proposal.Lists),
            State = InspectionsDataset.Proposed,
        };
    }

    private async Task<Dictionary<string, string>> CheckpointsAsync(int year, CancellationToken cancellationToken)
    {
        var done = new Dictionary<string, string>(StringComparer.Ordinal);
        var partition = Partition(year);
        await foreach (var entity in _runs.QueryAsync<TableEntity>(entity => entity.PartitionKey == partition, cancellationToken: cancellationToken))
            done[entity.RowKey] = entity.GetString("Inputs");
        return done;
    }

    private async Task CheckpointAsync(int year, List<(string Division, string Inputs)> news, CancellationToken cancellationToken)
    {
        var group = new EntityGroup(Partition(year));
        foreach (var (division, inputs) in news)
            group.Add(TableTransactionActionType.UpsertReplace, new TableEntity(Partition(year), division) { ["Inputs"] = inputs, ["At"] = time.GetUtcNow() });
        await _runs.SubmitTransactionAsync(group.Actions, cancellationToken);
    }

    private static string Partition(int year) => $"inspect-{year:D4}";

    [LoggerMessage(EventId = 4001, Level = LogLevel.Information, Message = "Inspection of {Year}: {Divisions} divisions walked, {Changed} proposals new or changed.")]
    private static partial void Inspected(ILogger logger, int year, int divisions, int changed);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Warning, Message = "Inspection of {Year} used up its time; the next run goes on from the checkpoints.")]
    private static partial void HandedOver(ILogger logger, int year);
}
