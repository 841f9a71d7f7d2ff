using Nianbao.Pipeline.Publication;

namespace Nianbao.Tests.Queries;

public sealed class SharedReadingTests
{
    private readonly List<TaskCompletionSource<int>> _readings = [];
    private readonly SharedReading<int> _shared;

    public SharedReadingTests() => _shared = new(() =>
    {
        lock (_readings)
        {
            _readings.Add(new(TaskCreationOptions.RunContinuationsAsynchronously));
            return _readings[^1].Task;
        }
    });

    [Fact]
    public async Task Who_asks_while_a_reading_is_under_way_is_told_by_one_that_begins_after_the_question()
    {
        var first = _shared.AskAsync(CancellationToken.None);
        var late = _shared.AskAsync(CancellationToken.None);
        Assert.Single(_readings);

        _readings[0].SetResult(1);
        Assert.Equal(1, await first);
        await ReadingAsync(2);
        _readings[1].SetResult(2);
        Assert.Equal(2, await late);
    }

    [Fact]
    public async Task A_crowd_that_asks_meanwhile_shares_one_reading()
    {
        var first = _shared.AskAsync(CancellationToken.None);
        var crowd = Enumerable.Range(0, 50).Select(_ => _shared.AskAsync(CancellationToken.None)).ToList();
        _readings[0].SetResult(1);
        await first;
        await ReadingAsync(2);
        _readings[1].SetResult(2);
        Assert.All(await Task.WhenAll(crowd), told => Assert.Equal(2, told));
        Assert.Equal(2, _readings.Count);
    }

    [Fact]
    public async Task Who_asks_when_the_next_reading_has_begun_does_not_share_it()
    {
        var first = _shared.AskAsync(CancellationToken.None);
        var second = _shared.AskAsync(CancellationToken.None);
        _readings[0].SetResult(1);
        await ReadingAsync(2);
        var third = _shared.AskAsync(CancellationToken.None);
        _readings[1].SetResult(2);
        await ReadingAsync(3);
        _readings[2].SetResult(3);
        var told = await Task.WhenAll(first, second, third);
        Assert.Equal([1, 2, 3], told);
    }

    [Fact]
    public async Task A_reading_that_fails_fails_those_who_shared_it_and_nobody_after()
    {
        var first = _shared.AskAsync(CancellationToken.None);
        var second = _shared.AskAsync(CancellationToken.None);
        _readings[0].SetException(new IOException());
        await Assert.ThrowsAsync<IOException>(() => first);
        await ReadingAsync(2);
        _readings[1].SetResult(2);
        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task Who_gives_up_takes_nothing_from_those_who_wait()
    {
        using var patience = new CancellationTokenSource();
        var impatient = _shared.AskAsync(patience.Token);
        var first = _shared.AskAsync(CancellationToken.None);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        _readings[0].SetResult(1);
        await ReadingAsync(2);
        _readings[1].SetResult(2);
        Assert.Equal(2, await first);
    }

    /// <summary>Waits until so many readings have begun.</summary>
    private async Task ReadingAsync(int number)
    {
        while (true)
        {
            lock (_readings)
            {
                if (_readings.Count >= number)
                    return;
            }

            await Task.Yield();
        }
    }
}
