using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Ledger;

/// <summary>
/// Reads all records that organisations have in one table, such as their activities of a year: for a few organisations one range
/// each, for many one query over the divisions they lie in. What was read once is not read again.
/// </summary>
internal sealed class OrganisationRecords(StorageClients storage, Dataset dataset, int? year)
{
    /// <summary>Up to here each organisation is read by itself.</summary>
    public const int FewOrganisations = 4;

    private readonly TableClient _table = storage.Tables.GetTableClient(TableNames.Of(dataset, year));
    private readonly HashSet<string> _organisations = new(StringComparer.Ordinal);
    private readonly List<(string First, string Last)> _divisions = [];

    /// <summary>There is no table: nobody has such records in that year.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>The records of these organisations that were not read before. In bulk those of others in the same divisions come along.</summary>
    public async IAsyncEnumerable<TableEntity> ReadAsync(IEnumerable<string> usccs, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var unknown = usccs.Where(uscc => !_organisations.Contains(uscc) && !IsRead(Uscc.DivisionOf(uscc))).Distinct(StringComparer.Ordinal).ToList();
        if (IsMissing || unknown.Count == 0)
            yield break;
        if (unknown.Count <= FewOrganisations)
        {
            foreach (var uscc in unknown)
            {
                // "uscc-…": '.' follows '-'.
                await foreach (var entity in QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Uscc.DivisionOf(uscc)} and RowKey ge {uscc + "-"} and RowKey lt {uscc + "."}"), cancellationToken))
                    yield return entity;
                _organisations.Add(uscc);
            }

            yield break;
        }

        var divisions = unknown.Select(Uscc.DivisionOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var (first, last) = (divisions[0], divisions[^1]);
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last} and RowKey ge {LedgerKeys.FirstRecord} and RowKey lt {LedgerKeys.BehindRecords}");
        await foreach (var entity in QueryAsync(filter, cancellationToken))
        {
            // Organisations that were read one by one before, and divisions of an earlier query, would come twice.
            if (!IsRead(entity.PartitionKey) && !_organisations.Contains(entity.RowKey[..Uscc.Length]))
                yield return entity;
        }

        _divisions.Add((first, last));
    }

    private bool IsRead(string division) => _divisions.Exists(range => string.CompareOrdinal(range.First, division) <= 0 && string.CompareOrdinal(division, range.Last) <= 0);

    private async IAsyncEnumerable<TableEntity> QueryAsync(string filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = _table.QueryAsync<TableEntity>(filter, LedgerKeys.PageRows(dataset), cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (pages)
        {
            while (true)
            {
                try
                {
                    if (!await pages.MoveNextAsync())
                        yield break;
                }
                catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
                {
                    IsMissing = true;
                    yield break;
                }

                yield return pages.Current;
            }
        }
    }
}
