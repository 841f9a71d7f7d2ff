using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nianbao.Domain.Inspection;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Inspections;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Storage;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Ledger;

/// <summary>Registrars and the timer at the same record at once, answers that get lost, and callers who may not.</summary>
public sealed class InspectionRaceTests(AzuriteFixture azurite)
{
    private const string Uscc = "51440604MJ0000013W";
    private const string Other = "51440604MJ0000021N";
    private const string Division = "440604";
    private static readonly Caller Chancheng = new("registrar-440604", Role.Registrar, Division);

    [Fact]
    public async Task A_registrar_who_decides_while_the_run_writes_is_not_overwritten()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        await ProposeAsync(world, "PASS");
        var decided = false;
        // The run reads, the registrar confirms, and only then the run writes.
        await ProposeAsync(world, "FAIL", before: async () =>
        {
            if (decided)
                return;
            decided = true;
            Assert.Equal(200, await DecideAsync(world, Chancheng, """{"act":"confirm","by":"李小明"}"""));
        });
        var (stored, record) = await StoredAsync(world);
        Assert.Equal(("PASS", "CONFIRMED", "FAIL", 3), (record.Conclusion, record.State, record.NewConclusion, stored.Versions));
        Assert.Equal(["PROPOSE", "CONFIRM", "NOTE"], stored.All.OrderBy(version => version.Arrival).Select(version => Read(world, version).Act));
        await world.AssertSoundAsync();
    }

    [Fact]
    public async Task An_act_whose_answer_was_lost_at_any_request_and_that_is_sent_again_is_one()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        for (var lost = 1; ; lost++)
        {
            await world.ClearAsync();
            await ProposeAsync(world, "PASS");
            world.Network.Restart();
            world.Network.Plan = (number, _) => number == lost ? Fault.AnswerLost : Fault.None;
            var happened = false;
            try
            {
                await DecideAsync(world, Chancheng, """{"act":"confirm","by":"李小明"}""");
                happened = world.Network.Calls < lost;
            }
            catch (Exception failure) when (StorageFailure.Is(failure))
            {
                // The caller gets 503 and sends it again.
            }

            world.Network.Plan = (_, _) => Fault.None;
            Assert.Equal(200, await DecideAsync(world, Chancheng, """{"act":"confirm","by":"李小明"}"""));
            var (stored, record) = await StoredAsync(world);
            Assert.Equal(("CONFIRMED", 2), (record.State, stored.Versions));
            await world.AssertSoundAsync();
            if (happened)
                break;
        }
    }

    [Fact]
    public async Task Only_the_own_registrar_and_those_above_decide_and_others_see_only_what_is_published()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        await ProposeAsync(world, "PASS");
        var organisation = new Caller("org", Role.Organisation, Uscc);
        const string confirm = """{"act":"confirm","by":"李小明"}""";
        foreach (var caller in new[] { organisation, Caller.Anonymous, new("registrar-440605", Role.Registrar, "440605"), new("registrar-440100", Role.Registrar, "440100") })
        {
            Assert.Equal(403, await DecideAsync(world, caller, confirm));
            Assert.Equal(403, await AskAsync(request => world.Get<InspectionActsDesk>().PublishAllAsync(request, caller, "2025", CancellationToken.None), """{"division":"440604","by":"李小明"}"""));
        }

        Assert.Equal(404, await AskAsync(_ => world.Get<InspectionsDesk>().ShowAsync(organisation, "2025", Uscc, CancellationToken.None)));
        Assert.Equal(0, await TotalAsync(world, organisation));
        Assert.Equal(1, await TotalAsync(world, Chancheng));

        Assert.Equal(200, await DecideAsync(world, new("registrar-440600", Role.Registrar, "440600"), confirm));
        Assert.Equal(404, await AskAsync(_ => world.Get<InspectionsDesk>().ShowAsync(organisation, "2025", Uscc, CancellationToken.None)));
        Assert.Equal(200, await AskAsync(request => world.Get<InspectionActsDesk>().PublishAllAsync(request, Chancheng, "2025", CancellationToken.None), """{"division":"440604","by":"李小明"}"""));
        Assert.Equal(200, await AskAsync(_ => world.Get<InspectionsDesk>().ShowAsync(organisation, "2025", Uscc, CancellationToken.None)));
        Assert.Equal(1, await TotalAsync(world, organisation));
    }

    /// <summary>What the run does for one organisation, and for another that nobody decides on.</summary>
    private static async Task ProposeAsync(World world, string conclusion, Func<Task>? before = null)
    {
        var dataset = world.Datasets.Inspections;
        var session = world.Session(dataset, 2025);
        var entries = new[] { Uscc, Other }.Select(uscc => Entry.Of(dataset, 0, new InspectionRecord { Uscc = uscc, LegalType = "SG", Conclusion = uscc == Other ? null : conclusion, TableRow = 14, State = "PROPOSED", Act = "PROPOSE" })).ToList();
        await session.CommitAsync(
            Division,
            [.. entries.Select(entry => entry with
            {
                Onto = stored =>
                {
                    if (stored is not null)
                        before?.Invoke().GetAwaiter().GetResult();
                    return stored is null ? entry : Entry.Of(dataset, 0, InspectionActs.Propose(Read(world, stored.Current), (InspectionRecord)entry.Record, new(2026, 7, 1)));
                },
            })],
            new(Arrival.Truncate(world.Clock.Now), "inspect-" + conclusion),
            commit: true,
            keepSightings: false,
            CancellationToken.None);
        await world.Get<Publisher>().PublishAsync(dataset, 2025, [.. session.Heads], CancellationToken.None);
    }

    private static InspectionRecord Read(World world, RecordVersion version) => (InspectionRecord)RecordText.Read(world.Datasets.Inspections, version.Data);

    private static async Task<(StoredRecord Stored, InspectionRecord Record)> StoredAsync(World world)
    {
        var stored = StoredRecord.From((await world.Table(world.Datasets.Inspections, 2025).GetEntityAsync<Azure.Data.Tables.TableEntity>(Division, Uscc)).Value);
        return (stored, Read(world, stored.Current));
    }

    private static Task<int> DecideAsync(World world, Caller caller, string body) => AskAsync(request => world.Get<InspectionActsDesk>().DecideAsync(request, caller, "2025", Uscc, CancellationToken.None), body);

    private static async Task<int> TotalAsync(World world, Caller caller)
    {
        using var answer = new MemoryStream();
        Assert.Equal(200, await AskAsync(request => world.Get<InspectionsDesk>().AnswerAsync(request, caller, "2025", CancellationToken.None), answer: answer));
        using var json = JsonDocument.Parse(answer.ToArray());
        Assert.Equal(json.RootElement.GetProperty("total").GetInt32(), json.RootElement.GetProperty("items").GetArrayLength());
        return json.RootElement.GetProperty("total").GetInt32();
    }

    private static async Task<int> AskAsync(Func<HttpRequest, Task<IResult>> ask, string body = "", MemoryStream? answer = null)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        context.Response.Body = answer ?? new MemoryStream();
        IResult result;
        try
        {
            result = await ask(context.Request);
        }
        catch (ProblemException problem)
        {
            result = problem.ToResult();
        }

        await result.ExecuteAsync(context);
        return context.Response.StatusCode;
    }
}
