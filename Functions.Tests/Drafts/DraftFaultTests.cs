using System.Text;
using Azure;
using Azure.Core;
using Microsoft.AspNetCore.Http;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Drafts;
using Nianbao.Tests.Ledger;
using Nianbao.Tests.Support;
using Codes = Nianbao.Tests.Flow.Codes;

namespace Nianbao.Tests.Drafts;

/// <summary>What was typed is neither lost nor doubled, whatever the network does, and whoever asks.</summary>
public sealed class DraftFaultTests(AzuriteFixture azurite)
{
    private static readonly string Tianhe = Codes.Of("440106", '1', 1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_to_a_save_loses_and_doubles_nothing_and_the_draft_survives_a_restart(bool retries)
    {
        var account = await azurite.NewAccountAsync();
        await using (var world = await World.StartAsync(account, retries))
        {
            await SaveAsync(world, "A", """{"name":"甲"}""");
            foreach (var (section, json) in new[] { ("A", """{"name":"乙"}"""), ("IS", """{"IS11.t":1}""") })
            {
                var lost = 0;
                world.Network.Plan = (_, request) => IsSave(request) && Interlocked.Exchange(ref lost, 1) == 0 ? Fault.AnswerLost : Fault.None;
                if (retries)
                {
                    await SaveAsync(world, section, json);
                }
                else
                {
                    await Assert.ThrowsAsync<RequestFailedException>(() => SaveAsync(world, section, json));
                    await SaveAsync(world, section, json);
                }

                Assert.Equal(1, lost);
            }
        }

        await using var after = await World.StartAsync(account);
        var (draft, _) = (await after.Get<DraftStore>().FindAsync("annual-reports", "2025", Tianhe, CancellationToken.None))!.Value;
        Assert.Equal(["乙", "甲"], draft.Sections["A"].Select(save => (string?)save.Content["name"]));
        Assert.Single(draft.Sections["IS"]);
    }

    [Fact]
    public async Task A_save_that_never_arrives_leaves_the_draft_as_it_was()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        await SaveAsync(world, "A", """{"name":"甲"}""");
        world.Network.Plan = (_, request) => IsSave(request) ? Fault.Refused : Fault.None;
        await Assert.ThrowsAsync<RequestFailedException>(() => SaveAsync(world, "A", """{"name":"乙"}"""));
        var (draft, _) = (await world.Get<DraftStore>().FindAsync("annual-reports", "2025", Tianhe, CancellationToken.None))!.Value;
        Assert.Equal("甲", (string?)Assert.Single(draft.Sections["A"]).Content["name"]);
    }

    [Fact]
    public async Task An_organisation_uses_its_own_drafts_alone()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        var own = new Caller("org-1", Role.Organisation, Tianhe);
        await SaveAsync(world, "A", """{"name":"甲"}""", own);
        foreach (var stranger in new[] { new Caller("org-2", Role.Organisation, Codes.Of("440106", '1', 2)), Caller.Anonymous })
        {
            Assert.Equal(403, (await Assert.ThrowsAsync<ProblemException>(() => SaveAsync(world, "A", """{"name":"乙"}""", stranger))).Status);
            var desk = world.Get<DraftsDesk>();
            var request = new DefaultHttpContext().Request;
            Assert.Equal(403, (await Assert.ThrowsAsync<ProblemException>(() => desk.ShowAsync(request, stranger, "2025", Tianhe, CancellationToken.None))).Status);
            Assert.Equal(403, (await Assert.ThrowsAsync<ProblemException>(() => desk.DeleteAsync(request, stranger, "2025", Tianhe, CancellationToken.None))).Status);
            Assert.Equal(403, (await Assert.ThrowsAsync<ProblemException>(() => desk.SubmitAsync(request, stranger, "2025", Tianhe, CancellationToken.None))).Status);
        }
    }

    private static bool IsSave(Request request) => request.Method == RequestMethod.Put && request.Uri.ToString().Contains("/drafts/", StringComparison.Ordinal);

    private static Task SaveAsync(World world, string section, string json, Caller? caller = null)
    {
        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return world.Get<DraftsDesk>().SaveAsync(context.Request, caller ?? Caller.ProvincialRegistrar, "2025", Tianhe, section, CancellationToken.None);
    }
}
