using Azure.Data.Tables;
using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Intake;

/// <summary>
/// What activities need at intake beyond other datasets: the activities they may duplicate, last year's reports, the decision whether
/// they count, and the voiding of those that they correct.
/// </summary>
internal sealed class ActivityIntake(StorageClients storage, DatasetList datasets, Period period, Receipt receipt, LedgerSession ledger) : IDisposable
{
    private const int MostKept = 500;
    private bool _begun;
    private readonly OrganisationRecords _stored = new(storage, datasets.Activities, period.Year);
    private readonly RecordLookup _reports = new(storage, datasets.AnnualReports, period.Year!.Value - 1);
    private readonly Dictionary<(string Uscc, string Id), string> _corrected = [];
    private readonly PageFile _pages = new();
    private ActivityNeighbours? _neighbours;

    public ActivityNeighbours Neighbours => _neighbours ??= new(_pages);

    /// <summary>Last year's report of the organisation, or null.</summary>
    public AnnualReport? LastReportOf(string uscc) => _reports[uscc] as AnnualReport;

    /// <summary>Deletes what was fetched for comparison.</summary>
    public void Dispose()
    {
        _reports.Dispose();
        _pages.Dispose();
    }

    /// <summary>Fetches the stored activities of the rows' organisations and of those they were held with, and last year's reports.</summary>
    public async Task PrepareAsync(IReadOnlyList<ParsedRow> rows, IReadOnlyCollection<string> usccs, CancellationToken cancellationToken)
    {
        await _reports.FetchAsync([.. rows.Select(row => row.Record).OfType<Activity>().Where(IsComparedWithReport).Select(activity => activity.Uscc!).Where(usccs.Contains)], cancellationToken);
        var others = rows.Select(row => row.Record).OfType<Activity>().SelectMany(ActivityNeighbours.CoOrganisersOf);
        var stored = new List<StoredRecord>();
        var few = !_begun && usccs.Count <= OrganisationRecords.FewOrganisations;
        _begun = true;
        await foreach (var entity in _stored.ReadAsync(usccs.Concat(others), cancellationToken))
        {
            var record = StoredRecord.From(entity);
            if (few && stored.Count < MostKept)
                stored.Add(record);
            if (BeforeThisFile(record) is { } data)
                Neighbours.Remember((Activity)RecordText.Read(datasets.Activities, data), row: null);
        }

        if (!few || stored.Count == MostKept)
            return;
        // A small submission: what was read serves the commit as well, and its division's heads come with one request.
        foreach (var uscc in usccs)
            ledger.Know(uscc, stored.Where(record => record.RowKey.StartsWith(uscc, StringComparison.Ordinal)));
        if (usccs.Select(Uscc.DivisionOf).Distinct(StringComparer.Ordinal).ToList() is [var division])
            await ledger.PreloadHeadsAsync(division, division, create: false, cancellationToken);
    }

    /// <summary>Before the rules.</summary>
    public void Begin(Activity activity) => ActivityStanding.Begin(activity, Neighbours, byOrganisation: receipt.UploaderUscc is not null);

    /// <summary>After the rules, for a row that is taken.</summary>
    public void Settle(Activity activity, IReadOnlyList<Violation> violations) => ActivityStanding.Settle(activity, Neighbours, violations);

    /// <summary>Takes the row among those that later rows are compared with; false when a row before has its id, with that row.</summary>
    public bool TryRemember(Activity activity, Entry entry, out (int Row, bool IsIdentical) first)
    {
        var content = SeenRows.ContentOf(entry);
        if (Neighbours.RowOf(activity.Uscc!, activity.ActivityId!) is { } seen)
        {
            first = (seen.Row, seen.Content == content);
            return false;
        }

        first = (entry.Row, true);
        Neighbours.Remember(activity, entry.Row, content);
        if (activity is { Supersedes: { } corrected, Status: ActivityStatuses.Submitted or ActivityStatuses.Accepted } && corrected != activity.ActivityId)
            _corrected[(activity.Uscc!, corrected)] = activity.ActivityId!;
        return true;
    }

    /// <summary>
    /// Sets aside the activities that rows of this file correct, by a version of their own a millisecond behind the file: it comes
    /// after their rows in the same file, and a second delivery finds it there.
    /// </summary>
    public async Task SetAsideAsync(CancellationToken cancellationToken)
    {
        var table = storage.Tables.GetTableClient(TableNames.Of(datasets.Activities, period.Year));
        foreach (var division in _corrected.GroupBy(pair => Uscc.DivisionOf(pair.Key.Uscc)))
        {
            var entries = new List<Entry>();
            foreach (var ((uscc, id), by) in division)
            {
                var answer = await table.GetEntityIfExistsAsync<TableEntity>(division.Key, LedgerKeys.Record($"{uscc}-{id}"), cancellationToken: cancellationToken);
                if (!answer.HasValue || StoredRecord.From(answer.Value!) is not { } stored || RecordText.Read(datasets.Activities, stored.Current.Data) is not Activity activity)
                    continue;
                if (activity.Status is not (ActivityStatuses.Submitted or ActivityStatuses.Accepted or ActivityStatuses.Held))
                    continue;
                ActivityStanding.SetAside(activity, by);
                entries.Add(Entry.Of(datasets.Activities, stored.Current.Row, activity));
            }

            if (entries.Count > 0)
                await ledger.CommitAsync(division.Key, entries, new Arrival(receipt.ReceivedAt.AddMilliseconds(1), receipt.Id), commit: true, keepSightings: true, cancellationToken);
        }
    }

    /// <summary>Whether rules compare it with last year's report: its funds (AC-010), its volunteers (AC-013), the party organisation that held it (AC-018).</summary>
    private static bool IsComparedWithReport(Activity activity) =>
        activity.FundsTotal > 0 || activity.Volunteers > 0 || activity.OrganiserKind == "PARTY_ORG" || ActivityTypes.IsPartyLife(activity.Type);

    /// <summary>The record as it stood before this file, so that a file that is delivered twice is judged the same twice; null when it was not there.</summary>
    private string? BeforeThisFile(StoredRecord stored) => stored.Current.Arrival.SubmissionId != receipt.Id
        ? stored.Current.Data
        : stored.Others.Where(version => version.Arrival.SubmissionId != receipt.Id).MaxBy(version => version.Arrival)?.Data;
}
