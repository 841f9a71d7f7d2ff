using Azure;
using Azure.Data.Tables;

namespace Nianbao.Pipeline.Notifications;

/// <summary>
/// What the deliverer knows of a division: announced by whoever writes there, summed up after each pass. The row goes when nothing is open.
/// </summary>
/// <param name="NextAt">When to look there next; null: not before somebody announces something.</param>
/// <param name="AnnouncedAt">When somebody last said that it was about to write.</param>
/// <param name="Open">Notices to be sent, as of the last pass.</param>
/// <param name="Dead">Dead letters that are still worth sending.</param>
/// <param name="DeadUntil">The last day on which one of those is.</param>
/// <param name="StuckSince">When the oldest notice was written that was tried and is not delivered.</param>
public sealed record OutboxWork(string Division, DateTimeOffset? NextAt, DateTimeOffset AnnouncedAt, int Open, int Dead, string? DeadUntil, DateTimeOffset? StuckSince)
{
    public ETag ETag { get; init; }

    /// <summary>What to merge into the row before writing.</summary>
    public static TableEntity Announcement(string division, DateTimeOffset now) =>
        new(OutboxKeys.WorkPartition, division) { ["NextAt"] = now, ["AnnouncedAt"] = now };

    public static OutboxWork From(TableEntity entity) => new(
        entity.RowKey,
        entity.GetDateTimeOffset("NextAt"),
        entity.GetDateTimeOffset("AnnouncedAt") ?? default,
        entity.GetInt32("Open") ?? 0,
        entity.GetInt32("Dead") ?? 0,
        entity.GetString("DeadUntil"),
        entity.GetDateTimeOffset("StuckSince"))
    {
        ETag = entity.ETag,
    };

    public TableEntity ToEntity()
    {
        var entity = new TableEntity(OutboxKeys.WorkPartition, Division) { ["AnnouncedAt"] = AnnouncedAt, ["Open"] = Open, ["Dead"] = Dead };
        if (NextAt is { } next)
            entity["NextAt"] = next;
        if (DeadUntil is { } until)
            entity["DeadUntil"] = until;
        if (StuckSince is { } since)
            entity["StuckSince"] = since;
        return entity;
    }

    /// <summary>All divisions with work: one query.</summary>
    public static async Task<IReadOnlyList<OutboxWork>> AllAsync(TableClient table, CancellationToken cancellationToken)
    {
        var all = new List<OutboxWork>();
        await foreach (var entity in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {OutboxKeys.WorkPartition}"), cancellationToken: cancellationToken))
            all.Add(From(entity));
        return all;
    }
}
