using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Nianbao.Local.Hosting;

/// <summary>One run of the program, from its arguments to its exit code.</summary>
public sealed class LocalRun
{
    private const string DevelopmentStorage = "UseDevelopmentStorage=true";

    /// <summary>Registers the app's own services.</summary>
    public Action<WebApplicationBuilder> AddServices { get; init; } = _ => { };

    /// <summary>The sample of --demo; without one, --demo loads nothing.</summary>
    public IDemoFiles? DemoFiles { get; init; }

    /// <summary>The functions; those of this assembly when not given.</summary>
    public FunctionCatalogue? Catalogue { get; init; }

    /// <summary>Runs until Ctrl-C; every failure that a person can mend is one line and exit code 1.</summary>
    public async Task<int> ExecuteAsync(string[] args)
    {
        using var signals = new StopSignals();
        try
        {
            var command = CommandLine.Parse(args);
            if (command.Help)
            {
                Console.WriteLine(CommandLine.Usage);
                return 0;
            }

            return await ServeAsync(command, signals.Token);
        }
        catch (CannotStartException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return 0;
        }
    }

    private async Task<int> ServeAsync(CommandLine command, CancellationToken stop)
    {
        var builder = LocalHost.CreateBuilder(command.Settings, Catalogue);
        var port = LoopbackAddress.Port(builder.Configuration);
        var local = DevelopmentSettings(builder.Configuration);
        var dashboard = RepositoryRoot.Find() is { } root ? Path.Combine(root, "Functions", "Dashboard") : null;
        if (command.Demo || local.Count > 0)
            LoopbackAddress.CheckFree(port);
        if (command.Demo)
            await PrepareAsync(dashboard, stop);

        await using var azurite = local.Count > 0 ? await StorageAsync(builder.Configuration, local, dashboard, stop) : null;
        var clock = new DemoClock();
        // The demo's own lines tell of its files; the log's lines about the same files would only stand between them.
        var quiet = command.Demo;
        if (command.Demo)
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Logging.AddFilter("Nianbao", level => level >= (Volatile.Read(ref quiet) ? LogLevel.Warning : LogLevel.Information));
        }
        else if (builder.Configuration["LocalHost:Clock"] is { Length: > 0 } time)
        {
            // Files of a whole season, delivered at once, as if it were that moment.
            clock.StandAt(DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? at
                : throw new CannotStartException($"设置项 LocalHost:Clock“{time}”不合法：应为时刻，如 2026-04-01T09:00:00+08:00", $"the setting LocalHost:Clock \"{time}\" is not valid: a time such as 2026-04-01T09:00:00+08:00"));
            builder.Services.AddSingleton<TimeProvider>(clock);
        }

        AddServices(builder);
        await using var app = LocalHost.Build(builder);
        await LocalHost.StartAsync(app, stop);
        var address = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();

