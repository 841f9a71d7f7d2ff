using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Activities;
using Nianbao.Domain.Rules.Dates;
using Nianbao.Domain.Rules.Identity;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Intake;

/// <summary>Holds every row of one file against the rules, with the register and last year's reports at hand.</summary>
internal sealed class RowJudging
{
    private static readonly string LateCode = new DT001FiledInTime().Code;
    private readonly Dataset _dataset;
    private readonly Period _period;
    private readonly Receipt _receipt;
    private readonly DeadlineRules _deadlines;
    private readonly RecordLookup? _register;
    private readonly RecordLookup? _previous;
    private readonly Dictionary<string, (int Row, string Hash)> _keys = new(StringComparer.Ordinal);

    public RowJudging(StorageClients storage, DatasetList datasets, Dataset dataset, Period period, Receipt receipt)
    {
        _dataset = dataset;
        _period = period;
        _receipt = receipt;
        _deadlines = datasets.Deadlines;
        if (!dataset.IsRegister)
            _register = new(storage, datasets.Registry, null);
        if (dataset is AnnualReportsDataset && period.Year is { } year)
            _previous = new(storage, dataset, year - 1);
    }

    /// <summary>Fetches what the rules compare the rows with.</summary>
    public async Task PrepareAsync(IReadOnlyList<ParsedRow> rows, CancellationToken cancellationToken)
    {
        var usccs = rows.Select(row => row.Record.Uscc).Where(uscc => Uscc.IsWellFormed(uscc)).Select(uscc => uscc!).ToHashSet(StringComparer.Ordinal);
        if (_register is not null)
            await _register.FetchAsync(usccs, cancellationToken);
        if (_previous is not null)
            await _previous.FetchAsync(usccs, cancellationToken);
    }

    /// <summary>
    /// Checks one row. Its findings are added to it. Null when it may not count; an entry for the ledger otherwise. The second
    /// value says that the very same row stood in the file before, which is no fault of an activity file.
    /// </summary>
    /// <remarks>Whether a report is late is known only once the ledger has seen the record: a correction keeps the time of the first version. So that finding waits (<see cref="LateFinding"/>).</remarks>
    public (Entry? Entry, bool Repeated, LateFinding? Late) Check(ParsedRow row, RowReader reader)
    {
        var record = row.Record;
        if (_dataset.IsMonthly && record is Activity { StartOn: { } start } && !_period.Contains(start))
            row.Findings.Add(reader.Place(Structure.OutsidePeriod(start, _period), row.Source, "startOn"));

        var context = ContextOf(record, reader.DeclaredUnit);
        var judge = new Judge(context);
        foreach (var rule in _dataset.Rules)
            rule.Check(record, judge);
        // A cell that could not be read has its finding: that its value is missing, or does not add up, would be noise.
        foreach (var violation in judge.Violations.Where(violation => violation.Field is not { } field || !record.Unreadable.Contains(field)))
            row.Findings.Add(reader.Place(ToFinding(violation), row.Source, violation.Field));
        if (record is AnnualReport report)
            report.Grounds = [.. row.Findings.Select(finding => finding.Ground).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (row.Holds)
            return (null, false, null);

        _dataset.Adopt(record, RegisteredOf(record));
        var entry = Entry.Of(_dataset, row.Source.Number, record);
        if (entry.Data.Length > RecordText.MaxChars)
        {
            row.Findings.Add(reader.Place(Structure.TooLong(entry.Data.Length, RecordText.MaxChars), row.Source, null));
            return (null, false, null);
        }

        if (_keys.TryAdd(record.Key, (entry.Row, entry.Hash)))
            return (entry, false, TakeLate(row, context));
        var first = _keys[record.Key];
        var identical = record is Activity && first.Hash == entry.Hash;
        var twice = record is Activity ? AC001ActivityIdIsUnique.Between(first.Row, entry.Row, identical) : ID014DuplicateRow.Between(first.Row, entry.Row);
        row.Findings.Add(reader.Place(ToFinding(twice), row.Source, twice.Field));
        return (null, identical, null);
    }

    internal static Finding ToFinding(Violation violation) => new()
    {
        Code = violation.Rule.Code,
        Severity = violation.Severity,
        Expected = violation.Expected,
        Difference = violation.Difference,
        MessageZh = MessageText.Chinese(violation.Rule.Chinese, violation.Arguments),
        MessageEn = MessageText.English(violation.Rule.English, violation.Arguments),
        RemedyZh = MessageText.Chinese(violation.Rule.RemedyZh, violation.Arguments),
        RemedyEn = MessageText.English(violation.Rule.RemedyEn, violation.Arguments),
        Ground = violation.Rule.Ground,
    };

    private static LateFinding? TakeLate(ParsedRow row, RuleContext context)
    {
        var late = row.Findings.Find(finding => finding.Code == LateCode);
        if (late is null || context.Deadline is null)
            return null;
        row.Findings.Remove(late);
        return new(late, context.Deadline);
    }

    private Organisation? RegisteredOf(Record record) => Uscc.IsWellFormed(record.Uscc) ? _register?[record.Uscc!] as Organisation : null;

    private Deadline? DeadlineOf(string? uscc)
    {
        if (_period.Year is not { } year)
            return null;
        var registered = Uscc.IsWellFormed(uscc) ? _register?[uscc!] as Organisation : null;
        return _deadlines.For(Uscc.DivisionOf(uscc), registered?.LegalType ?? Uscc.LegalTypeOf(uscc), registered?.IsCharity == true, year);
    }

    private RuleContext ContextOf(Record record, int declaredUnit)
    {
        var known = Uscc.IsWellFormed(record.Uscc);
        return new()
        {
            Period = _period,
            ReceivedAt = _receipt.ReceivedAt,
            Registered = RegisteredOf(record),
            Previous = known ? _previous?[record.Uscc!] as AnnualReport : null,
            Deadline = DeadlineOf(record.Uscc),
            DeclaredUnit = declaredUnit,
            UploaderUscc = _receipt.UploaderUscc,
        };
    }
}

/// <summary>The finding that a report arrived late, which holds only when its first version did.</summary>
internal sealed record LateFinding(Finding Finding, Deadline Deadline)
{
    public bool Holds(DateTimeOffset firstAt) => !Deadline.IsOnTime(firstAt);
}
