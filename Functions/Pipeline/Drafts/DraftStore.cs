using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Drafts;

/// <summary>Drafts as documents in Blob Storage, {dataset}/{period}/{uscc}.json, replaced whole under their ETag.</summary>
public sealed class DraftStore(StorageClients storage)
{
    /// <summary>The draft and its ETag, or null.</summary>
    public async Task<(Draft Draft, ETag ETag)?> FindAsync(string dataset, string period, string uscc, CancellationToken cancellationToken)
    {
        try
        {
            var content = await storage.Drafts.GetBlobClient(NameOf(dataset, period, uscc)).DownloadContentAsync(cancellationToken);
            return (content.Value.Content.ToObjectFromJson<Draft>(ReceiptStore.Json)!, content.Value.Details.ETag);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Writes the draft over the one with that ETag, or as the first one. The new ETag; null when another has come between.</summary>
    public async Task<ETag?> TryPutAsync(Draft draft, ETag? over, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await storage.Drafts.GetBlobClient(NameOf(draft.Dataset, draft.Period, draft.Uscc)).UploadAsync(
                new BinaryData(JsonSerializer.SerializeToUtf8Bytes(draft, ReceiptStore.Json)),
                new BlobUploadOptions
                {
                    Conditions = over is { } known ? new() { IfMatch = known } : new() { IfNoneMatch = ETag.All },
                    HttpHeaders = new() { ContentType = "application/json; charset=utf-8" },
                },
                cancellationToken);
            return answer.Value.ETag;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    /// <summary>Deletes the draft. False when it has changed since it had that ETag; one that is gone already counts as deleted.</summary>
    public async Task<bool> TryDeleteAsync(string dataset, string period, string uscc, ETag? etag, CancellationToken cancellationToken)
    {
        try
        {
            await storage.Drafts.GetBlobClient(NameOf(dataset, period, uscc)).DeleteIfExistsAsync(conditions: etag is { } known ? new() { IfMatch = known } : null, cancellationToken: cancellationToken);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            return false;
        }
    }

    // A credit code is no personal data, so it may stand in a blob's name.
    private static string NameOf(string dataset, string period, string uscc) => $"{dataset}/{period}/{uscc}.json";
}
