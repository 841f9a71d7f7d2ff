using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Notifications;

/// <summary>When a division was last looked at for what is to be told, and what was seen.</summary>
/// <param name="Inputs">The versions of what was looked at.</param>
public readonly record struct LookMark(DateOnly LookedOn, string Inputs);

/// <summary>The marks of one run, by division: from them a run that died or ran out of time goes on.</summary>
public sealed class LookMarks(TableClient runs, string partition)
{
    /// <summary>The row for all divisions that have none of their own; sorts before them.</summary>
    public const string All = "!all";

    public async Task<Dictionary<string, LookMark>> ReadAsync(CancellationToken cancellationToken)
    {
        var marks = new Dictionary<string, LookMark>(StringComparer.Ordinal);
        try
        {
            await foreach (var entity in runs.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellationToken))
                marks[entity.RowKey] = new(DateOnly.ParseExact(entity.GetString("LookedOn"), "yyyyMMdd"), entity.GetString("Inputs"));
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // The first run of all.
        }

        return marks;
    }

    /// <summary>Writes marks in one transaction: at most 100.</summary>
    public async Task WriteAsync(IReadOnlyCollection<(string Division, LookMark Mark)> news, CancellationToken cancellationToken)
    {
        var group = new EntityGroup(partition);
        foreach (var (division, mark) in news)
            group.Add(TableTransactionActionType.UpsertReplace, new TableEntity(partition, division) { ["LookedOn"] = OutboxKeys.Day(mark.LookedOn), ["Inputs"] = mark.Inputs });
        await runs.SubmitTransactionAsync(group.Actions, cancellationToken);
    }
}
