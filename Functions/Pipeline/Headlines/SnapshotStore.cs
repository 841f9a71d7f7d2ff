using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Nianbao.Domain.Headlines;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Headlines;

/// <summary>
/// What was published of a day (domain.md 10.6): written once and never again, in one transaction, so that of a day there is either the whole
/// snapshot or none. Only additions are ever sent, so that nothing that was frozen can be changed here.
/// </summary>
public sealed class SnapshotStore(StorageClients storage)
{
    private const string Prefix = "headlines-";
    private readonly TableClient _table = storage.Tables.GetTableClient(TableNames.Snapshots);

    /// <summary>Freezes the headlines of a day. False when the day was frozen before; that snapshot stands.</summary>
    /// <param name="frozenBy">The account, or the timer.</param>
    public async Task<bool> FreezeAsync(DateOnly asOf, IReadOnlyList<HeadlineReading> readings, string frozenBy, DateTimeOffset frozenAt, CancellationToken cancellationToken)
    {
        var group = new EntityGroup(PartitionOf(asOf));
        foreach (var reading in readings)
        {
            group.Add(TableTransactionActionType.Add, new TableEntity(PartitionOf(asOf), reading.Headline.Id)
            {
                ["Value"] = HeadlineDocument.ValueOf(reading)?.ToString(CultureInfo.InvariantCulture),
                ["TextZh"] = reading.Chinese,
                ["TextEn"] = reading.English,
                ["FilterZh"] = reading.Headline.FilterZh,
                ["FilterEn"] = reading.Headline.FilterEn,
                ["Records"] = reading.Figures[0].Records,
                ["FrozenBy"] = frozenBy,
                ["FrozenAt"] = frozenAt,
            });
        }

        try
        {
            await _table.SubmitTransactionAsync(group.Actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return false;
        }
    }

    /// <summary>The snapshot of a day, or null.</summary>
    public async Task<Snapshot?> FindAsync(DateOnly asOf, CancellationToken cancellationToken) =>
        await QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(asOf)}"), cancellationToken) is [var snapshot] ? snapshot : null;

    /// <summary>All snapshots, the latest day first.</summary>
    public async Task<IReadOnlyList<Snapshot>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await QueryAsync(TableClient.CreateQueryFilter($"PartitionKey ge {Prefix} and PartitionKey lt {Prefix + "~"}"), cancellationToken)).OrderByDescending(snapshot => snapshot.AsOf)];

    private async Task<IReadOnlyList<Snapshot>> QueryAsync(string filter, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        try
        {
            await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
                rows.Add(row);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // Nothing was ever frozen.
        }

        return [.. rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal).Select(of => new Snapshot(
            DateOnly.ParseExact(of.Key[Prefix.Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            of.First().GetString("FrozenBy"),
            of.First().GetDateTimeOffset("FrozenAt")!.Value,
            [.. of.Select(row => new PublishedHeadline(
                row.RowKey,
                row.GetString("Value") is { } value ? decimal.Parse(value, CultureInfo.InvariantCulture) : null,
                row.GetString("TextZh"),
                row.GetString("TextEn"),
                row.GetString("FilterZh"),
                row.GetString("FilterEn"),
                row.GetInt64("Records") ?? 0))]))];
    }

    private static string PartitionOf(DateOnly asOf) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{asOf:yyyy-MM-dd}");
}

/// <summary>What was published of a day, and who froze it when.</summary>
public sealed record Snapshot(DateOnly AsOf, string FrozenBy, DateTimeOffset FrozenAt, IReadOnlyList<PublishedHeadline> Headlines);

/// <summary>A headline as it was published.</summary>
/// <param name="Value">The exact value; null where there was none.</param>
public sealed record PublishedHeadline(string Id, decimal? Value, string TextZh, string TextEn, string FilterZh, string FilterEn, long Records);
