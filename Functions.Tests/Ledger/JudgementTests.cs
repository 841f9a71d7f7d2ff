using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Receipts;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Ledger;

/// <summary>An attempt that died after its commits, and a register that changed before the next: the receipt says what stands.</summary>
public sealed class JudgementTests(AzuriteFixture azurite)
{
    private const string Register = "uscc,name,establishedOn\n";
    private static readonly string Early = $"uscc,activityId,type,title,startOn,fundsCash,servedPersonTimes,status\n{Story.Tianhe},A-1,COMMUNITY_SERVICE,邻里守望,2025-03-08,100.00,30,\n{Story.Baoan},B-1,COMMUNITY_SERVICE,清洁海滩,2025-04-09,200.00,40,\n";

    [Fact]
    public async Task A_row_that_an_earlier_attempt_committed_is_not_called_rejected_when_the_register_has_changed_since()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        await world.SubmitAsync("registry", "current", $"{Register}{Story.Tianhe},甲协会,2010-01-01\n{Story.Baoan},丙协会,2010-01-01\n");
        world.Clock.Now = World.Noon.AddMinutes(1);
        var receipt = await world.UploadAsync("activities", "2025", Early);
        world.Network.Plan = (_, request) => request.Method == Azure.Core.RequestMethod.Put && request.Uri.Path.Contains("/receipts/", StringComparison.Ordinal) ? Fault.Refused : Fault.None;
        await Assert.ThrowsAnyAsync<Exception>(() => world.Get<Ingestion>().ProcessAsync(World.BlobOf(receipt), CancellationToken.None));
        world.Network.Plan = (_, _) => Fault.None;

        // Now one of them began before its organisation did (AC-004).
        world.Clock.Now = World.Noon.AddMinutes(2);
        await world.SubmitAsync("registry", "current", $"{Register}{Story.Tianhe},甲协会,2025-06-01\n");
        world.Clock.Now = World.Noon.AddMinutes(3);
        await world.Get<Ingestion>().ProcessAsync(World.BlobOf(receipt), CancellationToken.None);
        var answer = await world.ReceiptAsync(receipt.Id);
        Assert.Equal((ReceiptState.Committed, 2, 2, 0), (answer.State, answer.Counts.Rows, answer.Counts.Accepted, answer.Counts.Rejected));
        Assert.DoesNotContain(answer.Findings, finding => finding.Holds);
        await world.AssertSoundAsync();

        // Another file that says the same is another submission, and is judged by the register as it is.
        var fresh = await world.SubmitAsync("activities", "2025", Early + "\n");
        Assert.Equal((2, 1), (fresh.Counts.Rows, fresh.Counts.Rejected));
        Assert.Equal("AC-004", Assert.Single(fresh.Findings, finding => finding.Holds).Code);
    }
}
