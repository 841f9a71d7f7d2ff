using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace Nianbao.Tests.Notifications;

/// <summary>A mail as it arrived, with the envelope it came in.</summary>
internal sealed record Mail(string From, string To, MimeMessage Message)
{
    public string Text => Message.TextBody!.ReplaceLineEndings("\n");
}

/// <summary>A mail server on a free port that speaks as much of RFC 5321 as a client needs, and answers what a test wants.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentBag<Task> sessions = [];
    private readonly bool offersTls;
    private readonly Task accepting;

    /// <param name="offersTls">Whether STARTTLS is offered, with a certificate that nobody knows.</param>
    public MailServer(bool offersTls = false)
    {
        this.offersTls = offersTls;
        listener.Start();
        accepting = AcceptAsync();
    }

    public ConcurrentQueue<Mail> Mails { get; } = [];

    /// <summary>Every line of every client.</summary>
    public ConcurrentQueue<string> Commands { get; } = [];

    /// <summary>Given a command (or . for the end of a mail), another answer than the usual one; null for the usual one.</summary>
    public Func<string, string?> Answers { get; set; } = _ => null;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyList<(string, string?)> Settings =>
        [("Outbox:Smtp:Host", "127.0.0.1"), ("Outbox:Smtp:Port", $"{Port}"), ("Outbox:Smtp:Security", "None"), ("Outbox:Smtp:From", "notices@example.org")];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(sessions).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
            sessions.Add(TalkAsync(await listener.AcceptTcpClientAsync(stop.Token)));
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var connection = client;
        Stream stream = connection.GetStream();
        await SayAsync(stream, "220 test ready");
        var (from, to) = ("", "");
        while (await LineAsync(stream) is { } line)
        {
            Commands.Enqueue(line);
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (Answers(line) is { } other)
            {
                await SayAsync(stream, other);
                continue;
            }

            switch (verb)
            {
                case "EHLO":
                    await SayAsync(stream, offersTls && stream is not SslStream ? "250-test\r\n250 STARTTLS" : "250 test");
                    break;
                case "STARTTLS":
                    await SayAsync(stream, "220 go ahead");
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(Certificate());
                    stream = tls;
                    break;
                case "MAIL":
                    from = Address(line);
                    await SayAsync(stream, "250 ok");
                    break;
                case "RCPT":
                    to = Address(line);
                    await SayAsync(stream, "250 ok");
                    break;
                case "DATA":
                    await SayAsync(stream, "354 go on");
                    var mail = await MailAsync(stream, from, to);
                    if (Answers(".") is { } refusal)
                    {
                        await SayAsync(stream, refusal);
                        break;
                    }

                    Mails.Enqueue(mail);
                    await SayAsync(stream, "250 taken");
                    break;
                case "QUIT":
                    await SayAsync(stream, "221 bye");
                    return;
                default:
                    await SayAsync(stream, verb is "RSET" or "NOOP" ? "250 ok" : "502 not here");
                    break;
            }
        }
    }

    private async Task<Mail> MailAsync(Stream stream, string from, string to)
    {
        var text = new StringBuilder();
        while (await LineAsync(stream) is { } line && line != ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        return new(from, to, await MimeMessage.LoadAsync(bytes));
    }

    private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];

    private async Task<string?> LineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, stop.Token) == 1)
        {
            if (one[0] == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }

        return null;
    }

    private async Task SayAsync(Stream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), stop.Token);

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var signed = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pkcs12), null);
    }
}
