using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;
using Microsoft.Extensions.Configuration;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Observation;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Intake;

/// <summary>Takes files in: stamps their arrival, stores them, answers with a receipt. Reading them is the blob trigger's work.</summary>
public sealed class UploadDesk(StorageClients storage, DatasetList datasets, ReceiptStore receipts, Ingestion ingestion, IConfiguration configuration, TimeProvider time)
{
    private static readonly TimeSpan SasLifetime = TimeSpan.FromMinutes(30);
    private readonly long _maxBytes = FileSize.MaxBytes(configuration);
    private readonly long _maxDirectBytes = FileSize.MaxDirectBytes(configuration);

    /// <summary>Stores an upload. The second value tells whether it was new (202) or a repeat of the same bytes (200).</summary>
    /// <param name="dryRun">Run the very same reading, rules and ordering now, and store nothing.</param>
    /// <param name="again">Treat bytes that stand already as a new submission: the way back to an earlier version.</param>
    /// <param name="draftOf">The organisation whose draft this file is, or null.</param>
    /// <param name="complete">A register file's declaration that it is complete, or null.</param>
    /// <exception cref="ProblemException">Unknown dataset or period, too large, not the caller's to file.</exception>
    public async Task<(Receipt Receipt, bool Created)> ReceiveAsync(
        Caller caller, string dataset, string period, string? fileName, Stream body, bool dryRun, bool again, CancellationToken cancellationToken, string? draftOf = null, CompleteDeclaration? complete = null)
    {
        var receivedAt = Arrival.Truncate(time.GetUtcNow());
        var (kind, when) = Resolve(caller, dataset, period, receivedAt);
        RequireRegister(kind, complete);
        await using var upload = await BufferedBody.ReadAsync(body, _maxBytes, cancellationToken) ?? throw TooLarge();
        List<string> same = [kind.Name, when.ToString(), caller.Who, upload.Sha256];
        if (again)
            same.Add(receivedAt.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (complete is not null)
            same.Add(complete.ToString());
        var id = SubmissionPath.IdOf([.. same]);
        var fresh = new Receipt
        {
            Id = id,
            Dataset = kind.Name,
            Period = when.ToString(),
            FileName = fileName,
            Size = upload.Content.Length,
            Sha256 = upload.Sha256,
            Submitter = caller.Who,
            UploaderUscc = caller.OwnUscc,
            State = ReceiptState.Received,
            ReceivedAt = receivedAt,
            DryRun = dryRun,
            DraftOf = draftOf,
            Complete = complete,
        };
        using var activity = Tracing.Source.StartActivity(dryRun ? "submission.check" : "submission.receive");
        activity?.SetTag(Tracing.Dataset, kind.Name).SetTag(Tracing.Receipt, id);
        if (dryRun)
            return (await ingestion.CheckAsync(fresh, upload.Content, cancellationToken), true);

        using var transactions = TransactionCount.Begin();
        var path = SubmissionPath.For(kind.Name, when.ToString(), caller.Who, id, fileName);
        // What the upload itself costs: this document and the blob.
        fresh = fresh with { Transactions = 2, Trace = Tracing.Current };
        if (!await receipts.TryCreateAsync(fresh, cancellationToken))
        {
            var (known, etag) = await receipts.FindAsync(id, cancellationToken) ?? throw new InvalidOperationException("A receipt vanished while it was read.");
            Tracing.Link(activity, Tracing.Of(known));
            if (known.State == ReceiptState.Committed)
                return (known with { Repeated = true }, false);
            if (IsMine(known, fresh))
            {
                // Written by this very call; only the answer was lost.
                await PutAsync(path, upload.Content, onlyIfMissing: true, cancellationToken);
                return (known, true);
            }

            if (!known.Final)
            {
                // Its blob may be missing: the process died between receipt and blob, and the sender tries again.
                await PutAsync(path, upload.Content, onlyIfMissing: true, cancellationToken);
                return (known with { Repeated = true }, false);
            }

            // Rejected, in part or whole, or failed: what was wrong may have been mended elsewhere (the register), so it is judged anew.
            fresh = fresh with { FirstReceivedAt = known.FirstReceivedAt ?? known.ReceivedAt };
            if (await receipts.TryReplaceAsync(fresh, etag, cancellationToken) is null)
            {
                var (there, _) = await receipts.FindAsync(id, cancellationToken) ?? throw new InvalidOperationException("A receipt vanished while it was read.");
                if (!IsMine(there, fresh))
                    return (there with { Repeated = true }, false);
            }
        }

        await PutAsync(path, upload.Content, onlyIfMissing: false, cancellationToken);
        return (fresh, true);
    }

    /// <summary>A short-lived address to which one file can be put directly, for files too large for this endpoint. It allows creating that one blob and nothing else.</summary>
    public async Task<DirectUpload> OpenDirectUploadAsync(Caller caller, string dataset, string period, string? fileName, CompleteDeclaration? complete, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (kind, when) = Resolve(caller, dataset, period, now);
        RequireRegister(kind, complete);
        var path = SubmissionPath.For(kind.Name, when.ToString(), caller.Who, SubmissionPath.NewId(), fileName);
        var blob = storage.Submissions.GetBlobClient(path.BlobName);
        var sas = new BlobSasBuilder(BlobSasPermissions.Create, now + SasLifetime)
        {
            BlobContainerName = storage.Submissions.Name,
            BlobName = path.BlobName,
            Resource = "b",
            StartsOn = now.AddMinutes(-5),
        };
        Uri address;
        if (blob.CanGenerateSasUri)
        {
            address = blob.GenerateSasUri(sas);
        }
        else
        {
            UserDelegationKey key = await storage.Blobs.GetUserDelegationKeyAsync(new BlobGetUserDelegationKeyOptions(now + SasLifetime) { StartsOn = now.AddMinutes(-5) }, cancellationToken);
            address = new Azure.Storage.Blobs.BlobUriBuilder(blob.Uri) { Sas = sas.ToSasQueryParameters(key, storage.Blobs.AccountName) }.ToUri();
        }

        return new(path.Id, address, now + SasLifetime, "PUT", "x-ms-blob-type: BlockBlob") { MoreHeaders = complete is null ? null : HeadersOf(complete) };
    }

    private static List<string> HeadersOf(CompleteDeclaration complete)
    {
        List<string> headers = [$"x-ms-meta-{CompleteDeclaration.CompleteName}: true"];
        if (complete.Scope is { } scope)
            headers.Add($"x-ms-meta-{CompleteDeclaration.ScopeName}: {scope}");
        if (complete.ConfirmClosings is { } number)
            headers.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"x-ms-meta-{CompleteDeclaration.ConfirmName}: {number}"));
        return headers;
    }

    private static void RequireRegister(Dataset dataset, CompleteDeclaration? complete)
    {
        if (complete is not null && !dataset.IsRegister)
            throw ProblemException.Invalid("not-a-register", $"只有登记库文件可以声明为完整文件，{dataset.Chinese}不可以。请去掉参数 complete。", $"Only a register file can be declared complete; {dataset.English} cannot. Leave out the parameter complete.");
    }

    private (Dataset Dataset, Period Period) Resolve(Caller caller, string dataset, string period, DateTimeOffset now)
    {
        var kind = datasets.Find(dataset) is { IsUploadable: true } known ? known : throw ProblemException.Unknown("dataset", "数据集", dataset, datasets.All.Where(d => d.IsUploadable).Select(d => d.Name));
        var when = Periods.ForUpload(kind, period, now);
        if (caller.Role == Role.Public || (caller.Role == Role.Organisation && kind.IsKeptByRegistrars))
            throw new ProblemException(403, "not-entitled", new("无权上传", "Not entitled"), new($"当前身份不能上传{kind.Chinese}。", $"This caller may not upload {kind.English}."));
        return (kind, when);
    }

    private static bool IsMine(Receipt known, Receipt fresh) => known.State == ReceiptState.Received && known.Attempts == 0 && known.ReceivedAt == fresh.ReceivedAt;

    private async Task PutAsync(SubmissionPath path, Stream content, bool onlyIfMissing, CancellationToken cancellationToken)
    {
        content.Position = 0;
        try
        {
            await storage.Submissions.GetBlobClient(path.BlobName).UploadAsync(
                content,
                new BlobUploadOptions
                {
                    Conditions = onlyIfMissing ? new() { IfNoneMatch = ETag.All } : null,
                    // One request wherever possible, streamed from the file; the blocks of larger files lie in memory, two at a time.
                    TransferOptions = new() { InitialTransferSize = 64 * 1024 * 1024, MaximumTransferSize = 8 * 1024 * 1024, MaximumConcurrency = 2 },
                },
                cancellationToken);
        }
        catch (RequestFailedException there) when (onlyIfMissing && there.Status is 409 or 412)
        {
            // It is there: nothing to do.
        }
    }

    private ProblemException TooLarge() => new(
        413,
        "too-large",
        new("文件过大", "The file is too large"),
        new(
            $"文件超过 {FileSize.Text(_maxBytes)}。请拆分后上传；不超过 {FileSize.Text(_maxDirectBytes)} 的文件也可用 POST /api/uploads 取得直传地址后上传。",
            $"The file has more than {FileSize.Text(_maxBytes)}. Split it; a file of up to {FileSize.Text(_maxDirectBytes)} may also be put into storage directly, at an address from POST /api/uploads."));
}

/// <summary>Where and how to put a large file.</summary>
/// <param name="Id">The receipt's number once the file has arrived.</param>
/// <param name="Method">PUT: one request with the whole file.</param>
/// <param name="Header">The header the request must bear.</param>
public sealed record DirectUpload(string Id, Uri Address, DateTimeOffset ExpiresAt, string Method, string Header)
{
    /// <summary>Headers that declare the register file complete; without them it is a file like any other.</summary>
    public IReadOnlyList<string>? MoreHeaders { get; init; }
}
