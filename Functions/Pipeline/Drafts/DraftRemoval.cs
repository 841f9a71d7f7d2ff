using System.Security.Cryptography;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Drafts;

/// <summary>Removes a draft once what it holds is committed as a report: what people typed is kept no longer than it is needed.</summary>
public sealed class DraftRemoval(DraftStore drafts, DatasetList datasets)
{
    private const int Attempts = 3;

    /// <summary>
    /// Removes the draft a receipt came from, unless it has been written on since: it is gone only when it still makes the very
    /// same file. Doing it twice does no harm.
    /// </summary>
    public async Task AfterAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        if (receipt.State != ReceiptState.Committed || receipt.DraftOf is not { } uscc || !Period.TryParse(receipt.Period, out var period))
            return;
        // Not deleted means that it changed in between, or that the storage said so without cause: what is there now decides.
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await drafts.FindAsync(receipt.Dataset, receipt.Period, uscc, cancellationToken) is not { } found)
                return;
            if (Convert.ToHexStringLower(SHA256.HashData(new DraftText(datasets.AnnualReports, period).FileOf(found.Draft))) != receipt.Sha256)
                return;
            if (await drafts.TryDeleteAsync(receipt.Dataset, receipt.Period, uscc, found.ETag, cancellationToken))
                return;
        }
    }
}
