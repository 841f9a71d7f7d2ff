using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Nianbao.Local.Hosting;

namespace Nianbao.Tests.Crash;

/// <summary>
/// A reverse proxy in front of Azurite, with a <see cref="StorageLine"/> for every account. Requests go on as they are, byte for byte: shared-key
/// signatures cover the path and the headers, and not the port. So any program can be put behind it by its connection string, with no hook of its own.
/// </summary>
public sealed class StorageProxy : IAsyncDisposable
{
    private static readonly HashSet<string> Hops = new(["Connection", "Transfer-Encoding", "Content-Length", "Expect", "Keep-Alive", "Host"], StringComparer.OrdinalIgnoreCase);
    private readonly WebApplication app;
    private readonly AzuriteProcess azurite;
    private readonly HttpMessageInvoker network = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, MaxConnectionsPerServer = 64, AutomaticDecompression = System.Net.DecompressionMethods.None });
    private readonly ConcurrentDictionary<string, StorageLine> lines = new(StringComparer.Ordinal);
    private readonly int blobPort;
    private readonly int tablePort;

    private StorageProxy(WebApplication app, AzuriteProcess azurite)
    {
        (this.app, this.azurite) = (app, azurite);
        var ports = app.Urls.Select(url => new Uri(url).Port).ToList();
        (blobPort, tablePort) = (ports[0], ports[1]);
    }

    public static async Task<StorageProxy> StartAsync(AzuriteProcess azurite)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0", "http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.AllowSynchronousIO = false;
        });
        var app = builder.Build();
        StorageProxy? proxy = null;
        app.Run(context => proxy!.HandleAsync(context));
        await app.StartAsync();
        return proxy = new StorageProxy(app, azurite);
    }

    /// <summary>The line of an account, a new one at first.</summary>
    public StorageLine LineOf(string account) => lines.GetOrAdd(account, _ => new());

    /// <summary>What a program is given instead of the account's own connection string.</summary>
    public string ConnectionStringFor(string account) => Direct(account)
        .Replace($":{azurite.Ports.Blob}/", $":{blobPort}/", StringComparison.Ordinal)
        .Replace($":{azurite.Ports.Table}/", $":{tablePort}/", StringComparison.Ordinal);

    /// <summary>The account without the proxy.</summary>
    public string Direct(string account) => azurite.ConnectionStringFor(account);

    /// <summary>Where an account's notices are told to.</summary>
    public string ToldAt(string account) => $"http://127.0.0.1:{blobPort}/told/{account}";

    /// <summary>Takes away every timer's lease, as time does when its owner is dead.</summary>
    public async Task BreakLeasesAsync(string account)
    {
        var container = new BlobContainerClient(Direct(account), StorageConnections.HostContainer);
        try
        {
            await foreach (var blob in container.GetBlobsAsync(new() { Prefix = "timers/" }, CancellationToken.None))
            {
                if (blob.Properties.LeaseStatus == Azure.Storage.Blobs.Models.LeaseStatus.Locked)
                    await container.GetBlobClient(blob.Name).GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
            }
        }
        catch (Azure.RequestFailedException none) when (none.Status is 404 or 409)
        {
            // There is no timer yet, or its lease ended by itself.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        network.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var parts = target.Split('?')[0].Split('/', 4);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (parts[1] == "told")
        {
            var told = LineOf(parts[2]).Told;
            lock (told)
                told.Add(context.Request.Headers["X-Nianbao-Id"].ToString());
            return;
        }

        var account = parts[1].Split('?')[0];
        var line = LineOf(account);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, line.Cut);
        var mishap = line.Begin(context.Request, target);
        if (mishap == Mishap.HoldBefore)
        {
            await GoneAsync(context, gone.Token);
            return;
        }

        var status = 0;
        try
        {
            switch (mishap)
            {
                case Mishap.Precondition or Mishap.Conflict or Mishap.InternalError or Mishap.Busy:
                    await Refusal.WriteAsync(context, mishap, isTable: context.Connection.LocalPort == tablePort);
                    return;
                case Mishap.TornBefore:
                    context.Abort();
                    return;
                case Mishap.TimeoutBefore:
                    await GoneAsync(context, gone.Token);
                    return;
                case Mishap.LeaseLost:
                    await BreakLeasesAsync(account);
                    break;
                case Mishap.Slow:
                    await Task.Delay(Random.Shared.Next(50, 400));
                    break;
            }

            using var answer = await ForwardAsync(context, target, body.ToArray());
            status = (int)answer.StatusCode;
            var content = await answer.Content.ReadAsByteArrayAsync();
            switch (mishap)
            {
                case Mishap.HoldAfter:
                    line.End(context.Request, target, status);
                    status = -1;
                    await GoneAsync(context, gone.Token);
                    return;
                case Mishap.TimeoutAfter:
                    await GoneAsync(context, gone.Token);
                    return;
                case Mishap.TornAfter:
                    context.Abort();
                    return;
            }

            await AnswerAsync(context, answer, content);
        }
        finally
        {
            if (status != -1)
                line.End(context.Request, target, status);
        }
    }

    /// <summary>No answer, until whoever waits for one is gone.</summary>
    private static async Task GoneAsync(HttpContext context, CancellationToken gone)
    {
        await Task.Delay(Timeout.Infinite, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    // Once it has arrived it is carried out, whatever becomes of the sender.
    private async Task<HttpResponseMessage> ForwardAsync(HttpContext context, string target, byte[] body)
    {
        var port = context.Connection.LocalPort == tablePort ? azurite.Ports.Table : azurite.Ports.Blob;
        var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method),
            new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}{target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (context.Request.ContentLength is not null || body.Length > 0)
            request.Content = new ByteArrayContent(body);
        foreach (var (name, values) in context.Request.Headers)
        {
            if (!Hops.Contains(name) && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        request.Headers.Host = context.Request.Host.Value;
        return await network.SendAsync(request, CancellationToken.None);
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage answer, byte[] content)
    {
        var response = context.Response;
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
        {
            if (!Hops.Contains(name))
                response.Headers[name] = values.ToArray();
        }

        if (HttpMethods.IsHead(context.Request.Method))
            response.ContentLength = answer.Content.Headers.ContentLength;
        else if (response.StatusCode is not (204 or 304))
            response.ContentLength = content.Length;
        if (content.Length > 0)
            await response.Body.WriteAsync(content);
    }
}

/// <summary>Answers of a service that refuses, in the words of blobs, of tables, and of a table's transactions.</summary>
internal static class Refusal
{
    public static async Task WriteAsync(HttpContext context, Mishap mishap, bool isTable)
    {
        var (status, code) = mishap switch
        {
            Mishap.Precondition => (412, isTable ? "UpdateConditionNotSatisfied" : "ConditionNotMet"),
            Mishap.Conflict => (409, ConflictOf(context.Request, isTable)),
            Mishap.Busy => (503, "ServerBusy"),
            _ => (500, "InternalError"),
        };
        var response = context.Response;
        if (status == 503)
            response.Headers.RetryAfter = "1";
        if (context.Request.Headers["x-ms-client-request-id"] is [{ } id])
            response.Headers["x-ms-client-request-id"] = id;
        var json = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object> { ["odata.error"] = new { code, message = new { lang = "en-US", value = "0:injected" } } });
        if (isTable && status < 500 && context.Request.Path.Value!.EndsWith("/$batch", StringComparison.Ordinal))
        {
            // A transaction is accepted, and the refusal lies within the answer.
            response.StatusCode = 202;
            response.ContentType = "multipart/mixed; boundary=batchresponse_1";
            await response.Body.WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n",
                "--batchresponse_1", "Content-Type: multipart/mixed; boundary=changesetresponse_1", "",
                "--changesetresponse_1", "Content-Type: application/http", "Content-Transfer-Encoding: binary", "",
                $"HTTP/1.1 {status} Injected", "X-Content-Type-Options: nosniff", "DataServiceVersion: 3.0;", "Content-Type: application/json;odata=minimalmetadata;streaming=true;charset=utf-8", "",
                json,
                "--changesetresponse_1--", "--batchresponse_1--", "")));
            return;
        }

        response.StatusCode = status;
        response.Headers["x-ms-error-code"] = code;
        response.ContentType = isTable ? "application/json" : "application/xml";
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(Encoding.UTF8.GetBytes(isTable ? json : $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>injected</Message></Error>"));
    }

    /// <summary>A conflict that the service has for the call, and that says nothing false about what is stored.</summary>
    private static string ConflictOf(HttpRequest request, bool isTable) =>
        isTable
            ? request.Path.Value!.EndsWith("/Tables", StringComparison.Ordinal) ? "TableBeingDeleted" : "UpdateConditionNotSatisfied"
            : request.Query["restype"] == "container" ? "ContainerBeingDeleted" : "LeaseAlreadyPresent";
}
