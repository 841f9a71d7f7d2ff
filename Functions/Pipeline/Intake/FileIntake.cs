using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Audit;
using Nianbao.Pipeline.Intake.Comparisons;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Observation;
using Nianbao.Pipeline.Reading;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Intake;

/// <summary>
/// One file on its way into the ledger: rows are judged in chunks, gathered by division and committed in full transactions. While
/// the storage works at a commit, the next rows are read and judged.
/// </summary>
internal sealed class FileIntake : IDisposable
{
    private const int ChunkRows = 1_000;

    /// <summary>Complete reports have some five hundred cells and are read in smaller chunks.</summary>
    private const int ChunkCells = 100_000;

    /// <summary>Characters of gathered records that stay in memory, as many more being on their way to the storage; with the records themselves they are some four times as many bytes.</summary>
    private const long GatheredCharacters = 1_500_000;

    private const int GatheredRows = 20_000;
    private const int FewDivisions = 2;
    private readonly Dataset _dataset;
    private readonly Period _period;
    private readonly Receipt _receipt;
    private readonly bool _commit;
    private readonly int _parallelism;
    private readonly RowJudging _judging;
    private readonly LedgerSession _ledger;
    private readonly IReadOnlyList<Closing>? _confirmed;
    private readonly FindingBook _findings = new();
    private readonly SpillFile _spill = new();
    private readonly Lock _spillLock = new();
    private readonly Dictionary<string, List<Waiting>> _gathered = new(StringComparer.Ordinal);
    private readonly RowRanges _taken = new();
    private readonly RowRanges _returnedRows = new();
    private ReadingFacts? _reading;
    private int _rows;
    private int _accepted;
    private int _unchanged;
    private int _superseded;
    private int _rejected;
    private int _withWarnings;
    private int _returned;
    private int _held;
    private int _awaitingExplanation;
    private int _awaitingPreReview;
    private TermEnd? _correctionTerm;
    private int _loose;
    private int _gatheredCount;
    private long _gatheredCharacters;
    private Task _commitUnderWay = Task.CompletedTask;

    public FileIntake(StorageClients storage, DatasetList datasets, Dataset dataset, Period period, Receipt receipt, bool commit, int parallelism, TimeProvider time, LegalRepresentatives representatives, LedgerRosters rosters, IReadOnlyList<Closing>? confirmed = null)
    {
        _confirmed = confirmed;
        _dataset = dataset;
        _period = period;
        _receipt = receipt;
        _commit = commit;
        _parallelism = parallelism;
        _ledger = new(storage.Tables.GetTableClient(TableNames.Of(dataset, period.Year)), dataset, time, storage.Seal);
        _judging = new(storage, datasets, dataset, period, receipt, _ledger, representatives, rosters, () => _commitUnderWay);
    }

    /// <summary>The heads the file has touched, for publication.</summary>
    public IReadOnlyList<(string Division, Head Head)> Heads => [.. _ledger.Heads];

    /// <summary>Whom a complete register file closes: those it was given as confirmed, or those it found.</summary>
    public IReadOnlyList<Closing> Closings { get; private set; } = [];

