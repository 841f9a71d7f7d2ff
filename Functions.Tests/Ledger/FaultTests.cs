using System.Collections.Concurrent;
using Azure.Core;
using Nianbao.Pipeline.Receipts;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Ledger;

/// <summary>Whatever goes wrong at whatever request: in the end everything is as if nothing had.</summary>
public sealed class FaultTests(AzuriteFixture azurite)
{
    private const int Workers = 6;

    [Fact]
    public async Task The_story_ends_with_every_row_committed()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        await Story.TellAsync(world);
        var states = await world.Get<ReceiptStore>().StatesAsync(CancellationToken.None);
        Assert.Equal(5, states.Count);
        foreach (var id in states.Keys)
        {
            var receipt = await world.ReceiptAsync(id);
            Assert.True(receipt.State == ReceiptState.Committed, string.Join('\n', receipt.Findings.Select(f => $"{f.Row} {f.Code} {f.MessageEn}")));
            Assert.Null(receipt.Failure);
        }

        await world.AssertSoundAsync();
    }

    [Theory]
    [InlineData(Fault.Refused, false)]
    [InlineData(Fault.AnswerLost, false)]
    [InlineData(Fault.InternalError, false)]
    [InlineData(Fault.Precondition, false)]
    [InlineData(Fault.AnswerLost, true)]
    [InlineData(Fault.Busy, true)]
    public async Task A_fault_at_any_request_leaves_no_trace(Fault fault, bool sdkRetries)
    {
        var (expected, requests) = await UndisturbedAsync();
        Assert.True(requests.Count > 40, $"{requests.Count} requests");
        // A read that is refused stands for every fault of a read: it changes nothing, and its sender learns nothing.
        var numbers = new ConcurrentQueue<int>(Enumerable.Range(1, requests.Count).Where(number => fault == Fault.Refused || requests[number - 1] != RequestMethod.Get));
        var failures = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            await using var world = await World.StartAsync(await azurite.NewAccountAsync(), sdkRetries);
            while (numbers.TryDequeue(out var k))
            {
                var hit = "";
                world.Network.Plan = (number, request) =>
                {
                    if (number != k)
                        return Fault.None;
                    hit = $"{request.Method} {request.Uri.ToUri().PathAndQuery}";
                    return fault;
                };
                await Story.TellAsync(world);
                world.Network.Plan = (_, _) => Fault.None;
                var found = await world.SnapshotAsync();
                if (!expected.SequenceEqual(found))
                    failures.Add($"request {k}: {hit}\n  missing: {string.Join("\n           ", expected.Except(found))}\n  instead: {string.Join("\n           ", found.Except(expected))}");
                await world.ClearAsync();
            }
        })));
        Assert.True(failures.IsEmpty, $"{failures.Count} of {requests.Count}:\n" + string.Join('\n', failures.Take(8)));
    }

    private async Task<(IReadOnlyList<string> Lines, IReadOnlyList<RequestMethod> Requests)> UndisturbedAsync()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        var requests = new ConcurrentQueue<RequestMethod>();
        world.Network.OnSending = request => requests.Enqueue(request.Method);
        await Story.TellAsync(world);
        IReadOnlyList<RequestMethod> told = [.. requests];
        return (await world.SnapshotAsync(), told);
    }
}
