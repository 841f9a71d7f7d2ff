using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>Questions over HTTP against sums made here.</summary>
public sealed class QueryTests(AzuriteFixture azurite)
{
    private static readonly (string Code, string Group)[] Types = [("COMMUNITY_SERVICE", "G4"), ("TRAINING", "B"), ("DONATION", "G5"), ("THEME_PARTY_DAY", "P"), ("ENTERPRISE_SERVICE", "G3")];
    private static readonly string[] Campaigns = ["", "党史学习教育", "纪律教育月", "党史学习教育;百社联百村"];

    [Fact]
    public async Task Every_grouping_filter_and_period_equals_the_sums_of_the_rows()
    {
        await using var app = await App.StartAsync(azurite);
        var (organisations, rows) = Sample();
        await app.RegisterAsync(organisations.Select(code => Rows.Organisation(code)));
        (await app.CommitAsync("activities", "2025", Grid.Of(rows.Select(row => row.Cells)).Csv(Grid.Gb18030))).Counts(rows.Count, accepted: rows.Count);

        foreach (var (by, keys) in Groupings())
        {
            foreach (var (measure, value) in Measures())
            {
                var expected = rows.SelectMany(row => keys(row).Select(key => (key, row))).GroupBy(pair => pair.key).ToDictionary(group => group.Key, group => group.Sum(pair => value(pair.row)));
                expected["total"] = rows.Sum(value);
                Assert.Equal(Sorted(expected), Sorted(await app.SumsAsync("activities", "2025", measure, by)));
            }
        }

        foreach (var (period, months) in new (string, int[])[] { ("2025", [.. Enumerable.Range(1, 12)]), ("2025Q1", [1, 2, 3]), ("2025Q4", [10, 11, 12]), ("2025-02", [2]), ("2025-07", [7]) })
            Assert.Equal(rows.Where(row => months.Contains(row.Month)).Sum(row => row.Funds), await app.SumAsync("activities", period, "fundsTotal"));

        foreach (var (where, matches) in new (string, Func<Act, bool>)[]
        {
            ("city:440300", row => row.Uscc[2..6] == "4403"),
            ("city:440300|440000,type:SSI", row => row.Uscc[2..6] is "4403" or "4400" && row.Uscc[1] == '2'),
            ("division:440106", row => row.Uscc[2..8] == "440106"),
            ("level:CITY", row => row.Uscc[2..8] is "440300" or "441900"),
            ("typeGroup:G4|G5", row => row.Group is "G4" or "G5"),
            ("activityType:TRAINING,month:2025-03", row => row.Type == "TRAINING" && row.Month == 3),
            ("campaign:党史学习教育", row => row.Campaigns.Contains("党史学习教育")),
            ("campaign:党史学习教育|百社联百村", row => row.Campaigns.Intersect(["党史学习教育", "百社联百村"]).Any()),
            ("campaign:", row => row.Campaigns.Length == 0),
        })
        {
            Assert.Equal(rows.Where(matches).Sum(row => row.Funds), await app.SumAsync("activities", "2025", "fundsTotal", where));
            Assert.Equal(rows.Count(matches), await app.SumAsync("activities", "2025", "records", where));
        }

        // Σ over cities = Σ over types = Σ over months = the total.
        foreach (var by in new[] { "city", "type", "month", "activityType", "typeGroup", "division", "level" })
        {
            var sums = await app.SumsAsync("activities", "2025", "fundsTotal", by);
            Assert.Equal(sums["total"], sums.Where(sum => sum.Key != "total").Sum(sum => sum.Value));
        }
    }

