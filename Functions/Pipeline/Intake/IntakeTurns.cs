namespace Nianbao.Pipeline.Intake;

/// <summary>
/// Reading, judging and folding files takes processor time in long pieces: a thousand rows, a whole workbook. However many files are under way, no more threads of the
/// pool than there are processors do so at once, and the pool keeps others besides: requests never wait for a thread until a piece is done, and the operating system
/// divides the processors between both.
/// </summary>
public sealed class IntakeTurns
{
    /// <summary>Two at least: a piece of a large file takes a second, and small files go on beside it.</summary>
    private static readonly int Threads = Math.Max(2, Environment.ProcessorCount);

    private readonly TaskScheduler _scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, Threads).ConcurrentScheduler;

    public IntakeTurns()
    {
        // The pool adds threads beyond its minimum only half a second after somebody began to wait.
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, Threads + 2 * Environment.ProcessorCount), completions);
    }

    /// <summary>Runs the work in turns with that of other files; what it awaits goes on in turns too.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.DenyChildAttach, _scheduler).Unwrap();

    /// <inheritdoc cref="RunAsync{T}(Func{Task{T}}, CancellationToken)"/>
    public Task RunAsync(Func<Task> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.DenyChildAttach, _scheduler).Unwrap();
}
