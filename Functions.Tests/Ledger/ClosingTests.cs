using System.Collections.Concurrent;
using Azure.Data.Tables;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Receipts;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Ledger;

/// <summary>Closings by complete register files: the same whatever the order of delivery, and once whatever goes wrong.</summary>
public sealed class ClosingTests(AzuriteFixture azurite)
{
    private const int Workers = 4;
    private static readonly string A = Codes.Of("440106", 1);
    private static readonly string B = Codes.Of("440106", 2);
    private static readonly string C = Codes.Of("440106", 3);
    private static readonly string D = Codes.Of("440306", 1);
    private static readonly CompleteDeclaration WholeProvince = new("44", null);

    /// <summary>Five files in the order of their arrival.</summary>
    private static readonly IReadOnlyList<(string[] Listed, CompleteDeclaration? Complete)> Files =
    [
        ([A, B, C, D], null),
        ([A, B], WholeProvince with { ConfirmClosings = 2 }),
        ([C], null),
        ([A, C], WholeProvince with { ConfirmClosings = 7 }),
        ([A, C], new("440106", 1)),
    ];

    [Fact]
    public async Task The_order_of_delivery_does_not_matter()
    {
        var orders = new ConcurrentQueue<int[]>(Permutations(Files.Count));
        var results = new ConcurrentBag<(string Order, string State)>();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            await using var world = await World.StartAsync(await azurite.NewAccountAsync());
            while (orders.TryDequeue(out var order))
            {
                var receipts = new List<Receipt>();
                for (var i = 0; i < Files.Count; i++)
                {
                    world.Clock.Now = World.Noon.AddDays(i);
                    receipts.Add(await world.UploadAsync("registry", "current", Text(Files[i].Listed), complete: Files[i].Complete));
                }

                foreach (var i in order)
                    await world.Get<Ingestion>().ProcessAsync(World.BlobOf(receipts[i]), CancellationToken.None);
                results.Add((string.Join(' ', order), await StateAsync(world, receipts)));
                await world.AssertSoundAsync();
                await world.ClearAsync();
            }
        })));

        Assert.Equal(120, results.Count);
        var inOrder = results.Single(result => result.Order == "0 1 2 3 4").State;
        Assert.All(results, result => Assert.True(result.State == inOrder, $"{result.Order}:\n{result.State}\ninstead of\n{inOrder}"));
        // A stands, B was closed by the last file, C was closed and came back, D was closed by the second and is no more.
        Assert.Contains($"{A} ACTIVE ", inOrder, StringComparison.Ordinal);
        Assert.Contains($"{B} CANCELLED 20260306 ", inOrder, StringComparison.Ordinal);
        Assert.Contains($"{C} ACTIVE ", inOrder, StringComparison.Ordinal);
        Assert.Contains($"{D} CANCELLED 20260303 ", inOrder, StringComparison.Ordinal);
        Assert.Contains("3 Rejected closings 1", inOrder, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.Refused)]
    [InlineData(Fault.AnswerLost)]
    [InlineData(Fault.InternalError)]
    public async Task A_worker_that_fails_at_any_request_closes_each_organisation_once(Fault fault)
    {
        string expected;
        int requests;
        await using (var world = await World.StartAsync(await azurite.NewAccountAsync()))
        {
            var receipts = await PrepareAsync(world);
            world.Network.Restart();
            await world.Get<Ingestion>().ProcessAsync(World.BlobOf(receipts[1]), CancellationToken.None);
            requests = world.Network.Calls;
            expected = await StateAsync(world, receipts);
            Assert.Contains("1 Committed closings 3", expected, StringComparison.Ordinal);
        }

        Assert.InRange(requests, 15, 60);
        var numbers = new ConcurrentQueue<int>(Enumerable.Range(1, requests));
        var failures = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            await using var world = await World.StartAsync(await azurite.NewAccountAsync());
            while (numbers.TryDequeue(out var k))
            {
                var receipts = await PrepareAsync(world);
                world.Network.Restart();
                world.Network.Plan = (number, _) => number == k ? fault : Fault.None;
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        await world.Get<Ingestion>().ProcessAsync(World.BlobOf(receipts[1]), CancellationToken.None);
                        break;
                    }
                    catch (Exception) when (attempt < 2)
                    {
                        // The trigger delivers again.
                    }
                }

                world.Network.Plan = (_, _) => Fault.None;
                var found = await StateAsync(world, receipts);
                if (found != expected)
                    failures.Add($"request {k}:\n{found}\ninstead of\n{expected}");
                await world.ClearAsync();
            }
        })));
        Assert.True(failures.IsEmpty, string.Join('\n', failures.Take(3)));
    }

    [Fact]
    public async Task A_version_says_that_no_row_but_a_complete_file_closed_it()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        var receipts = await PrepareAsync(world);
        await world.Get<Ingestion>().ProcessAsync(World.BlobOf(receipts[1]), CancellationToken.None);
        var stored = StoredRecord.From((await world.Table(world.Datasets.Registry, null).GetEntityAsync<TableEntity>("440306", D)).Value);
        Assert.Equal((receipts[1].Id, 0, 2), (stored.Current.Arrival.SubmissionId, stored.Current.Row, stored.Versions));
        Assert.Contains("2026-03-03", stored.Current.Note!, StringComparison.Ordinal);
        Assert.Null(Assert.Single(stored.Others).Note);
    }

    /// <summary>A register of four, and a complete file that lists one of them, waiting.</summary>
    private static async Task<List<Receipt>> PrepareAsync(World world)
    {
        var first = await world.SubmitAsync("registry", "current", Text([A, B, C, D]));
        Assert.Equal(ReceiptState.Committed, first.State);
        world.Clock.Now = World.Noon.AddDays(1);
        return [first, await world.UploadAsync("registry", "current", Text([A]), complete: WholeProvince with { ConfirmClosings = 3 })];
    }

    private static string Text(string[] listed) => "uscc,name,establishedOn\n" + string.Concat(listed.Select(uscc => $"{uscc},协会{uscc[12..]},2010-01-01\n"));

    /// <summary>What matters: all versions of all records, the totals in heads and in public, and what the receipts say. Not how often anything was written.</summary>
    private static async Task<string> StateAsync(World world, IReadOnlyList<Receipt> receipts)
    {
        var lines = new List<string>();
        await foreach (var entity in world.Table(world.Datasets.Registry, null).QueryAsync<TableEntity>())
        {
            if (LedgerKeys.IsHead(entity.RowKey))
            {
                var head = Head.From(entity, "");
                lines.Add($"{entity.PartitionKey} {head.Cells.Write()}\n" + string.Join('\n', head.Roster.Select(entry => $"{entry.Key} {entry.Value.Split('|')[3]} {entry.Value.Split('|')[2]} ")));
            }
            else
            {
                var stored = StoredRecord.From(entity);
                lines.Add($"{entity.RowKey} first {stored.FirstAt:O} stands {stored.Current.Arrival.At:O}: " + string.Join(", ", stored.All.OrderBy(version => version.Arrival).Select(version => $"{version.Arrival.At:O} row {version.Row} {version.Hash} {version.Note}")));
            }
        }

        var published = await world.Get<PublishedView>().FreshAsync(world.Datasets.Registry, null, CancellationToken.None);
        lines.AddRange(published.Heads.Select(copy => $"published {copy.Division} {copy.Head.Cells.Write()}"));
        for (var i = 0; i < receipts.Count; i++)
        {
            var receipt = await world.ReceiptAsync(receipts[i].Id);
            lines.Add($"{i} {receipt.State} closings {receipt.Complete?.Closings} {string.Join(' ', receipt.FindingsByCode.Where(code => code.Key.StartsWith("VAL", StringComparison.Ordinal)))}");
        }

        return string.Join('\n', lines);
    }

    private static IEnumerable<int[]> Permutations(int count) => count == 0
        ? [[]]
        : Permutations(count - 1).SelectMany(shorter => Enumerable.Range(0, count).Select(at => (int[])[.. shorter[..at], count - 1, .. shorter[at..]]));
}
