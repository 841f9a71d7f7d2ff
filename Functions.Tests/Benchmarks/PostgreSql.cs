using System.Diagnostics;
using System.Text;

namespace Nianbao.Benchmarks;

/// <summary>A PostgreSQL cluster in a temporary folder, which ends with the benchmark. PostgreSQL does not run as root: then it is the user nobody's or postgres'.</summary>
internal sealed class PostgreSql : IDisposable
{
    private const string Database = "postgres";
    private readonly string _bin;
    private readonly string? _user;
    private readonly string _folder;

    private PostgreSql(string bin, string? user)
    {
        (_bin, _user) = (bin, user);
        _folder = Directory.CreateTempSubdirectory("nianbao-postgres-").FullName;
        if (user is not null)
            Run("chown", user, _folder);
    }

    /// <summary>Starts a cluster; null when PostgreSQL is not installed.</summary>
    public static PostgreSql? TryStart()
    {
        var bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(folder => File.Exists(Path.Combine(folder, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        if (bin is null)
            return null;
        var user = Environment.UserName == "root" ? File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody" : null;
        var server = new PostgreSql(bin, user);
        server.RunAsUser(Path.Combine(bin, "initdb"), "-D", server.Data, "-U", Database, "-E", "UTF8", "--no-locale", "-A", "trust", "--no-instructions");
        // A socket in the folder and no port: nothing else on the machine is disturbed.
        server.RunAsUser(Path.Combine(bin, "pg_ctl"), "-D", server.Data, "-l", Path.Combine(server._folder, "log"), "-w", "-o", $"-c listen_addresses='' -c unix_socket_directories='{server._folder}' -c shared_buffers=256MB", "start");
        return server;
    }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Runs a script and returns what it prints.</summary>
    public string Execute(string script)
    {
        var file = Path.Combine(_folder, "script.sql");
        File.WriteAllText(file, script);
        return RunAsUser(Path.Combine(_bin, "psql"), "-h", _folder, "-U", Database, "-d", Database, "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-f", file);
    }

    public void Dispose()
    {
        RunAsUser(Path.Combine(_bin, "pg_ctl"), "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private string RunAsUser(string program, params string[] arguments) =>
        _user is null ? Run(program, arguments) : Run("runuser", ["-u", _user, "--", program, .. arguments]);

    private string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = _folder };
        using var process = Process.Start(start)!;
        var (said, complaints) = (new StringBuilder(), new StringBuilder());
        process.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => complaints.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        // Not until its output is closed: the server that pg_ctl starts keeps it open.
        while (!process.WaitForExit(100))
            continue;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed: {complaints}");
        Thread.Sleep(20);
        return said.ToString().Trim();
    }
}