    public async Task ReadAsync(SourceTable table, CancellationToken cancellationToken)
    {
        var reader = new RowReader(_dataset, _period, table);
        try
        {
            // A damaged workbook shows itself only where the damage is. It is read to its end once before anything of it counts.
            if (table.Format == "xlsx")
                foreach (var _ in table.Rows())
                    cancellationToken.ThrowIfCancellationRequested();

            var chunk = new List<ParsedRow>(ChunkRows);
            var cells = 0;
            foreach (var source in table.Rows())
            {
                chunk.Add(reader.Read(source.Copy()));
                cells += source.Cells;
                if (chunk.Count < ChunkRows && cells < ChunkCells)
                    continue;
                await TakeAsync(chunk, reader, cancellationToken);
                chunk.Clear();
                cells = 0;
                if (_gatheredCount >= GatheredRows || _gatheredCharacters >= GatheredCharacters)
                {
                    await BeginCommitAsync(fullTransactionsOnly: true, cancellationToken);
                    Spill();
                }
            }

            await TakeAsync(chunk, reader, cancellationToken);
            foreach (var loose in table.LooseItems())
            {
                _loose++;
                _findings.Add(RowReader.Place(loose));
            }

            await BeginCommitAsync(fullTransactionsOnly: false, cancellationToken);
            await _commitUnderWay;
            if (_receipt.Complete is not null)
                await CloseAsync(cancellationToken);
            if (_commit)
                await _judging.FinishAsync(cancellationToken);
        }
        catch
        {
            // What is on its way to the storage gets there, whatever the rest of the file is.
            await _commitUnderWay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        finally
        {
            _reading = new(table.Format, table.Encoding, table.Delimiter is { } delimiter ? delimiter == '\t' ? "tab" : delimiter.ToString() : null, table.Sheet, table.HeaderRow, [.. table.Notes.Select(note => new Words(note.Zh, note.En))]);
        }
    }

    public void Dispose()
    {
        _judging.Dispose();
        _findings.Dispose();
        _spill.Dispose();
    }

    /// <summary>The final receipt and all findings.</summary>
    public (Receipt Receipt, IEnumerable<Finding> Findings) Answer(DateTimeOffset now)
    {
        if (_rows == 0)
            _findings.Add(Structure.NoRows());
        var held = JudgeCompleteness();
        if (_unchanged > 0 && !held && _dataset.Rules.FirstOrDefault(rule => rule.Code == "ID-015") is { } identical)
            _findings.Add(RowJudging.ToFinding(new(identical, identical.Severity, null, null, null, [])));
        var findings = _findings.InOrder();
        return (_receipt with
        {
            State = held || _rows == _rejected ? ReceiptState.Rejected : _rejected == 0 && _loose == 0 ? ReceiptState.Committed : ReceiptState.PartlyAccepted,
            FinishedAt = now,
            Reading = _reading,
            Complete = _receipt.Complete is { } declared ? declared with { Closings = IsSound ? Closings.Count : null } : null,
            Counts = held ? new(_rows, 0, 0, 0, _rows, _withWarnings) : new(_rows, _accepted, _unchanged, _superseded, _rejected, _withWarnings)
            {
                Returned = _returned,
                Held = _held,
                HeldForReview = _judging.Held,
                AwaitingExplanation = _awaitingExplanation,
                AwaitingPreReview = _awaitingPreReview,
            },
            TakenRows = held || _taken.ToString() is not { Length: > 0 } taken ? null : taken,
            ReturnedRows = held || _returnedRows.ToString() is not { Length: > 0 } returned ? null : returned,
            Scope = _gathered.Count == 1 ? _gathered.Keys.Single() : null,
            CountedAsSubmissionAt = _dataset.HasStates && _rows > _rejected - _returned ? _receipt.ReceivedAt : null,
            CorrectionDueOn = _returned > 0 ? _correctionTerm?.Day : null,
            CorrectionDueIsEstimated = _returned > 0 && _correctionTerm is { IsEstimated: true } ? true : null,
            FindingsByCode = _findings.ByCode,
            FindingsTotal = _findings.Total,
            Findings = [.. findings.Take(Receipt.InlineFindings)],
        }, findings);
    }

    /// <summary>Every row was taken: then the file tells whom it lists.</summary>
    private bool IsSound => _rows > 0 && _rejected == 0 && _loose == 0;

    /// <summary>Says what is to be said of a file that is declared complete. True when the file is held as a whole: then nothing of it may be stored.</summary>
    private bool JudgeCompleteness()
    {
        if (_receipt.Complete is not { } declared)
            return false;
        if (!IsSound)
        {
            if (_rejected + _loose > 0)
                _findings.Add(Structure.Unsound(_rejected + _loose));
            return true;
        }

        var confirmed = (declared.ConfirmClosings ?? 0) == Closings.Count;
        if (!confirmed)
            _findings.Add(Structure.Unconfirmed(declared, Closings.Count));
        foreach (var closing in Closings)
            _findings.Add(Structure.NotListed(closing, ShanghaiClock.DayOf(_receipt.ReceivedAt), done: confirmed && _commit));
        return !confirmed;
    }

    /// <summary>Finds whom the file does not list; or closes those who were confirmed, each by a version of its own that arrived with the file.</summary>
    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        Closings = _confirmed ?? (IsSound ? await new RegisterClosings(_ledger, _dataset, _receipt).FindAsync(_gathered.Keys, _judging.Lists, cancellationToken) : []);
        if (!_commit)
            return;
        var (arrival, day) = (new Arrival(_receipt.ReceivedAt, _receipt.Id), ShanghaiClock.DayOf(_receipt.ReceivedAt));
        foreach (var division in Closings.GroupBy(closing => Uscc.DivisionOf(closing.Uscc)))
            await _ledger.CommitAsync(division.Key, [.. division.Select(closing => closing.ToEntry(_dataset, day))], arrival, commit: true, keepSightings: true, cancellationToken);
    }

