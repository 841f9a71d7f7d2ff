using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Activities;
using Nianbao.Domain.Rules.Identity;
using Nianbao.Pipeline.Intake.Comparisons;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Intake;

/// <summary>Holds every row of one file against the rules, with the register and last year's reports at hand.</summary>
internal sealed class RowJudging : IDisposable
{
    private const int FewDivisions = 2;
    private readonly Dataset _dataset;
    private readonly Period _period;
    private readonly Receipt _receipt;
    private readonly DeadlineRules _deadlines;
    private readonly RecordLookup? _register;
    private readonly RecordLookup? _previous;
    private readonly ActivityIntake? _activities;
    private readonly ActivitySummaries? _summaries;
    private readonly ReportComparisons? _comparisons;
    private readonly LedgerIntake? _ledgers;
    private readonly OrganisationLedgers? _compared;
    private readonly LedgerSession _ledger;
    private readonly Dictionary<string, DateTimeOffset> _firstArrivals = new(StringComparer.Ordinal);
    private readonly Func<Task> _committed;
    private bool _headsRead;
    private readonly SeenRows _seen = new();

    /// <param name="committed">Ends when no commit of this file is under way: heads change meanwhile.</param>
    public RowJudging(StorageClients storage, DatasetList datasets, Dataset dataset, Period period, Receipt receipt, LedgerSession ledger, LegalRepresentatives representatives, LedgerRosters rosters, Func<Task> committed)
    {
        _committed = committed;
        _ledger = ledger;
        _dataset = dataset;
        _period = period;
        _receipt = receipt;
        _deadlines = datasets.Deadlines;
        if (!dataset.IsRegister)
            _register = new(storage, datasets.Registry, null);
        if (dataset is AnnualReportsDataset && period.Year is { } year)
        {
            _previous = new(storage, dataset, year - 1);
            _summaries = new(storage, datasets.Activities, year);
            _comparisons = new(storage, datasets, representatives, _register!, year);
        }
        if (dataset is ActivitiesDataset)
            _activities = new(storage, datasets, period, receipt, ledger);
        if (dataset is AnnualReportsDataset or ActivitiesDataset)
            _compared = new(storage, datasets, rosters);
        if (dataset is LedgerDataset kept)
            _ledgers = new(kept, period, rosters);
    }

    /// <summary>Activities that do not count until somebody has decided.</summary>
    public int Held { get; private set; }

    /// <summary>When all rows are committed: sets aside the activities that they correct.</summary>
    public Task FinishAsync(CancellationToken cancellationToken) => _activities?.SetAsideAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Fetches what the rules compare the rows with.</summary>
    public async Task PrepareAsync(IReadOnlyList<ParsedRow> rows, FormExtent extent, CancellationToken cancellationToken)
    {
        var usccs = rows.Select(row => row.Record.Uscc).Where(uscc => Uscc.IsWellFormed(uscc)).Select(uscc => uscc!).ToHashSet(StringComparer.Ordinal);
        if (_register is not null)
            await _register.FetchAsync(usccs, cancellationToken);
        if (_previous is not null)
            await _previous.FetchAsync(usccs, cancellationToken);
        if (_compared is not null)
            await _compared.FetchAsync(rows.Select(row => row.Record).Where(record => record.Uscc is { } uscc && usccs.Contains(uscc)).Select(record => (record, RegisteredOf(record))), extent, cancellationToken);
        if (_ledgers is not null)
            await _ledgers.PrepareAsync(cancellationToken);
        if (_activities is not null)
            await _activities.PrepareAsync(rows, usccs, cancellationToken);
        if (_summaries is not null)
            await _summaries.FetchAsync(rows.Select(row => row.Record).OfType<AnnualReport>().Where(ActivitySummaries.AreAskedFor).Select(report => report.Uscc!).Where(usccs.Contains), cancellationToken);
        if (_comparisons is not null)
            await _comparisons.PrepareAsync([.. rows.Select(row => row.Record).OfType<AnnualReport>()], cancellationToken);
        if (_dataset is AnnualReportsDataset)
            await FetchFirstArrivalsAsync(usccs.Where(uscc => DeadlineOf(uscc)?.IsOnTime(_receipt.ReceivedAt) == false), cancellationToken);
    }

