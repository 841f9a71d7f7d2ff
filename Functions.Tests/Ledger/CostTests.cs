using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Inspections;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Ledger;

/// <summary>What a submission and a query cost, counted twice: by the receipt and at the network.</summary>
public sealed class CostTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    [Fact]
    public async Task One_organisation_files_for_at_most_12_transactions()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        var organisation = new Caller("org-" + Story.Tianhe, Role.Organisation, Story.Tianhe);
        await world.SubmitAsync("registry", "current", Story.Uploads[0].Text);
        await world.SubmitAsync("annual-reports", "2024", $"uscc,name,membersTotal\n{Story.Tianhe},甲协会,50\n", organisation);
        await world.SubmitAsync("annual-reports", "2025", $"uscc,name,membersTotal\n{Story.TianheSecond},乙协会,50\n");

        var first = await MeasureAsync(world, () => world.SubmitAsync("annual-reports", "2025", $"uscc,name,membersTotal\n{Story.Tianhe},甲协会,60\n", organisation), "first report");
        Assert.True(first.Transactions <= 12, $"{first.Transactions}");
        var correction = await MeasureAsync(world, () => world.SubmitAsync("annual-reports", "2025", $"uscc,name,membersTotal\n{Story.Tianhe},甲协会,61\n", organisation), "correction");
        Assert.True(correction.Transactions <= 12, $"{correction.Transactions}");
        await world.SubmitAsync("activities", "2025", Story.Uploads[2].Text);
        world.Clock.Now = World.Noon.AddMinutes(1);
        var activity = await MeasureAsync(world, () => world.SubmitAsync("activities", "2025", Story.Uploads[2].Text.Replace("03-08", "04-08", StringComparison.Ordinal)), "two activities, one to another month");
        Assert.Equal((1, 1), (activity.Counts.Accepted, activity.Counts.Unchanged));
        Assert.True(activity.Transactions <= 12, $"{activity.Transactions}");
    }

    [Fact]
    public async Task An_organisation_of_the_province_files_and_corrects_for_at_most_12_transactions()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        var (own, other) = (Codes.Of("440000", 1), Codes.Of("440000", 2));
        var organisation = new Caller("org-" + own, Role.Organisation, own);
        await world.SubmitAsync("registry", "current", $"uscc,name,establishedOn\n{own},甲协会,2010-01-01\n{other},乙协会,2010-01-01\n");
        await world.SubmitAsync("annual-reports", "2025", $"uscc,name,membersTotal\n{other},乙协会,50\n");
        world.Network.OnSending = request => output.WriteLine($"{request.Method} {Uri.UnescapeDataString(request.Uri.PathAndQuery)}");
        foreach (var (members, what) in ((int, string)[])[(60, "first report"), (61, "correction")])
        {
            var receipt = await MeasureAsync(world, () => world.SubmitAsync("annual-reports", "2025", $"uscc,name,membersTotal\n{own},甲协会,{members}\n", organisation), what);
            Assert.Equal(1, receipt.Counts.Accepted);
            Assert.True(receipt.Transactions <= 12, $"{what}: {receipt.Transactions}");
            world.Clock.Now += TimeSpan.FromMinutes(1);
        }
    }

    [Fact]
    public async Task The_same_bytes_again_cost_two()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        var (dataset, period, text) = Story.Uploads[0];
        await world.SubmitAsync(dataset, period, text);
        world.Network.Restart();
        Assert.True((await world.UploadAsync(dataset, period, text)).Repeated);
        Assert.Equal(2, world.Network.Calls);
    }

    [Fact]
    public async Task A_bulk_file_costs_at_most_a_fortieth_of_a_transaction_a_record()
    {
        const int Organisations = 20_000;
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        var inserted = await MeasureAsync(world, () => world.SubmitAsync("registry", "current", Register("协会")), "20,000 inserts");
        Assert.Equal((ReceiptState.Committed, Organisations), (inserted.State, inserted.Counts.Accepted));
        Assert.True(inserted.Transactions <= Organisations / 40, $"{inserted.Transactions}");
        world.Clock.Now = World.Noon.AddMinutes(1);
        var replaced = await MeasureAsync(world, () => world.SubmitAsync("registry", "current", Register("学会")), "20,000 corrections");
        Assert.Equal((ReceiptState.Committed, Organisations), (replaced.State, replaced.Counts.Accepted));
        Assert.True(replaced.Transactions <= Organisations / 40, $"{replaced.Transactions}");

        static string Register(string word)
        {
            var text = new StringBuilder("uscc,name,establishedOn\n");
            for (var i = 0; i < Organisations; i++)
                text.Append(CultureInfo.InvariantCulture, $"{Codes.Of((440103 + (i % 20)).ToString(CultureInfo.InvariantCulture), i)},{word}{i},2010-01-01\n");
            return text.ToString();
        }
    }

    [Fact]
    public async Task A_warm_query_costs_one()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        await Story.TellAsync(world);
        world.Clock.Now = World.Noon;
        Func<HttpRequest, Task<IResult>>[] queries =
        [
            request => world.Get<AggregatesDesk>().AnswerAsync(request, "annual-reports", CancellationToken.None),
            request => world.Get<AggregatesDesk>().AnswerAsync(request, "activities", CancellationToken.None),
            request => world.Get<CompletenessDesk>().AnswerAsync(request, "2025", CancellationToken.None),
        ];
        foreach (var query in queries)
        {
            await query(new DefaultHttpContext().Request);
            world.Network.Restart();
            await query(new DefaultHttpContext().Request);
            Assert.Equal(1, world.Network.Calls);
        }
    }

    private async Task<Receipt> MeasureAsync(World world, Func<Task<Receipt>> submit, string what)
    {
        world.Network.Restart();
        var receipt = await submit();
        // The last call fetched the receipt for this test.
        Assert.Equal(world.Network.Calls - 1, receipt.Transactions);
        output.WriteLine($"{what}: {receipt.Transactions} transactions for {receipt.Counts.Rows} rows");
        return receipt;
    }
}
