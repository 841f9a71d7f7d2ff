using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Nianbao.Tests.Notifications;

/// <summary>A notice as it arrived.</summary>
internal sealed record Received(string Id, string Timestamp, string Signature, byte[] Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>What a receiver computes from the documentation, without the sender's code.</summary>
    public bool IsSignedWith(string secret) =>
        Signature == "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Timestamp + ".").Concat(Body).ToArray()));
}

/// <summary>A real HTTP server on a free port that takes notices, or does to them what a test wants.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Secret = "a secret for tests, public as can be";
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    public ConcurrentQueue<Received> All { get; } = [];

    /// <summary>What it answers; by default that it has the notice.</summary>
    public Func<Received, HttpContext, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public string Url => app.Urls.Single() + "/notices";

    public IReadOnlyList<(string, string?)> Settings => [("Outbox:Webhook:Url", Url), ("Outbox:Webhook:Secret", Secret)];

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.app.MapPost("/notices", receiver.TakeAsync);
        await receiver.app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers;
        var received = new Received(headers["X-Nianbao-Id"].ToString(), headers["X-Nianbao-Timestamp"].ToString(), headers["X-Nianbao-Signature"].ToString(), body.ToArray());
        All.Enqueue(received);
        await Answer(received, context);
    }
}
