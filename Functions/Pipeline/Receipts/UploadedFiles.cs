using Azure;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Receipts;

/// <summary>The uploaded files themselves, found by their receipts.</summary>
public sealed class UploadedFiles(StorageClients storage)
{
    /// <summary>The file a receipt is about, or null when it is gone. The caller disposes it.</summary>
    public async Task<BufferedBody?> OpenAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        var uploaded = SubmissionPath.For(receipt.Dataset, receipt.Period, receipt.Submitter, receipt.Id, receipt.FileName).BlobName;
        // A file that a registrar put there by other means lies under its own name, and its receipt's number comes from that name and its ETag.
        var dropped = receipt.Dataset == "-" ? receipt.FileName ?? "-" : $"{receipt.Dataset}/{receipt.Period}/{receipt.Submitter}/{receipt.FileName}";
        foreach (var name in (string[])[uploaded, dropped])
        {
            try
            {
                using var download = (await storage.Submissions.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
                if (SubmissionPath.Of(name, download.Details.ETag).Id == receipt.Id)
                    return await BufferedBody.ReadAsync(download.Content, long.MaxValue, cancellationToken);
            }
            catch (RequestFailedException missing) when (missing.Status is 404 or 400)
            {
                // The other name, then.
            }
        }

        return null;
    }
}
