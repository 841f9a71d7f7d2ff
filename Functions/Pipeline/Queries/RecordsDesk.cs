using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Queries;

/// <summary>Shows a record as it stands, and all its versions.</summary>
public sealed class RecordsDesk(StorageClients storage, DatasetList datasets, TimeProvider time)
{
    /// <summary>GET /api/records/{dataset}/{period}/{key}.</summary>
    public async Task<IResult> ShowAsync(string dataset, string period, string key, CancellationToken cancellationToken)
    {
        var (kind, when, stored) = await FindAsync(dataset, period, key, cancellationToken);
        return Results.Json(RecordDocument.Of(kind, when, stored), ReceiptStore.Json);
    }

    /// <summary>GET /api/records/{dataset}/{period}/{key}/history: every version, the standing one first.</summary>
    public async Task<IResult> HistoryAsync(string dataset, string period, string key, CancellationToken cancellationToken)
    {
        var (kind, when, stored) = await FindAsync(dataset, period, key, cancellationToken);
        var versions = await VersionsAsync(kind, when, key, stored, cancellationToken);
        return Results.Json(
            new
            {
                dataset = kind.Name,
                period = when.ToString(),
                key,
                firstSubmittedAt = stored.FirstAt,
                acts = RecordDocument.Acts(kind, stored with { Recalled = versions }),
                versions = versions.Reverse().Select((version, i) => new
                {
                    version = versions.Count - i,
                    standing = version.Arrival == stored.Current.Arrival,
                    outcome = version.Outcome.ToString().ToLowerInvariant(),
                    state = kind.HasStates ? VersionStates.Of(version, stored.Acts) : null,
                    correctionDueOn = VersionStates.CorrectionDueOn(version, stored.Acts),
                    open = RecordDocument.Open(kind, version, stored.Acts),
                    version.Note,
                    arrivedAt = version.Arrival.At,
                    receipt = version.Arrival.SubmissionId,
                    row = version.Row,
                    values = Values(kind, version),
                }),
            },
            ReceiptStore.Json);
    }

    internal static Dictionary<string, string> Values(Dataset dataset, RecordVersion version)
    {
        var record = RecordText.Read(dataset, version.Data);
        return dataset.Columns
            .Select(column => (column.Name, Value: column.Personal && column.Write(record) is not null ? "***" : column.Write(record)))
            .Where(value => value.Value is not null)
            .ToDictionary(value => value.Name, value => value.Value!);
    }

    private TableClient TableOf(Dataset dataset, Period period) => storage.Tables.GetTableClient(TableNames.Of(dataset, period.Year));

    /// <summary>All versions, the oldest first, those of the overflow rows among them: a version's number is its place, from 1.</summary>
    internal async Task<IReadOnlyList<RecordVersion>> VersionsAsync(Dataset dataset, Period period, string key, StoredRecord stored, CancellationToken cancellationToken)
    {
        var earlier = stored.Others.ToList();
        if (stored.Spilled > 0)
        {
            var first = LedgerKeys.FirstOverflow(stored.RowKey);
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {LedgerKeys.DivisionOf(key)} and RowKey ge {first} and RowKey lt {first + "~"}");
            await foreach (var entity in TableOf(dataset, period).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
                earlier.AddRange(StoredRecord.GetVersions(entity));
        }

        return [.. earlier.Append(stored.Current).DistinctBy(version => version.Arrival).OrderBy(version => version.Arrival)];
    }

    internal async Task<(Dataset Dataset, Period Period, StoredRecord Stored)> FindAsync(string dataset, string period, string key, CancellationToken cancellationToken)
    {
        var kind = datasets.Require(dataset);
        var when = Periods.ForUpload(kind, period, time.GetUtcNow());
        var missing = ProblemException.NotFound($"{kind.Chinese} {when} 中没有记录“{key}”。", $"There is no record '{key}' in {kind.Name} {when}.");
        if (LedgerKeys.DivisionOf(key).Length == 0)
            throw missing;
        // ASP.NET Core decodes every character of a route value but the slash.
        key = key.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        try
        {
            var answer = await TableOf(kind, when).GetEntityIfExistsAsync<TableEntity>(LedgerKeys.DivisionOf(key), LedgerKeys.Record(key), cancellationToken: cancellationToken);
            return answer.HasValue ? (kind, when, StoredRecord.From(answer.Value!)) : throw missing;
        }
        catch (RequestFailedException none) when (none.Status is 404 or 400)
        {
            throw missing;
        }
    }
}
