using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Tests.Ledger;

/// <summary>
/// A fixed history of five uploads that touches everything: the register, reports of two divisions, an activity, a
/// correction, an activity that moves to another month.
/// </summary>
internal static class Story
{
    private const string ActivityHeader = "uscc,activityId,type,title,startOn,fundsCash,servedPersonTimes,status";
    public static readonly string Tianhe = Codes.Of("440106", 1);
    public static readonly string TianheSecond = Codes.Of("440106", 2);
    public static readonly string Baoan = Codes.Of("440306", 1);

    public static readonly IReadOnlyList<(string Dataset, string Period, string Text)> Uploads =
    [
        ("registry", "current", $"uscc,name,establishedOn\n{Tianhe},甲协会,2010-01-01\n{TianheSecond},乙协会,2010-01-01\n{Baoan},丙协会,2010-01-01\n"),
        ("annual-reports", "2025", $"uscc,name,membersTotal\n{Tianhe},甲协会,60\n{Baoan},丙协会,70\n"),
        ("activities", "2025", $"{ActivityHeader}\n{Tianhe},A-1,COMMUNITY_SERVICE,邻里守望,2025-03-08,100.00,30,\n{Tianhe},A-2,COMMUNITY_SERVICE,清洁海滩,2025-04-09,200.00,40,\n"),
        ("annual-reports", "2025", $"uscc,name,membersTotal\n{Tianhe},甲协会,65\n{TianheSecond},乙协会,5\n"),
        ("activities", "2025", $"{ActivityHeader}\n{Tianhe},A-1,COMMUNITY_SERVICE,邻里守望,2025-07-08,100.00,31,\n{Tianhe},A-2,COMMUNITY_SERVICE,清洁海滩,2025-04-09,200.00,40,VOID\n"),
    ];

    /// <summary>A world in which the story was told, an hour after its beginning.</summary>
    public static async Task<World> ToldAsync(string account)
    {
        var world = await World.StartAsync(account);
        await TellAsync(world);
        world.Clock.Now = World.Noon.AddHours(1);
        return world;
    }

    /// <summary>Tells the story once, with everybody trying again as they do: the sender, the trigger, the sweep.</summary>
    public static async Task TellAsync(World world)
    {
        for (var i = 0; i < Uploads.Count; i++)
        {
            var (dataset, period, text) = Uploads[i];
            world.Clock.Now = World.Noon.AddMinutes(i);
            Receipt receipt;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    receipt = await world.UploadAsync(dataset, period, text);
                    break;
                }
                catch (Exception) when (attempt < 3)
                {
                    // The sender sends it again.
                }
            }

            for (var attempt = 1; attempt <= 2; attempt++)
            {
                try
                {
                    await world.Get<Ingestion>().ProcessAsync(World.BlobOf(receipt), CancellationToken.None);
                    break;
                }
                catch (Exception) when (attempt <= 2)
                {
                    // The trigger delivers again; then it is the sweep's.
                }
            }

            // The sweep looks at blobs by the account's clock, which is the real one.
            for (var pass = 0; pass < 3 && !(await FinalAsync(world, receipt.Id)); pass++)
            {
                world.Clock.Now = DateTimeOffset.UtcNow.AddHours(1);
                await world.SweepAsync();
            }
        }
    }

    private static async Task<bool> FinalAsync(World world, string id)
    {
        try
        {
            return (await world.ReceiptAsync(id)).Final;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
