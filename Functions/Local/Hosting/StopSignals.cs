using System.Runtime.InteropServices;

namespace Nianbao.Local.Hosting;

/// <summary>Ctrl-C and SIGTERM from the first moment on, also while npm or Azurite start; a second Ctrl-C does not wait.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] registrations;

    public StopSignals() => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
        // A closed terminal window.
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, Handle),
    ];

    public CancellationToken Token => stop.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        stop.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (stop.IsCancellationRequested)
            Environment.Exit(130);
        stop.Cancel();
    }
}