    /// <summary>
    /// Checks one row. Its findings are added to it. Null when it is no submission; an entry for the ledger otherwise, which
    /// says when it is returned. The second value says that the very same row stood in the file before, which is no fault of an activity file.
    /// </summary>
    public (Entry? Entry, bool Repeated) Check(ParsedRow row, RowReader reader)
    {
        var record = row.Record;
        if (_dataset.IsMonthly && record is Activity { StartOn: { } start } && !_period.Contains(start))
            row.Findings.Add(reader.Place(Structure.OutsidePeriod(start, _period), row.Source, "startOn"));

        if (record is Activity begun)
            _activities?.Begin(begun);
        var context = ContextOf(record, reader);
        var judge = new Judge(record is AnnualReport compared && _comparisons is not null ? _comparisons.Fill(context, compared) : context);
        judge.Run(_dataset.ApplicableRules, record);
        // A cell that could not be read has its finding: that its value is missing, or does not add up, would be noise.
        foreach (var violation in judge.Violations.Where(violation => violation.Field is not { } field || !record.Unreadable.Contains(field)))
            row.Findings.Add(reader.Place(ToFinding(violation), row.Source, violation.Field));
        if (record is AnnualReport report)
        {
            Explain(report, row, reader);
            report.Grounds = [.. ReportGrounds.Of(report, row.Findings, judge.Context).Select(ground => ground.ToString())];
            report.HasWarnings = row.Findings.Exists(finding => finding is { Severity: Severity.Warn, Ground: null }) ? true : null;
        }

        if (row.Holds && !IsReturned(row))
            return (null, false);

        if (record is Activity taken)
        {
            taken.Grounds = ReportGrounds.OfFindings(row.Findings) is { Count: > 0 } grounds ? [.. StatedGround.Merge(grounds).Select(ground => ground.ToString())] : null;
            _activities?.Settle(taken, judge.Violations);
            if (taken.CampaignTags is { Count: > 0 } tags)
                taken.CampaignTags = [.. tags.Select(CampaignCalendar.Of(context.Ledgers.Roster(LedgerNeeds.Campaigns)).NameOf)]; // A number counts for its campaign.
        }

        _dataset.Adopt(record, RegisteredOf(record));
        var entry = Entry.Of(_dataset, row.Source.Number, record) with { Verdict = VerdictOn(row) };
        if (entry.Data.Length > RecordText.MaxChars)
        {
            row.Findings.Add(reader.Place(Structure.TooLong(entry.Data.Length, RecordText.MaxChars), row.Source, null));
            return (null, false);
        }

        if (TryTake(record, entry, out var first))
            return (entry, false);

        var identical = record is Activity or LedgerEntry && first.IsIdentical;
        if (identical && record is LedgerEntry)
            return (null, true);
        var twice = record is Activity ? AC001ActivityIdIsUnique.Between(first.Row, entry.Row, identical) : ID014DuplicateRow.Between(first.Row, entry.Row);
        row.Findings.Add(reader.Place(ToFinding(twice), row.Source, twice.Field));
        return (null, identical);
    }

    /// <summary>Notes the row's key; false when a row before has it, with that row. Activities know each other anyway.</summary>
    private bool TryTake(Record record, Entry entry, out (int Row, bool IsIdentical) first)
    {
        if (!(record is Activity one ? _activities!.TryRemember(one, entry, out first) : _seen.TryAdd(record.Key, entry, out first)))
            return false;
        if (record is Activity { Status: ActivityStatuses.Held })
            Held++;
        else if (record is LedgerEntry kept)
            _ledgers?.Remember(kept);
        return true;
    }

    /// <summary>A report with errors, none of which says that it is no submission at all, is kept as returned.</summary>
    private bool IsReturned(ParsedRow row) =>
        _dataset.HasStates && Uscc.IsWellFormed(row.Record.Uscc) && !row.Findings.Exists(finding => finding.Severity == Severity.Reject);

    /// <summary>Puts the explanations that the row brings beside its warnings.</summary>
    private void Explain(AnnualReport report, ParsedRow row, RowReader reader)
    {
        if (report.Explanation is null || !row.Findings.Exists(finding => finding.NeedsExplanation == true))
            return;
        var explanations = Explanations.Parse(report.Explanation, Explanations.MinLengthOf(RuleParameters.Default, _period.Year ?? 0));
        for (var i = 0; i < row.Findings.Count; i++)
        {
            if (row.Findings[i].NeedsExplanation == true)
                row.Findings[i] = row.Findings[i] with { Explanation = explanations.For(row.Findings[i].Code) };
        }

        if (explanations.HasTooShort)
            row.Findings.Add(reader.Place(Structure.ShortExplanation(explanations.MinLength), row.Source, "explanation"));
    }

    private Verdict? VerdictOn(ParsedRow row)
    {
        if (!_dataset.HasStates)
            return null;
        var registered = RegisteredOf(row.Record);
        var errors = Verdict.Name(row.Findings.Where(finding => finding.Holds).Select(finding => (finding.Code, finding.Field)));
        var unexplained = Verdict.Name(row.Findings.Where(finding => finding is { NeedsExplanation: true, Explanation: null }).Select(finding => (finding.Code, finding.Field)));
        var lacksPreReview = row.Record is AnnualReport { IsPreReviewed: false } && registered is not null && RosterOrganisation.Of(registered).NeedsPreReview;
        if (errors is null && unexplained is null && !lacksPreReview)
            return null;
        return new()
        {
            Errors = errors,
            Unexplained = unexplained,
            LacksPreReview = lacksPreReview,
            CorrectionDueOn = errors is null ? null : CorrectionTerm(row.Record.Uscc).Day,
        };
    }

