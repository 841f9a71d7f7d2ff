using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Cases;
using Nianbao.Tests.Ledger;
using Nianbao.Tests.Support;
using Codes = Nianbao.Tests.Flow.Codes;

namespace Nianbao.Tests.Notifications;

/// <summary>A process that dies at any request between a state change and its notice still brings the notice, once.</summary>
public sealed class CaseNoticeFaultTests(AzuriteFixture azurite)
{
    private const int Workers = 3;
    private static readonly string A = Codes.Of("440106", '1', 1);

    /// <summary>What happens, in order: what day, whether a person does it, and the case that shows that it is done.</summary>
    private static readonly (int Days, string? Case, Func<World, Task> Do)[] Steps =
    [
        (0, $"rectifications {A}-检查1", world => world.Get<CaseActsDesk>().OpenRectificationAsync(Body(new { uscc = A, no = "检查1", grounds = new[] { "G05" }, measures = "按章程换届", dueOn = "2026-03-20", by = "王小明" }), Caller.ProvincialRegistrar, CancellationToken.None)),
        (0, $"listings {A}-AB6-20260302", world => world.Get<CaseActsDesk>().OpenListingAsync(Body(new { uscc = A, trigger = "AB6", reason = "两次挂号信均无人签收", by = "王小明" }), Caller.ProvincialRegistrar, CancellationToken.None)),
        (0, $"listings {A}-AB6-20260302 NOTICE_SENT", world => world.Get<CaseActsDesk>().ActAsync(Body(new { by = "王小明" }), Caller.ProvincialRegistrar, world.Datasets.Listings, $"{A}-AB6-20260302", "notify", CancellationToken.None)),
        (0, null, world => world.Get<CaseNoticeRun>().RunAsync(CancellationToken.None)),
        (33, null, world => world.Get<SupervisionRun>().RunAsync(CancellationToken.None)),
        (33, null, world => world.Get<CaseNoticeRun>().RunAsync(CancellationToken.None)),
    ];

    [Theory]
    [InlineData(Fault.Refused)]
    [InlineData(Fault.AnswerLost)]
    public async Task A_process_that_dies_at_any_request_brings_every_notice_once(Fault fault)
    {
        IReadOnlyList<string> expected;
        int calls;
        await using (var world = await StartAsync(await azurite.NewAccountAsync()))
        {
            world.Network.Restart();
            Assert.Null(await TellAsync(world, 0));
            calls = world.Network.Calls;
            expected = await OutboxTests.RowsAsync(world);
        }

        Assert.Equal(
            [
                $"!open-440106-20260404 supervise-RECTIFICATION-20260320-L2-1",
                $"!open-{A}-20260302 rectify-检查1-issued-20260302-20260320,listing-AB6-20260302-notice-20260302",
                $"!open-{A}-20260404 rectify-检查1-overdue-20260320,supervise-检查1-20260320-L2",
            ],
            expected);
        Assert.True(calls > 30, $"{calls} calls");
        var numbers = new ConcurrentQueue<int>(Enumerable.Range(1, calls));
        var failures = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            while (numbers.TryDequeue(out var k))
            {
                var account = await azurite.NewAccountAsync();
                int? at;
                await using (var dying = await StartAsync(account))
                {
                    dying.Network.Restart();
                    dying.Network.Plan = (number, _) => number == k ? fault : number > k ? Fault.Refused : Fault.None;
                    at = await TellAsync(dying, 0);
                }

                // Another process, which remembers nothing. The night's proof publishes what was stored and not published; nobody repeats an act that was stored.
                await using var next = await World.StartAsync(account);
                if (at is { } step)
                {
                    next.Clock.Now = World.Noon.AddDays(Steps[step].Days);
                    await next.ReconcileAsync();
                    Assert.Null(await TellAsync(next, Steps[step].Case is { } done && await IsDoneAsync(next, done) ? step + 1 : step));
                }

                var found = await OutboxTests.RowsAsync(next);
                if (at is null || !expected.SequenceEqual(found))
                    failures.Add($"request {k}, step {at}:\n  missing: {string.Join("\n           ", expected.Except(found))}\n  instead: {string.Join("\n           ", found.Except(expected))}");
            }
        })));
        Assert.True(failures.IsEmpty, $"{failures.Count} of {calls}:\n" + string.Join('\n', failures.Take(6)));
    }

    private static async Task<World> StartAsync(string account)
    {
        var world = await World.StartAsync(account);
        await world.SubmitAsync("registry", "current", $"uscc,name,establishedOn\n{A},甲协会,2010-01-01\n");
        return world;
    }

    /// <summary>Tells the story from a step on. Gives the step at which it died, or null.</summary>
    private static async Task<int?> TellAsync(World world, int from)
    {
        for (var step = from; step < Steps.Length; step++)
        {
            world.Clock.Now = World.Noon.AddDays(Steps[step].Days);
            if (await Record.ExceptionAsync(() => Steps[step].Do(world)) is not null)
                return step;
        }

        return null;
    }

    private static async Task<bool> IsDoneAsync(World world, string what)
    {
        var parts = what.Split(' ');
        var stored = await world.Get<CaseStore>().OfOwnerAsync(world.Datasets.Find(parts[0])!, A, CancellationToken.None);
        return stored.Any(one => one.Key == parts[1] && (parts.Length == 2 || one.Stage == parts[2]));
    }

    private static HttpRequest Body(object content)
    {
        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(content));
        return context.Request;
    }
}
