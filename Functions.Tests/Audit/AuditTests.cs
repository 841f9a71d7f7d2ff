using Azure;
using Azure.Data.Tables;
using Nianbao.Pipeline.Audit;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;
using Nianbao.Tests.Ledger;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Audit;

/// <summary>Whatever is changed behind the pipeline's back, the proof says that it was, and where.</summary>
public sealed class AuditTests(AzuriteFixture azurite)
{
    private const string Division = "440106";
    private const string Series = "annual-reports-2025";

    [Fact]
    public async Task What_was_told_agrees_and_every_submission_is_chained_once()
    {
        await using var world = await ToldAsync();
        var proof = await ProveAsync(world);
        Assert.True(proof.Agrees, string.Join('\n', proof.Differences.Select(d => d.Text.En).Concat(proof.Index.Problems.Select(p => p.Text.En))));
        Assert.Equal((3, 2, 2), (proof.Stored, proof.Partitions.Count, proof.Index.Entries));
        var lines = await world.Get<ChainReader>().PageAsync(Series, 0, 100, CancellationToken.None);
        Assert.Equal([(1, "bulk", "2-3", ChainEntry.Genesis), (2, Division, "2-3", lines[0].Hash)], lines.Select(line => (line.Sequence, line.Entry.Scope, line.Entry.Rows, line.Previous)));
        Assert.Equal(proof.Index.Hash, lines[1].Hash);
        Assert.Equal((2, 2), ((await EndAsync(world, "activities-2025")).Entries, lines.Count));
        Assert.Equal(1, (await EndAsync(world, "registry-current")).Entries);
        Assert.DoesNotContain(lines, line => line.Entry.Text(line.Sequence).Contains("协会", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_delivered_many_times_at_once_has_one_entry()
    {
        await using var world = await ToldAsync();
        await using var other = await World.StartAsync(_account);
        var receipt = await world.UploadAsync("annual-reports", "2025", $"uscc,name,membersTotal\n{Story.Tianhe},甲协会,67\n");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => (i % 2 == 0 ? world : other).Get<Ingestion>().ProcessAsync(World.BlobOf(receipt), CancellationToken.None))));
        Assert.Equal(3, (await EndAsync(world, Series)).Entries);
        Assert.True((await ProveAsync(world)).Agrees);
    }

