using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Inspections;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Ledger;

/// <summary>
/// Random histories on the whole way of a file: reports come, are corrected, sent again, handled late, twice and by several workers at once. What the queries
/// answer then is what a few lines of set arithmetic say that know nothing of ledger, cells and rosters.
/// </summary>
public sealed class TotalsTests(AzuriteFixture azurite)
{
    private const int Workers = 3;

    /// <summary>Two of one city, one of another; the report of 2025 is due on 31 May 2026 in each.</summary>
    private static readonly string[] Divisions = ["440303", "440304", "440604"];

    private static readonly string[] Groupings = ["city", "division", "level", "type", "month", "timeliness", "preReview", "charity", "state", "regime"];
    private static readonly DateTimeOffset Deadline = new(2026, 5, 31, 16, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Filed> AnyFiled = Gen.Select(Gen.Int[0, 8], Gen.Int[1, 90], (organisation, members) => new Filed(organisation, members));

    /// <summary>Nine organisations in three divisions, of which some are cancelled; files from March to August; the order in which they are handled; groupings.</summary>
    private static readonly Gen<History> AnyHistory = Gen.Select(
        Gen.Bool.Array[9],
        Gen.Select(Gen.Int[0, 170], AnyFiled.Array[1, 6], (day, rows) => new Sent(day, [.. rows.DistinctBy(row => row.Organisation)])).Array[1, 7],
        Gen.Int[0, 99].Array[0, 8],
        Gen.Shuffle(Groupings),
        (cancelled, files, again, groupings) => new History(cancelled, files, again, groupings));

    [Fact]
    public async Task Totals_groupings_and_completeness_equal_a_plain_computation_after_any_history()
    {
        var iterations = int.TryParse(Environment.GetEnvironmentVariable("NIANBAO_HISTORIES"), CultureInfo.InvariantCulture, out var asked) ? asked : 20;
        await AnyHistory.SampleAsync(CheckAsync, iter: iterations, threads: 1);
    }

    private async Task CheckAsync(History history)
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        world.Clock.Now = new(2026, 2, 28, 4, 0, 0, TimeSpan.Zero);
        var register = await world.SubmitAsync("registry", "current", "uscc,name,establishedOn,status\n" + string.Concat(Enumerable.Range(0, 9).Select(i => $"{Code(i)},示例{i}协会,2010-01-01,{(history.Cancelled[i] ? "CANCELLED" : "ACTIVE")}\n")));
        Assert.Equal(ReceiptState.Committed, register.State);

        // The files come in, each at its time; of two at one time the later one in the list comes a second later.
        var files = history.Files.Select((file, i) => (At: new DateTimeOffset(2026, 3, 1, 4, 0, i, TimeSpan.Zero).AddDays(file.Day), Rows: file.Rows.Where(row => !history.Cancelled[row.Organisation]).ToList())).Where(file => file.Rows.Count > 0).ToList();
        var uploads = new List<Receipt>();
        foreach (var (at, rows) in files)
        {
            world.Clock.Now = at;
            uploads.Add(await world.UploadAsync("annual-reports", "2025", "uscc,name,membersTotal\n" + string.Concat(rows.Select(row => $"{Code(row.Organisation)},示例{row.Organisation}协会,{row.Members}\n")), again: true));
        }

        // They are handled in any order, some more than once, by several at once.
        var deliveries = new System.Collections.Concurrent.ConcurrentQueue<Receipt>(history.Again.Where(_ => uploads.Count > 0).Select(i => uploads[i % uploads.Count]).Concat(uploads));
        world.Clock.Now = new(2026, 9, 1, 4, 0, 0, TimeSpan.Zero);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async _ =>
        {
            while (deliveries.TryDequeue(out var upload))
                await world.Get<Ingestion>().ProcessAsync(World.BlobOf(upload), CancellationToken.None);
        }));
        foreach (var upload in uploads)
        {
            var answer = await world.ReceiptAsync(upload.Id);
            Assert.True(answer.State == ReceiptState.Committed, JsonSerializer.Serialize(answer, ReceiptStore.Json));
        }

        // The plain computation: of each organisation the latest report stands, and the first decides whether it was in time.
        var sightings = files.SelectMany(file => file.Rows.Select(row => (row.Organisation, file.At, row.Members))).ToLookup(row => row.Organisation);
        var expected = Enumerable.Range(0, 9).Where(i => !history.Cancelled[i]).ToHashSet();
        var filed = expected.Where(sightings.Contains).ToHashSet();
        var onTime = filed.Where(i => sightings[i].Min(seen => seen.At) < Deadline).ToHashSet();
        var members = filed.Sum(i => (long)sightings[i].MaxBy(seen => seen.At).Members);

        var completeness = await AskAsync(world.Get<CompletenessDesk>().AnswerAsync(Question(""), "2025", CancellationToken.None));
        Assert.Equal((expected.Count, filed.Count, onTime.Count, expected.Except(filed).Count()), CountsOf(completeness.GetProperty("total")));
        completeness = await AskAsync(world.Get<CompletenessDesk>().AnswerAsync(Question("?by=division"), "2025", CancellationToken.None));
        Assert.All(completeness.GetProperty("rows").EnumerateArray(), row =>
        {
            var of = Enumerable.Range(0, 9).Where(i => Divisions[i / 3] == row.GetProperty("division").GetString()).ToHashSet();
            Assert.Equal((expected.Count(of.Contains), filed.Count(of.Contains), onTime.Count(of.Contains), expected.Except(filed).Count(of.Contains)), CountsOf(row));
        });

        if (filed.Count == 0)
            return;
        for (var depth = 0; depth <= 3; depth++)
        {
            var answer = await AskAsync(world.Get<AggregatesDesk>().AnswerAsync(Question($"?period=2025&measures=records,members&by={string.Join(',', history.Groupings.Take(depth))}"), "annual-reports", CancellationToken.None));
            var total = answer.GetProperty("total");
            Assert.Equal((filed.Count, members), (total.GetProperty("records").GetInt64(), total.GetProperty("members").GetInt64()));
            if (depth > 0)
            {
                var rows = answer.GetProperty("rows").EnumerateArray().ToList();
                Assert.Equal((filed.Count, members), (rows.Sum(row => row.GetProperty("records").GetInt64()), rows.Sum(row => row.GetProperty("members").GetInt64())));
            }
        }

        await world.AssertSoundAsync();
    }

    private static (int Expected, int Filed, int OnTime, int NotFiled) CountsOf(JsonElement row) =>
        (row.GetProperty("expected").GetInt32(), row.GetProperty("filed").GetInt32(), row.GetProperty("filedOnTime").GetInt32(), row.GetProperty("notFiled").GetInt32());

    private static string Code(int organisation) => Codes.Of(Divisions[organisation / 3], organisation);

    private static HttpRequest Question(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new(query);
        return context.Request;
    }

    private static async Task<JsonElement> AskAsync(Task<IResult> asked)
    {
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Response.Body = body;
        await (await asked).ExecuteAsync(context);
        return JsonDocument.Parse(Encoding.UTF8.GetString(body.ToArray())).RootElement;
    }

    private sealed record Filed(int Organisation, int Members);

    private sealed record Sent(int Day, Filed[] Rows);

    private sealed record History(bool[] Cancelled, Sent[] Files, int[] Again, string[] Groupings)
    {
        public override string ToString() => $"cancelled {string.Concat(Cancelled.Select(c => c ? 'x' : '-'))}; {string.Join("; ", Files.Select(f => $"day {f.Day}: {string.Join(' ', f.Rows.Select(r => $"o{r.Organisation}={r.Members}"))}"))}; again {string.Join(' ', Again)}; by {string.Join(',', Groupings)}";
    }
}
