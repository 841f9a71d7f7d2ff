using Azure;
using Azure.Data.Tables;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Storage;
using Nianbao.Pipeline.Upkeep;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Ledger;

/// <summary>Whoever changes a stored number behind the ledger's back is found out.</summary>
public sealed class ReconciliationTests(AzuriteFixture azurite)
{
    private const string Division = "440106";

    [Fact]
    public async Task What_was_told_is_proven()
    {
        await using var world = await ToldAsync();
        await world.AssertSoundAsync();
        var clock = await world.Get<PublishedView>().ClockAsync(CancellationToken.None);
        Assert.Equal(world.Clock.Now, clock.VerifiedAt("annual-reports-2025"));
    }

    [Fact]
    public async Task A_record_that_somebody_edited_moves_no_total_and_is_told_until_it_is_filed_again()
    {
        await using var world = await ToldAsync();
        await World.ChangeAsync(world.Table(world.Datasets.AnnualReports, 2025), Division, Story.Tianhe, record => record["Data"] = record.GetString("Data").Replace("\"65\"", "\"1065\"", StringComparison.Ordinal));
        var before = (await world.Get<PublishedView>().ClockAsync(CancellationToken.None)).VerifiedAt("annual-reports-2025");
        for (var i = 0; i < 2; i++)
            Assert.Equal([new("annual-reports-2025", 2, 0, 0, 2)], (await world.ReconcileAsync()).Where(result => result.Left > 0));
        Assert.Equal(65 + 5 + 70, await MembersAsync(world));
        Assert.Equal(before, (await world.Get<PublishedView>().ClockAsync(CancellationToken.None)).VerifiedAt("annual-reports-2025"));

        await world.SubmitAsync("annual-reports", "2025", $"uscc,name,membersTotal\n{Story.Tianhe},甲协会,66\n");
        await world.ReconcileAsync();
        Assert.Equal(66 + 5 + 70, await MembersAsync(world));
        await world.AssertSoundAsync();
        Assert.Equal(world.Clock.Now, (await world.Get<PublishedView>().ClockAsync(CancellationToken.None)).VerifiedAt("annual-reports-2025"));
    }

    [Fact]
    public async Task A_changed_head_is_computed_again()
    {
        await using var world = await ToldAsync();
        await World.ChangeAsync(world.Table(world.Datasets.AnnualReports, 2025), Division, "!head", head => head.Remove("Cells0"));
        await AssertMendedAsync(world, heads: 1, rows: 1);
    }

    [Fact]
    public async Task A_changed_publication_is_written_again()
    {
        await using var world = await ToldAsync();
        await World.ChangeAsync(Aggregates(world), PublishedKeys.Partition, $"annual-reports-2025-{Division}", row => row.Remove("Cells0"));
        await AssertMendedAsync(world, heads: 0, rows: 1);
    }

    [Fact]
    public async Task A_publication_from_the_future_is_written_again()
    {
        await using var world = await ToldAsync();
        await World.ChangeAsync(Aggregates(world), PublishedKeys.Partition, $"annual-reports-2025-{Division}", row =>
        {
            row.Remove("Cells0");
            row["Version"] = 999L;
        });
        await AssertMendedAsync(world, heads: 0, rows: 1);
        // And what is committed next is published.
        await world.SubmitAsync("annual-reports", "2025", $"uscc,name,membersTotal\n{Story.Tianhe},甲协会,66\n");
        Assert.Equal(66 + 5 + 70, await MembersAsync(world));
        await world.AssertSoundAsync();
    }

    [Fact]
    public async Task A_publication_of_nothing_is_taken_back()
    {
        await using var world = await ToldAsync();
        var row = (await Aggregates(world).GetEntityAsync<TableEntity>(PublishedKeys.Partition, $"annual-reports-2025-{Division}")).Value;
        row.RowKey = "annual-reports-2025-440199";
        await Aggregates(world).AddEntityAsync(row);
        await AssertMendedAsync(world, heads: 0, rows: 1);
        Assert.False((await Aggregates(world).GetEntityIfExistsAsync<TableEntity>(PublishedKeys.Partition, row.RowKey)).HasValue);
    }

    [Fact]
    public async Task A_missing_publication_is_written()
    {
        await using var world = await ToldAsync();
        await Aggregates(world).DeleteEntityAsync(PublishedKeys.Partition, $"annual-reports-2025-{Division}");
        await AssertMendedAsync(world, heads: 0, rows: 1);
    }

    [Fact]
    public async Task A_missing_head_is_computed_again()
    {
        await using var world = await ToldAsync();
        await world.Table(world.Datasets.AnnualReports, 2025).DeleteEntityAsync(Division, "!head");
        await AssertMendedAsync(world, heads: 1, rows: 1);
        await world.SubmitAsync("annual-reports", "2025", $"uscc,name,membersTotal\n{Story.Tianhe},甲协会,66\n");
        Assert.Equal(66 + 5 + 70, await MembersAsync(world));
    }

    private static TableClient Aggregates(World world) => world.Storage.Tables.GetTableClient(TableNames.Aggregates);

    private async Task<World> ToldAsync() => await Story.ToldAsync(await azurite.NewAccountAsync());

    private static async Task AssertMendedAsync(World world, int heads, int rows)
    {
        var clock = await world.Get<PublishedView>().ClockAsync(CancellationToken.None);
        var results = await world.ReconcileAsync();
        Assert.Equal([new("annual-reports-2025", 2, heads, rows)], results.Where(result => (result.HeadsRepaired, result.RowsPublished, result.Left) != (0, 0, 0)).Select(result => result with { Divisions = 2 }));
        var after = await world.Get<PublishedView>().ClockAsync(CancellationToken.None);
        Assert.NotEqual(clock.VersionOf("annual-reports-2025"), after.VersionOf("annual-reports-2025"));
        Assert.Equal(clock.VersionOf("activities-2025"), after.VersionOf("activities-2025"));
        Assert.Equal(world.Clock.Now, after.VerifiedAt("annual-reports-2025"));
        world.Clock.Now = world.Clock.Now.AddMinutes(1);
        await world.AssertSoundAsync();
        Assert.Equal(world.Clock.Now, (await world.Get<PublishedView>().ClockAsync(CancellationToken.None)).VerifiedAt("annual-reports-2025"));
    }

    private static async Task<long> MembersAsync(World world)
    {
        var series = await world.Get<PublishedView>().FreshAsync(world.Datasets.AnnualReports, 2025, CancellationToken.None);
        var members = 1 + world.Datasets.AnnualReports.Measures.ToList().FindIndex(measure => measure.Name == "members");
        return series.Cells.Sum(cell => cell.Sums[members]);
    }
}
