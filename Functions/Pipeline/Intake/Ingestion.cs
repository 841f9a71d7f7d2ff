using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Audit;
using Nianbao.Pipeline.Drafts;
using Nianbao.Pipeline.Intake.Comparisons;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Observation;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Reading;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Intake;

/// <summary>
/// The way of a file: read, judged, committed division by division, published, answered. Every step may be done twice; the
/// receipt becomes final last, so whatever dies on the way is done again by the trigger or the sweep.
/// </summary>
public sealed partial class Ingestion(
    StorageClients storage,
    ReceiptStore receipts,
    Publisher publisher,
    LegalRepresentatives representatives,
    LedgerRosters rosters,
    DatasetList datasets,
    DraftRemoval drafts,
    EarlierFiles earlier,
    IntakeTurns turns,
    PipelineMetrics metrics,
    IConfiguration configuration,
    TimeProvider time,
    ILogger<Ingestion> logger) : IDisposable
{
    /// <summary>An attempt at a larger file is noted in its receipt before anything of it is committed.</summary>
    internal const long ProgressFromBytes = 256 * 1024;

    private const long InMemoryBytes = 1024 * 1024;

    /// <summary>Larger files are read one after another, each in the memory that one may take; small ones go on beside them.</summary>
    private const long LargeBytes = 8 * 1024 * 1024;

    /// <summary>So many findings a dry run answers with; the totals are true beyond them.</summary>
    private const int CheckedFindings = 20_000;

    private static readonly Words Internal = new("系统内部错误。", "An internal error.");
    private readonly long _maxBytes = FileSize.MaxDirectBytes(configuration);
    private readonly SemaphoreSlim _largeFile = new(1);
    private readonly int _parallelism = configuration.GetValue("Intake:Parallelism", 4);

    public void Dispose() => _largeFile.Dispose();

    /// <summary>Processes the blob of that name in the submissions container, unless its receipt is final already.</summary>
    /// <exception cref="RequestFailedException">The storage did not do its work. The receipt says so; delivering the blob again is safe.</exception>
    public Task ProcessAsync(string blobName, CancellationToken cancellationToken) =>
        turns.RunAsync(() => ProcessAsync(blobName, hasTurn: false, cancellationToken), cancellationToken);

    /// <param name="hasTurn">Whether the large file's turn is taken already: by the complete file that has this one processed first.</param>
    private async Task ProcessAsync(string blobName, bool hasTurn, CancellationToken cancellationToken)
    {
        using var transactions = TransactionCount.Begin();
        var blob = storage.Submissions.GetBlobClient(blobName);
        if (await DownloadAsync(blob, cancellationToken) is not { } download)
            return;
        var isLarge = !hasTurn && download.Details.ContentLength > LargeBytes;
        if (isLarge && !await _largeFile.WaitAsync(0, cancellationToken))
        {
            // Another large file is under way. The connection would not outlive the wait.
            download.Dispose();
            await _largeFile.WaitAsync(cancellationToken);
            download = null;
        }

        try
        {
            download ??= await DownloadAsync(blob, cancellationToken);
            if (download is not null)
                await ProcessAsync(blobName, download, hasTurn || isLarge, transactions, cancellationToken);
        }
        finally
        {
            if (isLarge)
                _largeFile.Release();
        }
    }

    /// <summary>The blob, opened; null when it was deleted since the event was sent.</summary>
    private static async Task<BlobDownloadStreamingResult?> DownloadAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    private async Task ProcessAsync(string blobName, BlobDownloadStreamingResult download, bool hasTurn, TransactionCount transactions, CancellationToken cancellationToken)
    {
        using (download)
        {
            var path = SubmissionPath.Of(blobName, download.Details.ETag);
            var found = await receipts.FindAsync(path.Id, cancellationToken);
            var receipt = found?.Receipt ?? Unannounced(path, download.Details);
            using var activity = Tracing.Continue("submission.ingest", receipt);
            // Whoever puts a file into storage directly names its folder: only names that we know go on into logs and traces.
            var dataset = datasets.Find(receipt.Dataset)?.Name ?? "unknown";
            activity?.SetTag(Tracing.Dataset, dataset).SetTag("nianbao.attempt", receipt.Attempts + 1);
            if (receipt.Final)
            {
                activity?.SetTag("nianbao.repeated", true);
                return;
            }

            var etag = found?.ETag;
            var before = receipt.Transactions;
            if (receipt.Attempts >= Receipt.MaxAttempts)
            {
                // Begun so often and never answered: it kills its workers, and would keep all others waiting.
                activity?.SetStatus(System.Diagnostics.ActivityStatusCode.Error);
                GivenUp(logger, receipt.Id, receipt.Attempts);
                await TrySayFailedAsync(receipt with { State = ReceiptState.Failed, Transactions = before + transactions.Value + 1, Failure = Internal }, etag, cancellationToken);
                return;
            }

            if (receipt.Attempts > 0)
                metrics.AttemptedAgain();
            receipt = receipt with { Attempts = receipt.Attempts + 1, Failure = null };
            try
            {
                if (download.Details.ContentLength > ProgressFromBytes)
                {
                    receipt = receipt with { State = ReceiptState.Reading };
                    if (await receipts.TryReplaceAsync(receipt, etag, cancellationToken) is { } mine)
                    {
                        etag = mine;
                    }
                    else
                    {
                        // Another worker was faster, the file was handed in again, or the answer was lost.
                        found = await receipts.FindAsync(path.Id, cancellationToken);
                        if (found is { Receipt.Final: true })
                            return;
                        receipt = receipt with { ReceivedAt = found?.Receipt.ReceivedAt ?? receipt.ReceivedAt, FirstReceivedAt = found?.Receipt.FirstReceivedAt ?? receipt.FirstReceivedAt };
                        etag = found?.ETag;
                    }
                }

                await using var content = await OpenAsync(download, cancellationToken);
                if (content is not null)
                    receipt = receipt with { Sha256 = await HashAsync(content, cancellationToken) };
                var answer = content is null
                    ? Refused(receipt, Structure.TooLarge(download.Details.ContentLength, _maxBytes))
                    : WrongDeclaration(download.Details) is { } wrong
                        ? Refused(receipt, wrong)
                        : await ReadAsync(receipt, content, commit: true, hasTurn, cancellationToken);
                // Before the receipt is final: dying in between, the file is done again, and so is this.
                await drafts.AfterAsync(answer, cancellationToken);
                // The document to come is one more transaction.
                if (await FinishAsync(answer with { Transactions = before + transactions.Value + 1 }, etag, cancellationToken))
                    metrics.Finished(answer);
                activity?.SetTag("nianbao.state", answer.State.ToString()).SetTag("nianbao.rows", answer.Counts.Rows);
                Finished(logger, answer.Id, dataset, answer.State, answer.Counts.Rows, transactions.Value);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                activity.Fail(failure);
                Failed(logger, failure, receipt.Id, receipt.Attempts);
                if (receipt.Attempts >= Receipt.MaxAttempts)
                    GivenUp(logger, receipt.Id, receipt.Attempts);
                var failed = receipt with
                {
                    State = ReceiptState.Failed,
                    Transactions = before + transactions.Value + 1,
                    Failure = StorageFailure.Is(failure)
                        ? new("存储服务没有正常响应。", "The storage service did not answer as it should.")
                        : Internal,
                };
                await TrySayFailedAsync(failed, etag, cancellationToken);
                throw;
            }
        }
    }

    /// <summary>Runs the same reading, rules and ordering and writes nothing.</summary>
    public async Task<Receipt> CheckAsync(Receipt receipt, Stream content, CancellationToken cancellationToken)
    {
        using var transactions = TransactionCount.Begin();
        var answer = await turns.RunAsync(() => ReadAsync(receipt, content, commit: false, hasTurn: false, cancellationToken), cancellationToken);
        return answer with { Transactions = transactions.Value };
    }

    private static Receipt Unannounced(SubmissionPath path, BlobDownloadDetails details) => new()
    {
        Id = path.Id,
        Dataset = path.Dataset,
        Period = path.Period,
        FileName = path.FileName,
        Size = details.ContentLength,
        Submitter = path.Submitter,
        State = ReceiptState.Received,
        // Put into storage directly: it arrived when the storage says so.
        ReceivedAt = Arrival.Truncate(details.LastModified),
        Complete = CompleteDeclaration.TryRead(name => Metadata(details, name), out var declaration, out _) ? declaration : null,
        Trace = Metadata(details, "traceparent") is { } trace && Tracing.TryParse(trace, out _) ? trace : null,
    };

    /// <summary>What a file that was put into storage directly declares wrongly.</summary>
    private static Finding? WrongDeclaration(BlobDownloadDetails details) =>
        CompleteDeclaration.TryRead(name => Metadata(details, name), out _, out var wrong) ? null : Structure.WrongDeclaration(wrong, Metadata(details, wrong) ?? "");

    // Azure keeps the case of metadata names and does not mind it; AzCopy and proxies write them as they like.
    private static string? Metadata(BlobDownloadDetails details, string name) =>
        details.Metadata?.FirstOrDefault(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private async Task<Receipt> ReadAsync(Receipt receipt, Stream content, bool commit, bool hasTurn, CancellationToken cancellationToken)
    {
        if (datasets.Find(receipt.Dataset) is not { IsUploadable: true } dataset || !Periods.TryForUpload(dataset, receipt.Period, receipt.ReceivedAt, out var period))
            return Refused(receipt, Structure.WrongAddress($"{receipt.Dataset}/{receipt.Period}"));
        if (receipt.Complete is not null && !dataset.IsRegister)
            return Refused(receipt, Structure.WrongDeclaration(CompleteDeclaration.CompleteName, "true"));
        try
        {
            IReadOnlyList<Closing>? confirmed = null;
            if (receipt.Complete is not null)
            {
                if (commit)
                {
                    foreach (var name in await earlier.UnansweredAsync(receipt, cancellationToken))
                        await ProcessAsync(name, hasTurn, cancellationToken);
                }

                // A complete file counts as a whole or not at all, so it is rehearsed first.
                (var rehearsed, confirmed) = await RunAsync(receipt, content, dataset, period, commit: false, keep: commit, confirmed: null, cancellationToken);
                if (!commit || rehearsed.State == ReceiptState.Rejected)
                    return rehearsed;
            }

            return (await RunAsync(receipt, content, dataset, period, commit, keep: commit, confirmed, cancellationToken)).Answer;
        }
        catch (UnreadableFileException unreadable)
        {
            return Refused(receipt, unreadable.Finding);
        }
    }

    /// <summary>Reads the file from its beginning to its end.</summary>
    /// <param name="keep">Whether the answer will be a stored receipt; that of a dry run has nothing to page through.</param>
    /// <param name="confirmed">Whom a complete file closes, when that has been found and confirmed.</param>
    private async Task<(Receipt Answer, IReadOnlyList<Closing> Closings)> RunAsync(
        Receipt receipt, Stream content, Dataset dataset, Period period, bool commit, bool keep, IReadOnlyList<Closing>? confirmed, CancellationToken cancellationToken)
    {
        content.Position = 0;
        using var table = SourceFile.Open(content, receipt.FileName ?? "", FileContent.Of(dataset, period), ReadingLimits.Default);
        using var intake = new FileIntake(storage, datasets, dataset, period, receipt, commit, _parallelism, time, representatives, rosters, confirmed);
        using (var activity = Tracing.Source.StartActivity("submission.read"))
        {
            activity?.SetTag("nianbao.format", table.Format).SetTag("nianbao.rehearsal", !commit);
            await intake.ReadAsync(table, cancellationToken);
        }

        var (answer, findings) = intake.Answer(time.GetUtcNow());
        if (commit)
            await publisher.PublishAsync(dataset, period.Year, intake.Heads, cancellationToken, ChainEntry.Of(answer));
        if (!keep)
            return (answer with { Findings = [.. findings.Take(CheckedFindings)] }, intake.Closings);
        // A rehearsal is the answer only when it goes no further.
        if (answer.FindingsTotal > answer.Findings.Count && (commit || answer.State == ReceiptState.Rejected))
            await receipts.PutFindingsAsync(answer.Id, findings, cancellationToken);
        return (answer, intake.Closings);
    }

    private Receipt Refused(Receipt receipt, Finding finding) => receipt with
    {
        State = ReceiptState.Rejected,
        FinishedAt = time.GetUtcNow(),
        Findings = [finding],
        FindingsTotal = 1,
        FindingsByCode = new Dictionary<string, int> { [finding.Code] = 1 },
    };

    /// <summary>The hash of what is really read; a file that was put into storage directly has none in its receipt yet.</summary>
    private static async Task<string> HashAsync(Stream content, CancellationToken cancellationToken)
    {
        var hash = await SHA256.HashDataAsync(content, cancellationToken);
        content.Position = 0;
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>The blob's bytes, at hand; null when there are too many.</summary>
    private async Task<Stream?> OpenAsync(BlobDownloadStreamingResult download, CancellationToken cancellationToken)
    {
        if (download.Details.ContentLength > _maxBytes)
            return null;
        Stream content = download.Details.ContentLength <= InMemoryBytes
            ? new MemoryStream((int)download.Details.ContentLength)
            : TemporaryFile.Create(FileOptions.Asynchronous, bufferSize: 4096);
        try
        {
            await download.Content.CopyToAsync(content, cancellationToken);
            content.Position = 0;
            return content;
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Writes the final receipt. When another worker has answered meanwhile, its final answer stands; when the file has been
    /// handed in again meanwhile, with a new time of arrival, this answer is to a question that nobody asks any more.
    /// Tells whether this answer stands.
    /// </summary>
    private async Task<bool> FinishAsync(Receipt receipt, ETag? etag, CancellationToken cancellationToken)
    {
        while (await receipts.TryReplaceAsync(receipt, etag, cancellationToken) is null)
        {
            if (await receipts.FindAsync(receipt.Id, cancellationToken) is not { } there)
                etag = null;
            else if (there.Receipt.Final || there.Receipt.ReceivedAt != receipt.ReceivedAt)
                return there.Receipt.FinishedAt == receipt.FinishedAt && there.Receipt.Attempts == receipt.Attempts; // Else it is somebody else's; only our answer was lost.
            else
                etag = there.ETag;
        }

        return true;
    }

    private async Task TrySayFailedAsync(Receipt failed, ETag? etag, CancellationToken cancellationToken)
    {
        try
        {
            await receipts.TryReplaceAsync(failed, etag, cancellationToken);
        }
        catch (Exception silent) when (StorageFailure.Is(silent))
        {
            // The storage is not there to be told; the failure itself is thrown on, and the sweep finds the file.
            Unsaid(logger, silent, failed.Id);
        }
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Receipt {Receipt} of {Dataset} is {State}: {Rows} rows, {Transactions} storage transactions.")]
    private static partial void Finished(ILogger logger, string receipt, string dataset, ReceiptState state, int rows, int transactions);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Error, Message = "Receipt {Receipt} failed in attempt {Attempt}.")]
    private static partial void Failed(ILogger logger, Exception exception, string receipt, int attempt);

    [LoggerMessage(EventId = 2004, Level = LogLevel.Error, Message = "Receipt {Receipt} is given up after {Attempts} attempts and waits for a person.")]
    private static partial void GivenUp(ILogger logger, string receipt, int attempts);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Warning, Message = "Receipt {Receipt} could not be told that it failed.")]
    private static partial void Unsaid(ILogger logger, Exception exception, string receipt);
}
