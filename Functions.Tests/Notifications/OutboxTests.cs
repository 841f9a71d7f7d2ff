using Azure.Data.Tables;
using Nianbao.Domain.Notifications;
using Nianbao.Pipeline.Notifications;
using Nianbao.Pipeline.Storage;
using Nianbao.Tests.Flow;
using Nianbao.Tests.Ledger;
using Nianbao.Tests.Support;
using Codes = Nianbao.Tests.Flow.Codes;

namespace Nianbao.Tests.Notifications;

/// <summary>One notice per subject and day, each item once, whoever writes, as often and as much at once as they like.</summary>
public sealed class OutboxTests(AzuriteFixture azurite)
{
    private static readonly string A = Codes.Of("440106", '1', 1);
    private static readonly string B = Codes.Of("440106", '1', 2);
    private static readonly string C = Codes.Of("440300", '1', 3);

    [Fact]
    public async Task An_item_put_again_is_not_told_again_and_another_of_the_day_joins_its_notice()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        Assert.Equal(3, await PutAsync(world, Item(A, "1"), Item(B, "1"), Item(C, "1")));
        Assert.Equal(0, await PutAsync(world, Item(A, "1"), Item(B, "1"), Item(C, "1")));
        Assert.Equal(1, await PutAsync(world, Item(A, "1"), Item(A, "2")));
        Assert.Equal([$"!open-{A}-20260302 1,2", $"!open-{B}-20260302 1", $"!open-{C}-20260302 1"], await RowsAsync(world));
    }

    [Fact]
    public async Task What_is_told_at_night_is_due_in_the_morning_of_that_day_in_China()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        world.Clock.Now = App.At("2026-03-03T00:30:00+08:00");
        await PutAsync(world, Item(A, "1"));
        var notice = await OneAsync(world, $"{A}-20260303");
        Assert.Equal(App.At("2026-03-03T08:00:00+08:00"), notice.NextAt);
        Assert.Equal(new DateOnly(2026, 4, 2), notice.LastDay);
    }

    [Fact]
    public async Task A_subject_that_is_none_is_a_programming_error() =>
        await Assert.ThrowsAsync<ArgumentException>(async () =>
        {
            await using var world = await World.StartAsync(await azurite.NewAccountAsync());
            await PutAsync(world, Item("not a code", "1"));
        });

    [Fact]
    public async Task An_authority_is_told_by_its_division()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        await PutAsync(world, Item("440106", "1"), Item(A, "1"));
        Assert.Equal(["!open-440106-20260302 1", $"!open-{A}-20260302 1"], await RowsAsync(world));
    }

    [Fact]
    public async Task Many_writers_at_once_make_one_notice_with_each_item_once()
    {
        var account = await azurite.NewAccountAsync();
        var worlds = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => World.StartAsync(account)));
        try
        {
            // Few subjects and many: both ways of looking up what is known.
            string[] many = [.. Enumerable.Range(10, 130).Select(i => Codes.Of("440106", '1', i))];
            await Task.WhenAll(worlds.SelectMany((world, i) => new[]
            {
                PutAsync(world, [.. many.Select(code => Item(code, "1"))]),
                PutAsync(world, Item(A, "1"), Item(A, $"writer-{i}")),
            }));
            var rows = await RowsAsync(worlds[0]);
            Assert.Equal(131, rows.Count);
            var mine = Assert.Single(rows, row => row.Contains(A, StringComparison.Ordinal));
            Assert.Equal(["1", "writer-0", "writer-1", "writer-2", "writer-3"], mine.Split(' ')[1].Split(',').Order(StringComparer.Ordinal));
            Assert.All(rows.Where(row => row != mine), row => Assert.EndsWith(" 1", row, StringComparison.Ordinal));
        }
        finally
        {
            foreach (var world in worlds)
                await world.DisposeAsync();
        }
    }

    [Fact]
    public async Task Writing_costs_few_transactions_however_many_are_told()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        string[] many = [.. Enumerable.Range(1, 500).Select(i => Codes.Of("440106", '1', i))];
        using var cost = TransactionCount.Begin();
        Assert.Equal(500, await PutAsync(world, [.. many.Select(code => Item(code, "1"))]));
        // The head, two queries, the announcement, and six transactions of 99 notices.
        Assert.Equal(10, cost.Value);
    }

    [Theory]
    [InlineData(Fault.Refused)]
    [InlineData(Fault.AnswerLost)]
    [InlineData(Fault.InternalError)]
    [InlineData(Fault.Precondition)]
    public async Task A_writer_that_dies_at_any_request_leaves_nothing_doubled_and_nothing_lost(Fault fault)
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        NoticeItem[] items = [.. Enumerable.Range(1, 120).Select(i => Item(Codes.Of("440106", '1', i), "1")), Item(C, "1"), Item(C, "2")];
        world.Network.Restart();
        await PutAsync(world, items);
        var calls = world.Network.Calls;
        var expected = await RowsAsync(world);
        for (var step = 1; step <= calls; step++)
        {
            await ClearAsync(world);
            var at = step;
            world.Network.Restart();
            world.Network.Plan = (number, _) => number == at ? fault : number > at ? Fault.Refused : Fault.None;
            await Assert.ThrowsAnyAsync<Exception>(() => PutAsync(world, items));
            world.Network.Plan = (_, _) => Fault.None;
            await PutAsync(world, items);
            Assert.Equal(expected, await RowsAsync(world));
        }
    }

    /// <summary>The Outbox's notices: row key and keys of items, in order.</summary>
    internal static async Task<IReadOnlyList<string>> RowsAsync(World world)
    {
        var rows = new List<string>();
        await foreach (var entity in Table(world).QueryAsync<TableEntity>())
        {
            if (entity.PartitionKey != OutboxKeys.WorkPartition && entity.RowKey != OutboxKeys.Head)
                rows.Add($"{entity.RowKey} {string.Join(',', StoredNotice.From(entity).Items.Select(item => item.Key))}");
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }

    internal static async Task<StoredNotice> OneAsync(World world, string id)
    {
        var division = OutboxKeys.DivisionOf(OutboxKeys.Parse(id)!.Value.Subject);
        var open = await Table(world).GetEntityIfExistsAsync<TableEntity>(division, OutboxKeys.Open(id));
        return StoredNotice.From(open.HasValue ? open.Value! : await Table(world).GetEntityAsync<TableEntity>(division, id));
    }

    internal static Task<int> PutAsync(World world, params IReadOnlyCollection<NoticeItem> items) => world.Get<Outbox>().PutAsync(items, CancellationToken.None);

    internal static NoticeItem Item(string subject, string key, DateOnly? dueOn = null) =>
        new(subject, key, NoticeKinds.Rectification, dueOn, $"整改通知{key}", $"Rectification {key}", "请按期整改。", "Please rectify in time.");

    internal static TableClient Table(World world) => world.Storage.Tables.GetTableClient(TableNames.Outbox);

    private static async Task ClearAsync(World world)
    {
        world.Network.Plan = (_, _) => Fault.None;
        var all = new List<TableEntity>();
        await foreach (var entity in Table(world).QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"]))
            all.Add(entity);
        foreach (var group in all.GroupBy(entity => entity.PartitionKey).SelectMany(partition => partition.Chunk(100)))
            await Table(world).SubmitTransactionAsync(group.Select(entity => new TableTransactionAction(TableTransactionActionType.Delete, entity, Azure.ETag.All)));
    }
}
