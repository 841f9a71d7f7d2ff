using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Nianbao.Local.Hosting;

/// <summary>Asks a child process to end; .NET itself can only kill.</summary>
internal static class ChildSignals
{
    private const int SigTerm = 15;

    /// <summary>Sends SIGTERM; false where there are no signals.</summary>
    public static bool Terminate(Process process) => !OperatingSystem.IsWindows() && Kill(process.Id, SigTerm) == 0;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
