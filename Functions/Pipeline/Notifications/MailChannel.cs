using System.Globalization;
using System.Net.Sockets;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Notifications;

/// <summary>
/// Mails notices as plain text in both languages, to the address that the register holds for the organisation (noticeEmail) or else to that of its
/// registrar (Outbox:Smtp:Divisions). An address is looked up when it is needed: it stands neither in the outbox nor in any log. The Message-ID is the notice's id, the same
/// at every attempt.
/// </summary>
internal sealed class MailChannel(SmtpSettings settings, TimeSpan timeout, StorageClients storage, Dataset registry, TimeProvider time) : INoticeChannel
{
    public const string ChannelName = "smtp";

    private readonly RecordLookup _register = new(storage, registry, null);
    private readonly Dictionary<string, (string? Name, string? Address)> _known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _gate = new(1); // One connection, one message at a time.
    private SmtpClient? _client;

    public string Name => ChannelName;

    public async Task PrepareAsync(IReadOnlyList<StoredNotice> notices, CancellationToken cancellationToken)
    {
        var organisations = notices.Select(notice => notice.Subject).Where(subject => subject.Length > 6 && !_known.ContainsKey(subject)).ToList();
        await _register.FetchAsync(organisations, cancellationToken);
        foreach (var uscc in organisations)
            _known[uscc] = _register[uscc] is Organisation organisation ? (organisation.Name, organisation.NoticeEmail) : default;
    }

    public async Task<SendOutcome> SendAsync(StoredNotice notice, CancellationToken cancellationToken)
    {
        var (name, own) = _known.GetValueOrDefault(notice.Subject);
        if (!MailboxAddress.TryParse(own ?? RegistrarOf(notice.Subject), out var to))
            return new(SendResult.NoAddress, own is null ? "no address" : "not an address");
        using var message = Message(notice, name, to);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var client = await ConnectedAsync(cancellationToken);
            await client.SendAsync(message, cancellationToken);
            return new(SendResult.Delivered, "SMTP 250");
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Disconnect();
            return Outcome(failure) ?? throw new InvalidOperationException(failure.GetType().Name);
        }
        catch (OperationCanceledException)
        {
            Disconnect();
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is { IsConnected: true })
        {
            try
            {
                await _client.DisconnectAsync(quit: true);
            }
            catch (Exception failure) when (failure is IOException or SocketException or ProtocolException)
            {
                // It was only about saying goodbye.
            }
        }

        Disconnect();
        _register.Dispose();
        _gate.Dispose();
    }

    private string? RegistrarOf(string subject)
    {
        var division = OutboxKeys.DivisionOf(subject);
        for (var length = division.Length; length > 0; length--)
        {
            if (settings.Divisions.TryGetValue(division[..length], out var address))
                return address;
        }

        return settings.Divisions.GetValueOrDefault("*");
    }

    private async Task<SmtpClient> ConnectedAsync(CancellationToken cancellationToken)
    {
        if (_client is { IsConnected: true })
            return _client;
        Disconnect();
        _client = new SmtpClient { Timeout = (int)timeout.TotalMilliseconds };
        var security = settings.Security switch { SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect, SmtpSecurity.None => SecureSocketOptions.None, _ => SecureSocketOptions.StartTls };
        await _client.ConnectAsync(settings.Host, settings.Port, security, cancellationToken);
        if (settings.Login is var (user, password))
            await _client.AuthenticateAsync(user, password, cancellationToken);
        return _client;
    }

    private void Disconnect()
    {
        _client?.Dispose();
        _client = null;
    }

    private MimeMessage Message(StoredNotice notice, string? name, MailboxAddress to)
    {
        var items = notice.Items;
        var message = new MimeMessage
        {
            Date = time.GetUtcNow().ToOffset(ShanghaiClock.Offset),
            MessageId = $"{notice.Id}@{settings.From.Domain}",
            Subject = items is [var only] ? $"{only.TitleZh} / {only.TitleEn}" : $"{items.Count}项通知：{items[0].TitleZh}等 / {items.Count} notices",
            Body = new TextPart(TextFormat.Plain) { ContentTransferEncoding = ContentEncoding.Base64 },
        };
        message.From.Add(settings.From);
        message.To.Add(to);
        message.Headers.Add(WebhookChannel.IdHeader, notice.Id);
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: nobody answers a machine by machine.
        ((TextPart)message.Body).SetText(Encoding.UTF8, Text(notice, name));
        return message;
    }

    private static string Text(StoredNotice notice, string? name)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{(name is null ? notice.Subject : $"{name}（{notice.Subject}）")}：\n\n");
        for (var i = 0; i < notice.Items.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {notice.Items[i].TitleZh}\n{notice.Items[i].TextZh}\n\n");
        text.Append("本邮件由系统自动发送，请勿直接回复。\n\n----\n\n");
        for (var i = 0; i < notice.Items.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {notice.Items[i].TitleEn}\n{notice.Items[i].TextEn}\n\n");
        return text.Append("This mail was sent by a machine; please do not reply to it.\n").ToString();
    }

    /// <summary>What a failure means for the notice; null: it is none of the mail's. What the server wrote is not kept, it may name the address.</summary>
    private static SendOutcome? Outcome(Exception failure) => failure switch
    {
        // 5yz about the recipient or the mail is final; about the sender or the session, it is the operator's to mend.
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted } refused when (int)refused.StatusCode >= 500 && refused.StatusCode != SmtpStatusCode.AuthenticationRequired => new(SendResult.Refused, Smtp(refused)),
        SmtpCommandException busy => new(SendResult.Retry, Smtp(busy)),
        AuthenticationException => new(SendResult.Retry, "authentication"),
        SslHandshakeException => new(SendResult.Retry, "TLS"),
        NotSupportedException => new(SendResult.Retry, "STARTTLS is not offered"),
        OperationCanceledException or TimeoutException => new(SendResult.Retry, "timeout"),
        IOException or SocketException or ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException => new(SendResult.Retry, "connection"),
        _ => null,
    };

    private static string Smtp(SmtpCommandException answer) => "SMTP " + ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
}
