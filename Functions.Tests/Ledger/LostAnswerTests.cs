using Azure;
using Azure.Core;
using Nianbao.Domain.AnnualReports;
using Nianbao.Pipeline.Ledger;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Ledger;

/// <summary>A commit whose answer is lost is recognised as one's own.</summary>
public sealed class LostAnswerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_head_is_read_back_and_the_commit_is_not_repeated()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync(), retries: true);
        await CommitAsync(world, 1, members: 3);
        world.Network.Restart();
        var sent = new List<string>();
        var lost = 0;
        world.Network.Plan = (_, request) => IsBatch(request) && lost++ == 0 ? Fault.AnswerLost : Fault.None;
        world.Network.OnSending = request => sent.Add(IsBatch(request) ? "commit" : request.Uri.ToUri().AbsolutePath.Contains("head", StringComparison.Ordinal) ? "head" : "record");
        var outcomes = await CommitAsync(world, 2, members: 4);

        // The client sends the lost commit again, which cannot succeed twice; then one read of the head tells.
        Assert.Equal(["head", "record", "commit", "commit", "head"], sent);
        Assert.Equal([Outcome.Accepted], outcomes);
        var (_, head) = Assert.Single((await ReadAsync(world)).Heads);
        Assert.Equal(2, head.Version);
        Assert.Equal([1L, 1L, 4L], Pick(world, Assert.Single(head.Cells.All).Sums));
    }

    [Fact]
    public async Task A_commit_of_another_in_between_does_not_hide_it()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync(), retries: true);
        await CommitAsync(world, 1, members: 3);
        var lost = 0;
        world.Network.Plan = (_, request) => IsBatch(request) && lost++ == 0 ? Fault.AnswerLost : Fault.None;
        world.Network.OnSent = async (_, request) =>
        {
            if (IsBatch(request) && lost == 1)
            {
                lost = 2;
                await CommitAsync(world, 3, members: 7);
            }
        };
        Assert.Equal([Outcome.Accepted], await CommitAsync(world, 2, members: 4));
        var (_, head) = Assert.Single((await ReadAsync(world)).Heads);
        Assert.Equal(3, head.Version);
        Assert.Equal([1L, 1L, 7L], Pick(world, Assert.Single(head.Cells.All).Sums));
    }

    [Fact]
    public async Task A_proof_whose_answer_is_lost_still_says_what_it_mended()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync(), retries: true);
        await CommitAsync(world, 1, members: 3);
        var table = world.Table(world.Datasets.AnnualReports, 2025);
        var head = (await table.GetEntityAsync<Azure.Data.Tables.TableEntity>("440106", "!head")).Value;
        head["Shape"] = "of old";
        await table.UpdateEntityAsync(head, ETag.All);
        var lost = 0;
        world.Network.Plan = (_, request) => IsBatch(request) && lost++ == 0 ? Fault.AnswerLost : Fault.None;
        Assert.Equal([""], (await world.Session(world.Datasets.AnnualReports, 2025).ProveAsync("440106", mend: true, CancellationToken.None)).Mended);
        Assert.Equal(2, lost);
    }

    private static bool IsBatch(Request request) => request.Uri.ToUri().AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal);

    private static long[] Pick(World world, long[] sums) =>
        [sums[0], sums[1], sums[1 + world.Datasets.AnnualReports.Measures.ToList().FindIndex(measure => measure.Name == "members")]];

    private static async Task<Outcome[]> CommitAsync(World world, int minute, long members)
    {
        var dataset = world.Datasets.AnnualReports;
        var entry = Entry.Of(dataset, 2, new AnnualReport { Uscc = Story.Tianhe, Name = "甲协会", LegalType = "SG", MembersTotal = members });
        return await world.Session(dataset, 2025).CommitAsync("440106", [entry], new(World.Noon.AddMinutes(minute), $"s{minute}"), commit: true, keepSightings: true, CancellationToken.None);
    }

    private static async Task<LedgerSession> ReadAsync(World world)
    {
        var session = world.Session(world.Datasets.AnnualReports, 2025);
        await session.PreloadHeadsAsync("440106", "440106", create: true, CancellationToken.None);
        return session;
    }
}
