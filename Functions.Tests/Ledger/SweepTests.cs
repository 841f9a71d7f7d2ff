using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Receipts;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Ledger;

/// <summary>Every file in the container gets its final receipt, whatever became of its event.</summary>
public sealed class SweepTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Files_put_there_directly_get_a_receipt_also_at_wrong_paths_and_once()
    {
        await using var world = await StartAsync();
        await PutAsync(world, "registry/current/azcopy/register.csv", Story.Uploads[0].Text);
        await PutAsync(world, "nonsense.csv", "a,b\n1,2\n");
        await PutAsync(world, "no-such-dataset/2025/azcopy/x.csv", "a,b\n1,2\n");
        await PutAsync(world, "annual-reports/someday/azcopy/x.csv", "a,b\n1,2\n");
        await PutAsync(world, "annual-reports/2025Q1/azcopy/x.csv", Story.Uploads[1].Text);
        await PutAsync(world, "annual-reports/2098/azcopy/x.csv", Story.Uploads[1].Text);
        await PutAsync(world, "inspections/2025/azcopy/x.csv", "a,b\n1,2\n");
        Assert.Equal(7, await world.SweepAsync());
        Assert.Equal(0, await world.SweepAsync());
        var receipts = await ReceiptsAsync(world);
        Assert.Equal(7, receipts.Count);
        Assert.All(receipts, receipt => Assert.True(receipt.Final));
        Assert.Equal(["registry"], receipts.Where(receipt => receipt.State == ReceiptState.Committed).Select(receipt => receipt.Dataset));
        Assert.Equal(6, receipts.Count(receipt => receipt.State == ReceiptState.Rejected && receipt.FindingsByCode.ContainsKey("VAL-005")));
    }

    [Fact]
    public async Task A_file_that_is_overwritten_is_a_new_submission()
    {
        await using var world = await StartAsync();
        const string Name = "registry/current/azcopy/register.csv";
        await PutAsync(world, Name, Story.Uploads[0].Text);
        await world.Get<Ingestion>().ProcessAsync(Name, CancellationToken.None);
        await Task.Delay(1100); // The storage tells the time of a file in whole seconds.
        await PutAsync(world, Name, Story.Uploads[0].Text.Replace("甲协会", "丁协会", StringComparison.Ordinal));
        Assert.Equal(1, await world.SweepAsync());
        var receipts = await ReceiptsAsync(world);
        Assert.Equal([(1, 2), (3, 0)], receipts.Select(receipt => (receipt.Counts.Accepted, receipt.Counts.Unchanged)).Order());
    }

    [Fact]
    public async Task A_file_overwritten_while_it_is_read_is_one_of_the_two_and_then_the_other()
    {
        await using var world = await StartAsync();
        const string Name = "registry/current/azcopy/register.csv";
        await PutAsync(world, Name, Story.Uploads[0].Text);
        var overwritten = false;
        world.Network.OnSent = async (_, request) =>
        {
            if (overwritten || !request.Uri.ToUri().AbsolutePath.EndsWith("register.csv", StringComparison.Ordinal))
                return;
            overwritten = true;
            await Task.Delay(1100);
            await PutAsync(world, Name, Story.Uploads[0].Text.Replace("甲协会", "丁协会", StringComparison.Ordinal));
        };
        await world.Get<Ingestion>().ProcessAsync(Name, CancellationToken.None);
        await world.SweepAsync();
        var receipts = await ReceiptsAsync(world);
        Assert.Equal([(1, 2), (3, 0)], receipts.Select(receipt => (receipt.Counts.Accepted, receipt.Counts.Unchanged)).Order());
    }

    [Theory]
    [InlineData(ReceiptState.Received)]
    [InlineData(ReceiptState.Reading)]
    public async Task A_stuck_receipt_is_finished(ReceiptState state)
    {
        await using var world = await StartAsync();
        var receipt = await world.UploadAsync("registry", "current", Story.Uploads[0].Text);
        if (state == ReceiptState.Reading)
        {
            var (stored, etag) = (await world.Get<ReceiptStore>().FindAsync(receipt.Id, CancellationToken.None))!.Value;
            await world.Get<ReceiptStore>().TryReplaceAsync(stored with { State = state, Attempts = 1 }, etag, CancellationToken.None);
        }

        Assert.Equal(1, await world.SweepAsync());
        Assert.Equal(ReceiptState.Committed, (await world.ReceiptAsync(receipt.Id)).State);
    }

    [Fact]
    public async Task A_file_that_fails_keeps_no_other_waiting_and_fails_for_good_in_the_end()
    {
        await using var world = await StartAsync();
        var failing = await world.UploadAsync("annual-reports", "2025", Story.Uploads[1].Text);
        var other = await world.UploadAsync("registry", "current", Story.Uploads[0].Text);
        // The names of blobs are swept in their order: the failing one is first.
        world.Network.Plan = (_, request) => request.Uri.ToUri().AbsolutePath.Contains("/Registry(", StringComparison.Ordinal) && request.Uri.Query.Contains("Data", StringComparison.Ordinal) ? Fault.InternalError : Fault.None;
        await world.SweepAsync();
        Assert.Equal(ReceiptState.Failed, (await world.ReceiptAsync(failing.Id)).State);
        Assert.False((await world.ReceiptAsync(failing.Id)).Final);
        Assert.Equal(ReceiptState.Committed, (await world.ReceiptAsync(other.Id)).State);

        for (var i = 0; i < 20 && !(await world.ReceiptAsync(failing.Id)).Final; i++)
            await world.SweepAsync();
        var given = await world.ReceiptAsync(failing.Id);
        Assert.Equal((ReceiptState.Failed, Receipt.MaxAttempts), (given.State, given.Attempts));

        // Handed in again when all is well, it is judged anew.
        world.Network.Plan = (_, _) => Fault.None;
        var again = await world.SubmitAsync("annual-reports", "2025", Story.Uploads[1].Text);
        Assert.Equal((ReceiptState.Committed, null), (again.State, again.Failure));
    }

    [Fact]
    public async Task A_file_that_kills_its_worker_again_and_again_fails_for_good()
    {
        await using var world = await StartAsync();
        var receipt = await world.UploadAsync("registry", "current", Story.Uploads[0].Text);
        var (stored, etag) = (await world.Get<ReceiptStore>().FindAsync(receipt.Id, CancellationToken.None))!.Value;
        await world.Get<ReceiptStore>().TryReplaceAsync(stored with { State = ReceiptState.Reading, Attempts = Receipt.MaxAttempts }, etag, CancellationToken.None);
        await world.SweepAsync();
        Assert.Equal(ReceiptState.Failed, (await world.ReceiptAsync(receipt.Id)).State);
        Assert.True((await world.ReceiptAsync(receipt.Id)).Final);
        Assert.Equal(0, await world.SweepAsync());
    }

    private async Task<World> StartAsync()
    {
        var world = await World.StartAsync(await azurite.NewAccountAsync());
        // The sweep compares with the storage's clock.
        world.Clock.Now = DateTimeOffset.UtcNow.AddHours(1);
        return world;
    }

    private static async Task PutAsync(World world, string name, string text) =>
        await world.Storage.Submissions.GetBlobClient(name).UploadAsync(BinaryData.FromString(text), overwrite: true);

    private static async Task<List<Receipt>> ReceiptsAsync(World world)
    {
        var receipts = new List<Receipt>();
        foreach (var id in (await world.Get<ReceiptStore>().StatesAsync(CancellationToken.None)).Keys)
            receipts.Add(await world.ReceiptAsync(id));
        return receipts;
    }
}
