using Azure.Storage.Blobs.Models;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Intake;

/// <summary>
/// The files of a dataset that arrived before one and have no final answer. Whom a complete register file closes depends on
/// them, so they are brought to their end first; then the order of delivery does not matter.
/// </summary>
public sealed class EarlierFiles(StorageClients storage, ReceiptStore receipts)
{
    /// <summary>Their blobs' names, in the order of arrival.</summary>
    public async Task<IReadOnlyList<string>> UnansweredAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        var mine = new Arrival(receipt.ReceivedAt, receipt.Id);
        var states = await receipts.StatesAsync(cancellationToken);
        var found = new List<(Arrival Arrival, string Name)>();
        await foreach (var blob in storage.Submissions.GetBlobsAsync(new GetBlobsOptions { Prefix = receipt.Dataset + "/" }, cancellationToken))
        {
            var id = SubmissionPath.Of(blob.Name, blob.Properties.ETag).Id;
            if (id == receipt.Id || (states.TryGetValue(id, out var state) && state.Final))
                continue;
            var at = (await receipts.FindAsync(id, cancellationToken))?.Receipt.ReceivedAt ?? Arrival.Truncate(blob.Properties.LastModified ?? default);
            if (new Arrival(at, id) is var arrival && arrival < mine)
                found.Add((arrival, blob.Name));
        }

        return [.. found.OrderBy(file => file.Arrival).Select(file => file.Name)];
    }
}