    [Fact]
    public async Task Large_sums_are_exact_to_the_fen_in_json_and_csv()
    {
        await using var app = await App.StartAsync(azurite);
        string[] codes = [.. Enumerable.Range(0, 12).Select(i => Codes.Of("440300", '1', i))];
        await app.RegisterAsync(codes.Select(code => Rows.Organisation(code)));
        await app.CommitAsync("annual-reports", "2025", Grid.Of(codes.Select((code, i) => Rows.Report(code, 987_654_321_012.34m, i == 0 ? 987_654_321_012.35m : 0.01m))).Csv());
        using var json = await app.Http.GetAsync("/api/aggregates/annual-reports?period=2025&measures=income,expense");
        var text = await json.Content.ReadAsStringAsync();
        Assert.Contains("\"total\":{\"income\":11851851852148.08,\"expense\":987654321012.46}", text, StringComparison.Ordinal);
        using var csv = await app.Http.GetAsync("/api/aggregates/annual-reports?period=2025&measures=income,expense&by=city&format=csv");
        Assert.Contains("440300,深圳市,11851851852148.08,987654321012.46", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // A deficit is a negative change of net assets, never a formula in a CSV.
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(codes[0], 0.05m, 0.07m)).Csv());
        Assert.Equal(11 * 987_654_321_012.34m + 0.05m, await app.SumAsync("annual-reports", "2025", "income"));
    }

    [Fact]
    public async Task Csv_has_a_byte_order_mark_and_no_cell_that_a_spreadsheet_would_run()
    {
        await using var app = await App.StartAsync(azurite);
        var code = Codes.Of("440300", '1', 1);
        await app.RegisterAsync(Rows.Organisation(code));
        await app.CommitAsync("activities", "2025", Grid.Of(
            Rows.Activity(code, "A1", "2025-02-01", more: ("campaignTags", "=HYPERLINK(\"http://x\")")), Rows.Activity(code, "A2", "2025-02-01", more: ("campaignTags", "@SUM(A1)")), Rows.Activity(code, "A3", "2025-02-01", more: ("campaignTags", "-1+1"))).Csv());
        using var csv = await app.Http.GetAsync("/api/aggregates/activities?period=2025&by=campaign&measures=records&format=csv");
        Assert.Equal("text/csv; charset=utf-8", csv.Content.Headers.ContentType!.ToString());
        var bytes = await csv.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.DoesNotMatch("^\"?[=@+-]", line));
    }

    [Fact]
    public async Task A_question_costs_one_transaction_while_nothing_changed_and_304_says_so()
    {
        await using var app = await App.StartAsync(azurite);
        var (organisations, rows) = Sample();
        await app.RegisterAsync(organisations.Select(code => Rows.Organisation(code)));
        await app.CommitAsync("activities", "2025", Grid.Of(rows.Select(row => row.Cells)).Csv());
        const string question = "/api/aggregates/activities?period=2025&by=city,month&measures=fundsTotal";
        using var cold = await app.Http.GetAsync(question);
        Assert.Equal(HttpStatusCode.OK, cold.StatusCode);

        foreach (var other in new[] { question, "/api/aggregates/activities?period=2025Q2&by=type", "/api/aggregates/activities?period=2025&format=csv" })
        {
            app.Wire.Forget();
            using var warm = await app.Http.GetAsync(other);
            Assert.Equal("1", warm.Headers.GetValues("X-Nianbao-Transactions").Single());
            Assert.Single(app.Wire.Requests);
        }

        using (var unchanged = await AskAsync(app, question, cold.Headers.ETag!.ToString()))
        {
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
            Assert.Equal("1", unchanged.Headers.GetValues("X-Nianbao-Transactions").Single());
            Assert.Equal(cold.Headers.ETag, unchanged.Headers.ETag);
        }

        // A file that changes nothing leaves the answer; one that does makes a new one.
        await app.CommitAsync("activities", "2025", Grid.Of(rows.Select(row => row.Cells).Reverse()).Csv());
        using (var unchanged = await AskAsync(app, question, cold.Headers.ETag!.ToString()))
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        await app.CommitAsync("activities", "2025", Grid.Of(Rows.Activity(organisations[0], "NEW", "2025-06-06")).Csv());
        using (var changed = await AskAsync(app, question, cold.Headers.ETag!.ToString()))
        {
            Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
            Assert.NotEqual(cold.Headers.ETag, changed.Headers.ETag);
        }

        var document = await app.JsonAsync(question);
        foreach (var field in new[] { "asOf", "computedAt", "version" })
            Assert.NotNull(document.Text(field));
        Assert.Equal("广州市", document.GetProperty("labels").GetProperty("city").GetProperty("440100").Text("zh"));
    }

    [Fact]
    public async Task A_question_asked_after_a_receipt_is_final_counts_its_rows_however_many_ask_meanwhile()
    {
        await using var app = await App.StartAsync(azurite);
        var code = Codes.Of("440106", '1', 1);
        await app.RegisterAsync(Rows.Organisation(code));
        using var over = new CancellationTokenSource();
        var crowd = Enumerable.Range(0, 8).Select(async _ =>
        {
            var last = 0m;
            while (!over.IsCancellationRequested)
            {
                var records = await app.SumAsync("activities", "2025", "records");
                Assert.True(records >= last, $"{records} after {last}: the totals went back.");
                last = records;
            }
        }).ToList();
        for (var i = 1; i <= 6; i++)
        {
            await app.CommitAsync("activities", "2025", Grid.Of(Rows.Activity(code, $"A{i}", "2025-02-01")).Csv());
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.SumAsync("activities", "2025", "records"))), records => Assert.Equal(i, records));
        }

        await over.CancelAsync();
        await Task.WhenAll(crowd);
    }

    [Fact]
    public async Task A_single_organisations_report_costs_at_most_twelve_transactions_and_many_rows_a_fortieth_each()
    {
        await using var app = await App.StartAsync(azurite);
        var codes = Enumerable.Range(0, 2_000).Select(i => Codes.Of(i % 2 == 0 ? "440300" : "440106", '1', i)).ToList();
        var many = await app.RegisterAsync(codes.Select(code => Rows.Organisation(code)));
        Assert.InRange(many.Number("transactions"), 1, 2_000 / 40);
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(codes[0])).Csv());
        app.Wire.Forget();
        var one = await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(codes[1])).Csv());
        Assert.InRange(one.Number("transactions"), 1, 12);
        app.Now("2026-07-01T00:00:00+08:00");
        app.Wire.Forget();
        var late = await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(codes[2])).Csv());
        Assert.True(late.Number("transactions") <= 12, string.Join('\n', app.Wire.Requests));
    }

    [Fact]
    public async Task Organisations_can_be_listed_filtered_searched_and_paged()
    {
        await using var app = await App.StartAsync(azurite);
        var codes = Enumerable.Range(0, 57).Select(i => Codes.Of(new[] { "440106", "440300", "441900" }[i % 3], "123"[i % 2], i)).ToList();
        await app.RegisterAsync(codes.Select((code, i) => Rows.Organisation(code, name: i == 5 ? "广东省慈善 O'Neil 联合会" : null, more: i % 5 == 0 ? [("status", "CANCELLED"), ("endedOn", "2025-01-01")] : [])));

        foreach (var (filter, matches) in new (string, Func<int, bool>)[]
        {
            ("", _ => true),
            ("city=440100", i => i % 3 == 0),
            ("division=440300", i => i % 3 == 1),
            ("type=SSI", i => i % 2 == 1),
            ("status=CANCELLED&city=441900", i => i % 5 == 0 && i % 3 == 2),
            ($"q={codes[8].ToLowerInvariant()}", i => i == 8),
            ("q=O'Neil", i => i == 5),
            ("q=慈善", i => i == 5),
            ("q=nobody", _ => false),
        })
        {
            var expected = codes.Where((_, i) => matches(i)).Order(StringComparer.Ordinal);
            var found = new List<string>();
            string? token = "";
            for (var page = 0; token is not null && page < 20; page++)
            {
                var answer = await app.JsonAsync($"/api/organisations?limit=10&{filter}{(token.Length > 0 ? "&continuationToken=" + token : "")}");
                Assert.InRange(answer.List("items").Count, 0, 10);
                found.AddRange(answer.List("items").Select(item => item.Text("uscc")!));
                token = answer.Text("continuationToken");
            }

            Assert.Equal(expected, found.Order(StringComparer.Ordinal));
            Assert.Equal(found.Count, found.Distinct().Count());
        }

        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(codes[1])).Csv());
        var one = await app.JsonAsync($"/api/organisations/{codes[1].ToLowerInvariant()}");
        Assert.Equal(Rows.NameOf(codes[1]), one.GetProperty("organisation").Text("name"));
        var report = Assert.Single(one.List("reports"));
        Assert.Equal(2025, report.Number("year"));
        Assert.Equal(codes[1], (await app.JsonAsync(report.Text("record")!)).Text("uscc"));
    }

    [Fact]
    public async Task Datasets_describe_themselves_and_health_says_how_it_is()
    {
        await using var app = await App.StartAsync(azurite);
        var code = Codes.Of("440300", '1', 1);
        await app.RegisterAsync(Rows.Organisation(code));
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(code)).Csv());
        var list = (await app.JsonAsync("/api/datasets")).List("datasets").ToDictionary(dataset => dataset.Text("name")!);
        Assert.Superset(new HashSet<string> { "registry", "annual-reports", "activities" }, list.Keys.ToHashSet());
        Assert.Equal("2025", Assert.Single(list["annual-reports"].List("periods")).GetString());
        foreach (var name in list.Keys)
        {
            var one = await app.JsonAsync($"/api/datasets/{name}");
            Assert.Contains(one.List("columns"), column => (column.Text("name"), column.Text("chinese")) is ("uscc", "统一社会信用代码") or ("divisionCode", "所属区划"));
            Assert.All(one.List("measures"), measure => Assert.NotEmpty(measure.Text("unit")!));
            Assert.Contains(one.List("dimensions"), dimension => dimension.Text("name") == "city" && dimension.List("values").Count == 22);
        }

        // Every rule that issue 2 names is described, in both languages, with a remedy.
        var rules = new HashSet<string>();
        foreach (var name in new[] { "registry", "annual-reports", "activities" })
        {
            foreach (var rule in (await app.JsonAsync($"/api/datasets/{name}")).List("rules"))
            {
                rules.Add(rule.Text("code")!);
                foreach (var field in new[] { "chinese", "english", "remedyZh", "remedyEn" })
                    Assert.NotEmpty(rule.Text(field)!);
            }
        }

        Assert.Superset(
            new HashSet<string>([.. Enumerable.Range(1, 15).Select(i => $"ID-{i:D3}"), "DT-001", "GV-001", "PB-001", "PB-002", "PB-003", "PB-004", .. new[] { 5, 8, 9, 10, 12, 13, 16, 17 }.Select(i => $"FN-{i:D3}"), "XY-001", .. Enumerable.Range(1, 9).Select(i => $"AC-{i:D3}")]),
            rules);

        var health = await app.JsonAsync("/api/health");
        Assert.Equal(("healthy", 2, 0), (health.Text("status"), health.GetProperty("uploads").Number("total"), health.GetProperty("uploads").Number("pending")));
        app.Wire.Breaks = (_, _) => true;
        using var down = await app.Http.GetAsync("/api/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, down.StatusCode);
        using var question = await app.Http.GetAsync("/api/aggregates/registry");
        Assert.Equal("storage-unavailable", (await App.ProblemAsync(question, HttpStatusCode.ServiceUnavailable)).Text("code"));
    }

    [Fact]
    public async Task Keys_with_odd_characters_and_rows_without_a_number_find_themselves_again()
    {
        await using var app = await App.StartAsync(azurite);
        var code = Codes.Of("440300", '1', 1);
        await app.RegisterAsync(Rows.Organisation(code));
        string[] ids = ["A/1", "A\\2", "A#3", "A?4", "活动 五", "a%6", "A+7", "A'8"];
        var rows = ids.Select((id, i) => Rows.Activity(code, id, $"2025-03-{i + 1:D2}")).Append(Rows.Activity(code, "", "2025-04-01")).ToList();
        await app.CommitAsync("activities", "2025", Grid.Of(rows).Csv());
        foreach (var id in ids)
        {
            using var answer = await app.Http.GetAsync($"/api/records/activities/2025/{Uri.EscapeDataString($"{code}-{id}")}");
            Assert.True(answer.IsSuccessStatusCode, $"{id}: {await answer.Content.ReadAsStringAsync()}");
        }

        (await app.CommitAsync("activities", "2025", Grid.Of(rows).Xlsx(), "a.xlsx")).Counts(9, unchanged: 9);
        Assert.Equal(9, await app.SumAsync("activities", "2025", "records"));
    }

    private static async Task<HttpResponseMessage> AskAsync(App app, string url, string etag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        return await app.Http.SendAsync(request);
    }

    private static SortedDictionary<string, decimal> Sorted(Dictionary<string, decimal> sums) => new(sums, StringComparer.Ordinal);

    private static IEnumerable<(string By, Func<Act, IEnumerable<string>> Keys)> Groupings() =>
    [
        ("city", row => [City(row)]),
        ("division", row => [row.Uscc[2..8]]),
        ("level", row => [row.Uscc[2..8] == "440000" ? "PROVINCE" : row.Uscc[6..8] == "00" ? "CITY" : "COUNTY"]),
        ("type", row => [Type(row)]),
        ("month", row => [$"2025-{row.Month:D2}"]),
        ("activityType", row => [row.Type]),
        ("typeGroup", row => [row.Group]),
        ("campaign", row => row.Campaigns.Length == 0 ? [""] : row.Campaigns),
        ("city,typeGroup", row => [$"{City(row)}/{row.Group}"]),
        ("month,type", row => [$"2025-{row.Month:D2}/{Type(row)}"]),
    ];

    private static IEnumerable<(string Name, Func<Act, decimal> Value)> Measures() =>
    [
        ("records", _ => 1),
        ("sessions", row => row.Sessions),
        ("fundsTotal", row => row.Funds),
        ("served", row => row.Group == "P" ? 0 : row.Served),
        ("partyLife", row => row.Group == "P" ? row.Sessions : 0),
    ];

    private static string City(Act row) => row.Uscc[2..6] + "00";

    private static string Type(Act row) => row.Uscc[1] switch { '1' => "SG", '2' => "SSI", _ => "FDN" };

    private static (string[] Organisations, List<Act> Rows) Sample()
    {
        string[] divisions = ["440000", "440106", "440300", "441900", "440604"];
        string[] organisations = [.. Enumerable.Range(0, 30).Select(i => Codes.Of(divisions[i % 5], "123"[i % 3], i))];
        var rows = new List<Act>();
        for (var i = 0; i < 400; i++)
        {
            var (type, group) = Types[i * 7 % 5];
            var tags = Campaigns[i * 3 % 4];
            var row = new Act(organisations[i * 11 % 30], type, group, 1 + (i * 5 % 12), 1 + (i % 4), i * 13 % 997, (i * 7919 % 1_000_003) / 100m, tags.Length == 0 ? [] : tags.Split(';'));
            var day = $"2025-{row.Month:D2}-{1 + (i % 28):D2}";
            rows.Add(row with
            {
                Cells = Rows.Activity(row.Uscc, $"N{i}", day, row.Served, row.Funds, ("type", type), ("sessions", row.Sessions.ToString(CultureInfo.InvariantCulture)), ("campaignTags", tags), ("partyOrgId", "P1"), ("topic", "学习"), ("attendees", "12")),
            });
        }

        return (organisations, rows);
    }

    private sealed record Act(string Uscc, string Type, string Group, int Month, int Sessions, int Served, decimal Funds, string[] Campaigns)
    {
        public IReadOnlyDictionary<string, string?> Cells { get; init; } = new Dictionary<string, string?>();
    }
}
