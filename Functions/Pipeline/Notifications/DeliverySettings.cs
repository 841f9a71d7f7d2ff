using System.Text.Json;
using Microsoft.Extensions.Configuration;
using MimeKit;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Notifications;

/// <summary>How the mail server is spoken to.</summary>
public enum SmtpSecurity
{
    /// <summary>In the clear until STARTTLS, which the server must offer. The usual way, on port 587.</summary>
    StartTls,

    /// <summary>TLS from the first byte, on port 465.</summary>
    Tls,

    /// <summary>In the clear: for a relay on the same network only. No user name is sent over it.</summary>
    None,
}

/// <summary>Where notices are posted to.</summary>
public sealed record WebhookSettings(Uri Url, string Secret);

/// <summary>How notices are mailed.</summary>
/// <param name="Divisions">Mail addresses of registrars by division, for organisations whose own is not known: 440106, or 4401 for a whole city, or * for all. The longest that fits counts.</param>
public sealed record SmtpSettings(string Host, int Port, SmtpSecurity Security, (string UserName, string Password)? Login, MailboxAddress From, IReadOnlyDictionary<string, string> Divisions);

/// <summary>The settings Outbox:*, and what is wrong with them.</summary>
public sealed class DeliverySettings
{
    private const int LeastSecretChars = 16;

    public DeliverySettings(IConfiguration configuration)
    {
        var outbox = configuration.GetSection("Outbox");
        MaxAttempts = outbox.GetValue("MaxAttempts", 12);
        Parallelism = outbox.GetValue("Parallelism", 8);
        Timeout = TimeSpan.FromSeconds(outbox.GetValue("TimeoutSeconds", 30));
        Budget = TimeSpan.FromSeconds(outbox.GetValue("BudgetSeconds", 600));
        Webhook = WebhookOf(outbox.GetSection("Webhook"));
        Smtp = SmtpOf(outbox.GetSection("Smtp"));
    }

    /// <summary>Null: notices are not posted.</summary>
    public WebhookSettings? Webhook { get; }

    /// <summary>Null: notices are not mailed.</summary>
    public SmtpSettings? Smtp { get; }

    /// <summary>After so many attempts a notice is a dead letter.</summary>
    public int MaxAttempts { get; }

    /// <summary>So many are sent at once.</summary>
    public int Parallelism { get; }

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>How long one run may take before it leaves the rest to the next.</summary>
    public TimeSpan Budget { get; }

    /// <summary>What keeps a way of sending that is wanted from being used.</summary>
    public Words? Problem { get; private set; }

    /// <summary>The names of the ways of sending that are set up.</summary>
    public IReadOnlyList<string> Channels => [.. new[] { Webhook is null ? null : WebhookChannel.ChannelName, Smtp is null ? null : MailChannel.ChannelName }.OfType<string>()];

    private WebhookSettings? WebhookOf(IConfigurationSection section)
    {
        if (section["Url"] is not { Length: > 0 } address)
            return null;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0)
            return Wrong<WebhookSettings>("Outbox__Webhook__Url", "应为不含用户名的 http(s) 地址", "must be an http(s) address without a user name");
        if (section["Secret"] is not { Length: >= LeastSecretChars } secret || IsUnresolved(secret))
            return Wrong<WebhookSettings>("Outbox__Webhook__Secret", $"应为至少 {LeastSecretChars} 个字符的密钥（Key Vault 引用须能解析）", $"must be a secret of at least {LeastSecretChars} characters (a Key Vault reference must resolve)");
        return new(url, secret);
    }

    private SmtpSettings? SmtpOf(IConfigurationSection section)
    {
        if (section["Host"] is not { Length: > 0 } host)
            return null;
        if (!Enum.TryParse<SmtpSecurity>(section["Security"] is { Length: > 0 } given ? given : nameof(SmtpSecurity.StartTls), ignoreCase: true, out var security) || !Enum.IsDefined(security))
            return Wrong<SmtpSettings>("Outbox__Smtp__Security", "应为 StartTls、Tls 或 None", "must be StartTls, Tls or None");
        if (!MailboxAddress.TryParse(section["From"], out var from))
            return Wrong<SmtpSettings>("Outbox__Smtp__From", "应为发件人邮箱地址", "must be the sender's mail address");
        var (user, password) = (section["UserName"], section["Password"]);
        if (user is { Length: > 0 } && (string.IsNullOrEmpty(password) || IsUnresolved(password)))
            return Wrong<SmtpSettings>("Outbox__Smtp__Password", "有用户名时必须有密码（Key Vault 引用须能解析）", "must be there beside a user name (a Key Vault reference must resolve)");
        if (user is { Length: > 0 } && security == SmtpSecurity.None)
            return Wrong<SmtpSettings>("Outbox__Smtp__UserName", "不加密的连接（Security=None）不能发送用户名和密码", "cannot be sent over a connection in the clear (Security=None)");
        Dictionary<string, string> divisions;
        try
        {
            divisions = section["Divisions"] is { Length: > 0 } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json)! : [];
        }
        catch (JsonException)
        {
            return Wrong<SmtpSettings>("Outbox__Smtp__Divisions", "应为 JSON 对象，如 {\"440106\":\"a@example.org\",\"*\":\"b@example.org\"}", "must be a JSON object such as {\"440106\":\"a@example.org\",\"*\":\"b@example.org\"}");
        }

        if (divisions.Values.Any(address => !MailboxAddress.TryParse(address, out _)))
            return Wrong<SmtpSettings>("Outbox__Smtp__Divisions", "有无法识别的邮箱地址", "has something that is no mail address");
        var port = section.GetValue("Port", security == SmtpSecurity.Tls ? 465 : security == SmtpSecurity.StartTls ? 587 : 25);
        return new(host, port, security, user is { Length: > 0 } ? (user, password!) : null, from, divisions);
    }

    /// <summary>The Functions host leaves a reference that it cannot resolve as it stands; as a secret it would be known to all.</summary>
    private static bool IsUnresolved(string value) => value.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase);

    private T? Wrong<T>(string setting, string zh, string en)
        where T : class
    {
        Problem ??= new($"设置项 {setting} 有误：{zh}。改正前不经此途径发送。", $"The setting {setting} is wrong: it {en}. Until it is mended nothing is sent that way.");
        return null;
    }
}
