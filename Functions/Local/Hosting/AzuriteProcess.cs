using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Nianbao.Local.Hosting;

/// <summary>Where the three services of Azurite listen; 0 takes a free port.</summary>
/// <param name="Blob">The blob service.</param>
/// <param name="Queue">The queue service.</param>
/// <param name="Table">The table service.</param>
public readonly record struct AzuritePorts(int Blob, int Queue, int Table)
{
    /// <summary>The ports that UseDevelopmentStorage=true means.</summary>
    public static AzuritePorts Default => new(10000, 10001, 10002);

    /// <summary>Whatever is free.</summary>
    public static AzuritePorts Free => default;

    /// <summary>Parses "10000,10001,10002".</summary>
    public static AzuritePorts? Parse(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        return parts.Length == 3 && ushort.TryParse(parts[0], out var blob) && ushort.TryParse(parts[1], out var queue) && ushort.TryParse(parts[2], out var table)
            ? new AzuritePorts(blob, queue, table)
            : null;
    }
}

/// <summary>How to start Azurite.</summary>
public sealed record AzuriteOptions
{
    /// <summary>Functions/Dashboard, in whose node_modules Azurite is.</summary>
    public required string Dashboard { get; init; }

    /// <summary>The folder for its data; null keeps all of it in memory (Azurite refuses a folder then).</summary>
    public string? Location { get; init; }

    /// <summary>Where it listens.</summary>
    public AzuritePorts Ports { get; init; } = AzuritePorts.Default;

    /// <summary>Accounts (name and base64 key) besides the development one.</summary>
    public IReadOnlyDictionary<string, string> Accounts { get; init; } = new Dictionary<string, string>();

    /// <summary>How long it may take until it answers.</summary>
    public TimeSpan ReadyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The command that starts Node.</summary>
    public string Node { get; init; } = "node";
}

/// <summary>Azurite as a child process, which ends with us, whichever way we end.</summary>
public sealed partial class AzuriteProcess : IAsyncDisposable
{
    /// <summary>The account that every emulator knows.</summary>
    public const string DevelopmentAccount = "devstoreaccount1";

    /// <summary>Its key, which is public.</summary>
    public const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(15);

    // Runs before Azurite inside its process. Ctrl-C in a terminal reaches every process there at once: the storage must
    // outlive the host that still writes to it, so SIGINT is not for Azurite. The end of our pipe is: it comes when we close
    // it and also when we are killed, on every platform. A stop by both SIGTERM and the pipe is one stop: whichever comes second must
    // not end the process while it saves.
    private const string Preload =
        "const once=process.once.bind(process);let ending=false;"
        + "process.once=(e,f)=>{if(e==='SIGINT')return process;if(e!=='SIGTERM')return once(e,f);"
        + "let done=false;return process.on(e,()=>{ending=true;if(!done){done=true;f()}})};"
        + "process.on('SIGINT',()=>{});"
        + "process.stdin.on('end',()=>{ending||(process.listenerCount('SIGTERM')?process.emit('SIGTERM'):process.exit(0))}).resume();"
        + "process.stdin.unref&&process.stdin.unref();";

    private readonly Process process;
    private readonly IReadOnlyDictionary<string, string> accounts;
    private readonly TailOfOutput tail;
    private bool stopped;

    private AzuriteProcess(Process process, AzuritePorts ports, IReadOnlyDictionary<string, string> accounts, TailOfOutput tail)
    {
        (this.process, Ports, this.accounts, this.tail) = (process, ports, accounts, tail);
        Ended = EndedAsync();
    }

    /// <summary>Where it listens.</summary>
    public AzuritePorts Ports { get; }

    /// <summary>Its process.</summary>
    public int ProcessId => process.Id;

    /// <summary>Completes when the process ends: null when we stopped it, otherwise what it said last.</summary>
    public Task<string?> Ended { get; }

    /// <summary>The connection string of the development account.</summary>
    public string ConnectionString => ConnectionStringOf(DevelopmentAccount, DevelopmentKey, Ports);

