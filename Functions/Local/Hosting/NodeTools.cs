using System.ComponentModel;
using System.Diagnostics;

namespace Nianbao.Local.Hosting;

/// <summary>Node.js and npm, which build the page and bring Azurite.</summary>
public sealed class NodeTools
{
    private const int LeastMajor = 20;
    private const string Remedy = "install Node.js 20 or later from https://nodejs.org and open a new terminal";

    private NodeTools(string node, string version) => (Node, Version) = (node, version);

    /// <summary>The command that starts Node.</summary>
    public string Node { get; }

    /// <summary>Its version, such as 20.20.2.</summary>
    public string Version { get; }

    /// <summary>Finds Node and npm; fails with the remedy when one is missing or too old.</summary>
    public static async Task<NodeTools> FindAsync(CancellationToken cancellation)
    {
        var (code, output) = await RunAsync("node", ["--version"], null, cancellation)
            ?? throw new CannotStartException("没有找到 Node.js：请从 https://nodejs.org 安装 20 或更新的版本，然后重开终端", $"Node.js was not found: {Remedy}");
        var version = output.Trim().TrimStart('v');
        if (code != 0 || !int.TryParse(version.Split('.')[0], out var major))
            throw new CannotStartException("Node.js 无法运行：请重新安装", $"Node.js does not run (node --version answered \"{output.Trim()}\"): {Remedy}");
        if (major < LeastMajor)
            throw new CannotStartException($"Node.js {version} 太旧：需要 20 或更新的版本", $"Node.js {version} is too old: {Remedy}");
        return new NodeTools("node", version);
    }

    /// <summary>Installs the packages of a folder when they are missing or older than its package-lock.json.</summary>
    public static async Task InstallAsync(string folder, Action<string> say, CancellationToken cancellation)
    {
        var wanted = Path.Combine(folder, "package-lock.json");
        var installed = Path.Combine(folder, "node_modules", ".package-lock.json");
        if (!File.Exists(wanted))
            throw new CannotStartException($"找不到 {wanted}：请重新克隆仓库", $"{wanted} is missing: clone the repository again");
        // npm writes the hidden lock file last, so that an interrupted install counts as none.
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(wanted))
            return;
        say("npm ci … (about half a minute / 约半分钟)");
        await NpmAsync(folder, ["ci", "--no-audit", "--no-fund"], cancellation);
    }

    /// <summary>Builds the page when there is none, or its source is newer.</summary>
    public static async Task BuildPageAsync(string folder, Action<string> say, CancellationToken cancellation)
    {
        var built = Path.Combine(folder, "dist", "index.html");
        var package = Path.Combine(folder, "package.json");
        if (!File.Exists(package) || !(await File.ReadAllTextAsync(package, cancellation)).Contains("\"build\"", StringComparison.Ordinal))
            return;
        string[] notSource = ["node_modules", "dist"];
        var files = Directory.GetFiles(folder).Concat(Directory.GetDirectories(folder)
            .Where(inner => !notSource.Contains(Path.GetFileName(inner)))
            .SelectMany(inner => Directory.GetFiles(inner, "*", SearchOption.AllDirectories)));
        if (File.Exists(built) && files.Max(File.GetLastWriteTimeUtc) <= File.GetLastWriteTimeUtc(built))
            return;
        say("npm run build …");
        await NpmAsync(folder, ["run", "build"], cancellation);
    }

    private static async Task NpmAsync(string folder, string[] arguments, CancellationToken cancellation)
    {
        var command = $"npm {string.Join(' ', arguments.Take(arguments[0] == "run" ? 2 : 1))}";
        // On Windows npm is a command file, which only its full name starts.
        var (code, output) = await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments, folder, cancellation)
            ?? throw new CannotStartException("没有找到 npm：它随 Node.js 一起安装", $"npm was not found: it comes with Node.js; {Remedy}");
        if (code == 0)
            return;
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var errors = lines.Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase) && !line.Contains("complete log", StringComparison.Ordinal)).ToArray();
        // npm begins with a code and goes on with the sentence; a build says the file and then the rest.
        var reason = string.Join(" | ", (errors.Length > 0 ? errors.Take(3) : lines.TakeLast(2)).Select(line => line.Replace("npm error", "", StringComparison.Ordinal).Trim()));
        reason = reason.Length > 400 ? reason[..400] : reason;
        throw new CannotStartException(
            $"{command} 失败（退出码 {code}）：请检查网络，或在 {folder} 里自己运行一次看全部输出",
            $"{command} failed with exit code {code} ({reason}): check the network, or run it yourself in {folder} to see all of its output");
    }

    /// <summary>Runs a tool to its end; null when there is no such tool.</summary>
    private static async Task<(int ExitCode, string Output)?> RunAsync(string tool, string[] arguments, string? folder, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder ?? "" } };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // npm's children would otherwise go on without us.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }

        return (process.ExitCode, await errors + await output);
    }
}
