using System.Net;
using System.Text.Json;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>The indicators of domain.md 11.2 and 11.3, from files to the answer.</summary>
public sealed class IndicatorTests(AzuriteFixture azurite)
{
    private static readonly string Tianhe = Codes.Of("440106", '1', 1);
    private static readonly string Shenzhen = Codes.Of("440300", '2', 2);
    private static readonly string Foundation = Codes.Of("440000", '3', 3);

    /// <summary>The metrics of the tables in domain.md 11.2 and 11.3, in their order; * stands for one name or more.</summary>
    private const string Table = """
        act.count act.sessions act.served act.online act.volunteers act.hours act.funds act.fundsCash act.fundsInKind act.enterprises act.orgs act.partyLife act.pairings act.cases
        org.total cov.org cov.work cov.due
        party.orgs party.members party.oneShoulder party.cross party.firstSecretary party.temp party.committee party.regional
        party.termExpired party.weak.open party.weak.closed party.weak.overdue charter.partyClause
        ws.count ws.linked instr.orgs instr.coverage obs.points honour.*
        rep.due rep.filed rep.filedOnTime rep.notPreReviewed rep.returned rep.accepted rep.rate rep.notFiled1 rep.notFiled2 rep.notFiled3
        insp.pass insp.basic insp.fail insp.notFiled insp.exempt insp.passRate
        rect.issued rect.closed rect.overdue sup.level1 sup.level2 sup.level3 list.abnormal list.serious
        fin.assets fin.netAssets fin.income fin.expense fin.charity fin.staff
        eval.grade eval.expiring12m find.topRules intake.receiptLatency intake.rejectedShare intake.encoding
        """;