    /// <summary>The connection string of one of the accounts it was started with.</summary>
    public string ConnectionStringFor(string account) => ConnectionStringOf(account, accounts[account], Ports);

    /// <summary>A connection string for an emulator on some ports.</summary>
    public static string ConnectionStringOf(string account, string key, AzuritePorts ports) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};"
        + $"BlobEndpoint=http://127.0.0.1:{ports.Blob}/{account};QueueEndpoint=http://127.0.0.1:{ports.Queue}/{account};TableEndpoint=http://127.0.0.1:{ports.Table}/{account};";

    /// <summary>Whether an emulator already answers there. A port that something else has is a failure.</summary>
    public static async Task<bool> AnswersAsync(AzuritePorts ports, CancellationToken cancellation)
    {
        if (ports == AzuritePorts.Free)
            return false;
        var taken = new List<int>();
        foreach (var port in new[] { ports.Blob, ports.Queue, ports.Table })
        {
            if (port != 0 && await IsOpenAsync(port, cancellation))
                taken.Add(port);
        }

        if (taken.Count == 0)
            return false;
        try
        {
            await AskAsync(ConnectionStringOf(DevelopmentAccount, DevelopmentKey, ports), cancellation);
            return true;
        }
        catch (RequestFailedException problem) when (problem.ErrorCode == "InvalidHeaderValue")
        {
            throw new CannotStartException(
                $"端口 {ports.Blob} 上的 Azurite 太旧：请停止它，Nianbao 会启动自己的",
                $"the Azurite that answers on port {ports.Blob} is too old for the storage client: stop it, and Nianbao starts its own",
                problem);
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            throw new CannotStartException(
                $"端口 {string.Join("、", taken)} 被占用，而那里没有完整的 Azurite 应答：请停止占用它的程序",
                $"port {string.Join(", ", taken)} is taken, and no complete Azurite answers there: stop the program that has it (Azurite needs ports {ports.Blob}, {ports.Queue} and {ports.Table})",
                problem);
        }
    }

    /// <summary>Starts Azurite and waits until blobs and tables answer.</summary>
    public static async Task<AzuriteProcess> StartAsync(AzuriteOptions options, CancellationToken cancellation)
    {
        var script = Path.Combine(options.Dashboard, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script))
            throw new CannotStartException($"没有安装 Azurite：请在 {options.Dashboard} 运行 npm ci", $"Azurite is not installed: run npm ci in {options.Dashboard}");
        if (options.Location is not null)
            Directory.CreateDirectory(options.Location);
        var accounts = new Dictionary<string, string>(options.Accounts) { [DevelopmentAccount] = DevelopmentKey };
        string[] data = options.Location is null ? ["--inMemoryPersistence"] : ["--location", options.Location];
        var start = new ProcessStartInfo(options.Node,
        [
            "--no-warnings", "--import", $"data:text/javascript,{Uri.EscapeDataString(Preload)}",
            script, "--skipApiVersionCheck", "--disableTelemetry", "--silent",
            "--blobPort", Text(options.Ports.Blob), "--queuePort", Text(options.Ports.Queue), "--tablePort", Text(options.Ports.Table),
            .. data,
        ])
        {
            // It looks into the current folder, whose it is not.
            WorkingDirectory = options.Location ?? Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', accounts.Select(account => $"{account.Key}:{account.Value}"));

        var process = new Process { StartInfo = start };
        var tail = new TailOfOutput();
        var listening = new TaskCompletionSource<AzuritePorts>(TaskCreationOptions.RunContinuationsAsynchronously);
        var ports = options.Ports;
        process.OutputDataReceived += (_, line) =>
        {
            tail.Add(line.Data);
            if (Listening().Match(line.Data ?? "") is not { Success: true } match)
                return;
            var port = int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture);
            switch (match.Groups["service"].Value)
            {
                case "Blob":
                    ports = ports with { Blob = port };
                    break;
                case "Queue":
                    ports = ports with { Queue = port };
                    break;
                default:
                    // The table service starts last.
                    listening.TrySetResult(ports with { Table = port });
                    break;
            }
        };
        process.ErrorDataReceived += (_, line) => tail.Add(line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception problem)
        {
            process.Dispose();
            throw new CannotStartException("没有找到 Node.js：请从 https://nodejs.org 安装 20 或更新的版本", "Node.js was not found: install Node.js 20 or later from https://nodejs.org", problem);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(options.ReadyTimeout);
        AzuriteProcess? azurite = null;
        try
        {
            var exit = process.WaitForExitAsync(timeout.Token);
            if (await Task.WhenAny(listening.Task, exit) == exit)
            {
                await exit;
                throw new CannotStartException(
                    $"Azurite 启动失败：请看括号里的原因；数据损坏时可删去 {options.Location ?? "它"} 重来",
                    $"Azurite ended at once ({tail}): remove the cause; if its data is damaged, delete {options.Location ?? "it"} and start again");
            }

            azurite = new AzuriteProcess(process, await listening.Task, accounts, tail);
            while (true)
            {
                try
                {
                    await AskAsync(azurite.ConnectionString, timeout.Token);
                    return azurite;
                }
                catch (RequestFailedException) when (!azurite.Ended.IsCompleted)
                {
                    await Task.Delay(100, timeout.Token);
                }
            }
        }
        catch (Exception problem)
        {
            await StopAsync(process, patience: TimeSpan.FromSeconds(2));
            process.Dispose();
            if (problem is OperationCanceledException && !cancellation.IsCancellationRequested)
            {
                throw new CannotStartException(
                    $"Azurite 在 {options.ReadyTimeout.TotalSeconds:0} 秒内没有就绪：请重试；数据太大时可移走 {options.Location ?? "它"}",
                    $"Azurite did not answer within {options.ReadyTimeout.TotalSeconds:0} s ({tail}): try again; if its data is large, move {options.Location ?? "it"} away",
                    problem);
            }

            throw;
        }
    }

    /// <summary>Ends Azurite and waits until it has saved its data.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopped)
            return;
        stopped = true;
        await StopAsync(process, StopTimeout);
        await Ended;
        process.Dispose();
    }

    private static async Task StopAsync(Process process, TimeSpan patience)
    {
        if (process.HasExited)
            return;
        ChildSignals.Terminate(process);
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has gone already.
        }

        using var timeout = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private async Task<string?> EndedAsync()
    {
        await process.WaitForExitAsync(CancellationToken.None);
        return stopped ? null : $"exit code {process.ExitCode}; {tail}";
    }

    private static async Task<bool> IsOpenAsync(int port, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The storage clients themselves ask, so that an emulator which does not understand them is found out now.</summary>
    private static async Task AskAsync(string connection, CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(TimeSpan.FromSeconds(10));
        await new BlobServiceClient(connection, Impatient(new BlobClientOptions())).GetPropertiesAsync(timeout.Token);
        await new TableServiceClient(connection, Impatient(new TableClientOptions())).GetPropertiesAsync(timeout.Token);
    }

    private static TOptions Impatient<TOptions>(TOptions options)
        where TOptions : ClientOptions
    {
        options.Retry.MaxRetries = 0;
        return options;
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Azurite (?<service>Blob|Queue|Table) service is successfully listening at http://[^ ]*:(?<port>[0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Listening();

    /// <summary>The last lines of what a process said, for the one line about its end.</summary>
    private sealed class TailOfOutput
    {
        private readonly Queue<string> lines = new();

        public void Add(string? line)
        {
            if (string.IsNullOrWhiteSpace(line))
                return;
            lock (lines)
            {
                lines.Enqueue(line.Trim());
                if (lines.Count > 3)
                    lines.Dequeue();
            }
        }

        public override string ToString()
        {
            lock (lines)
                return lines.Count == 0 ? "it said nothing" : string.Join(" | ", lines);
        }
    }
}
