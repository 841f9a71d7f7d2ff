using System.Collections.Concurrent;
using Nianbao.Pipeline.Drafts;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Ledger;

/// <summary>Explanations, decisions and the filing of a draft are done exactly once, whatever goes wrong at whatever request.</summary>
public sealed class ActFaultTests(AzuriteFixture azurite)
{
    private const int Workers = 3;

    [Theory]
    [InlineData(Fault.Refused, false)]
    [InlineData(Fault.AnswerLost, false)]
    [InlineData(Fault.InternalError, false)]
    [InlineData(Fault.Precondition, false)]
    [InlineData(Fault.AnswerLost, true)]
    public async Task A_fault_at_any_request_loses_and_doubles_no_act_and_no_draft(Fault fault, bool sdkRetries)
    {
        IReadOnlyList<string> expected;
        int calls;
        await using (var world = await World.StartAsync(await azurite.NewAccountAsync()))
        {
            await ActStory.PrepareAsync(world);
            world.Network.Restart();
            await ActStory.TellAsync(world);
            calls = world.Network.Calls;
            expected = await ActStory.EndingAsync(world);
        }

        // One explanation, a return and an acceptance; both reports accepted; the draft filed and gone.
        Assert.Contains(expected, line => line.StartsWith($"{ActStory.Odd} ACCEPTED", StringComparison.Ordinal) && line.Contains("Explain ID-009 uscc", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.StartsWith($"{ActStory.Other} ACCEPTED", StringComparison.Ordinal) && line.Contains("Return", StringComparison.Ordinal) && line.Contains("Accept ", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.StartsWith($"{ActStory.Drafted} ACCEPTED", StringComparison.Ordinal) && line.Contains("versions 1", StringComparison.Ordinal));
        Assert.DoesNotContain(expected, line => line.StartsWith("draft ", StringComparison.Ordinal));
        Assert.True(calls > 20, $"{calls} calls");

        var numbers = new ConcurrentQueue<int>(Enumerable.Range(1, calls));
        var failures = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            while (numbers.TryDequeue(out var k))
            {
                await using var world = await World.StartAsync(await azurite.NewAccountAsync(), sdkRetries);
                await ActStory.PrepareAsync(world);
                world.Network.Restart();
                var hit = "";
                world.Network.Plan = (number, request) =>
                {
                    if (number != k)
                        return Fault.None;
                    hit = $"{request.Method} {request.Uri.ToUri().PathAndQuery}";
                    return fault;
                };
                var told = await Record.ExceptionAsync(() => ActStory.TellAsync(world));
                world.Network.Plan = (_, _) => Fault.None;
                var found = await ActStory.EndingAsync(world);
                if (told is not null || !expected.SequenceEqual(found))
                    failures.Add($"request {k}: {hit} {told?.Message}\n  missing: {string.Join("\n           ", expected.Except(found))}\n  instead: {string.Join("\n           ", found.Except(expected))}");
            }
        })));
        Assert.True(failures.IsEmpty, $"{failures.Count} of {calls}:\n" + string.Join('\n', failures.Take(6)));
    }

    [Fact]
    public async Task A_draft_that_was_written_on_between_its_submission_and_its_commit_stays_with_all_of_it()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        await ActStory.PrepareAsync(world);
        var saved = false;
        world.Network.OnSent = async (_, request) =>
        {
            // The commit of the report is the moment at which somebody types on.
            if (saved || !request.Uri.ToUri().AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal))
                return;
            saved = true;
            await ActStory.SaveDraftAsync(world, 71);
        };
        await ActStory.FileDraftAsync(world);
        Assert.True(saved);
        var (draft, _) = (await world.Get<DraftStore>().FindAsync("annual-reports", "2025", ActStory.Drafted, CancellationToken.None))!.Value;
        Assert.Equal([71, 70], draft.Sections["A"].Select(save => (int)save.Content["membersTotal"]!));
    }
}
