using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Nianbao.Local.Hosting;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.LocalHost;

/// <summary>The program as a person starts it: a process of its own, with Azurite as its child.</summary>
public sealed partial class ProgramTests(AzuriteFixture azurite)
{
    private const int SigInt = 2, SigKill = 9, SigTerm = 15;

    [Theory]
    [InlineData(SigInt)]
    [InlineData(SigTerm)]
    [InlineData(SigKill)]
    public async Task However_the_program_ends_it_leaves_no_child_behind_and_keeps_what_was_just_written(int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are for Unix");
        Assert.SkipWhen(signal == SigInt && IgnoresSigInt(), "this test run was started with Ctrl-C ignored, and children inherit that");
        await azurite.NewAccountAsync();
        using var data = new TemporaryFolder();
        using var program = Start([$"--LocalHost:AzuriteLocation={data.Path}", "--LocalHost:AzuritePorts=0,0,0", "--port=0"]);
        var (child, ports, said) = (0, default(AzuritePorts), new List<string>());
        while (await program.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (ChildProcess().Match(line) is { Success: true } match)
            {
                var numbers = match.Groups.Values.Skip(1).Select(g => int.Parse(g.ValueSpan)).ToArray();
                (ports, child) = (new(numbers[0], numbers[1], numbers[2]), numbers[3]);
            }

            if (line.Contains("Press Ctrl-C to stop", StringComparison.Ordinal))
                break;
        }

        Assert.True(child > 0, string.Join('\n', said));
        Assert.False(HasEnded(child));
        var table = new TableClient(AzuriteProcess.ConnectionStringOf(AzuriteProcess.DevelopmentAccount, AzuriteProcess.DevelopmentKey, ports!), "Kept");
        await table.CreateAsync();
        for (var i = 0; i < 10; i++)
        {
            await table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(row => new TableTransactionAction(
                TableTransactionActionType.Add, new TableEntity("p", $"{i}-{row}") { ["Text"] = new string('x', 2_000) })));
        }

        Assert.Equal(0, Kill(program.Id, signal));
        await program.WaitForExitAsync();
        if (signal != SigKill)
        {
            Assert.Equal(0, program.ExitCode);
            Assert.True(HasEnded(child));
        }

        await Eventually.Holds(() => HasEnded(child));
        await using var again = await AzuriteProcess.StartAsync(
            new AzuriteOptions { Dashboard = AzuriteFixture.Dashboard, Location = data.Path, Ports = AzuritePorts.Free }, CancellationToken.None);
        Assert.Equal(1_000, await new TableClient(again.ConnectionString, "Kept").QueryAsync<TableEntity>(select: ["RowKey"]).CountAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_port_in_use_is_one_line_with_the_remedy(bool ownStorage)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var account = await azurite.NewAccountAsync();
        await FailsAsync(ownStorage ? ["--port", $"{port}"] : ["--port", $"{port}", $"--Storage={account}", $"--AzureWebJobsStorage={account}"], $"port {port} is in use", "--port");
    }

    [Fact]
    public async Task A_storage_port_that_is_not_Azurites_is_one_line_with_the_remedy()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var closing = CloseEveryCallerAsync(other);
        await FailsAsync(["--port=0", $"--LocalHost:AzuritePorts={port},0,0"], $"port {port} is taken", "stop the program");
        other.Stop();
        await closing;
    }

    [Fact]
    public Task A_missing_Node_is_one_line_with_the_remedy() =>
        FailsAsync(["--port=0", "--LocalHost:AzuritePorts=0,0,0"], "Node.js was not found", "https://nodejs.org", path: Path.GetTempPath());

    [Fact]
    public async Task A_Node_that_is_too_old_is_one_line_with_the_remedy()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the old Node is a shell script");
        using var folder = new TemporaryFolder();
        var node = Path.Combine(folder.Path, "node");
        await File.WriteAllTextAsync(node, "#!/bin/sh\necho v18.19.0\n");
        File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await FailsAsync(["--port=0", "--LocalHost:AzuritePorts=0,0,0"], "18.19.0 is too old", "https://nodejs.org", path: folder.Path);
    }

    [Fact]
    public Task Corrupted_settings_are_one_line_with_the_remedy() =>
        FailsAsync([$"--LocalHost:SettingsFile={ProbeHost.WriteTemporary("{")}"], "cannot be read", "local.settings.sample.json");

    private static async Task FailsAsync(string[] args, string problem, string remedy, string? path = null)
    {
        using var program = Start(args, path);
        var output = program.StandardOutput.ReadToEndAsync();
        var errors = await ErrorsAsync(program);
        await program.WaitForExitAsync();
        await output;
        Assert.Equal(1, program.ExitCode);
        var line = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(problem, line);
        Assert.Contains(remedy, line);
        Assert.Matches("[\u4e00-\u9fff]", line);
    }

    private static Process Start(string[] args, string? path = null)
    {
        var start = new ProcessStartInfo(Dotnet(), [Path.Combine(AppContext.BaseDirectory, "Nianbao.Local.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Not the developer's settings, and nothing from this process that would change where the child listens.
        if (!args.Any(arg => arg.Contains("SettingsFile", StringComparison.Ordinal)))
            start.Environment["LocalHost__SettingsFile"] = Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json");
        if (path is not null)
            start.Environment["PATH"] = path;
        return Process.Start(start)!;
    }

    private static Task<string> ErrorsAsync(Process program) => program.StandardError.ReadToEndAsync();

    private static string Dotnet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        return Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
            ?? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).First(File.Exists);
    }

    private static bool HasEnded(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.HasExited || IsZombie(processId);
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    // An orphan that ended stays in the table until init collects it, and in a container nobody may.
    private static bool IsZombie(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/stat") is var stat && stat[(stat.LastIndexOf(')') + 2)..].StartsWith('Z');
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool IgnoresSigInt()
    {
        if (!File.Exists("/proc/self/status"))
            return false;
        var mask = File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))[7..].Trim();
        return (Convert.ToUInt64(mask, 16) & (1UL << (SigInt - 1))) != 0;
    }

    internal static async Task CloseEveryCallerAsync(TcpListener listener)
    {
        try
        {
            while (true)
                (await listener.AcceptTcpClientAsync()).Close();
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    [GeneratedRegex(@"ports (\d+), (\d+), (\d+) \(process (\d+)\)")]
    private static partial Regex ChildProcess();

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int processId, int signal);

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("nianbao-program-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
