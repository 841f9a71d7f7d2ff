using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Nianbao.Local.Hosting;
using Nianbao.Pipeline;
using Nianbao.Tests.Ledger;
using Host = Nianbao.Local.Hosting.LocalHost;

namespace Nianbao.Tests.Crash;

/// <summary>What a worker process is asked to do, one line each.</summary>
/// <param name="Id">Names the host within the process.</param>
/// <param name="Now">What its clock shows from now on.</param>
/// <param name="Settings">Given: a host is to be started with them.</param>
internal sealed record WorkerOrder(int Id, DateTimeOffset Now, Dictionary<string, string>? Settings);

/// <summary>Where a host listens, or why it did not start.</summary>
internal sealed record WorkerAnswer(int Id, string? Address, string? Failure);

/// <summary>
/// The worker process: the local host, put together as Functions/Local/Program.cs does, once for each account it is given. Hosts share the process and
/// nothing else (everything they keep lies in their own service container), and one SIGKILL ends them all.
/// </summary>
internal static class WorkerProgram
{
    public const string Switch = "NIANBAO_TEST_WORKER";
    public const string LogLevelSwitch = "NIANBAO_CRASH_LOG";

    public static async Task RunAsync()
    {
        System.Runtime.GCSettings.LatencyMode = System.Runtime.GCLatencyMode.Batch;
        var output = TextWriter.Synchronized(Console.Out);
        var clocks = new System.Collections.Concurrent.ConcurrentDictionary<int, SetClock>();
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var order = JsonSerializer.Deserialize<WorkerOrder>(line)!;
            if (order.Settings is { } settings)
            {
                var clock = clocks[order.Id] = new SetClock(order.Now);
                _ = Task.Run(async () => output.WriteLine(JsonSerializer.Serialize(await StartAsync(order.Id, settings, clock))));
            }
            else
            {
                clocks[order.Id].Now = order.Now;
                output.WriteLine(JsonSerializer.Serialize(new WorkerAnswer(order.Id, null, null)));
            }
        }
    }

    private static async Task<WorkerAnswer> StartAsync(int id, Dictionary<string, string> settings, SetClock clock)
    {
        try
        {
            var builder = Host.CreateBuilder([.. settings.Select(setting => $"--{setting.Key}={setting.Value}")]);
            var level = Enum.TryParse<LogLevel>(Environment.GetEnvironmentVariable(LogLevelSwitch), out var asked) ? asked : LogLevel.None;
            builder.Logging.SetMinimumLevel(level).AddFilter("Nianbao", level);
            builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddNianbao(builder.Configuration);
            var app = Host.Build(builder);
            await Host.StartAsync(app, CancellationToken.None);
            return new(id, app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First(), null);
        }
        catch (Exception failure)
        {
            return new(id, null, failure.ToString());
        }
    }
}
