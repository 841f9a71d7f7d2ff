/// <summary>
/// Runs before Main when DOTNET_STARTUP_HOOKS names this assembly, which only WorkerProcess and FuzzRun do: so the test assembly can be
/// started as another program without an entry point of its own. (The runtime asks for this very name, outside any namespace.)
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Nianbao.Tests.Fuzz.FuzzProgram.Order) is { } order)
            Nianbao.Tests.Fuzz.FuzzProgram.Run(order);
        if (Environment.GetEnvironmentVariable(Nianbao.Tests.Crash.WorkerProgram.Switch) != "1")
            return;
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        Nianbao.Tests.Crash.WorkerProgram.RunAsync().GetAwaiter().GetResult();
        Environment.Exit(0);
    }
}
