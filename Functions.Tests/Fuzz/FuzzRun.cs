using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SharpFuzz;

namespace Nianbao.Tests.Fuzz;

/// <summary>
/// One run of the fuzzer for a test class: in a copy of this program whose readers SharpFuzz has instrumented, in a process of its own, so that what hangs, overflows
/// the stack or takes all memory is found and not suffered. Usually a fixed seed and number of cases, and a minute at most; as many minutes as NIANBAO_FUZZ says, and then a seed of the
/// day (NIANBAO_FUZZ_SEED runs one again).
/// </summary>
public sealed class FuzzRun : IAsyncLifetime
{
    private const int FixedSeed = 20_261_124;
    private const int UsualTurns = 60;
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(75);

    private readonly string _folder = Directory.CreateTempSubdirectory("nianbao-fuzz-").FullName;

    /// <summary>What every namespace under test begins with.</summary>
    private static readonly string[] UnderTest = ["Nianbao.Pipeline.Reading", "Nianbao.Pipeline.Intake", "Nianbao.Pipeline.Workbooks", "Nianbao.Pipeline.Drafts", "Nianbao.Domain.Values", "Nianbao.Domain.Reference"];

    internal FuzzAnswer? Answer { get; private set; }

    /// <summary>How the process ended, when it gave no answer.</summary>
    internal string Said { get; private set; } = "";

    internal int Seed { get; private set; } = FixedSeed;

    /// <summary>Where broken inputs lie; they outlive the run.</summary>
    internal string Broken => Path.Combine(_folder, "broken");

    internal IEnumerable<(string Target, FuzzInput Input)> Kept => FuzzInput.In(Path.Combine(_folder, "kept"));

    /// <summary>How long is asked for by command; null in the usual run.</summary>
    internal static TimeSpan? Asked => double.TryParse(Environment.GetEnvironmentVariable("NIANBAO_FUZZ"), CultureInfo.InvariantCulture, out var minutes) ? TimeSpan.FromMinutes(minutes) : null;

    public async ValueTask InitializeAsync()
    {
        if (Asked is not null)
            Seed = Environment.GetEnvironmentVariable("NIANBAO_FUZZ_SEED") is { } seed ? int.Parse(seed, CultureInfo.InvariantCulture) : Random.Shared.Next();
        FuzzSeeds.Write(Path.Combine(_folder, "seeds"));
        var program = Instrumented(Path.Combine(_folder, "program"));
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardError = true };
        start.Environment["DOTNET_STARTUP_HOOKS"] = program;
        start.Environment[FuzzProgram.Order] = JsonSerializer.Serialize(new FuzzOrder(_folder, Seed, Asked is null ? UsualTurns : int.MaxValue, (Asked ?? Usual).TotalSeconds));
        // Beyond this the runtime throws, whatever the machine has: half a gigabyte for all that lives at one time.
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x1F400000";
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        Said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Said = $"exit code {process.ExitCode}\n{Said}";
        var answer = Path.Combine(_folder, "answer.json");
        if (File.Exists(answer))
            Answer = JsonSerializer.Deserialize<FuzzAnswer>(await File.ReadAllTextAsync(answer));
    }

    public ValueTask DisposeAsync()
    {
        if (Answer is { Broken.Count: 0 })
            Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A copy of this program with instrumented readers.</summary>
    private static string Instrumented(string folder)
    {
        Directory.CreateDirectory(folder);
        // Without deps.json the host takes what lies beside the program.
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => file.EndsWith(".dll", StringComparison.Ordinal) || file.EndsWith(".runtimeconfig.json", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        foreach (var assembly in (string[])["Nianbao.Domain.dll", "Nianbao.Pipeline.dll"])
            Fuzzer.Instrument(Path.Combine(folder, assembly), type => Array.Exists(UnderTest, type.StartsWith), Options.Value);
        return Path.Combine(folder, Path.GetFileName(typeof(FuzzRun).Assembly.Location));
    }
}
