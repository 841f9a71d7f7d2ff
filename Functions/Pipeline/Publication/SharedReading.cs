namespace Nianbao.Pipeline.Publication;

/// <summary>
/// One reading is under way at a time; all who ask meanwhile share the one that begins after it, so that nobody is told of a time before the question and a crowd of
/// questions costs no more than the storage answers anyway.
/// </summary>
internal sealed class SharedReading<T>(Func<Task<T>> read)
{
    private readonly Lock _turns = new();
    private Task<T>? _reading;
    private Task<T>? _waiting;

    /// <summary>What a reading tells that begins no earlier than this question. It goes on when the one who asked first gives up: others wait for it too.</summary>
    public Task<T> AskAsync(CancellationToken cancellationToken)
    {
        Task<T> mine;
        lock (_turns)
        {
            mine = _reading is not { IsCompleted: false } ? _reading = read() : _waiting ??= AfterAsync(_reading);
        }

        return mine.WaitAsync(cancellationToken);
    }

    private async Task<T> AfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_turns)
        {
            // Who asks from now on is too late for this reading.
            (_reading, _waiting) = (_waiting!, null);
        }

        return await read();
    }
}
