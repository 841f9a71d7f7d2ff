using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Nianbao.Local.Hosting;

namespace Nianbao.Tests.Crash;

/// <summary>A real process in which hosts work, and which can be killed.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private static readonly IReadOnlyDictionary<string, string?> Sample = SettingsFile.Read(Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json"));
    private readonly Process process;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<WorkerAnswer>> waiting = new();
    private readonly ConcurrentQueue<string> said = new();
    private readonly Task reading;
    private int ids;

    private WorkerProcess(Process process)
    {
        this.process = process;
        reading = ReadAsync();
        process.ErrorDataReceived += (_, line) =>
        {
            said.Enqueue(line.Data ?? "");
            if (said.Count > 200)
                said.TryDequeue(out var _);
        };
        process.BeginErrorReadLine();
    }

    /// <summary>What it said last on its error output.</summary>
    public string Said => string.Join("\n", said.TakeLast(5));

    public static WorkerProcess Start()
    {
        var assembly = typeof(WorkerProcess).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [assembly]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_STARTUP_HOOKS"] = assembly;
        start.Environment[WorkerProgram.Switch] = "1";
        // Lives for seconds: what is compiled well comes too late.
        start.Environment["DOTNET_TieredPGO"] = "0";
        // A watcher of settings files for each host is more than a user may have.
        start.Environment["DOTNET_hostBuilder__reloadConfigOnChange"] = "false";
        return new(Process.Start(start)!);
    }

    /// <summary>Starts a host on an account. The host is told only the line to its storage, its clock and where to post notices.</summary>
    public async Task<WorkerHost> HostAsync(StorageProxy proxy, string account, DateTimeOffset now, IEnumerable<(string Name, string Value)> more)
    {
        var settings = Sample.ToDictionary(setting => setting.Key, setting => setting.Value == "UseDevelopmentStorage=true" ? proxy.ConnectionStringFor(account) : setting.Value ?? "");
        settings["LocalHost:SettingsFile"] = Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json");
        settings["LocalHost:Port"] = "0";
        settings["LocalHost:Timers"] = "false";
        settings["LocalHost:RetrySeconds"] = "0.02";
        settings["StorageClient:RetryDelayMs"] = "5";
        settings["Outbox:Webhook:Url"] = proxy.ToldAt(account);
        settings["Outbox:Webhook:Secret"] = "a secret for tests, public as can be";
        // The storage's clock is the real one, the host's stands in its season: no upload is too young to be swept.
        settings["Sweep:QuietSeconds"] = settings["Sweep:ReadingSeconds"] = "-2000000000";
        foreach (var (name, value) in more)
            settings[name] = value;
        var id = Interlocked.Increment(ref ids);
        var answer = await AskAsync(new(id, now, settings));
        return answer.Address is { } address ? new(this, id, new Uri(address)) : throw new InvalidOperationException($"the host did not start: {answer.Failure}");
    }

    /// <summary>Sets a host's clock.</summary>
    public Task TellAsync(int id, DateTimeOffset now) => AskAsync(new(id, now, null));

    /// <summary>SIGKILL: no finally, no flush, no goodbye.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        Assert.Equal(128 + 9, process.ExitCode);
        await reading;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
    }

    private async Task<WorkerAnswer> AskAsync(WorkerOrder order)
    {
        var answer = waiting[order.Id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var line = JsonSerializer.Serialize(order);
        lock (waiting)
        {
            process.StandardInput.WriteLine(line);
            process.StandardInput.Flush();
        }

        return await answer.Task;
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith('{') && JsonSerializer.Deserialize<WorkerAnswer>(line) is { } answer && waiting.TryRemove(answer.Id, out var asked))
                asked.TrySetResult(answer);
        }

        foreach (var asked in waiting.Values)
            asked.TrySetException(new WorkerDiedException());
    }
}

/// <summary>A host within a worker process.</summary>
internal sealed record WorkerHost(WorkerProcess Process, int Id, Uri Address)
{
    public Task SetAsync(DateTimeOffset now) => Process.TellAsync(Id, now);
}

/// <summary>The process was killed while it was asked.</summary>
internal sealed class WorkerDiedException : Exception;
