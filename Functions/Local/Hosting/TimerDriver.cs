using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Nianbao.Local.Hosting;

/// <summary>Runs the timer functions: on schedule, once late after a pause, on request, and never twice at once.</summary>
public sealed partial class TimerDriver : BackgroundService
{
    // Task.Delay counts a monotonic clock, which stands still while a laptop sleeps: look at the calendar this often.
    private static readonly TimeSpan LookAtLeastEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(5);

    private readonly FunctionInvoker invoker;
    private readonly TimeProvider clock;
    private readonly TimeProvider polling;
    private readonly ILogger<TimerDriver> logger;
    private readonly bool scheduled;
    private readonly CancellationTokenSource stop;
    private readonly CancellationToken stopping;
    private readonly Dictionary<string, Timer> timers;
    private readonly DateTimeOffset started;
    private readonly Lock manualLock = new();
    private readonly List<Task> manual = [];

    /// <summary>Parses every schedule, so that a wrong one stops the start.</summary>
    public TimerDriver(
        FunctionCatalogue catalogue,
        FunctionInvoker invoker,
        StorageConnections storage,
        TimeProvider clock,
        [FromKeyedServices(LocalHost.PollingClock)] TimeProvider polling,
        IConfiguration configuration,
        IHostApplicationLifetime lifetime,
        ILogger<TimerDriver> logger)
    {
        (this.invoker, this.clock, this.polling, this.logger) = (invoker, clock, polling, logger);
        scheduled = configuration.GetValue("LocalHost:Timers", true);
        stop = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
        stopping = stop.Token;
        started = clock.GetUtcNow();
        timers = catalogue.Timers.ToDictionary(
            function => function.Name,
            function => new Timer(
                function,
                TimerSchedule.Parse(SettingNames.Resolve(function.Attribute.Schedule, configuration, function.Name), function.Name),
                new TimerState(storage.HostState, function.Name, polling)),
            StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The schedule of a timer, with its setting resolved.</summary>
    public string ScheduleOf(TimerFunction function) => timers[function.Name].Schedule.Text;

    /// <summary>When a timer last ran and when it is due next.</summary>
    public (DateTimeOffset? Last, DateTimeOffset? Next) TimesOf(TimerFunction function)
    {
        var timer = timers[function.Name];
        return (timer.Last, timer.Schedule.After(timer.Settled ?? clock.GetUtcNow()));
    }

    /// <summary>Runs a timer now, after a run that is under way; the schedule stays as it is. The run's own failure comes out.</summary>
    public Task RunNowAsync(TimerFunction function)
    {
        var run = RunAsync(timers[function.Name], due: null);
        lock (manualLock)
        {
            manual.RemoveAll(task => task.IsCompleted);
            manual.Add(run);
        }

        return run;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (scheduled)
            await Task.WhenAll(timers.Values.Select(FollowAsync));
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Task[] open;
        lock (manualLock)
            open = [.. manual];
        await Task.WhenAll(open).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        // A host that is thrown away without a stop must not go on behind everybody's back.
        stop.Cancel();
        base.Dispose();
    }

    private async Task FollowAsync(Timer timer)
    {
        var onStartup = timer.Function.Attribute.RunOnStartup;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (timer.Settled is null)
                {
                    var now = clock.GetUtcNow();
                    var status = await timer.State.LoadOrCreateAsync(new TimerStatus(null, timer.Schedule.After(now), now), stopping);
                    // Without a monitor nothing that was missed counts, as on the Functions host.
                    timer.Adopt(timer.Function.Attribute.UseMonitor ? status : status with { LastUpdated = now });
                }

                var due = timer.Schedule.After(timer.Settled!.Value);
                if (onStartup)
                {
                    onStartup = false;
                    await RunAsync(timer, due <= clock.GetUtcNow() ? due : null);
                }
                else if (due is null)
                {
                    return;
                }
                else
                {
                    await WaitUntilAsync(due.Value);
                    await RunAsync(timer, due);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (FunctionFailedException)
            {
                // Logged where it happened, and settled: the schedule goes on.
            }
            catch (Exception problem)
            {
                Troubled(logger, problem, timer.Function.Name, PauseAfterTrouble.TotalSeconds);
                await Task.Delay(PauseAfterTrouble, polling, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset due)
    {
        while (due - clock.GetUtcNow() is { Ticks: > 0 } left)
            await Task.Delay(left < LookAtLeastEvery ? left : LookAtLeastEvery, clock, stopping);
    }

    /// <summary>One run, by schedule or (without a due time) by request.</summary>
    private async Task RunAsync(Timer timer, DateTimeOffset? due)
    {
        await timer.Gate.WaitAsync(stopping);
        try
        {
            var first = clock.GetUtcNow();
            await timer.State.LoadOrCreateAsync(new TimerStatus(null, timer.Schedule.After(first), first), stopping);
            await using var lease = await timer.State.AcquireAsync(stopping);
            var status = await timer.State.ReadAsync(stopping);
            if (due is not null && timer.Function.Attribute.UseMonitor && status.LastUpdated >= due)
            {
                // Another process was first, and this due time is dealt with.
                timer.Adopt(status);
                return;
            }

            var begin = clock.GetUtcNow();
            var late = due is not null && (due < started || begin - due > LateAfter);
            var failure = await InvokeAsync(timer, status, begin, late, lease.Lost);
            // A run on request says nothing about the due times; a scheduled one settles those that passed while it ran.
            var settled = due is null ? status.LastUpdated : clock.GetUtcNow();
            status = new TimerStatus(begin, timer.Schedule.After(settled), settled);
            await lease.WriteAsync(status, CancellationToken.None);
            if (due is null)
                timer.Last = begin;
            else
                timer.Adopt(status);
            if (failure is not null)
                throw new FunctionFailedException(timer.Function.Name, failure);
        }
        finally
        {
            timer.Gate.Release();
        }
    }

    private async Task<Exception?> InvokeAsync(Timer timer, TimerStatus status, DateTimeOffset begin, bool late, CancellationToken lost)
    {
        var info = new TimerInfo
        {
            IsPastDue = late,
            ScheduleStatus = new ScheduleStatus
            {
                Last = status.Last?.UtcDateTime ?? default,
                // Where schedules rest, nothing is due next.
                Next = scheduled ? timer.Schedule.After(begin)?.UtcDateTime ?? default : default,
                LastUpdated = status.LastUpdated.UtcDateTime,
            },
        };
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping, lost);
        var watch = Stopwatch.StartNew();
        try
        {
            await invoker.InvokeAsync(timer.Function, _ => info, cancel.Token);
            Ran(logger, timer.Function.Name, late, watch.ElapsedMilliseconds);
            return null;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Not settled, so that the next host catches up.
            throw;
        }
        catch (Exception problem)
        {
            Failed(logger, problem, timer.Function.Name);
            return problem;
        }
    }

    [LoggerMessage(EventId = 7201, Level = LogLevel.Information, Message = "Timer {Function} ran (past due: {PastDue}) in {Milliseconds} ms")]
    private static partial void Ran(ILogger logger, string function, bool pastDue, long milliseconds);

    [LoggerMessage(EventId = 7202, Level = LogLevel.Error, Message = "Timer {Function} failed; its schedule goes on")]
    private static partial void Failed(ILogger logger, Exception problem, string function);

    [LoggerMessage(EventId = 7203, Level = LogLevel.Warning, Message = "Timer {Function} could not reach its state; trying again in {Seconds} s")]
    private static partial void Troubled(ILogger logger, Exception problem, string function, double seconds);

    private sealed class Timer(TimerFunction function, TimerSchedule schedule, TimerState state)
    {
        public TimerFunction Function => function;

        public TimerSchedule Schedule => schedule;

        public TimerState State => state;

        /// <summary>In this process, runs stand in line here; between processes, at the lease.</summary>
        public SemaphoreSlim Gate { get; } = new(1);

        public DateTimeOffset? Last { get; set; }

        public DateTimeOffset? Settled { get; private set; }

        public void Adopt(TimerStatus status) => (Last, Settled) = (status.Last, status.LastUpdated);
    }
}

/// <summary>A function threw; it has been logged.</summary>
/// <param name="function">The function's name.</param>
/// <param name="cause">What it threw.</param>
public sealed class FunctionFailedException(string function, Exception cause) : Exception($"{function} failed: {cause.Message}", cause);
