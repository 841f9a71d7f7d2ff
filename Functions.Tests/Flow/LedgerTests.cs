using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Indicators;
using Nianbao.Domain.Ledgers;
using Nianbao.Pipeline;
using Nianbao.Tests.ShouldFail;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>Ledgers by HTTP: templates, files with Chinese headers, corrections, voids, totals, and what refers to another ledger.</summary>
public sealed class LedgerTests(AzuriteFixture azurite)
{
    private const string Province = "51440000MJK900012T";
    private const string Shenzhen = "53440300MJL1700155";

    /// <summary>Every ledger after those it refers to.</summary>
    internal static IReadOnlyList<LedgerDataset> InOrder()
    {
        var (open, ordered) = (Catalogue.All.OfType<LedgerDataset>().ToList(), new List<LedgerDataset>());
        while (open.Count > 0)
        {
            var next = open.First(ledger => ledger.LooksUp.All(name => name == ledger.Name || ordered.Exists(done => done.Name == name)));
            open.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }

    internal static string PeriodOf(LedgerDataset ledger) => ledger.PeriodKind == PeriodKind.Year ? "2025" : "current";

    [Fact]
    public async Task Every_ledger_takes_a_table_under_Chinese_headers_shows_its_records_and_counts_them()
    {
        await using var app = await StartAsync();
        foreach (var ledger in InOrder())
        {
            var entries = Entries(ledger.Name);
            var receipt = await app.CommitAsync(ledger.Name, PeriodOf(ledger), Csv(ledger, entries), "台账.csv");
            Assert.Equal(entries.Count, receipt.GetProperty("counts").Number("accepted"));
            Assert.Equal(0, receipt.Number("findingsTotal"));

            // By every dimension the counts add up to the number of entries.
            foreach (var by in ledger.Dimensions.Select(d => d.Name).Append("city"))
            {
                var sums = await app.SumsAsync(ledger.Name, PeriodOf(ledger), "records", by);
                Assert.Equal(entries.Count, sums["total"]);
                Assert.Equal(entries.Count, sums.Where(sum => sum.Key != "total").Sum(sum => sum.Value));
            }

            // Under the app's own key: numbers that are derived from persons depend on it.
            var kept = app.Service<DatasetList>().Require(ledger.Name);
            foreach (var entry in entries.Select(entry => (LedgerEntry)entry.Read(kept, Period.Current).Record))
            {
                var shown = await app.JsonAsync($"/api/records/{ledger.Name}/{PeriodOf(ledger)}/{Uri.EscapeDataString(entry.Key)}");
                Assert.Equal((entry.Key, entry.Division), (shown.Text("key"), shown.Text("division")));
                Assert.All(ledger.Columns.Where(column => column.Personal && column.Write(entry) is not null), column => Assert.Equal("***", shown.GetProperty("values").Text(column.Name)));
            }

            using var template = await app.Http.GetAsync($"/api/datasets/{ledger.Name}/template.xlsx?period={PeriodOf(ledger)}");
            Assert.Equal(HttpStatusCode.OK, template.StatusCode);
            // The template as it is has no rows; a row of it with our entries is read like any file.
            Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", template.Content.Headers.ContentType!.MediaType);
            var described = await app.JsonAsync($"/api/datasets/{ledger.Name}");
            Assert.Equal(ledger.Mechanisms, described.GetProperty("mechanisms").EnumerateArray().Select(m => m.GetString()));
        }

        await app.RunAsync("Reconcile");
        Assert.DoesNotContain("were mended", app.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_is_corrected_by_its_number_voided_and_brought_back_and_keeps_its_history()
    {
        await using var app = await StartAsync();
        async Task PutAsync(string row) => await app.CommitAsync("observation-points", "current", Encoding.UTF8.GetBytes("统一社会信用代码,观察点编号,设立日期,观察点级别,作废\n" + row));
        await PutAsync($"{Province},GC-1,2021-07-01,省级,");
        await PutAsync($"{Province},GC-1,2021-07-01,市级,");
        Assert.Equal(1, await app.SumAsync("observation-points", "current", "records", "pointLevel:CITY"));
        await PutAsync($"{Province},GC-1,2021-07-01,市级,是");
        Assert.Equal(0, await app.SumAsync("observation-points", "current", "records"));
        await PutAsync($"{Province},GC-1,2021-07-01,省级,否");
        Assert.Equal(new Dictionary<string, decimal> { ["PROVINCE"] = 1, ["total"] = 1 }, await app.SumsAsync("observation-points", "current", "records", "pointLevel"));
        var history = await app.JsonAsync($"/api/records/observation-points/current/{Province}-GC-1/history");
        Assert.Equal(4, history.GetProperty("versions").GetArrayLength());
    }

    [Fact]
    public async Task An_entry_of_an_authority_lies_in_its_division_and_counts_to_its_city()
    {
        await using var app = await StartAsync();
        await app.CommitAsync("brands", "current", Encoding.UTF8.GetBytes("所属区划,品牌编号,品牌名称,创建日期\n广州市,1,红苗工程,2017-01-01\n深圳市,1,燎原计划,2018-01-01\n440600,1,1+N群组链,2019-01-01\n"));
        Assert.Equal(new Dictionary<string, decimal> { ["440100"] = 1, ["440300"] = 1, ["440600"] = 1, ["total"] = 3 }, await app.SumsAsync("brands", "current", "records", "city"));
        Assert.Equal("燎原计划", (await app.JsonAsync("/api/records/brands/current/440300-1")).GetProperty("values").Text("name"));
        await app.ProblemAsync("/api/records/brands/current/440300-9", HttpStatusCode.NotFound);
        await app.ProblemAsync("/api/records/brands/current/9", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_refers_to_a_workstation_is_returned_until_the_workstation_is_there()
    {
        await using var app = await StartAsync();
        var link = Encoding.UTF8.GetBytes($"统一社会信用代码,工作站编号,联系开始日期\n{Province},第七,2020-02-01\n");
        var refused = await app.UploadAsync("workstation-links", "current", link);
        Assert.Equal("rejected", refused.Text("state"));
        var finding = Assert.Single(refused.GetProperty("findings").EnumerateArray());
        Assert.Equal(("LG-005", "stationNo", "B2"), (finding.Text("code"), finding.Text("field"), finding.Text("cell")));
        Assert.Contains("第七", finding.Text("messageZh"), StringComparison.Ordinal);

        await app.CommitAsync("party-organisations", "current", Csv(Find("party-organisations"), Entries("party-organisations")));
        await app.CommitAsync("workstations", "current", Encoding.UTF8.GetBytes($"统一社会信用代码,工作站编号,设立日期\n{Shenzhen},第七,2020-01-15\n{Shenzhen},第八,2020-01-15\n"));
        await app.CommitAsync("workstation-links", "current", link);
        // A second station at the same time, in a later file and in the same one.
        var second = await app.UploadAsync("workstation-links", "current", Encoding.UTF8.GetBytes($"统一社会信用代码,工作站编号,联系开始日期\n{Province},第八,2021-01-01\n{Shenzhen},第七,2021-01-01\n{Shenzhen},第八,2021-05-01\n"));
        Assert.Equal(["LG-007 A2", "LG-007 A4"], second.GetProperty("findings").EnumerateArray().Select(f => $"{f.Text("code")} A{f.Number("row")}"));
        // Moved: the former link ends in the row before the new one begins.
        await app.CommitAsync("workstation-links", "current", Encoding.UTF8.GetBytes($"统一社会信用代码,工作站编号,联系开始日期,联系结束日期\n{Province},第七,2020-02-01,2020-12-31\n{Province},第八,2021-01-01,\n"));
        Assert.Equal(new Dictionary<string, decimal> { ["第七"] = 2, ["第八"] = 1, ["total"] = 3 }, await app.SumsAsync("workstation-links", "current", "records", "station"));
    }

    [Fact]
    public async Task The_inspection_reads_weak_cases_and_forum_notices_from_their_ledgers_and_looks_again_when_these_change()
    {
        await using var app = await App.StartAsync(azurite);
        var code = Codes.Of("440300", '1', 7);
        await app.RegisterAsync(Rows.Organisation(code, supervisor: "深圳市教育局"));
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(code, more: ("preReviewedOn", "2026-02-01"))).Csv());
        async Task<string> GroundsAsync()
        {
            app.Clock.Advance(TimeSpan.FromDays(1));
            await app.RunAsync("Inspect");
            return string.Join('+', Assert.Single((await app.JsonAsync("/api/inspections/2025?limit=10")).List("items")).List("grounds"));
        }

        Task PutAsync(string row) => app.CommitAsync("weak-party-org-cases", "current", Encoding.UTF8.GetBytes("统一社会信用代码,整顿编号,排查日期,整改期限,整改结果,销号日期\n" + row));
        app.Now("2026-07-02T09:00:00+08:00");
        Assert.Equal("", await GroundsAsync());
        await PutAsync($"{code},RH-1,2025-03-01,2025-09-01,,");
        Assert.Equal("G23", await GroundsAsync());
        await app.CommitAsync("forum-notices", "current", Encoding.UTF8.GetBytes($"统一社会信用代码,报告编号,活动名称,计划日期,报告日期\n{code},FN-1,教育论坛,2025-05-01,2025-05-02\n"));
        Assert.Equal("G13+G23", await GroundsAsync());
        await PutAsync($"{code},RH-1,2025-03-01,2025-09-01,销号,2025-08-30");
        Assert.Equal("G13", await GroundsAsync());
    }

    [Fact]
    public async Task Indicators_are_counted_by_organisation_as_of_a_day_and_cost_one_read_while_nothing_changes()
    {
        await using var app = await StartAsync();
        foreach (var ledger in InOrder())
            await app.CommitAsync(ledger.Name, PeriodOf(ledger), Csv(ledger, Entries(ledger.Name)));
        await app.CommitAsync("coverage", "current", Encoding.UTF8.GetBytes($"uscc,mode,partyOrgId,from\n{Shenzhen},单独组建,GD-SZ-0415,2016-09-09\n"));
        await app.CommitAsync("party-posts", "current", Encoding.UTF8.GetBytes($"uscc,partyOrgId,post,name,appointedOn\n{Shenzhen},GD-SZ-0415,书记,袁静,2021-09-12\n"));

        async Task<Dictionary<string, string>> AskAsync(string query) =>
            (await app.JsonAsync("/api/indicators" + query)).List("indicators").Where(i => i.TryGetProperty("base", out _)).ToDictionary(i => i.Text("name")!, i => $"{i.Text("count")}/{i.Text("base")} {i.Text("value")}".TrimEnd());

        var now = await AskAsync("");
        Assert.Equal("1/1 1", now["party.oneShoulder"]);
        Assert.Equal("1/2 0.5", now["party.cross"]);
        Assert.Equal(("1/2 0.5", "1/2 0.5"), (now["party.trained"], now["party.secretariesInOffice"]));
        // Before the branch of Shenzhen had its secretary, and the association its temporary branch.
        var before = await AskAsync("?asOf=2018-12-31&name=party.cross,party.oneShoulder");
        Assert.Equal(("0/1 0", "0/1 0"), (before["party.cross"], before["party.oneShoulder"]));

        var rows = (await app.JsonAsync("/api/indicators?by=city,type&name=party.oneShoulder")).List("indicators").Single().List("rows").ToDictionary(row => $"{row.Text("city")} {row.Text("type")}", row => row.Number("count"));
        Assert.Equal(1, rows["440300 FDN"]);
        Assert.Equal(1, rows.Values.Sum());
        using var warm = await app.Http.GetAsync("/api/indicators");
        Assert.Equal("1", warm.Headers.GetValues("X-Nianbao-Transactions").Single());
        await app.ProblemAsync("/api/indicators?name=cov.all");
        await app.ProblemAsync("/api/indicators?asOf=2030-01-01");
        await app.ProblemAsync("/api/indicators?by=colour");
        await app.ProblemAsync("/api/indicators?where=city");
        await app.ProblemAsync("/api/indicators?where=city:449900");
        await app.ProblemAsync("/api/indicators?year=2030");
    }

    [Fact]
    public async Task Every_mechanism_of_the_appendix_answers_from_its_datasets_with_its_indicators()
    {
        var rows = Mechanisms("README.md");
        Assert.Equal(Enumerable.Range(1, 38).Select(number => $"M{number:D2}"), rows.Select(row => row.Mechanism));
        Assert.Equal(rows.Select(row => (row.Mechanism, row.Datasets, row.Indicators, row.Address)), Mechanisms("README.zh-CN.md").Select(row => (row.Mechanism, row.Datasets, row.Indicators, row.Address)));
        // What a ledger says it is for is what the appendix says.
        var byLedger = Catalogue.All.OfType<LedgerDataset>().SelectMany(ledger => ledger.Mechanisms.Select(mechanism => (mechanism, ledger.Name))).ToList();
        Assert.All(byLedger, pair => Assert.Contains($"`{pair.Name}`", rows.Single(row => row.Mechanism == pair.mechanism).Datasets, StringComparison.Ordinal));

        await using var app = await StartAsync();
        foreach (var ledger in InOrder())
            await app.CommitAsync(ledger.Name, PeriodOf(ledger), Csv(ledger, Entries(ledger.Name)));
        foreach (var (mechanism, names, indicators, address) in rows)
        {
            var answer = await app.JsonAsync(address.Trim('`'));
            var answered = answer.TryGetProperty("indicators", out var figures) ? figures.EnumerateArray().Select(figure => figure.Text("name"))
                : answer.TryGetProperty("measures", out var measures) ? measures.EnumerateArray().Select(measure => measure.Text("name"))
                : answer.GetProperty("total").EnumerateObject().Select(property => property.Name);
            // An indicator with a dot stands at its own address, whatever the row asks for.
            Assert.All(Named(indicators).Where(name => !name.Contains('.', StringComparison.Ordinal) || address.Contains("indicators", StringComparison.Ordinal)), name => Assert.True(answered.Contains(name), $"{mechanism}: {name}"));
            Assert.All(Named(indicators).Where(name => name.Contains('.', StringComparison.Ordinal)), name => Assert.Contains(name, IndicatorList.All.Select(indicator => indicator.Name)));
            foreach (var ledger in Named(names).Select(name => Catalogue.All.Single(dataset => dataset.Name == name)).OfType<LedgerDataset>())
                Assert.True(await app.SumAsync(ledger.Name, PeriodOf(ledger), "records") > 0, ledger.Name);
        }
    }

    [Fact]
    public async Task An_activity_is_held_against_the_campaigns_of_its_day_and_counts_under_the_campaign_s_name()
    {
        await using var app = await StartAsync();
        await app.CommitAsync("campaigns", "current", Encoding.UTF8.GetBytes("所属区划,主题活动编号,主题活动名称,开始日期,结束日期\n省本级,ZT-2025-03,春风行动,2025-03-01,2025-03-31\n"));
        Dictionary<string, string?> Tagged(string id, string day, string tag) => Rows.Activity(Shenzhen, id, day, 10, 0m, ("title", $"便民服务之{id}"), ("placeRegionCode", "440305"), ("campaignTags", tag));
        var receipt = await app.UploadAsync("activities", "2025", Grid.Of(Tagged("甲", "2025-03-31", "春风行动"), Tagged("乙", "2025-03-01", "ZT-2025-03"), Tagged("丙", "2025-04-01", "春风行动"), Tagged("丁", "2025-03-02", "春风行动2")).Csv());
        Assert.Equal(["丙", "丁"], receipt.Findings("AC-025").Select(finding => finding.Number("row") == 4 ? "丙" : finding.Number("row") == 5 ? "丁" : finding.ToString()));
        Assert.Contains("春风行动（ZT-2025-03）", receipt.Findings("AC-025")[^1].Text("remedyZh"), StringComparison.Ordinal);
        var sums = await app.SumsAsync("activities", "2025", "records", "campaign");
        Assert.Equal((3m, 1m), (sums["春风行动"], sums["春风行动2"]));

        // Once the ledger says that it went on, the same file has nothing to be told of that day.
        await app.CommitAsync("campaigns", "current", Encoding.UTF8.GetBytes("所属区划,主题活动编号,主题活动名称,开始日期,结束日期\n省本级,ZT-2025-03,春风行动,2025-03-01,2025-04-30\n"));
        var again = await app.UploadAsync("activities", "2025", Grid.Of(Tagged("乙", "2025-03-01", "ZT-2025-03"), Tagged("丙", "2025-04-01", "春风行动")).Csv());
        Assert.Empty(again.Findings("AC-025"));
        Assert.Equal(2, again.GetProperty("counts").Number("unchanged"));
    }

    [Fact]
    public async Task The_same_row_twice_in_a_file_is_one_entry_and_two_different_ones_with_one_number_are_told()
    {
        await using var app = await StartAsync();
        var twice = await app.CommitAsync("observation-points", "current", Encoding.UTF8.GetBytes($"统一社会信用代码,设立日期,观察点级别\n{Province},2021-07-01,省级\n{Province},2021-07-01,省级\n"));
        Assert.Equal((1, 1), (twice.GetProperty("counts").Number("accepted"), twice.GetProperty("counts").Number("unchanged")));
        var differing = await app.UploadAsync("observation-points", "current", Encoding.UTF8.GetBytes($"统一社会信用代码,设立日期,观察点级别\n{Shenzhen},2021-07-01,省级\n{Shenzhen},2021-07-01,市级\n"));
        Assert.Equal("ID-014", Assert.Single(differing.GetProperty("findings").EnumerateArray()).Text("code"));
    }

    [Fact]
    public async Task A_large_ledger_costs_few_requests_and_a_single_entry_no_more_than_a_single_report()
    {
        await using var app = await StartAsync();
        await app.CommitAsync("instructors", "current", Csv(Find("instructors"), Entries("instructors")));
        var codes = Enumerable.Range(0, 600).Select(i => Codes.Of(i % 3 == 0 ? "440100" : i % 3 == 1 ? "440106" : "440300", '1', 70_000 + i)).ToList();
        await app.RegisterAsync(codes.Select(code => Rows.Organisation(code)));
        var many = await app.CommitAsync("instructor-assignments", "current", Encoding.UTF8.GetBytes("统一社会信用代码,指导员编号,联系开始日期\n" + string.Join('\n', codes.Select(code => $"{code},ZD-03,2022-01-01"))));
        Assert.InRange(many.Number("transactions"), 1, (600 / 40) + 12 + (2 * codes.Select(code => code.Substring(2, 6)).Distinct().Count()));
        var one = await app.CommitAsync("instructor-assignments", "current", Encoding.UTF8.GetBytes($"统一社会信用代码,指导员编号,联系开始日期\n{Province},ZD-03,2022-01-01\n"));
        Assert.InRange(one.Number("transactions"), 1, 12);
    }

    private static List<(string Mechanism, string Datasets, string Indicators, string Address)> Mechanisms(string readme) =>
        [.. House.House.Text(readme).Split('\n').Where(line => line.StartsWith("| M", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Select(cells => (cells[1], cells[3], cells[4], cells[5]))];

    private static string[] Named(string cell) => [.. cell.Split(',', StringSplitOptions.TrimEntries).Select(name => name.Trim('`'))];

    private static LedgerDataset Find(string name) => Catalogue.All.OfType<LedgerDataset>().Single(ledger => ledger.Name == name);

    private static List<CorpusRecord> Entries(string ledger) => [.. CleanBase.Names.SelectMany(name => CleanBase.Named(name).Ledgers.GetValueOrDefault(ledger, []))];

    /// <summary>The entries as a table under Chinese headers; those with lists as JSON, which is what a table has no place for.</summary>
    private static byte[] Csv(LedgerDataset ledger, IReadOnlyList<CorpusRecord> entries)
    {
        if (entries.Any(entry => entry.Lists.Any()))
            return JsonSerializer.SerializeToUtf8Bytes(new JsonArray([.. entries.Select(entry => entry.ToJson())]));
        var columns = ledger.Columns.Where(column => entries.Any(entry => entry.Fields.ContainsKey(column.Name))).ToList();
        var lines = entries.Select(entry => string.Join(',', columns.Select(column => entry.Fields.TryGetValue(column.Name, out var value) ? $"\"{CorpusRecord.CellOf(value).Text}\"" : "")));
        return Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(string.Join(',', columns.Select(column => column.Chinese)))));
    }

    private async Task<App> StartAsync()
    {
        var app = await App.StartAsync(azurite, "2026-03-01T09:00:00+08:00");
        var organisations = CleanBase.Names.Select(CleanBase.Named).SelectMany(clean => clean.Others.Prepend(clean.Register!));
        await app.CommitAsync("registry", "current", JsonSerializer.SerializeToUtf8Bytes(new JsonArray([.. organisations.Select(record => record.ToJson())])), "registry.json");
        return app;
    }
}