    [Fact]
    public async Task Two_workers_that_file_at_once_chain_every_submission()
    {
        await using var world = await ToldAsync();
        await using var other = await World.StartAsync(_account);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => (i % 2 == 0 ? world : other).SubmitAsync("annual-reports", "2025", $"uscc,name,membersTotal\n{(i % 3 == 0 ? Story.Tianhe : Story.Baoan)},协会,{100 + i}\n"))));
        Assert.Equal(14, (await EndAsync(world, Series)).Entries);
        Assert.True((await ProveAsync(world)).Agrees);
    }

    [Fact]
    public async Task A_rejected_file_has_no_entry()
    {
        await using var world = await ToldAsync();
        var receipt = await world.SubmitAsync("annual-reports", "2025", "uscc,name,membersTotal\nnonsense,甲协会,67\n");
        Assert.Equal(ReceiptState.Rejected, receipt.State);
        Assert.Equal(2, (await EndAsync(world, Series)).Entries);
    }

    [Fact]
    public async Task A_changed_amount_is_found_with_its_record_its_cell_and_the_amounts()
    {
        await using var world = await ToldAsync();
        await World.ChangeAsync(Reports(world), Division, Story.Tianhe, record => record["Data"] = record.GetString("Data").Replace("\"65\"", "\"1065\"", StringComparison.Ordinal));
        var proof = await ProveAsync(world);
        Assert.Contains(proof.Differences, found => found.Kind == "record" && found.Cell == Story.Tianhe && found.Division == Division);
        var amount = Assert.Single(proof.Differences, found => found.Kind == "amount");
        Assert.Equal((Division, "members", 1070, 70, 70), (amount.Division, amount.Measure, amount.Records!.Value, amount.Cells!.Value, amount.Published!.Value));
    }

    [Fact]
    public async Task An_amount_that_was_changed_with_its_hash_and_all_totals_is_found()
    {
        await using var world = await ToldAsync();
        await World.ChangeAsync(Reports(world), Division, Story.Tianhe, record =>
        {
            record["Data"] = record.GetString("Data").Replace("\"65\"", "\"1065\"", StringComparison.Ordinal);
            record["Hash"] = Nianbao.Pipeline.Ledger.RecordText.Hash(record.GetString("Data"));
        });
        foreach (var (table, partition, row) in new[] { (Reports(world), Division, "!head"), (Aggregates(world), PublishedKeys.Partition, $"{Series}-{Division}") })
            await World.ChangeAsync(table, partition, row, head => PackedText.Put(head, "Cells", PackedText.Get(head, "Cells").Replace(" 70", " 1070", StringComparison.Ordinal)));
        var proof = await ProveAsync(world);
        Assert.Contains(proof.Differences, found => found.Kind == "record" && found.Cell == Story.Tianhe);
        Assert.Contains(proof.Differences, found => found.Kind == "head" && found.Division == Division);
    }

    [Fact]
    public async Task A_changed_cell_is_found_and_mended()
    {
        await using var world = await ToldAsync();
        await World.ChangeAsync(Reports(world), Division, "!head", head => head.Remove("Cells0"));
        var proof = await ProveAsync(world);
        Assert.Contains(proof.Differences, found => found is { Kind: "amount", Division: Division, Measure: "members", Records: 70, Cells: 0, Published: 70 });
        await world.ReconcileAsync();
        Assert.True((await ProveAsync(world)).Agrees);
    }

    [Fact]
    public async Task A_changed_publication_is_found_and_mended()
    {
        await using var world = await ToldAsync();
        await World.ChangeAsync(Aggregates(world), PublishedKeys.Partition, $"{Series}-{Division}", row => row.Remove("Cells0"));
        Assert.Contains((await ProveAsync(world)).Differences, found => found is { Kind: "amount", Division: Division, Measure: "members", Records: 70, Cells: 70, Published: 0 });
        await world.ReconcileAsync();
        Assert.True((await ProveAsync(world)).Agrees);
    }

    [Fact]
    public async Task A_removed_record_is_found()
    {
        await using var world = await ToldAsync();
        await Reports(world).DeleteEntityAsync(Division, Story.Tianhe);
        Assert.Contains((await ProveAsync(world)).Differences, found => found is { Kind: "amount", Division: Division, Measure: "records", Records: 1, Cells: 2 });
    }

    [Fact]
    public async Task A_changed_entry_is_found()
    {
        await using var world = await ToldAsync();
        await World.ChangeAsync(Aggregates(world), PublishedKeys.Partition, ChainKeys.Entry(Series, 1), entry => entry["Sha256"] = new string('a', 64));
        Assert.Equal(1, Assert.Single((await ProveAsync(world)).Index.Problems).Sequence);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_removed_entry_is_found(long sequence)
    {
        await using var world = await ToldAsync();
        await Aggregates(world).DeleteEntityAsync(PublishedKeys.Partition, ChainKeys.Entry(Series, sequence));
        Assert.Contains((await ProveAsync(world)).Index.Problems, problem => problem.Sequence == sequence);
    }

    [Fact]
    public async Task An_entry_that_vanished_without_a_trace_is_missed_by_its_receipt_and_written_again()
    {
        await using var world = await ToldAsync();
        foreach (var first in new[] { ChainKeys.FirstEntry(Series), ChainKeys.FirstTaken(Series) })
        {
            await foreach (var row in Aggregates(world).QueryAsync<TableEntity>(e => e.RowKey.CompareTo(first) > 0 && e.RowKey.CompareTo(first + "~") < 0))
                await Aggregates(world).DeleteEntityAsync(row.PartitionKey, row.RowKey);
        }

        await Aggregates(world).DeleteEntityAsync(PublishedKeys.Partition, ChainKeys.End(Series));
        Assert.Equal(2, (await ProveAsync(world)).Index.Unlisted.Count);
        await world.ReconcileAsync();
        Assert.True((await ProveAsync(world)).Agrees);
        Assert.Equal(2, (await EndAsync(world, Series)).Entries);
    }

    [Fact]
    public async Task A_proof_while_others_file_finds_nothing()
    {
        await using var world = await ToldAsync();
        await using var other = await World.StartAsync(_account);
        var filing = Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
                await other.SubmitAsync("annual-reports", "2025", $"uscc,name,membersTotal\n{Story.Tianhe},甲协会,{200 + i}\n");
        });
        await Task.WhenAll(filing, Task.Run(() => world.ReconcileAsync()));
        Assert.True((await ProveAsync(world)).Agrees);
    }

    private string _account = "";

    private static TableClient Aggregates(World world) => world.Storage.Tables.GetTableClient(TableNames.Aggregates);

    private static TableClient Reports(World world) => world.Table(world.Datasets.AnnualReports, 2025);

    private static Task<(long Entries, string Hash)> EndAsync(World world, string series) => world.Get<ChainReader>().EndAsync(series, CancellationToken.None);

    private static async Task<SeriesProof> ProveAsync(World world) => (await world.Get<Prover>().ProveAsync(world.Datasets.AnnualReports, 2025, mend: false, CancellationToken.None)).Proof;

    private async Task<World> ToldAsync() => await Story.ToldAsync(_account = await azurite.NewAccountAsync());
}
