using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>Registrars confirm, override and publish what the timer proposes, over HTTP.</summary>
public sealed class InspectionDecisionTests(AzuriteFixture azurite)
{
    private static readonly string Good = Codes.Of("440604", '1', 1);
    private static readonly string Missing = Codes.Of("440604", '1', 2);
    private static readonly string NotBuilt = Codes.Of("440604", '2', 3);
    private static readonly string Elsewhere = Codes.Of("441900", '1', 4);

    [Fact]
    public async Task What_is_proposed_is_confirmed_then_published_and_only_then_public()
    {
        await using var app = await InspectedAsync();
        Assert.Equal(0, await app.SumAsync("inspections", "2025", "records"));

        var confirmed = await ActAsync(app, $"{Good}/decision", new { act = "confirm", by = "李小明" });
        Assert.Equal(("PASS", "CONFIRMED", "2026-06-10"), (confirmed.Text("conclusion"), confirmed.Text("state"), confirmed.Text("decidedOn")));
        Assert.Equal(0, await app.SumAsync("inspections", "2025", "records"));

        app.Clock.Advance(TimeSpan.FromDays(2));
        var published = await ActAsync(app, $"{Good}/publication", new { by = "李小明", reason = "公告〔2026〕3号" });
        Assert.Equal(("PUBLISHED", "2026-06-12"), (published.Text("state"), published.Text("publishedOn")));
        Assert.Equal(1, await app.SumAsync("inspections", "2025", "records"));
        Assert.Equal(0, await app.SumAsync("inspections", "2025", "records", "state:PROPOSED|CONFIRMED"));
        Assert.Equal(1, await app.SumAsync("inspections", "2025", "records", "state:PUBLISHED,conclusion:PASS"));

        var shown = await app.JsonAsync($"/api/inspections/2025/{Good}");
        var history = shown.List("history");
        Assert.Equal(["PUBLISH", "CONFIRM", "PROPOSE"], history.Select(act => act.GetProperty("act").Text("code")));
        Assert.Equal(["registrar-440000", "registrar-440000", null], history.Select(act => act.Text("who")));
        Assert.Equal(["李*明", "李*明", null], history.Select(act => act.Text("by")));
        Assert.Equal("公告〔2026〕3号", history[0].Text("reason"));
        Assert.Contains(history[0].List("changes"), change => change.Text("field") == "state");
        Assert.DoesNotContain("李小明", shown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_act_sent_twice_is_one_and_an_act_at_the_instant_of_the_proposal_comes_after_it()
    {
        await using var app = await InspectedAsync();
        await ActAsync(app, $"{Good}/decision", new { act = "confirm", by = "李小明" });
        var before = await app.StoredAsync();
        await ActAsync(app, $"{Good}/decision", new { act = "confirm", conclusion = "PASS", by = "李小明" });
        Assert.Equal(before, await app.StoredAsync());
        await ActAsync(app, $"{Good}/publication", new { by = "李小明" });
        Assert.Equal(3, (await app.JsonAsync($"/api/inspections/2025/{Good}")).List("history").Count);
    }

    [Fact]
    public async Task Another_conclusion_needs_a_reason_and_brings_what_follows_from_it()
    {
        await using var app = await InspectedAsync();
        Assert.Equal("too-short", (await RefusedAsync(app, $"{NotBuilt}/decision", new { act = "override", conclusion = "FAIL", reason = "不行", by = "李小明" })).Text("code"));
        var failed = await ActAsync(app, $"{NotBuilt}/decision", new { act = "override", conclusion = "FAIL", grounds = new[] { "G10", "G17:S" }, reason = "经核实存在违规收费，情节严重", by = "李小明" });
        Assert.Equal(("FAIL", "CONFIRMED", 8, "AB2", "2026-09-10"), (failed.Text("conclusion"), failed.Text("state"), failed.Number("row"), failed.Text("listOutcome"), failed.Text("dueOn")));
        Assert.Equal(("RECTIFY", "3个月", "BASIC_PASS"), (failed.GetProperty("notice").Text("code"), failed.GetProperty("term").Text("zh"), failed.GetProperty("proposed").Text("conclusion")));
        Assert.Equal(["PB-003", "check"], failed.List("groundDetails").SelectMany(ground => ground.List("sources")).Select(source => source.GetString()));
        Assert.False(failed.GetProperty("effects").GetProperty("purchase").GetProperty("eligible").GetBoolean());
        Assert.Equal(["STOP_ACTIVITIES"], failed.List("escalations").Select(escalation => escalation.Text("code")));
    }

    [Fact]
    public async Task Acts_that_are_wrong_or_out_of_turn_are_refused_with_the_remedy()
    {
        await using var app = await InspectedAsync();
        Assert.Equal("not-confirmed", (await RefusedAsync(app, $"{Good}/publication", new { by = "李小明" }, HttpStatusCode.Conflict)).Text("code"));
        Assert.Equal("proposal-changed", (await RefusedAsync(app, $"{Good}/decision", new { act = "confirm", conclusion = "FAIL", by = "李小明" }, HttpStatusCode.Conflict)).Text("code"));
        Assert.Equal("unknown-act", (await RefusedAsync(app, $"{Good}/decision", new { act = "publish", by = "李小明" })).Text("code"));
        Assert.Equal("unknown-conclusion", (await RefusedAsync(app, $"{Good}/decision", new { act = "override", conclusion = "GREAT", reason = "说明理由，至少十个字", by = "李小明" })).Text("code"));
        Assert.Equal("unknown-ground", (await RefusedAsync(app, $"{Good}/decision", new { act = "override", conclusion = "FAIL", grounds = new[] { "G26" }, reason = "说明理由，至少十个字", by = "李小明" })).Text("code"));
        Assert.Equal("no-name", (await RefusedAsync(app, $"{Good}/decision", new { act = "confirm" })).Text("code"));
        Assert.Equal("bad-json", (await RefusedAsync(app, $"{Good}/decision", new { acts = "confirm" })).Text("code"));
        Assert.Equal("bad-uscc", (await RefusedAsync(app, "123/decision", new { act = "confirm", by = "李小明" })).Text("code"));
        Assert.Equal("not-found", (await RefusedAsync(app, $"{Codes.Of("440604", '1', 99)}/decision", new { act = "confirm", by = "李小明" }, HttpStatusCode.NotFound)).Text("code"));
        Assert.Equal("not-found", (await RefusedAsync(app, $"{Codes.Of("445303", '1', 99)}/publication", new { by = "李小明" }, HttpStatusCode.NotFound)).Text("code"));
        Assert.Equal("bad-scope", (await RefusedAsync(app, "publications", new { by = "李小明" })).Text("code"));
        Assert.Equal("unknown-division", (await RefusedAsync(app, "publications", new { division = "999999", by = "李小明" })).Text("code"));
        Assert.Equal("unknown-conclusion", (await RefusedAsync(app, "decisions", new { division = "440604", by = "李小明" })).Text("code"));
        await app.ProblemAsync("/api/inspections/2025?ground=G99");
        await app.ProblemAsync("/api/inspections/2025?state=DONE");
        await app.ProblemAsync("/api/inspections/2025?list=AB9");
        await app.ProblemAsync("/api/inspections/1999/" + Good);
        await app.ProblemAsync($"/api/inspections/2024/{Good}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task New_evidence_after_a_decision_is_shown_and_changes_nothing_until_a_registrar_decides_again()
    {
        await using var app = await InspectedAsync();
        await ActAsync(app, $"{Missing}/decision", new { act = "confirm", by = "李小明" });
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Missing)).Csv());
        await app.RunAsync("Inspect");

        var item = Assert.Single((await app.JsonAsync("/api/inspections/2025?changed=true")).List("items"));
        Assert.Equal((Missing, "NOT_FILED", "CONFIRMED"), (item.Text("uscc"), item.Text("conclusion"), item.Text("state")));
        Assert.Equal(("2026-06-11", "BASIC_PASS"), (item.GetProperty("evidenceChanged").Text("since"), item.GetProperty("evidenceChanged").Text("conclusion")));
        Assert.Equal("evidence-changed", (await RefusedAsync(app, $"{Missing}/publication", new { by = "李小明" }, HttpStatusCode.Conflict)).Text("code"));
        var stored = await app.StoredAsync();
        await app.RunAsync("Inspect");
        Assert.Equal(stored, await app.StoredAsync());

        var again = await ActAsync(app, $"{Missing}/decision", new { act = "confirm", conclusion = "BASIC_PASS", by = "李小明" });
        Assert.Equal(("BASIC_PASS", "AB1"), (again.Text("conclusion"), again.Text("listOutcome")));
        Assert.Equal(["CONFIRM", "NOTE", "CONFIRM", "PROPOSE"], (await app.JsonAsync($"/api/inspections/2025/{Missing}")).List("history").Select(act => act.GetProperty("act").Text("code")));
    }

    [Fact]
    public async Task A_division_is_confirmed_and_published_at_once_and_who_was_left_out_is_named()
    {
        await using var app = await InspectedAsync();
        Assert.Equal(1, (await ActAsync(app, "decisions", new { division = "440604", conclusion = "PASS", by = "李小明" })).Number("done"));
        Assert.Equal(1, (await ActAsync(app, "decisions", new { city = "440600", conclusion = "NOT_FILED", by = "李小明" })).Number("done"));
        Assert.Equal(0, (await ActAsync(app, "decisions", new { city = "440600", conclusion = "NOT_FILED", by = "李小明" })).Number("done"));
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Missing)).Csv());
        await app.RunAsync("Inspect");

        var published = await ActAsync(app, "publications", new { division = "440604", by = "李小明" });
        Assert.Equal((1, 1), (published.Number("done"), published.Number("leftOut")));
        Assert.Equal(Missing, Assert.Single(published.List("why")).Text("uscc"));
        Assert.Equal(1, await app.SumAsync("inspections", "2025", "records"));
        var states = (await app.JsonAsync("/api/inspections/2025?by=state")).List("counts").ToDictionary(row => row.Text("state")!, row => row.Number("count"));
        Assert.Equal(new() { ["PROPOSED"] = 2, ["CONFIRMED"] = 1, ["PUBLISHED"] = 1 }, states); // The other city and the institution were not meant.
    }

    [Fact]
    public async Task Findings_penalties_and_lists_become_grounds_and_can_be_asked_for()
    {
        await using var app = await InspectedAsync();
        var register = JsonSerializer.SerializeToUtf8Bytes(new object[]
        {
            new
            {
                uscc = Elsewhere, name = Rows.NameOf(Elsewhere), legalType = "SG", establishedOn = "2015-03-01", status = "ACTIVE", registrationMode = "DIRECT",
                penalties = new[] { new { decidedOn = "2025-08-01", docNo = "罚1", type = "FINE", amount = "50000", authority = "东莞市民政局" } },
                creditListings = new[] { new { list = "SERIOUS", trigger = "SE4", effectiveOn = "2025-09-01" } },
            },
        });
        await app.CommitAsync("registry", "current", register, "register.json");
        await app.CommitAsync("weak-party-org-cases", "current", JsonSerializer.SerializeToUtf8Bytes(new[] { new { uscc = Elsewhere, caseId = "W1", foundOn = "2025-01-05", dueOn = "2025-07-05" } }), "cases.json");
        await app.CommitAsync("checks", "2025", Encoding.UTF8.GetBytes($"统一社会信用代码,认定编号,认定类型,年检情形,情节,认定日期,认定机关,证明材料\r\n{Good},K-1,认定情形,G17,,2025-11-02,佛山市禅城区民政局,决定书1号\r\n{NotBuilt},K-2,自行纠正,G10,,2026-01-15,佛山市禅城区民政局,批复2号\r\n"));
        await app.RunAsync("Inspect");

        var all = (await app.JsonAsync("/api/inspections/2025")).List("items").ToDictionary(item => item.Text("uscc")!, item => $"{item.Text("conclusion")} {string.Join('+', item.List("groundDetails").Select(ground => $"{ground.Text("code")}:{ground.Text("weight")}"))}");
        Assert.Equal("FAIL G01:SERIOUS+G23:MINOR+G24:SERIOUS", all[Elsewhere]);
        Assert.Equal("FAIL G17:SERIOUS", all[Good]);
        Assert.Equal("PASS G10:RECORDED", all[NotBuilt]);

        var asked = await app.JsonAsync("/api/inspections/2025?ground=G17,G24&by=conclusion,type");
        Assert.Equal((2, 2), (asked.Number("total"), asked.List("items").Count));
        Assert.Equal(2, asked.List("counts").Sum(row => row.Number("count")));
        Assert.Equal(1, (await app.JsonAsync("/api/inspections/2025?list=AB1")).Number("total"));
        using var csv = await app.Http.GetAsync("/api/inspections/2025?ground=G17&format=csv");
        Assert.Contains("G17:S:check", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // The finding is taken back: the proposal goes with it, and the history shows both.
        await app.CommitAsync("checks", "2025", Encoding.UTF8.GetBytes($"统一社会信用代码,认定编号,认定类型,年检情形,认定日期\r\n{Good},K-1,整改完成,G17,2026-01-02\r\n"));
        await app.RunAsync("Inspect");
        var shown = await app.JsonAsync($"/api/inspections/2025/{Good}");
        Assert.Equal("PASS", shown.Text("conclusion"));
        Assert.Equal(["PASS", "FAIL", "PASS"], shown.List("history").Select(act => act.Text("conclusion")));
        Assert.Contains(shown.List("history")[0].List("changes"), change => change.Text("field") == "grounds");
    }

    [Fact]
    public async Task A_report_that_is_returned_is_inspected_when_its_correction_window_has_ended_and_then_as_not_filed()
    {
        await using var app = await InspectedAsync();
        var wrong = Codes.Of("440604", '1', 7);
        await app.RegisterAsync(Rows.Organisation(wrong));
        app.Now("2026-06-10T09:00:00+08:00");
        await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(wrong, more: [("IS45.t", "1.00")])).Csv());
        app.Now("2026-06-17T23:00:00+08:00"); // The fifth working day.
        await app.RunAsync("Inspect");
        await app.ProblemAsync($"/api/inspections/2025/{wrong}", HttpStatusCode.NotFound);

        app.Now("2026-06-18T00:30:00+08:00");
        await app.RunAsync("Inspect");
        var item = await app.JsonAsync($"/api/inspections/2025/{wrong}");
        Assert.Equal(("NOT_FILED", 12, "AB1", "RETURNED"), (item.Text("conclusion"), item.Number("row"), item.Text("listOutcome"), item.Text("reportState")));
    }

    [Fact]
    public async Task Whoever_is_not_due_any_more_has_the_proposal_withdrawn()
    {
        await using var app = await InspectedAsync();
        var entry = Rows.Organisation(Missing, established: "2025-08-01");
        await app.CommitAsync("registry", "current", Grid.Of(entry).Csv());
        await app.RunAsync("Inspect");
        Assert.Equal("EXEMPT", (await app.JsonAsync($"/api/inspections/2025/{Missing}")).Text("conclusion"));
    }

    [Fact]
    public async Task Deadlines_tell_regime_and_dates_of_an_organisation_and_of_a_registrar()
    {
        await using var app = await InspectedAsync();
        var own = await app.JsonAsync($"/api/deadlines?uscc={Good}");
        Assert.Equal((2025, "true", "false"), (own.Number("year"), own.Text("isExpected")!.ToLowerInvariant(), own.Text("needsPreReview")!.ToLowerInvariant()));
        var deadline = own.GetProperty("deadline");
        Assert.Equal(("INSPECTION", "2026-01-01", "2026-05-31", "2025-06-30", 5), (deadline.GetProperty("regime").Text("code"), deadline.Text("openOn"), deadline.Text("dueOn"), deadline.Text("firstYearCutoff"), deadline.Number("correctionDays")));
        Assert.StartsWith("2026-06-01T00:00:00", deadline.Text("lateFrom"), StringComparison.Ordinal);
        Assert.Equal(("2026-06-17", "false"), (deadline.GetProperty("correctionDueIfReturnedToday").Text("on"), deadline.GetProperty("correctionDueIfReturnedToday").Text("isEstimated")!.ToLowerInvariant()));

        var postponed = Assert.Single((await app.JsonAsync("/api/deadlines?division=440300&type=SG&charity=false&year=2018")).List("items"));
        Assert.Equal(("REPORT", "2019-06-30", "2019-05-31", "系统升级"), (postponed.GetProperty("regime").Text("code"), postponed.Text("dueOn"), postponed.GetProperty("postponed").Text("from"), postponed.GetProperty("postponed").Text("reason")));
        var items = (await app.JsonAsync("/api/deadlines?division=440604")).List("items");
        Assert.Equal(["SG false", "SG false", "SSI false", "SSI false", "FDN true", "FDN true"], items.Select(item => $"{item.Text("type")} {item.Text("auditRequired")!.ToLowerInvariant()}"));

        await app.ProblemAsync("/api/deadlines");
        await app.ProblemAsync($"/api/deadlines?uscc={Good}&division=440604");
        await app.ProblemAsync($"/api/deadlines?uscc={Good}&type=SG");
        await app.ProblemAsync("/api/deadlines?uscc=51440604");
        await app.ProblemAsync("/api/deadlines?division=123456");
        await app.ProblemAsync("/api/deadlines?division=440604&year=2999");
        await app.ProblemAsync($"/api/deadlines?uscc={Codes.Of("440604", '1', 99)}", HttpStatusCode.NotFound);
    }

    /// <summary>Four organisations, one of which has filed nothing and one has no party organisation, inspected on 2026-06-10.</summary>
    private async Task<App> InspectedAsync()
    {
        var app = await App.StartAsync(azurite, "2026-03-10T09:00:00+08:00");
        await app.RegisterAsync(Rows.Organisation(Good), Rows.Organisation(Missing), Rows.Organisation(NotBuilt), Rows.Organisation(Elsewhere));
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Good), Rows.Report(NotBuilt, more: [("partyOrg.type", "NONE"), ("noPartyOrgReason", "OTHER"), ("coverageModes", "INSTRUCTOR")]), Rows.Report(Elsewhere)).Csv());
        app.Now("2026-06-10T00:30:00+08:00");
        await app.RunAsync("Inspect");
        return app;
    }

    private static async Task<JsonElement> ActAsync(App app, string path, object body)
    {
        using var answer = await app.Http.PostAsJsonAsync("/api/inspections/2025/" + path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<JsonElement> RefusedAsync(App app, string path, object body, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        using var answer = await app.Http.PostAsJsonAsync("/api/inspections/2025/" + path, body);
        return await App.ProblemAsync(answer, status);
    }
}