    /// <summary>When a report that arrived with this file and is returned must be corrected.</summary>
    public TermEnd CorrectionTerm(string? uscc) =>
        WorkingDays.Default.After(ShanghaiClock.DayOf(_receipt.ReceivedAt), DeadlineOf(uscc)?.CorrectionDays ?? Deadline.DefaultCorrectionDays);

    /// <summary>Whether a row of the file that was taken has this key.</summary>
    public bool Lists(string key) => _seen.Contains(key);

    /// <summary>Deletes what was fetched for comparison.</summary>
    public void Dispose()
    {
        _seen.Dispose();
        _register?.Dispose();
        _previous?.Dispose();
        _activities?.Dispose();
        _comparisons?.Dispose();
        _compared?.Dispose();
    }

    internal static Finding ToFinding(Violation violation) => new()
    {
        Code = violation.Rule.Code,
        Severity = violation.Severity,
        Expected = violation.Expected,
        Difference = violation.Difference,
        MessageZh = violation.MessageZh,
        MessageEn = violation.MessageEn,
        RemedyZh = violation.RemedyZh,
        RemedyEn = violation.RemedyEn,
        Ground = violation.Ground,
        Gravity = violation.Gravity,
        NeedsExplanation = violation.Severity == Severity.Warn && violation.Rule.NeedsExplanation ? true : null,
    };

    /// <summary>
    /// A correction after the deadline is not late when the first version was in time. The rosters in the heads know; the commit
    /// needs the heads anyway, so asking costs nothing. Before the deadline nobody need ask.
    /// </summary>
    private async Task FetchFirstArrivalsAsync(IEnumerable<string> usccs, CancellationToken cancellationToken)
    {
        var divisions = usccs.GroupBy(Uscc.DivisionOf).ToList();
        if (divisions.Count == 0)
            return;
        await _committed();
        if (divisions.Count > FewDivisions && !_headsRead)
        {
            _headsRead = true;
            await _ledger.PreloadHeadsAsync("0", "~", create: false, cancellationToken);
        }

        foreach (var division in divisions)
        {
            var head = await _ledger.HeadAsync(division.Key, "", cancellationToken);
            foreach (var uscc in division)
            {
                if (head.Roster[uscc] is { } entry)
                    _firstArrivals[uscc] = RosterReport.Parse(entry).FirstSubmittedAt;
                else if (head.Returned[uscc] is { } returned && ReturnedReport.Parse(returned) is var open && _receipt.ReceivedAt < open.EndsAt)
                    _firstArrivals[uscc] = open.FirstSubmittedAt;
            }

            head.Rest();
        }
    }

    private Organisation? RegisteredOf(Record record) => Uscc.IsWellFormed(record.Uscc) ? _register?[record.Uscc!] as Organisation : null;

    private Deadline? DeadlineOf(string? uscc)
    {
        if (_period.Year is not { } year)
            return null;
        var registered = Uscc.IsWellFormed(uscc) ? _register?[uscc!] as Organisation : null;
        return _deadlines.For(Uscc.DivisionOf(uscc), registered?.LegalType ?? Uscc.LegalTypeOf(uscc), registered?.IsCharity == true, year);
    }

    private RuleContext ContextOf(Record record, RowReader reader)
    {
        var known = Uscc.IsWellFormed(record.Uscc);
        return new()
        {
            Period = _period,
            ReceivedAt = _receipt.ReceivedAt,
            FirstSubmittedAt = known && _firstArrivals.TryGetValue(record.Uscc!, out var first) ? first : null,
            Registered = RegisteredOf(record),
            Previous = known ? _activities?.LastReportOf(record.Uscc!) ?? _previous?[record.Uscc!] as AnnualReport : null,
            // Of a code that is not registered nobody can know whether anything was reported.
            Activities = known && RegisteredOf(record) is not null ? _summaries?[record.Uscc!] : null,
            Neighbours = _activities?.Neighbours,
            Ledgers = _ledgers?.Context ?? (known ? _compared?.Of(record, RegisteredOf(record), reader.Extent) : null) ?? LedgerContext.Empty,
            Deadline = DeadlineOf(record.Uscc),
            DeclaredUnit = reader.DeclaredUnit,
            Extent = reader.Extent,
            UploaderUscc = _receipt.UploaderUscc,
        };
    }
}
