namespace Nianbao.Tests.Support;

/// <summary>A real port, for callers outside this process: a browser, curl.</summary>
public static class ServedHost
{
    /// <summary>Starts the host on a free port of the loopback address, and says which.</summary>
    public static Uri Serve(this NianbaoHost host)
    {
        host.UseKestrel(0);
        host.StartServer();
        return host.ClientOptions.BaseAddress;
    }
}