        var lifetime = app.Lifetime;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, lifetime.ApplicationStopping);
        string? lost = null;
        var watch = WatchAsync();
        try
        {
            if (!builder.Configuration.GetValue("LocalHost:Quiet", false))
            {
                Say($"Serving on / 服务地址：{address}");
                if (command.Demo)
                    await LoadDemoAsync(address, clock, end.Token);
                Volatile.Write(ref quiet, false);
                Say($"""

                      打开网页 / Open the page:  {address}
                      按 Ctrl-C 停止 / Press Ctrl-C to stop

                    """);
            }

            await Task.Delay(Timeout.Infinite, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Asked to stop in the middle of the sample.
        }
        finally
        {
            if (stop.IsCancellationRequested)
                Say("Stopping … / 正在停止……");
            // First the host, which still writes; then, on the way out, the storage.
            await app.StopAsync(CancellationToken.None);
        }

        if (lost is not null)
            throw new CannotStartException("Azurite 自己停了：请重新启动", $"Azurite ended by itself ({lost}): start again");
        _ = watch;
        return 0;

        async Task WatchAsync()
        {
            if (azurite is null)
                return;
            lost = await azurite.Ended;
            if (lost is not null)
                lifetime.StopApplication();
        }
    }

    /// <summary>Node, npm packages and the page.</summary>
    private static async Task PrepareAsync(string? dashboard, CancellationToken stop)
    {
        if (dashboard is null)
            throw new CannotStartException("--demo 需要在仓库里运行：请到克隆的目录里再试", "--demo needs the repository: run it in the folder of the clone");
        Say("Checking Node.js … / 检查 Node.js……");
        var node = await NodeTools.FindAsync(stop);
        Say($"  Node.js {node.Version}");
        Say("Checking the packages … / 检查依赖……");
        await NodeTools.InstallAsync(dashboard, text => Say($"  {text}"), stop);
        Say("Checking the page … / 检查网页……");
        await NodeTools.BuildPageAsync(dashboard, text => Say($"  {text}"), stop);
    }

    /// <summary>The settings that ask for the storage of this machine.</summary>
    private static List<string> DevelopmentSettings(IConfiguration configuration) =>
        [.. configuration.AsEnumerable().Where(setting => string.Equals(setting.Value?.Trim().TrimEnd(';'), DevelopmentStorage, StringComparison.OrdinalIgnoreCase)).Select(setting => setting.Key)];

    /// <summary>The Azurite that answers, or one of our own.</summary>
    private static async Task<AzuriteProcess?> StorageAsync(ConfigurationManager configuration, List<string> settings, string? dashboard, CancellationToken stop)
    {
        var text = configuration["LocalHost:AzuritePorts"];
        var ports = text is null
            ? AzuritePorts.Default
            : AzuritePorts.Parse(text) ?? throw new CannotStartException($"设置项 LocalHost:AzuritePorts“{text}”不合法：应为三个端口，如 10000,10001,10002", $"the setting LocalHost:AzuritePorts \"{text}\" is not valid: three ports such as 10000,10001,10002");
        Say("Checking the storage … / 检查存储……");
        AzuriteProcess? azurite = null;
        if (await AzuriteProcess.AnswersAsync(ports, stop))
        {
            Say($"  An Azurite already answers on port {ports.Blob}, and is used / 使用已在运行的 Azurite");
        }
        else
        {
            if (dashboard is null)
                throw new CannotStartException("没有存储应答，而仓库之外没有 Azurite：请在设置项 Storage 中写明连接字符串", "no storage answers, and there is no Azurite outside the repository: set Storage to a connection string");
            var node = await NodeTools.FindAsync(stop);
            await NodeTools.InstallAsync(dashboard, line => Say($"  {line}"), stop);
            var location = Path.GetFullPath(configuration["LocalHost:AzuriteLocation"] ?? ".azurite", Path.GetFullPath(Path.Combine(dashboard, "..", "..")));
            Say($"  Starting Azurite, data in {location} / 启动 Azurite");
            azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Dashboard = dashboard, Location = location, Ports = ports, Node = node.Node }, stop);
            ports = azurite.Ports;
            Say($"  Azurite answers on ports {ports.Blob}, {ports.Queue}, {ports.Table} (process {azurite.ProcessId}) / Azurite 已就绪");
        }

        foreach (var setting in settings)
            configuration[setting] = AzuriteProcess.ConnectionStringOf(AzuriteProcess.DevelopmentAccount, AzuriteProcess.DevelopmentKey, ports);
        return azurite;
    }

    private async Task LoadDemoAsync(string address, DemoClock clock, CancellationToken stop)
    {
        if (DemoFiles is null)
            return;
        Say("Loading the sample through the upload endpoint; some of its rows are wrong on purpose … / 经上传接口载入样本，其中有意留有差错……");
        var folder = Directory.CreateTempSubdirectory("nianbao-demo-").FullName;
        var watch = Stopwatch.StartNew();
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(10) };
            var upload = new DemoUpload(http, Say, TimeProvider.System, clock);
            await upload.LoadAsync(DemoFiles.Write(folder), stop);
            await upload.InspectAsync(stop);
            Say($"  Done in {watch.Elapsed.TotalSeconds:0} s / 完成");
        }
        catch (HttpRequestException problem)
        {
            throw new CannotStartException("样本上传时连接中断：请看日志", $"the connection broke while the sample was loaded ({problem.Message}): see the log above", problem);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Say(string line) => Console.Out.WriteLine(line);
}
