using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Storage.Blobs.Models;
using Nianbao.Domain.Indicators;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Audit;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Receipts;

/// <summary>Receipts as documents in Blob Storage: one a upload, replaced whole.</summary>
public sealed class ReceiptStore(StorageClients storage)
{
    private const long MostFindingsBytes = 8 << 20;
    private const string StateKey = "state";
    private const string FinalKey = "final";
    private const string EntryKey = "entry";
    private const string FactsKey = "facts";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter<Severity>(JsonNamingPolicy.SnakeCaseUpper) },
    };

    /// <summary>The receipt and its ETag, or null.</summary>
    public async Task<(Receipt Receipt, ETag ETag)?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var content = await storage.Receipts.GetBlobClient(id + ".json").DownloadContentAsync(cancellationToken);
            return (content.Value.Content.ToObjectFromJson<Receipt>(Json)!, content.Value.Details.ETag);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Writes the first receipt of an upload. False when there is one already.</summary>
    public async Task<bool> TryCreateAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        try
        {
            await PutAsync(receipt, new() { IfNoneMatch = ETag.All }, cancellationToken);
            return true;
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Replaces the receipt. Null when it has changed since it was read under that ETag, else the new ETag.</summary>
    public async Task<ETag?> TryReplaceAsync(Receipt receipt, ETag? etag, CancellationToken cancellationToken)
    {
        try
        {
            return await PutAsync(receipt, etag is { } known ? new() { IfMatch = known } : new() { IfNoneMatch = ETag.All }, cancellationToken);
        }
        catch (RequestFailedException changed) when (changed.Status is 409 or 412)
        {
            return null;
        }
    }

    /// <summary>Keeps the whole list of findings beside a receipt that holds only the first of them.</summary>
    public async Task PutFindingsAsync(string id, IEnumerable<Finding> findings, CancellationToken cancellationToken)
    {
        // By way of a temporary file: 200,000 findings are some 200 MB.
        await using var content = Reading.TemporaryFile.Create(FileOptions.Asynchronous);
        await using (var buffer = new BufferedStream(content, 1 << 16))
        {
            await JsonSerializer.SerializeAsync(buffer, findings, Json, cancellationToken);
            await buffer.FlushAsync(cancellationToken);
            content.Position = 0;
            // In blocks of 8 MiB, so that no more of it is in memory.
            var options = new BlobUploadOptions { TransferOptions = new() { InitialTransferSize = MostFindingsBytes, MaximumTransferSize = MostFindingsBytes, MaximumConcurrency = 1 } };
            await storage.Receipts.GetBlobClient(id + ".findings.json").UploadAsync(content, options, cancellationToken);
        }
    }

    /// <summary>All findings of an upload that are kept. The caller disposes the list.</summary>
    public async Task<FindingList> FindingsAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        if (receipt.FindingsTotal <= receipt.Findings.Count)
            return new(receipt.Findings);
        var content = Reading.TemporaryFile.Create(FileOptions.Asynchronous);
        try
        {
            using var download = (await storage.Receipts.GetBlobClient(receipt.Id + ".findings.json").DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
            await download.Content.CopyToAsync(content, cancellationToken);
            return new(content, Math.Min(receipt.FindingsTotal, Receipt.KeptFindings));
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            await content.DisposeAsync();
            return new(receipt.Findings);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    /// <summary>The ids of all uploads with where they stand and when they last moved: one transaction for 5,000.</summary>
    public async Task<Dictionary<string, ReceiptStanding>> StatesAsync(CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, ReceiptStanding>(StringComparer.Ordinal);
        await foreach (var blob in storage.Receipts.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, cancellationToken))
        {
            if (blob.Metadata.TryGetValue(FinalKey, out var final))
                states[Path.GetFileNameWithoutExtension(blob.Name)] = new(final == "true", blob.Metadata.TryGetValue(StateKey, out var state) && state == nameof(ReceiptState.Reading), blob.Properties.LastModified ?? default)
                {
                    IsPoison = final == "true" && state == nameof(ReceiptState.Failed),
                    Entry = blob.Metadata.TryGetValue(EntryKey, out var entry) ? entry : null,
                };
        }

        return states;
    }

    /// <summary>The facts of all finished uploads, and how many of these there are: of receipts from before facts were kept nothing is known. One transaction for 5,000.</summary>
    public async Task<(IReadOnlyList<string> Facts, int Finished)> FactsAsync(CancellationToken cancellationToken)
    {
        var (facts, finished) = (new List<string>(), 0);
        await foreach (var blob in storage.Receipts.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, cancellationToken))
        {
            if (!blob.Metadata.TryGetValue(FinalKey, out var final) || final != "true")
                continue;
            finished++;
            if (blob.Metadata.TryGetValue(FactsKey, out var text))
                facts.Add(text);
        }

        return (facts, finished);
    }

    private async Task<ETag> PutAsync(Receipt receipt, BlobRequestConditions conditions, CancellationToken cancellationToken)
    {
        var metadata = new Dictionary<string, string> { [StateKey] = receipt.State.ToString(), [FinalKey] = receipt.Final ? "true" : "false" };
        if (receipt.Final)
            metadata[FactsKey] = FactsOf(receipt).ToString();
        if (receipt.Final && ChainEntry.Of(receipt) is { } entry)
            metadata[EntryKey] = $"{receipt.Dataset}-{(char.IsAsciiDigit(receipt.Period[0]) ? receipt.Period[..4] : receipt.Period)}/{entry.Name}";
        var answer = await storage.Receipts.GetBlobClient(receipt.Id + ".json").UploadAsync(
            BinaryData.FromObjectAsJson(receipt, Json),
            new BlobUploadOptions
            {
                Conditions = conditions,
                HttpHeaders = new() { ContentType = "application/json; charset=utf-8" },
                Metadata = metadata,
            },
            cancellationToken);
        return answer.Value.ETag;
    }

    private static UploadFacts FactsOf(Receipt receipt) => new(
        receipt.ReceivedAt,
        receipt.FinishedAt,
        receipt.State == ReceiptState.Rejected,
        receipt.Reading?.Encoding ?? receipt.Reading?.Format,
        receipt.FindingsByCode);
}

/// <summary>Where an upload stands, as a listing tells.</summary>
/// <param name="Reading">A worker said that it is reading a large file.</param>
/// <param name="At">When the receipt last changed.</param>
public sealed record ReceiptStanding(bool Final, bool Reading, DateTimeOffset At)
{
    /// <summary>Given up after the last attempt: it waits for a person.</summary>
    public bool IsPoison { get; init; }

    /// <summary>The series and name of the entry that the audit's index must have of it; null when nothing of it was taken in.</summary>
    public string? Entry { get; init; }
}