    private async Task TakeAsync(List<ParsedRow> rows, RowReader reader, CancellationToken cancellationToken)
    {
        await _judging.PrepareAsync(rows, reader.Extent, cancellationToken);
        var judged = rows.ConvertAll(row => (Row: row, Taken: _judging.Check(row, reader)));
        var before = await CommittedBeforeAsync([.. judged.Where(one => one.Taken is { Entry: null, Repeated: false }).Select(one => one.Row)], cancellationToken);
        foreach (var (row, (entry, repeated)) in judged)
        {
            _rows++;
            if (before.TryGetValue(row, out var placement))
            {
                row.Findings.RemoveAll(finding => finding.Holds);
                Count(placement);
                (placement.Outcome == Outcome.Returned ? _returnedRows : _taken).Add(row.Source.Number);
            }

            _findings.Add(row.Findings.Select(finding => finding with { Uscc = row.Record.Uscc }));
            if (entry is null)
            {
                if (repeated)
                    Interlocked.Increment(ref _unchanged);
                else if (!before.ContainsKey(row))
                    Interlocked.Increment(ref _rejected);
                continue;
            }

            if (entry.Verdict is { IsReturned: true })
            {
                // Of several terms the receipt names the one that ends first.
                var term = _judging.CorrectionTerm(row.Record.Uscc);
                if (_correctionTerm is not { } known || term.Day < known.Day)
                    _correctionTerm = term;
            }
            else if (row.Findings.Exists(finding => finding.Severity >= Severity.Warn))
            {
                _withWarnings++;
            }

            if (!_gathered.TryGetValue(row.Record.Division, out var division))
                _gathered[row.Record.Division] = division = [];
            division.Add(new(entry, 0, entry.Row, entry.Verdict, entry.Note));
            _gatheredCount++;
            _gatheredCharacters += entry.Data.Length;
        }
    }

    /// <summary>
    /// Rows that are no submission as the register stands now, but were one when an earlier attempt at this very file committed them: it died, or the storage failed
    /// it, and the register changed before the next. What was committed stands, so the receipt says what became of it then.
    /// </summary>
    private async Task<Dictionary<ParsedRow, Placement>> CommittedBeforeAsync(List<ParsedRow> refused, CancellationToken cancellationToken)
    {
        var before = new Dictionary<ParsedRow, Placement>(ReferenceEqualityComparer.Instance);
        // An attempt at a large file is noted before its first commit; one at a small file may have left no other trace than its commits.
        if (_receipt.DryRun || (_receipt.Attempts <= 1 && _receipt.Size > Ingestion.ProgressFromBytes))
            return before;
        var arrival = new Arrival(_receipt.ReceivedAt, _receipt.Id);
        foreach (var division in refused.Where(row => Uscc.IsWellFormed(row.Record.Uscc)).GroupBy(row => row.Record.Division, StringComparer.Ordinal))
        {
            var rows = division.ToLookup(row => LedgerKeys.Record(row.Record.Key), StringComparer.Ordinal);
            foreach (var found in await _ledger.Records.ReadAsync(division.Key, [.. rows.Select(row => row.Key)], oneByOne: rows.Count <= PartitionRecords.Few, cancellationToken))
            {
                var stored = found.SpilledTo >= arrival ? await _ledger.Records.WithOverflowAsync(division.Key, found, cancellationToken) : found;
                // By its number in the file: of two rows with one key only the first was taken.
                if (stored.All.FirstOrDefault(version => version.Arrival == arrival) is { } mine && rows[found.RowKey].FirstOrDefault(row => row.Source.Number == mine.Row) is { } row)
                    before[row] = new(mine.Outcome, VersionStates.Of(mine, stored.Acts));
            }
        }

        return before;
    }