    [Fact]
    public async Task Every_metric_of_the_tables_is_answered_with_what_it_is_and_how_sure_it_is()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe));
        var all = await AskAsync(app, "");
        foreach (var name in Table.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            Assert.True(name.EndsWith('*') ? all.Keys.Any(key => key.StartsWith(name[..^1], StringComparison.Ordinal)) : all.ContainsKey(name), name);
        Assert.All(all.Values, indicator =>
        {
            foreach (var field in new[] { "nameZh", "nameEn", "unit", "formulaZh", "formulaEn", "from", "period", "additive", "rows", "coverage", "isProvisional" })
                Assert.True(indicator.TryGetProperty(field, out _), $"{indicator.Text("name")} {field}");
            Assert.NotEmpty(indicator.List("from"));
        });
        // What nothing is known of is nothing, and its share unknown.
        Assert.Equal((1m, 0m, 1m), (Value(all, "org.total"), Value(all, "act.orgs"), all["org.total"].GetProperty("coverage").GetProperty("share").GetDecimal()));
        Assert.Equal(JsonValueKind.Null, all["insp.passRate"].GetProperty("value").ValueKind);
        Assert.Equal(["rep.accepted", "rep.due"], (await AskAsync(app, "name=rep.due,rep.acc*")).Keys.Order(StringComparer.Ordinal));
        using var second = await app.Http.GetAsync("/api/organisation-indicators");
        Assert.Equal(HttpStatusCode.NotFound, second.StatusCode);
    }

    [Fact]
    public async Task Activities_are_summed_from_the_cells_and_organisations_pairings_enterprises_and_events_counted_once()
    {
        await using var app = await App.StartAsync(azurite, "2025-11-03T09:00:00+08:00");
        await app.RegisterAsync(Rows.Organisation(Tianhe), Rows.Organisation(Shenzhen), Rows.Organisation(Foundation));
        await app.UploadAsync("pairings", "current", Grid.Of(Pairing(Tianhe, "JD-1"), Pairing(Shenzhen, "JD-1")).Csv());
        Dictionary<string, string?> Joint(string uscc, string other) => Rows.Activity(uscc, "J", "2025-07-20", 100, 50m, ("title", "粤港澳青年联合义工日"), ("placeRegionCode", "440305"), ("coOrganisers", $$"""[{"organiserUscc":"{{other}}"}]"""));
        await UploadAsync(
            app,
            Joint(Tianhe, Shenzhen),
            Joint(Shenzhen, Tianhe),
            Rows.Activity(Tianhe, "1", "2025-07-10", 10, 100.10m, ("placeRegionCode", "440106"), ("type", "COMMUNITY_PAIRING"), ("pairingId", "JD-1"), ("title", "结对共建义诊"), ("isEstimated", "是")),
            Rows.Activity(Tianhe, "2", "2025-08-10", 20, 0.01m, ("placeRegionCode", "440106"), ("type", "COMMUNITY_PAIRING"), ("pairingId", "JD-1"), ("title", "结对共建助学")),
            Rows.Activity(Shenzhen, "1", "2025-08-20", 40, 0m, ("placeRegionCode", "440305"), ("type", "COMMUNITY_PAIRING"), ("pairingId", "JD-1"), ("title", "结对共建慰问")),
            Helping(Tianhe, "5", "2025-07-12", "91440101MA5000011X"),
            Helping(Shenzhen, "5", "2025-07-13", "91440101MA5000011X", "91440101MA5000022Y"));

        var all = await AskAsync(app, "name=act.*&by=city");
        Assert.Equal((6m, 7m, 200.11m), (Value(all, "act.count"), Value(all, "act.sessions"), Value(all, "act.funds")));
        Assert.Equal((2m, 2m, 2m), (Value(all, "act.orgs"), Value(all, "act.pairings"), Value(all, "act.enterprises")));
        Assert.Equal((270m, 0m), (Value(all, "act.served"), Value(all, "act.partyLife")));
        Assert.Equal((7, 7), (all["act.served"].Number("records"), all["act.served"].Number("includedUnreviewed")));
        Assert.Equal(0.142857m, all["act.served"].GetProperty("estimatedShare").GetDecimal());
        Assert.Equal(0m, all["act.enterprises"].GetProperty("estimatedShare").GetDecimal());
        var coverage = all["act.served"].GetProperty("coverage");
        Assert.Equal((2, 3), (coverage.Number("reporting"), coverage.Number("due")));
        // What adds up adds up; an enterprise that two cities helped counts in both.
        Assert.All(all.Values.Where(indicator => indicator.GetProperty("additive").GetBoolean()), indicator => Assert.Equal(indicator.GetProperty("value").GetDecimal(), indicator.List("rows").Sum(row => row.GetProperty("value").GetDecimal())));
        Assert.Equal([("440100", 1m), ("440300", 2m)], all["act.enterprises"].List("rows").Select(row => (row.Text("city")!, row.GetProperty("value").GetDecimal())));
        Assert.False(all["act.enterprises"].GetProperty("additive").GetBoolean());
        foreach (var by in new[] { "type", "level", "division,type" })
            Assert.Equal(2m, (await AskAsync(app, $"name=act.orgs&by={by}"))["act.orgs"].List("rows").Sum(row => row.GetProperty("value").GetDecimal()));

        // Of some only, and until a day in the middle of a month.
        var guangzhou = await AskAsync(app, "name=act.*&where=city:440100");
        Assert.Equal((4m, 1m, 1m, 1m), (Value(guangzhou, "act.count"), Value(guangzhou, "act.orgs"), Value(guangzhou, "act.pairings"), Value(guangzhou, "act.enterprises")));
        Assert.Equal(3m, Value(await AskAsync(app, "name=act.count&where=type:SSI|FDN"), "act.count") + 1);
        var july = await AskAsync(app, "name=act.*&asOf=2025-07-12");
        Assert.Equal((2m, 1m, 1m, 1m, 100.10m), (Value(july, "act.count"), Value(july, "act.orgs"), Value(july, "act.pairings"), Value(july, "act.enterprises"), Value(july, "act.fundsCash")));
        Assert.Equal(("2025-01-01/2025-07-12", false), (july["act.count"].Text("period"), july["act.count"].GetProperty("isProvisional").GetBoolean()));
        Assert.Equal(0m, Value(await AskAsync(app, "name=act.count&year=2024"), "act.count"));

        // Without a list the number that was reported counts, and is an estimate.
        await app.UploadAsync("activities", "2024", Grid.Of(Rows.Activity(Shenzhen, "9", "2024-05-01", 0, 0m, ("type", "WORK_RESUMPTION"), ("title", "走访企业"), ("placeRegionCode", "440305"), ("servedPersonTimes", null), ("enterprisesHelped", "3"))).Csv());
        var helped = (await AskAsync(app, "name=act.enterprises&year=2024"))["act.enterprises"];
        Assert.Equal((3m, 1m, "2024-01-01/2024-12-31"), (helped.GetProperty("value").GetDecimal(), helped.GetProperty("estimatedShare").GetDecimal(), helped.Text("period")));

        // Who withdraws the only activity is no organisation with one; a question again costs the clock.
        await UploadAsync(app, Rows.Activity(Shenzhen, "1", "2025-08-20", 40, 0m, ("placeRegionCode", "440305"), ("type", "COMMUNITY_PAIRING"), ("pairingId", "JD-1"), ("title", "结对共建慰问"), ("status", "VOID")));
        var after = await AskAsync(app, "name=act.*");
        Assert.Equal((2m, 1m, 5m), (Value(after, "act.orgs"), Value(after, "act.pairings"), Value(after, "act.count")));
        await AssertCostsTheClockAsync(app, "name=act.*");
        await app.RunAsync("Reconcile");
        Assert.Equal((2m, 1m), (Value(await AskAsync(app, "name=act.*"), "act.orgs"), Value(await AskAsync(app, "name=act.*"), "act.pairings")));

        static Dictionary<string, string?> Pairing(string uscc, string id) => new() { ["uscc"] = uscc, ["pairingId"] = id, ["counterpart.name"] = "白溪村", ["counterpart.kind"] = "VILLAGE", ["signedOn"] = "2025-01-01" };

        static Dictionary<string, string?> Helping(string uscc, string id, string day, params string[] enterprises) => Rows.Activity(
            uscc, id, day, 0, 0m, ("type", "WORK_RESUMPTION"), ("title", $"走访企业{id}"), ("placeRegionCode", "440106"), ("servedPersonTimes", null), ("enterprisesHelped", $"{enterprises.Length}"),
            ("enterpriseList", JsonSerializer.Serialize(enterprises.Select(code => new { enterpriseUscc = code }))));
    }

    [Fact]
    public async Task Uploads_tell_how_quickly_they_were_answered_how_many_were_refused_and_what_was_wrong_however_often_they_were_read()
    {
        await using var app = await App.StartAsync(azurite, "2026-03-02T09:00:00+08:00");
        await app.RegisterAsync(Rows.Organisation(Tianhe), Rows.Organisation(Shenzhen));
        var good = Grid.Of(Rows.Report(Tianhe));
        await app.CommitAsync("annual-reports", "2025", good.Csv());
        await app.UploadAsync("annual-reports", "2025", "uscc,name\n,\n"u8.ToArray());
        var wrong = await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Shenzhen, 110m, 60m, more: ("IS11.t", "111.00"))).Csv(encoding: Grid.Gb18030));
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        var all = await AskAsync(app, "name=find.*,intake.*");
        Assert.Equal((2, 4), (all["intake.rejectedShare"].Number("count"), all["intake.rejectedShare"].Number("base")));
        Assert.Equal(0.5m, Value(all, "intake.rejectedShare"));
        var parts = all["find.topRules"].List("parts").ToDictionary(part => part.Text("part")!, part => part.Number("value"));
        foreach (var code in wrong.GetProperty("findingsByCode").EnumerateObject())
            Assert.True(parts[code.Name] >= code.Value.GetInt32(), code.Name);
        Assert.Equal(parts.Values.Sum(), (int)Value(all, "find.topRules"));
        Assert.Contains("gb18030", all["intake.encoding"].List("parts").Select(part => part.Text("part")!.ToLowerInvariant()));
        Assert.Equal(["p50", "p95"], all["intake.receiptLatency"].List("parts").Select(part => part.Text("part")).Order());
        Assert.Equal((4, 4), (all["intake.encoding"].GetProperty("coverage").Number("reporting"), all["intake.encoding"].GetProperty("coverage").Number("due")));
        Assert.NotNull(all["intake.encoding"].Text("computedAt"));

        // The same bytes are the same upload; nothing can be said of the uploads of a city.
        await app.PostAsync("annual-reports", "2025", good.Csv());
        await app.SettleAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(4, (await AskAsync(app, "name=intake.*"))["intake.rejectedShare"].Number("base"));
        Assert.Equal(JsonValueKind.Null, (await AskAsync(app, "name=intake.encoding&where=city:440100"))["intake.encoding"].GetProperty("value").ValueKind);
        Assert.Equal(0m, Value(await AskAsync(app, "name=find.*&year=2025"), "find.topRules"));
        await AssertCostsTheClockAsync(app, "");
    }

    [Fact]
    public async Task Reports_count_as_completeness_says_their_money_once_it_is_accepted_and_conclusions_as_the_inspection_says()
    {
        await using var app = await App.StartAsync(azurite, "2026-03-02T09:00:00+08:00");
        var missing = Codes.Of("440300", '1', 9);
        await app.RegisterAsync(Rows.Organisation(Tianhe), Rows.Organisation(Shenzhen, supervisor: "深圳市某某局"), Rows.Organisation(Foundation), Rows.Organisation(missing));
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Tianhe, 110m, 60m, more: [("CF15", "30.00")]), Rows.Report(Foundation, 1000m, 900m, more: [("IS1.t", "400.00"), ("IS5.t", "600.00")])).Csv());
        await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Shenzhen, 7m, 5m)).Csv());
        app.Now("2026-07-01T00:30:00+08:00");
        await app.RunAsync("Inspect");

        var all = await AskAsync(app, "name=rep.*,fin.*,insp.*&by=city,type");
        var total = (await app.JsonAsync("/api/completeness/2025")).GetProperty("total");
        foreach (var (name, of) in new[] { ("due", "expected"), ("filed", "filed"), ("filedOnTime", "filedOnTime"), ("notPreReviewed", "filedWithoutPreReview"), ("returned", "returned"), ("accepted", "accepted"), ("exempt", "exempt"), ("notFiled1", "notFiled1"), ("notFiled2", "notFiled2"), ("notFiled3", "notFiled3Plus") })
            Assert.Equal(total.Number(of), (int)Value(all, $"rep.{name}"));
        Assert.Equal((3, 4, 0.75m), (all["rep.rate"].Number("count"), all["rep.rate"].Number("base"), Value(all, "rep.rate")));
        Assert.Equal((4m, 3m, 1m, 1m), (Value(all, "rep.due"), Value(all, "rep.filed"), Value(all, "rep.notPreReviewed"), Value(all, "rep.notFiled1")));

        // The report that lacks its pre-review is filed, and its money is not counted yet.
        Assert.Equal((1110m, 960m, 30m), (Value(all, "fin.income"), Value(all, "fin.expense"), Value(all, "fin.staff")));
        Assert.Equal([("donations", 510m), ("grants", 600m)], all["fin.income"].List("parts").Select(part => (part.Text("part")!, part.GetProperty("value").GetDecimal())).Where(part => part.Item2 != 0).OrderBy(part => part.Item1, StringComparer.Ordinal));
        Assert.Equal((2, 4, true), (all["fin.income"].GetProperty("coverage").Number("reporting"), all["fin.income"].GetProperty("coverage").Number("due"), all["fin.income"].GetProperty("isProvisional").GetBoolean()));

        var inspected = (await app.JsonAsync("/api/inspections/2025?limit=1000")).List("items").GroupBy(item => item.Text("conclusion")).ToDictionary(group => group.Key!, group => group.Count());
        foreach (var (name, conclusion) in new[] { ("pass", "PASS"), ("basic", "BASIC_PASS"), ("fail", "FAIL"), ("notFiled", "NOT_FILED"), ("exempt", "EXEMPT") })
            Assert.Equal(inspected.GetValueOrDefault(conclusion), (int)Value(all, $"insp.{name}"));
        Assert.Equal(1m, Value(all, "insp.notFiled"));
        Assert.True(all["insp.pass"].GetProperty("isProvisional").GetBoolean());
        Assert.Equal("2025", all["insp.pass"].Text("period"));
        Assert.All(all.Values.Where(indicator => indicator.GetProperty("additive").GetBoolean()), indicator => Assert.Equal(indicator.GetProperty("value").GetDecimal(), indicator.List("rows").Sum(row => row.GetProperty("value").GetDecimal())));
        Assert.Equal(1m, Value(await AskAsync(app, "name=rep.due&where=division:440300,type:SG"), "rep.due"));
        await AssertCostsTheClockAsync(app, "name=rep.*,fin.*,insp.*");
    }

    /// <summary>M37 阳光慈善.</summary>
    [Fact]
    public async Task Open_charities_are_those_whose_report_audit_and_projects_can_be_seen()
    {
        await using var app = await App.StartAsync(azurite, "2026-03-02T09:00:00+08:00");
        (string, string?)[] charity = [("isCharity", "是")];
        await app.RegisterAsync(Rows.Organisation(Tianhe, more: charity), Rows.Organisation(Shenzhen, more: charity), Rows.Organisation(Foundation));
        await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Tianhe, more: [("isCharity", "是"), ("audit.hasAudit", "是")]), Rows.Report(Foundation, more: [("audit.hasAudit", "是")])).Csv());
        await app.UploadAsync("charity-projects", "current", Grid.Of(Project(Tianhe, "2025-01-01"), Project(Shenzhen, "2026-02-01"), Project(Foundation, "2025-01-01")).Csv());

        var all = await AskAsync(app, "name=open.*&year=2025&by=city");
        Assert.Equal((1, 2, 0.5m), (all["open.reports"].Number("count"), all["open.reports"].Number("base"), Value(all, "open.reports")));
        Assert.Equal((1, 1), (all["open.audits"].Number("count"), all["open.audits"].Number("base")));
        Assert.Equal(1m, Value(all, "open.projects"));
        Assert.Equal(0.5m, Value(await AskAsync(app, "name=open.projects&asOf=2026-01-15"), "open.projects"));

        static Dictionary<string, string?> Project(string uscc, string from) => new() { ["uscc"] = uscc, ["projectId"] = "P-1", ["name"] = "微笑列车", ["from"] = from };
    }

    private static async Task UploadAsync(App app, params Dictionary<string, string?>[] activities)
    {
        var receipt = await app.UploadAsync("activities", "2025", Grid.Of(activities).Csv());
        Assert.True(receipt.GetProperty("counts").Number("accepted") == activities.Length, receipt.ToString());
    }

    private static async Task AssertCostsTheClockAsync(App app, string query)
    {
        await AskAsync(app, query);
        using var again = await app.Http.GetAsync($"/api/indicators?{query}");
        Assert.Equal("1", again.Headers.GetValues("X-Nianbao-Transactions").Single());
    }

    private static async Task<Dictionary<string, JsonElement>> AskAsync(App app, string query) =>
        (await app.JsonAsync($"/api/indicators?{query}")).List("indicators").ToDictionary(indicator => indicator.Text("name")!);

    private static decimal Value(Dictionary<string, JsonElement> all, string name) => all[name].GetProperty("value").GetDecimal();
}
