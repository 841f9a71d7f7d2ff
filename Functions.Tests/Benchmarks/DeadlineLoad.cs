using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Nianbao.Benchmarks;

/// <summary>The clients: each upload and each question begins at its own moment, whether or not earlier ones were answered, as strangers do.</summary>
internal sealed class DeadlineLoad(HttpClient http, TimeSpan time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    /// <summary>A registrar's page asks for its receipt so often.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(500);

    /// <summary>Of ten questions: what the dashboard asks when it opens, and when somebody filters.</summary>
    private static readonly (string Name, string Url)[] Questions =
    [
        ("totals", "/api/aggregates/annual-reports?period=2025&measures=records,income"),
        ("by city", "/api/aggregates/annual-reports?period=2025&by=city&measures=records,income,expense"),
        ("by city and type", "/api/aggregates/annual-reports?period=2025&by=city,type&measures=records,assets"),
        ("one city", "/api/aggregates/annual-reports?period=2025&by=type&where=city:440100&measures=records,income"),
        ("totals", "/api/aggregates/registry?by=type&measures=records"),
        ("totals", "/api/aggregates/annual-reports?period=2025&measures=records,partyMembers"),
        ("by city", "/api/aggregates/registry?by=city&measures=records"),
        ("completeness", "/api/completeness/2025?by=city"),
        ("totals", "/api/aggregates/annual-reports?period=2025&measures=records,income"),
        ("organisations", "/api/organisations?division=440106"),
    ];

    private readonly Stopwatch _clock = new();
    private int _again;

    public Times Receipts { get; } = new();

    public Times Posts { get; } = new();

    public SortedDictionary<string, Times> Queries { get; } = new(Questions.Select(question => question.Name).Append("all questions").Distinct().ToDictionary(name => name, _ => new Times()), StringComparer.Ordinal);

    public ConcurrentQueue<string> Faults { get; } = new();

    /// <summary>How often an answer was 429 or 503 with Retry-After.</summary>
    public int Again => _again;

    public TimeSpan Bulk { get; private set; }

    /// <summary>From the first upload to the last receipt.</summary>
    public TimeSpan Elapsed { get; private set; }

    public async Task RunAsync(DeadlineSeason season, int queriesPerSecond)
    {
        _clock.Start();
        var work = new List<Task> { BulkAsync(season) };
        var asking = AskAsync(queriesPerSecond);
        for (var i = 0; i < season.Singles.Count; i++)
        {
            await UntilAsync(time * i / season.Singles.Count);
            work.Add(UploadAsync(season.Singles[i], string.Create(CultureInfo.InvariantCulture, $"report-{i}.xlsx")));
        }

        await Task.WhenAll(work);
        Elapsed = _clock.Elapsed;
        await asking;
    }

    private async Task BulkAsync(DeadlineSeason season)
    {
        var begin = _clock.Elapsed;
        await FollowAsync(await File.ReadAllBytesAsync(season.Bulk), "province.csv", null);
        Bulk = _clock.Elapsed - begin;
    }

    private async Task UploadAsync(byte[] file, string name)
    {
        var begin = _clock.Elapsed;
        if (await FollowAsync(file, name, Posts))
            Receipts.Add(_clock.Elapsed - begin);
    }

    /// <summary>Uploads and asks for the receipt until it is final.</summary>
    private async Task<bool> FollowAsync(byte[] file, string name, Times? posts)
    {
        var begin = _clock.Elapsed;
        try
        {
            using var answer = await AsOftenAsAskedAsync(() => http.PostAsync($"/api/submissions/annual-reports/2025?fileName={name}", new ByteArrayContent(file)));
            posts?.Add(_clock.Elapsed - begin);
            if (answer.StatusCode != HttpStatusCode.Accepted)
                return Wrong($"{name}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            while (_clock.Elapsed - begin < Patience)
            {
                using var asked = await AsOftenAsAskedAsync(() => http.GetAsync(answer.Headers.Location));
                if (!asked.IsSuccessStatusCode)
                    return Wrong($"the receipt of {name}: {(int)asked.StatusCode} {await asked.Content.ReadAsStringAsync()}");
                using var receipt = JsonDocument.Parse(await asked.Content.ReadAsStringAsync());
                if (!receipt.RootElement.GetProperty("final").GetBoolean())
                {
                    await Task.Delay(AskAgain);
                    continue;
                }

                var counts = receipt.RootElement.GetProperty("counts");
                return counts.GetProperty("accepted").GetInt32() == counts.GetProperty("rows").GetInt32() || Wrong($"{name}: {receipt.RootElement.GetProperty("state")}, {counts}");
            }

            return Wrong($"{name}: no final receipt after {Patience}");
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or OperationCanceledException)
        {
            return Wrong($"{name}: {failed.Message}");
        }
    }

    private async Task AskAsync(int perSecond)
    {
        var open = new List<Task>();
        var count = (int)(perSecond * time.TotalSeconds);
        for (var i = 0; i < count; i++)
        {
            await UntilAsync(time * i / count);
            open.Add(AskAsync(Questions[i % Questions.Length]));
        }

        await Task.WhenAll(open);
    }

    private async Task AskAsync((string Name, string Url) question)
    {
        var begin = _clock.Elapsed;
        try
        {
            using var answer = await AsOftenAsAskedAsync(() => http.GetAsync(question.Url));
            if (!answer.IsSuccessStatusCode)
                Wrong($"{question.Url}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            Queries[question.Name].Add(_clock.Elapsed - begin);
            Queries["all questions"].Add(_clock.Elapsed - begin);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or OperationCanceledException)
        {
            Wrong($"{question.Url}: {failed.Message}");
        }
    }

    /// <summary>Sends again what was told to come again, when it was told to. The time of it all counts.</summary>
    private async Task<HttpResponseMessage> AsOftenAsAskedAsync(Func<Task<HttpResponseMessage>> send)
    {
        while (true)
        {
            var answer = await send();
            if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) || answer.Headers.RetryAfter?.Delta is not { } pause || _clock.Elapsed > time + Patience)
                return answer;
            answer.Dispose();
            Interlocked.Increment(ref _again);
            await Task.Delay(pause);
        }
    }

    private bool Wrong(string what)
    {
        Faults.Enqueue(what);
        return false;
    }

    private Task UntilAsync(TimeSpan moment) => moment > _clock.Elapsed ? Task.Delay(moment - _clock.Elapsed) : Task.CompletedTask;
}
