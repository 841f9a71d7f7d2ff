using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Nianbao.Local.Hosting;

/// <summary>One version of one blob.</summary>
/// <param name="Path">Container and name.</param>
/// <param name="Version">Its ETag.</param>
public readonly record struct BlobVersion(string Path, ETag Version)
{
    /// <summary>The ETag as it stands in headers: a listing leaves its quotation marks away.</summary>
    public string Text => Version.ToString("H");

    /// <summary>As a log may show it: the container, and the beginning of <see cref="Key"/> for the name, in which people put names of persons.</summary>
    public string Shown => $"{Path[..(Path.IndexOf('/') + 1)]}#{Key[..12]}";

    /// <summary>A name for records about this version: paths are longer than a name inside another folder may be, so it is a hash.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Path}\n{Text}")));
}

/// <summary>What is kept of a version that was given up after the last attempt.</summary>
public sealed record PoisonRecord(string Function, string Blob, string ETag, int Attempts, string ErrorType, string ErrorMessage, DateTimeOffset At);

/// <summary>The receipts and poison records of one blob function.</summary>
internal sealed class BlobRecords(BlobContainerClient container, string function)
{
    private string ReceiptFolder => $"blobreceipts/{function}/";

    public async Task<HashSet<string>> HandledKeysAsync(CancellationToken cancellation)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, ReceiptFolder, cancellation))
                keys.Add(Path.GetFileNameWithoutExtension(blob.Name));
        }
        catch (RequestFailedException problem) when (problem.Status == 404)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        }

        return keys;
    }

    public Task WriteReceiptAsync(BlobVersion version, DateTimeOffset at, CancellationToken cancellation) =>
        container.GetBlobClient($"{ReceiptFolder}{version.Key}.json").UploadAsync(
            BinaryData.FromObjectAsJson(new { blob = version.Path, eTag = version.Text, at }, JsonSerializerOptions.Web), overwrite: true, cancellation);

    public Task WritePoisonAsync(BlobVersion version, PoisonRecord record, CancellationToken cancellation) =>
        container.GetBlobClient($"poison/{function}/{version.Key}.json").UploadAsync(
            BinaryData.FromObjectAsJson(record, JsonSerializerOptions.Web), overwrite: true, cancellation);
}
