using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Nianbao.Local.Sample;
using Nianbao.Local.Sample.Headlines;
using Nianbao.Tests.Sample;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>The article's 22 figures, from files through the pipeline; what was published and what became of it.</summary>
public sealed class HeadlineTests(AzuriteFixture azurite)
{
    private const string AsOf = "2022-06-30";

    /// <summary>What refers to nothing but the register, then what refers to these, then activities: corrections behind what they correct, repeats last.</summary>
    private static readonly string[] Dependent = ["workstations", "party-posts", "coverage", "instructor-assignments", "action-items", "census-results", "honours"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_articles_figures_come_out_of_the_files_in_any_order_with_corrections_and_duplicates(int order)
    {
        using var folder = new SampleFolder();
        var options = new HeadlineOptions { Organisations = 1_000, Seed = order };
        var sample = HeadlineWriter.Write(options, folder.Path);
        await using var app = await App.StartAsync(azurite, "2022-07-20T09:00:00+08:00");
        var random = new Random(order);
        foreach (var step in sample.Files.GroupBy(StepOf).OrderBy(step => step.Key))
        {
            var files = step.ToArray();
            random.Shuffle(files);
            foreach (var file in files)
            {
                var receipt = await app.UploadAsync(file.Dataset, file.Period, await File.ReadAllBytesAsync(file.Path), Path.GetFileName(file.Path));
                Assert.True(receipt.Text("state") is "committed" && receipt.GetProperty("counts").Number("rejected") == 0, receipt.ToString());
                if (file.Path.EndsWith("-again.csv", StringComparison.Ordinal))
                    Assert.NotEqual(0, receipt.GetProperty("counts").Number("unchanged"));
            }
        }

        var answer = await app.JsonAsync($"/api/headlines?asOf={AsOf}");
        var told = JsonDocument.Parse(await File.ReadAllBytesAsync(sample.ExpectedPath)).RootElement.List("headlines");
        Assert.Equal(22, told.Count);
        Assert.Equal(
            told.Select(headline => $"{headline.Text("id")} {headline.GetProperty("value").GetDecimal():0.##} {headline.Text("text")}"),
            answer.List("headlines").Select(headline => $"{headline.Text("id")} {headline.GetProperty("value").GetDecimal():0.##} {headline.Text("text")}"));
        Assert.All(answer.List("headlines"), headline => Assert.NotEqual(0, headline.Number("records")));
        Assert.True(answer.List("headlines").Single(headline => headline.Text("id") == "H18").GetProperty("isEstimated").GetBoolean());

        // The records of each are one request away, page by page, and as many as are told.
        foreach (var headline in answer.List("headlines"))
        {
            foreach (var figure in headline.List("figures").Where(figure => figure.Number("records") <= 700))
                Assert.Equal(figure.Number("records"), await CountAsync(app, figure.Text("recordsUrl")!));
        }

        if (order > 1)
            return;

        // Later nothing has changed but the day: what began after it counts now, and last year is another one.
        var later = (await app.JsonAsync("/api/headlines?asOf=2022-07-20")).List("headlines").ToDictionary(headline => headline.Text("id")!);
        Assert.Equal("12个党建工作站", later["H03"].Text("text"));
        Assert.Equal("26名第一书记", later["H04"].Text("text"));
        var before = (await app.JsonAsync("/api/headlines?asOf=2020-06-30")).List("headlines").ToDictionary(headline => headline.Text("id")!);
        Assert.Equal("0.00", before["H16"].GetProperty("value").GetDecimal().ToString("0.00", CultureInfo.InvariantCulture));

        // The indicators add up to the same, by every grouping.
        foreach (var by in new[] { "city", "level", "type" })
        {
            var indicators = (await app.JsonAsync($"/api/indicators?asOf={AsOf}&by={by}")).List("indicators").ToDictionary(indicator => indicator.Text("name")!);
            Assert.Equal((1_000m, 1m, 0m, 122m, 11m), (Value("org.total"), Value("cov.workRate"), Value("cov.due"), Value("obs.points"), Value("ws.count")));
            Assert.Equal((5m, 1m, 189m, 1m), (Value("party.committee"), Value("party.regional"), Value("honour.POVERTY_COMMENDATION"), Value("instr.coverage")));
            Assert.Equal(1, indicators["cov.work"].GetProperty("coverage").GetProperty("share").GetDecimal());
            Assert.Contains("act.served", indicators.Keys);
            foreach (var indicator in indicators.Values.Where(indicator => indicator.GetProperty("additive").GetBoolean() && indicator.Text("name")!.Split('.')[0] is not ("find" or "intake")))
                Assert.Equal(indicator.GetProperty("value").GetDecimal(), indicator.List("rows").Sum(row => row.GetProperty("value").GetDecimal()));

            decimal Value(string code) => indicators[code].GetProperty("value").GetDecimal();
        }

        // A question again costs the reading of the clock.
        using var again = await app.Http.GetAsync($"/api/headlines?asOf={AsOf}");
        var asked = app.Wire.Requests.Count;
        using var third = await app.Http.GetAsync($"/api/headlines?asOf={AsOf}");
        Assert.Equal(1, app.Wire.Requests.Count - asked);
        Assert.Equal(again.Headers.ETag, third.Headers.ETag);
    }

    [Fact]
    public async Task A_day_in_the_middle_of_a_month_counts_what_began_by_then()
    {
        await using var app = await App.StartAsync(azurite, "2022-07-20T09:00:00+08:00");
        var code = Codes.Of("440106", '1', 1);
        await app.RegisterAsync(Rows.Organisation(code));
        await app.CommitAsync("activities", "2022", Activities(
            $"1,{code},PARTY_ORG,EPIDEMIC_CONTROL,,甲地志愿服务行动,2022-06-14,440106,,100,5,,",
            $"2,{code},PARTY_ORG,EPIDEMIC_CONTROL,,乙地志愿服务行动,2022-06-15,440106,,20,5,,",
            $"3,{code},PARTY_ORG,EPIDEMIC_CONTROL,,丙地志愿服务行动,2022-06-16,440106,,3,5,,",
            $"4,{code},PARTY_ORG,EPIDEMIC_CONTROL,,丁地志愿服务行动,2022-05-31,440106,,4000,5,,",
            $"5,{code},ORG,EPIDEMIC_CONTROL,,戊地志愿服务行动,2022-06-01,440106,,50000,5,,",
            $"6,{code},ORG,WORK_RESUMPTION,,走访企业甲,2022-06-15,440106,,,,40,",
            $"7,{code},ORG,WORK_RESUMPTION,,走访企业乙,2022-06-16,440106,,,,2,",
            $"8,{code},ORG,PRACTICAL_WORK,我为群众办实事,便民服务甲,2022-06-15,440106,10.10,7,,,",
            $"9,{code},ORG,PRACTICAL_WORK,党史学习教育;我为群众办实事,便民服务乙,2022-06-16,440106,0.01,9,,,"));
        Assert.Equal((4120m, 40m, 1m, 7m, 10.10m), await FiguresAsync("2022-06-15"));
        Assert.Equal((4123m, 42m, 2m, 16m, 10.11m), await FiguresAsync("2022-06-16"));
        Assert.Equal((4123m, 42m, 2m, 16m, 10.11m), await FiguresAsync("2022-07-20"));
        Assert.Equal((4000m, 0m, 0m, 0m, 0m), await FiguresAsync("2022-05-31"));

        // A correction moves the part of the month as well.
        await app.CommitAsync("activities", "2022", Activities($"2,{code},PARTY_ORG,EPIDEMIC_CONTROL,,乙地志愿服务行动,2022-06-15,440106,,21,5,,", $"6,{code},ORG,WORK_RESUMPTION,,走访企业甲,2022-06-15,440106,,,,41,"));
        Assert.Equal((4121m, 41m, 1m, 7m, 10.10m), await FiguresAsync("2022-06-15"));
        Assert.Equal(3, await CountAsync(app, "/api/headlines/H17/records?asOf=2022-06-15"));
        Assert.Equal(1, await CountAsync(app, "/api/headlines/h18/records?asOf=2022-06-15&limit=1"));

        async Task<(decimal, decimal, decimal, decimal, decimal)> FiguresAsync(string day)
        {
            var all = (await app.JsonAsync($"/api/headlines?asOf={day}")).List("headlines").ToDictionary(headline => headline.Text("id")!, headline => headline.GetProperty("value").GetDecimal());
            return (all["H17"], all["H18"], all["H19"], all["H20"], all["H21"]);
        }
    }

    [Fact]
    public async Task What_was_published_stays_and_later_corrections_show_the_difference()
    {
        await using var app = await App.StartAsync(azurite, "2022-06-30T23:50:00+08:00");
        var code = Codes.Of("440106", '1', 1);
        await app.RegisterAsync(Rows.Organisation(code));
        await app.CommitAsync("observation-points", "current", Points("1", "2"));
        using (var frozen = await app.Http.PostAsJsonAsync("/api/headlines/snapshots", new { asOf = "2022-06-30" }))
        {
            Assert.Equal(HttpStatusCode.Created, frozen.StatusCode);
            var document = JsonDocument.Parse(await frozen.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal(("2022-06-30", "registrar-440000", 22), (document.Text("asOf"), document.Text("frozenBy"), document.List("headlines").Count));
        }

        app.Now("2022-07-10T09:00:00+08:00");
        await app.CommitAsync("observation-points", "current", Points("1", "2", "3", "4", "5"));
        var (compared, untouched) = (Find(await app.JsonAsync("/api/headlines?snapshot=2022-06-30"), "H07"), Find(await app.JsonAsync("/api/headlines?asOf=2022-06-30"), "H07"));
        Assert.Equal(("2个观察点", "5个观察点", 3), (compared.GetProperty("published").Text("text"), compared.GetProperty("current").Text("text"), compared.Number("difference")));
        Assert.False(untouched.TryGetProperty("published", out _));
        Assert.Equal(0, Find(await app.JsonAsync("/api/headlines?snapshot=2022-06-30"), "H01").Number("difference"));

        // Once for a day; the first one stands.
        using (var twice = await app.Http.PostAsJsonAsync("/api/headlines/snapshots", new { asOf = "2022-06-30" }))
            Assert.Equal("frozen", (await App.ProblemAsync(twice, HttpStatusCode.Conflict)).Text("code"));
        Assert.Equal(2, Find(await app.JsonAsync("/api/headlines?snapshot=2022-06-30"), "H07").GetProperty("published").Number("value"));

        // The timer: nothing on the tenth, and nothing for a month that was frozen; the next month's end once.
        await app.RunAsync("FreezeMonthEnd");
        Assert.Single((await app.JsonAsync("/api/headlines/snapshots")).List("snapshots"));
        app.Now("2022-07-31T23:50:00+08:00");
        await app.RunAsync("FreezeMonthEnd");
        await app.RunAsync("FreezeMonthEnd");
        // It was late, on the second day of the month after.
        app.Now("2022-09-02T00:10:00+08:00");
        await app.RunAsync("FreezeMonthEnd");
        var all = (await app.JsonAsync("/api/headlines/snapshots")).List("snapshots");
        Assert.Equal(["2022-08-31 timer", "2022-07-31 timer", "2022-06-30 registrar-440000"], all.Select(snapshot => $"{snapshot.Text("asOf")} {snapshot.Text("frozenBy")}"));

        byte[] Points(params string[] numbers) => Encoding.UTF8.GetBytes("统一社会信用代码,观察点编号,设立日期\n" + string.Join('\n', numbers.Select(number => $"{code},{number},2021-07-01")));

        static JsonElement Find(JsonElement answer, string id) => answer.List("headlines").Single(headline => headline.Text("id") == id);
    }

    [Fact]
    public async Task Wrong_questions_are_refused_with_what_would_be_right()
    {
        await using var app = await App.StartAsync(azurite, "2022-07-20T09:00:00+08:00");
        Assert.Equal(22, (await app.JsonAsync("/api/headlines")).List("headlines").Count); // On the first day there is nothing, and that is no fault.
        foreach (var url in new[] { "?asOf=2022-07-21", "?asOf=1999-12-31", "?asOf=30.6.2022", "?asOf=2022-06-31", "?snapshot=yesterday" })
            Assert.Equal("bad-day", (await app.ProblemAsync("/api/headlines" + url)).Text("code"));
        Assert.Equal("unknown-dimension", (await app.ProblemAsync("/api/indicators?by=colour")).Text("code"));
        Assert.Equal("bad-day", (await app.ProblemAsync("/api/indicators?asOf=2022-07-21")).Text("code"));
        Assert.NotEmpty((await app.JsonAsync("/api/indicators?by=type")).List("indicators"));
        Assert.Equal("unknown-parameter", (await app.ProblemAsync("/api/headlines?day=2022-06-30")).Text("code"));
        await app.ProblemAsync("/api/headlines?snapshot=2022-06-30", HttpStatusCode.NotFound);
        Assert.Equal("unknown-headline", (await app.ProblemAsync("/api/headlines/H23/records")).Text("code"));
        Assert.Equal("unknown-figure", (await app.ProblemAsync("/api/headlines/H06/records?figure=x")).Text("code"));
        Assert.Equal("bad-token", (await app.ProblemAsync("/api/headlines/H06/records?continuationToken=!!!")).Text("code"));
        Assert.Equal("bad-number", (await app.ProblemAsync("/api/headlines/H06/records?limit=0")).Text("code"));
        foreach (var (body, code) in new[] { ("{\"asOf\":\"2022-13-01\"}", "bad-day"), ("{\"asOf\":\"2022-08-01\"}", "bad-day"), ("{\"day\":\"2022-06-30\"}", "bad-json"), ("", "bad-json") })
        {
            using var refused = await app.Http.PostAsync("/api/headlines/snapshots", new StringContent(body, Encoding.UTF8, "application/json"));
            Assert.Equal(code, (await App.ProblemAsync(refused)).Text("code"));
        }
    }

    /// <summary>All records of a figure, page by page; no record comes twice, and each is what its link shows.</summary>
    private static async Task<int> CountAsync(App app, string url)
    {
        var keys = new List<string>();
        for (string? token = null; ;)
        {
            var page = await app.JsonAsync($"{url}{(url.Contains("limit", StringComparison.Ordinal) ? "" : "&limit=200")}{(token is null ? "" : $"&continuationToken={token}")}");
            keys.AddRange(page.List("items").Select(item => item.Text("record")!));
            if (page.List("items") is [var first, ..] && token is null)
                Assert.Equal(first.Text("key"), (await app.JsonAsync(first.Text("record")!)).Text("key"));
            token = page.Text("continuationToken") is { Length: > 0 } next ? next : null;
            if (token is null)
                break;
        }

        Assert.Equal(keys.Count, keys.Distinct().Count());
        return keys.Count;
    }

    private static int StepOf(SampleFile file) => file switch
    {
        { Dataset: "registry" } => 0,
        { Dataset: "activities" } when file.Path.EndsWith("-first.csv", StringComparison.Ordinal) => 1,
        { Dataset: "activities" } when file.Path.EndsWith("-again.csv", StringComparison.Ordinal) => 3,
        { Dataset: "activities" } => 2,
        _ => Dependent.Contains(file.Dataset) ? 2 : 1,
    };

    private static byte[] Activities(params string[] rows) => Encoding.UTF8.GetBytes("activityId,uscc,organiserKind,type,campaignTags,title,startOn,placeRegionCode,fundsTotal,servedPersonTimes,volunteers,enterprisesHelped,summary\n" + string.Join('\n', rows) + "\n");
}
