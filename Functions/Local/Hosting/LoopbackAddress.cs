using System.Net;
using System.Net.Sockets;

namespace Nianbao.Local.Hosting;

/// <summary>Where this host listens: on this machine only, for whoever reaches it is the registrar.</summary>
public static class LoopbackAddress
{
    /// <summary>The port of the Functions host, and ours.</summary>
    public const int DefaultPort = 7071;

    /// <summary>Sets the address; refuses every configured one that other machines could reach.</summary>
    public static void Apply(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var asked = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? ""))
            .ToList();
        foreach (var url in asked)
        {
            if (!IsLoopback(url))
                throw new CannotStartException($"只能监听本机，不能监听 {url}：请用 --port", $"this host listens on this machine only, not on {url}: use --port");
        }

        if (asked.Count == 0)
        {
            // Kestrel takes "localhost" as 127.0.0.1 and, where there is one, ::1; but it picks a free port for one address only.
            var port = Port(configuration);
            builder.WebHost.UseUrls(port == 0 ? "http://127.0.0.1:0" : $"http://localhost:{port}");
        }

        // Another site's name that was made to point at this machine is not a name of ours.
        configuration["AllowedHosts"] ??= "localhost;127.0.0.1;[::1]";
    }

    /// <summary>The configured port.</summary>
    public static int Port(IConfiguration configuration)
    {
        var text = configuration["LocalHost:Port"];
        if (text is null)
            return DefaultPort;
        return int.TryParse(text, out var port) && port is >= 0 and <= 65535
            ? port
            : throw new CannotStartException($"端口“{text}”不合法：--port 应为 0 到 65535", $"the port \"{text}\" is not valid: --port takes 0 to 65535");
    }

    /// <summary>The one line for a port that somebody else has.</summary>
    public static CannotStartException InUse(int port, Exception? cause = null) => new(
        $"端口 {port} 已被占用：请停止占用它的程序，或加 --port 换一个端口",
        $"port {port} is in use: stop the program that has it, or choose another with --port",
        cause);

    /// <summary>Fails when the port is taken, before minutes are spent on installing and building.</summary>
    public static void CheckFree(int port)
    {
        if (port == 0)
            return;
        foreach (var address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
        {
            try
            {
                using var listener = new TcpListener(address, port);
                listener.Start();
            }
            catch (SocketException problem) when (problem.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                throw InUse(port, problem);
            }
            catch (SocketException)
            {
                // No IPv6 here, or a port that needs rights: Kestrel will say so.
            }
        }
    }

    private static bool IsLoopback(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
            return false;
        return uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}