    /// <summary>Takes out of the gathered rows what is to be committed, and begins with it when the commit before is done.</summary>
    private async Task BeginCommitAsync(bool fullTransactionsOnly, CancellationToken cancellationToken)
    {
        await _commitUnderWay;
        const int Full = EntityGroup.MaxOperations - 1;
        var due = new List<(string Division, List<Waiting> Entries)>();
        foreach (var (division, entries) in _gathered)
        {
            // What does not fill a transaction waits for more rows of its division, unless the gathered rows are spread too thin.
            var count = fullTransactionsOnly && entries.Count >= Full ? entries.Count / Full * Full : fullTransactionsOnly && _gatheredCount < 2 * GatheredRows ? 0 : entries.Count;
            if (count == 0)
                continue;
            due.Add((division, entries.GetRange(0, count)));
            entries.RemoveRange(0, count);
            // A file sorted by division has thousands of one, and then no more.
            if (entries.Capacity > 4 * Full)
                entries.TrimExcess();
            _gatheredCount -= count;
            _gatheredCharacters -= due[^1].Entries.Sum(waiting => (long)(waiting.Entry?.Data.Length ?? 0));
        }

        if (due.Count == 0)
            return;
        var fresh = _gathered.Keys.Where(division => !_ledger.HasPreloaded(division)).ToList();
        _commitUnderWay = CommitAsync(due, fresh, cancellationToken);
    }

    private async Task CommitAsync(List<(string Division, List<Waiting> Entries)> due, List<string> fresh, CancellationToken cancellationToken)
    {
        using var activity = Tracing.Source.StartActivity(_commit ? "ledger.commit" : "ledger.compare");
        activity?.SetTag("nianbao.divisions", due.Count).SetTag("nianbao.rows", due.Sum(part => part.Entries.Count));
        // A file sorted by division shows more of them as it is read on; only the heads of those that are new are read.
        if (due.Count(part => !_ledger.HasPreloaded(part.Division)) > FewDivisions)
        {
            await _ledger.PreloadHeadsAsync(fresh.Min(StringComparer.Ordinal)!, fresh.Max(StringComparer.Ordinal)!, create: _commit, cancellationToken);
        }

        var arrival = new Arrival(_receipt.ReceivedAt, _receipt.Id);
        // A file sorted by division has one or two at a time: then several transactions of each are on their way.
        var sideBySide = Math.Max(1, _parallelism / due.Count);
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = _parallelism, TaskScheduler = TaskScheduler.Current, CancellationToken = cancellationToken },
            async (part, token) =>
            {
                var placements = await _ledger.PlaceAsync(part.Division, [.. part.Entries.Select(Recall)], arrival, _commit, keepSightings: true, token, sideBySide);
                for (var i = 0; i < placements.Length; i++)
                {
                    Count(placements[i]);
                    (placements[i].Outcome == Outcome.Returned ? _returnedRows : _taken).Add(part.Entries[i].Row);
                }
            });
    }

    /// <summary>Called by several workers at once, while rows are judged.</summary>
    private void Count(Placement placement)
    {
        _ = placement.Outcome switch
        {
            Outcome.Accepted => Interlocked.Increment(ref _accepted),
            Outcome.Unchanged => Interlocked.Increment(ref _unchanged),
            Outcome.Superseded => Interlocked.Increment(ref _superseded),
            Outcome.Held => Interlocked.Increment(ref _held),
            _ => Interlocked.Increment(ref _rejected),
        };
        if (placement.Outcome == Outcome.Returned)
            Interlocked.Increment(ref _returned);
        _ = placement.State switch
        {
            ReportStates.Submitted => Interlocked.Increment(ref _awaitingExplanation),
            ReportStates.PreReview => Interlocked.Increment(ref _awaitingPreReview),
            _ => 0,
        };
    }

    /// <summary>Writes what must still wait for more rows of its division to a temporary file.</summary>
    private void Spill()
    {
        foreach (var entries in _gathered.Values)
        {
            for (var i = 0; i < entries.Count; i++)
            {
                if (entries[i] is not { Entry: { } entry } waiting)
                    continue;
                var data = System.Text.Encoding.UTF8.GetBytes(entry.Data);
                lock (_spillLock)
                    entries[i] = waiting with { Entry = null, At = _spill.Append(data) };
            }
        }

        _gatheredCharacters = 0;
    }

    private Entry Recall(Waiting waiting)
    {
        if (waiting.Entry is { } entry)
            return entry;
        string data;
        lock (_spillLock)
            data = System.Text.Encoding.UTF8.GetString(_spill.At(waiting.At));
        return new(waiting.Row, RecordText.Read(_dataset, data), data, RecordText.Hash(data)) { Verdict = waiting.Verdict, Note = waiting.Note };
    }

    /// <summary>A valid row that waits for its transaction to fill.</summary>
    /// <param name="Entry">The row, while it is in memory.</param>
    /// <param name="At">Where its content lies in the temporary file otherwise.</param>
    private readonly record struct Waiting(Entry? Entry, long At, int Row, Verdict? Verdict, string? Note);
}
