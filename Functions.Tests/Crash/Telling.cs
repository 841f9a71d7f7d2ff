using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Nianbao.Tests.Crash;

/// <summary>One thing that people or the clock do.</summary>
/// <param name="Now">The time at which it is done, and done again.</param>
internal sealed record Step(string Name, DateTimeOffset Now, Func<Telling, CancellationToken, Task> DoAsync);

/// <summary>
/// A story on its way, told to one host or to several: everybody does again what had no answer, as senders, registrars and triggers do. It outlives
/// the worker: killed, the next one is told on from the step that had not come to its end.
/// </summary>
internal sealed class Telling(StorageProxy proxy, string account, IReadOnlyList<Step> steps, Random? mischief = null)
{
    private const int Attempts = 40;
    private static readonly HttpClient Http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 16 }) { Timeout = TimeSpan.FromSeconds(60) };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    /// <summary>Done after every step.</summary>
    public Func<Task> BetweenStepsAsync { get; set; } = () => Task.CompletedTask;

    private readonly StorageLine line = proxy.LineOf(account);
    private IReadOnlyList<WorkerHost> hosts = [];
    private int next;
    private bool isRepeated;

    /// <summary>The number of the step that is being told; -1 while hosts start.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>The last call before the step that is being told.</summary>
    public int StepStart { get; private set; }

    /// <summary>The step that is being told.</summary>
    public string Where => next < steps.Count ? steps[next].Name : "the end";

    /// <summary>Tells the rest. False when the line is held: then the worker is to be killed.</summary>
    public async Task<bool> GoOnAsync(params IReadOnlyList<WorkerHost> workers)
    {
        hosts = workers;
        while (next < steps.Count)
        {
            var step = steps[next];
            (StepStart, Index) = (line.Calls, next);
            using var abandoned = new CancellationTokenSource();
            var told = TellAsync(step, abandoned.Token);
            var held = line.Held;
            if (await Task.WhenAny(told, held) == held)
            {
                isRepeated = true;
                await abandoned.CancelAsync();
                await told.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return false;
            }

            await told;
            await BetweenStepsAsync();
            next++;
            isRepeated = false;
        }

        return !line.Held.IsCompleted;
    }

    /// <summary>Sends a file until it is answered, and waits until it is handled; the sweep sees to what is left.</summary>
    /// <param name="declared">Further parameters of the address.</param>
    public async Task UploadAsync(string dataset, string period, string text, string declared, CancellationToken cancel)
    {
        var answer = await SendAsync(HttpMethod.Post, $"/api/submissions/{dataset}/{period}?fileName=data.csv{declared}", () => new ByteArrayContent(Encoding.UTF8.GetBytes(text)), [], cancel);
        await HandledAsync(JsonDocument.Parse(answer).RootElement.GetProperty("id").GetString()!, cancel);
    }

    /// <summary>Does something; when it is done again, one of these answers says that it has been done.</summary>
    public Task<string> ActAsync(HttpMethod method, string path, object? body, CancellationToken cancel, params HttpStatusCode[] alsoWhenRepeated) =>
        SendAsync(method, path, () => body is null ? null : JsonContent.Create(body), alsoWhenRepeated, cancel);

    /// <summary>Files a draft, and waits until it is handled.</summary>
    public async Task FileDraftAsync(string period, string uscc, CancellationToken cancel)
    {
        var answer = await SendAsync(HttpMethod.Post, $"/api/drafts/annual-reports/{period}/{uscc}/submit", () => null, [HttpStatusCode.NotFound], cancel);
        if (JsonDocument.Parse(answer).RootElement.TryGetProperty("id", out var id))
            await HandledAsync(id.GetString()!, cancel);
        else
            await TimerAsync("SweepInbox", cancel); // It was filed already, and may not be handled yet.
    }

    /// <summary>Runs a timer now.</summary>
    public Task TimerAsync(string name, CancellationToken cancel) => SendAsync(HttpMethod.Post, $"/admin/functions/{name}?wait=true", () => null, [], cancel);

    private async Task TellAsync(Step step, CancellationToken cancel)
    {
        foreach (var host in hosts)
            await host.SetAsync(step.Now).WaitAsync(cancel);
        await step.DoAsync(this, cancel);
    }

    private async Task HandledAsync(string receipt, CancellationToken cancel)
    {
        for (var sweeps = 0; ; sweeps++)
        {
            var begin = Environment.TickCount64;
            while (Environment.TickCount64 - begin < Patience.TotalMilliseconds)
            {
                if (line.IsFinal(receipt) && line.Unhandled <= 0)
                    return;
                await line.MovedAsync(TimeSpan.FromMilliseconds(200));
                cancel.ThrowIfCancellationRequested();
            }

            if (line.IsFinal(receipt))
                return;
            Assert.True(sweeps < 10, $"{account}: receipt {receipt} does not become final");
            await TimerAsync("SweepInbox", cancel);
        }
    }

    private async Task<string> SendAsync(HttpMethod method, string path, Func<HttpContent?> content, HttpStatusCode[] alsoWhenRepeated, CancellationToken cancel)
    {
        var last = "";
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                if (mischief is not null && mischief.Next(3) == 0)
                    await TwiceAsync(method, path, content, cancel);
                var (status, text) = await OnceAsync(method, path, content, cancel);
                if ((int)status is >= 200 and < 300 || ((isRepeated || attempt > 1 || mischief is not null) && alsoWhenRepeated.Contains(status)))
                    return text;
                last = $"{(int)status} {text}";
                if ((int)status < 500)
                    break;
            }
            catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
            {
                last = broken.Message;
            }

            await Task.Delay(Math.Min(20 * attempt, 200), cancel);
        }

        throw new InvalidOperationException($"{account}: {method} {path} in '{Where}' was answered {last}\n{hosts[0].Process.Said}");
    }

    /// <summary>The same at the same moment to two workers: both may well fail, or be told that the other did it.</summary>
    private async Task TwiceAsync(HttpMethod method, string path, Func<HttpContent?> content, CancellationToken cancel)
    {
        var both = Enumerable.Range(0, 2).Select(_ => OnceAsync(method, path, content, cancel)).ToList();
        foreach (var one in both)
            await one.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private async Task<(HttpStatusCode Status, string Text)> OnceAsync(HttpMethod method, string path, Func<HttpContent?> content, CancellationToken cancel)
    {
        WorkerHost host;
        lock (line)
            host = hosts[mischief?.Next(hosts.Count) ?? 0];
        using var request = new HttpRequestMessage(method, new Uri(host.Address, path)) { Content = content() };
        using var answer = await Http.SendAsync(request, cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancel));
    }
}
