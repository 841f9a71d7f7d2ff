using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>Lists, rectification, supervision and weak party organisations, from a decided inspection on, by HTTP and by the timer.</summary>
public sealed class CaseTests(AzuriteFixture azurite)
{
    private static readonly string Late = Codes.Of("440300", '2', 4);
    private static readonly string NotBuilt = Codes.Of("440604", '1', 11);
    private static readonly string Other = Codes.Of("440604", '1', 12);

    [Fact]
    public async Task A_decision_becomes_a_candidate_that_a_registrar_leads_onto_the_list_and_off_again()
    {
        await using var app = await DecidedAsync();
        var candidate = Assert.Single((await app.JsonAsync($"/api/listings?uscc={Late}")).List("items"));
        var id = $"{Late}-AB1-2025";
        Assert.Equal((id, "CANDIDATE", "AB1", "ABNORMAL", Rows.NameOf(Late)), (candidate.Text("id"), candidate.Text("state"), candidate.Text("trigger"), candidate.Text("kind"), candidate.Text("name")));
        Assert.Equal(["notify", "drop"], candidate.List("possible").Select(act => act.Text("act")));
        Assert.Empty((await app.JsonAsync("/api/public/listings")).List("items"));
        Assert.Equal(0m, await app.SumAsync("listings", "current", "records"));

        // Nobody is listed without notice, nor before the term for a statement is over.
        await RefusedAsync(app, $"listings/{id}/list", new { by = "王小明", reason = "逾期未按要求报送年度报告" }, "not-allowed");
        var told = await DoAsync(app, $"listings/{id}/notify", new { by = "王小明", evidence = "粤民告〔2026〕12号" });
        Assert.Equal(("NOTICE_SENT", "2026-06-01"), (told.Text("state"), told.Text("noticeOn")));
        var due = told.Text("statementDueOn")!;
        await RefusedAsync(app, $"listings/{id}/list", new { by = "王小明", reason = "逾期未按要求报送年度报告" }, "statement-term-runs");
        app.Now($"{due}T23:00:00+08:00");
        await RefusedAsync(app, $"listings/{id}/list", new { by = "王小明", reason = "逾期未按要求报送年度报告" }, "statement-term-runs");
        app.Clock.Advance(TimeSpan.FromHours(2));
        var listed = await DoAsync(app, $"listings/{id}/list", new { by = "王小明", reason = "逾期未按要求报送年度报告" });
        Assert.Equal("LISTED", listed.Text("state"));

        // The same act again is the same act: no new version.
        await DoAsync(app, $"listings/{id}/list", new { by = "王小明", reason = "逾期未按要求报送年度报告" });
        var shown = await app.JsonAsync($"/api/listings/{id}");
        Assert.Equal(["LIST", "NOTIFY", "PROPOSE"], shown.List("history").Select(act => act.Text("act")));
        Assert.DoesNotContain("王小明", shown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("王小明", app.Log.Text, StringComparison.Ordinal);

        // Everybody sees that it is listed, and no more.
        var shownToAll = Assert.Single((await app.JsonAsync("/api/public/listings?kind=ABNORMAL&city=440300")).List("items"));
        Assert.Equal((Late, "AB1", listed.Text("effectiveOn")), (shownToAll.Text("uscc"), shownToAll.Text("trigger"), shownToAll.Text("effectiveOn")));
        Assert.Equal(["division", "effectiveOn", "kind", "name", "trigger", "triggerText", "uscc"], shownToAll.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(1m, await app.SumAsync("listings", "current", "records", "kind:ABNORMAL"));
        Assert.Equal(1m, (await app.SumsAsync("listings", "current", "records", "trigger"))["AB1"]);
        var figures = (await app.JsonAsync("/api/indicators?name=list.*&by=city")).List("indicators");
        Assert.Equal(["list.abnormal 1", "list.serious 0"], figures.Select(figure => $"{figure.Text("name")} {figure.Text("value")}"));
        Assert.Equal(("AB1", "440300"), (Assert.Single(figures[0].List("parts")).Text("part"), Assert.Single(figures[0].List("rows")).Text("city")));

        // It stands on the list once: a second case of it restarts the first.
        var second = await DoAsync(app, "listings", new { uscc = Late, trigger = "AB6", by = "王小明", reason = "两次挂号信均无人签收" });
        app.Clock.Advance(TimeSpan.FromDays(40));
        await DoAsync(app, $"listings/{second.Text("id")}/notify", new { by = "王小明", on = second.Text("openedOn") });
        await RefusedAsync(app, $"listings/{second.Text("id")}/list", new { by = "王小明", reason = "两次挂号信均无人签收" }, "stands-already");
        var restarted = await DoAsync(app, $"listings/{id}/restart", new { by = "王小明", reason = "两次挂号信均无人签收", occasion = second.Text("no") });
        Assert.NotNull(restarted.Text("restartOn"));

        await DoAsync(app, $"listings/{id}/request-removal", new { by = "李四", reason = "已补报年度报告，申请移出" });
        await App.ProblemAsync(await PostAsync(app, $"listings/{id}/verify", new { by = "李四" })); // What was verified is to be proven.
        var verified = await DoAsync(app, $"listings/{id}/verify", new { by = "李四", evidence = "核查记录2026-8" });
        Assert.NotNull(verified.Text("removalDueOn"));
        await DoAsync(app, $"listings/{id}/remove", new { by = "李四" });
        await RefusedAsync(app, $"listings/{id}/restart", new { by = "李四", reason = "又一次逾期未按要求报送年度报告", occasion = "AB1-2026" }, "not-allowed");
        Assert.Empty((await app.JsonAsync("/api/public/listings")).List("items"));
        Assert.Equal(0m, await app.SumAsync("listings", "current", "records"));
    }

    [Fact]
    public async Task An_order_that_is_not_done_is_supervised_until_it_is_a_candidate_and_closed_in_the_end()
    {
        await using var app = await DecidedAsync();
        var id = $"{NotBuilt}-ZG-2025";
        var order = await app.JsonAsync($"/api/rectifications/{id}");
        Assert.Equal(("ISSUED", "2026-06-01", "2026-07-31", "G10"), (order.Text("state"), order.Text("issuedOn"), order.Text("dueOn"), order.Text("grounds")));

        // A run without news writes nothing.
        app.Wire.Forget();
        await app.RunAsync("Supervise");
        Assert.Empty(app.Wire.Writes);

        app.Now("2026-09-01T09:00:00+08:00");
        await app.RunAsync("Supervise");
        Assert.Equal("OVERDUE", (await app.JsonAsync($"/api/rectifications/{id}")).Text("state"));
        var levels = (await app.JsonAsync($"/api/supervisions?uscc={NotBuilt}")).List("items");
        Assert.Equal(["1 ESCALATED", "2 ESCALATED", "3 ISSUED"], levels.Select(level => $"{level.Text("level")} {level.Text("state")}"));
        Assert.Equal("CANDIDATE", (await app.JsonAsync($"/api/listings/{NotBuilt}-AB3-ZG-2025")).Text("state"));
        app.Wire.Forget();
        await app.RunAsync("Supervise");
        Assert.Empty(app.Wire.Writes);
        var before = await FiguresAsync();
        Assert.NotEqual(0m, before["rect.issued"]);
        Assert.True(before["rect.overdue"] > 0 && before["rect.closed"] == 0 && before["sup.level1"] == before["sup.level3"], string.Join(' ', before));

        foreach (var (act, body) in new (string, object)[] { ("submit", new { by = "张三", evidence = "整改报告" }), ("review", new { by = "王小明" }), ("close", new { by = "王小明", reason = "党支部已经上级批准成立" }) })
            order = await DoAsync(app, $"rectifications/{id}/{act}", body);
        Assert.Equal("CLOSED", order.Text("state"));
        var after = await FiguresAsync();
        Assert.Equal((before["rect.issued"], 1m, 0m, before["rect.overdue"] - 1), (after["rect.issued"], after["rect.closed"], after["rect.closedInTime"], after["rect.overdue"]));
        // Ordered on 1 June and closed on 1 September.
        Assert.False(before.ContainsKey("rect.medianDays"));
        var median = Assert.Single((await app.JsonAsync("/api/indicators?name=rect.medianDays&by=city")).List("indicators"));
        Assert.Equal((92m, false), (median.GetProperty("value").GetDecimal(), median.GetProperty("additive").GetBoolean()));
        Assert.Equal(("G10", 92), (median.List("parts").Single().Text("part"), median.List("parts").Single().Number("value")));
        Assert.Equal(92, median.List("rows").Single().Number("value"));
        await RefusedAsync(app, $"rectifications/{id}/submit", new { by = "张三", evidence = "整改报告之二" }, "not-allowed");
        await app.RunAsync("Supervise");
        Assert.All((await app.JsonAsync("/api/supervisions")).List("items").Where(level => level.Text("uscc") == NotBuilt), level => Assert.Equal("CLOSED", level.Text("state")));

        using var csv = await app.Http.GetAsync("/api/rectifications?state=CLOSED&ground=G10&format=csv");
        var lines = Encoding.UTF8.GetString(await csv.Content.ReadAsByteArrayAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains(NotBuilt, lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("王小明", lines[1], StringComparison.Ordinal);

        async Task<Dictionary<string, decimal>> FiguresAsync() => (await app.JsonAsync("/api/indicators?name=rect.*,sup.*")).List("indicators").Where(figure => figure.GetProperty("value").ValueKind != JsonValueKind.Null).ToDictionary(figure => figure.Text("name")!, figure => figure.GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task A_run_whose_line_breaks_is_made_good_by_the_next()
    {
        await using var app = await DecidedAsync(supervise: false);
        var commits = 0;
        app.Wire.Breaks = (method, uri) => method == "POST" && uri.AbsolutePath.EndsWith("$batch", StringComparison.Ordinal) && Interlocked.Increment(ref commits) > 2;
        using (await app.Http.PostAsync("/admin/functions/Supervise?wait=true", null))
            Assert.True(app.Wire.Failures > 0);
        app.Wire.Breaks = null;
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await app.RunAsync("Supervise");
        Assert.Equal([$"{NotBuilt}-AB2-2025", $"{Late}-AB1-2025"], (await app.JsonAsync("/api/listings")).List("items").Select(item => item.Text("id")!).Where(key => key.StartsWith(Late, StringComparison.Ordinal) || key.StartsWith(NotBuilt, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All((await app.JsonAsync("/api/listings")).List("items"), item => Assert.Equal("1", Versions(app, item.Text("id")!).ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task The_inspection_reads_who_stands_on_a_list_and_what_was_rectified_and_by_when()
    {
        await using var app = await DecidedAsync();
        // Listed in 2025, entered later: at the end of that year it stood on the list of serious dishonesty.
        var listing = (await DoAsync(app, "listings", new { uscc = Other, trigger = "SE4", by = "王小明", reason = "受到六万元罚款的行政处罚", on = "2025-06-02" })).Text("id");
        await DoAsync(app, $"listings/{listing}/notify", new { by = "王小明", on = "2025-06-03" });
        await DoAsync(app, $"listings/{listing}/list", new { by = "王小明", reason = "受到六万元罚款的行政处罚", on = "2025-07-01" });
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.RunAsync("Inspect");
        Assert.Contains("G24", await GroundsAsync(app, 2025, Other));

        // The year after: last year's order is open, then it turns out that it was done in time.
        app.Now("2027-03-10T09:00:00+08:00");
        await app.CommitAsync("annual-reports", "2026", Grid.Of(Rows.Report(NotBuilt, year: 2026)).Csv());
        app.Now("2027-06-01T00:30:00+08:00");
        await app.RunAsync("Inspect");
        Assert.Contains("G21", await GroundsAsync(app, 2026, NotBuilt));
        foreach (var (act, body) in new (string, object)[]
        {
            ("submit", new { by = "张三", evidence = "整改报告", on = "2026-07-30" }),
            ("review", new { by = "王小明", on = "2026-08-03" }),
            ("close", new { by = "王小明", reason = "党支部已经上级批准成立", on = "2026-08-05" }),
        })
            await DoAsync(app, $"rectifications/{NotBuilt}-ZG-2025/{act}", body);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.RunAsync("Inspect");
        Assert.DoesNotContain("G21", await GroundsAsync(app, 2026, NotBuilt));
    }

    [Fact]
    public async Task A_weak_party_organisation_goes_its_way_on_the_ledger_that_holds_it()
    {
        await using var app = await App.StartAsync(azurite, "2026-01-05T09:00:00+08:00");
        await app.RegisterAsync(Rows.Organisation(Other));
        await app.CommitAsync("weak-party-org-cases", "current", Grid.Of(new Dictionary<string, string?> { ["uscc"] = Other, ["caseId"] = "RH-1", ["foundOn"] = "2026-01-04" }).Csv());
        var id = $"{Other}-RH-1";
        Assert.Equal("IDENTIFIED", (await app.JsonAsync($"/api/weak-party-org-cases/{id}")).Text("state"));
        await DoAsync(app, $"weak-party-org-cases/{id}/confirm", new { by = "王小明" });
        await RefusedAsync(app, $"weak-party-org-cases/{id}/start", new { by = "王小明", dueOn = "2026-03-31" }, "not-allowed");
        await DoAsync(app, $"weak-party-org-cases/{id}/plan", new { by = "王小明", reason = "选派第一书记，按期换届，恢复三会一课" });
        await RefusedAsync(app, $"weak-party-org-cases/{id}/start", new { by = "王小明", dueOn = "2026-12-31" }, "bad-due");
        var running = await DoAsync(app, $"weak-party-org-cases/{id}/start", new { by = "王小明", dueOn = "2026-03-31" });
        Assert.Equal(("RECTIFYING", "2026-03-31"), (running.Text("state"), running.Text("termEndsOn")));

        app.Now("2026-04-16T09:00:00+08:00");
        await app.RunAsync("Supervise");
        var supervised = await app.JsonAsync($"/api/weak-party-org-cases/{id}");
        Assert.Equal(("SUPERVISED", "2"), (supervised.Text("state"), supervised.Text("supervisionLevel")));
        Assert.Equal(2, (await app.JsonAsync("/api/supervisions?kind=WEAK_PARTY_ORG")).List("items").Count);
        await DoAsync(app, $"weak-party-org-cases/{id}/acceptance", new { by = "王小明" });
        await DoAsync(app, $"weak-party-org-cases/{id}/close", new { by = "王小明", reason = "整顿措施全部落实到位" });
        await app.RunAsync("Supervise");
        Assert.All((await app.JsonAsync("/api/supervisions")).List("items"), level => Assert.Equal("CLOSED", level.Text("state")));
        Assert.Equal(1m, await app.SumAsync("weak-party-org-cases", "current", "records", "state:CLOSED"));
        Assert.Equal(["CLOSE", "ACCEPTANCE", "SUPERVISE", "START", "PLAN", "CONFIRM", null], (await app.JsonAsync($"/api/weak-party-org-cases/{id}")).List("history").Select(act => act.Text("act") is { Length: > 0 } name ? name : null));
    }

    [Fact]
    public async Task What_is_no_act_no_case_or_no_filter_is_answered_in_both_languages()
    {
        await using var app = await App.StartAsync(azurite, "2026-06-01T09:00:00+08:00");
        await app.RegisterAsync(Rows.Organisation(Other));
        await App.ProblemAsync(await PostAsync(app, $"listings/{Other}-AB1-2025/dance", new { by = "王小明" }));
        await App.ProblemAsync(await PostAsync(app, $"listings/{Other}-AB1-2025/withdraw", new { by = "王小明" })); // Only the timer does that.
        await App.ProblemAsync(await PostAsync(app, $"listings/{Other}-AB1-2025/notify", new { by = "王小明" }), HttpStatusCode.NotFound);
        await App.ProblemAsync(await PostAsync(app, "listings/x/notify", new { by = "王小明" }), HttpStatusCode.NotFound);
        await App.ProblemAsync(await PostAsync(app, "listings", new { uscc = Other, trigger = "AB9", by = "王小明", reason = "理由理由理由理由理由" }));
        await App.ProblemAsync(await PostAsync(app, "listings", new { uscc = Other, trigger = "AB1", by = "王小明", reason = "理由理由理由理由理由", on = "2026-06-02" }));
        await App.ProblemAsync(await PostAsync(app, "rectifications", new { uscc = Other, no = "检查1", by = "王小明", measures = "按章程换届", dueOn = "2026-12-02" }));
        await App.ProblemAsync(await PostAsync(app, "rectifications", new { uscc = NotBuilt, no = "检查1", by = "王小明", measures = "按章程换届" }), HttpStatusCode.NotFound);
        await app.ProblemAsync("/api/listings?state=NOWHERE");
        await app.ProblemAsync("/api/listings?from=yesterday");
        await app.ProblemAsync("/api/supervisions?colour=red");
        await app.ProblemAsync($"/api/rectifications/{Other}-1", HttpStatusCode.NotFound);

        var opened = await DoAsync(app, "rectifications", new { uscc = Other, no = "检查1", grounds = new[] { "G05" }, measures = "按章程换届", by = "王小明" });
        Assert.Equal(("ISSUED", "2026-07-31"), (opened.Text("state"), opened.Text("dueOn")));
        await DoAsync(app, "rectifications", new { uscc = Other, no = "检查1", grounds = new[] { "G05" }, measures = "按章程换届", by = "王小明" });
        await RefusedAsync(app, "rectifications", new { uscc = Other, no = "检查1", measures = "按章程换届", dueOn = "2026-08-01", by = "王小明" }, "exists-already");
        Assert.Single((await app.JsonAsync("/api/rectifications?kind=CHECK&from=2026-06-01&to=2026-06-01")).List("items"));
        Assert.Empty((await app.JsonAsync("/api/rectifications?from=2026-06-02")).List("items"));
    }

    /// <summary>Three reports of 2025, one late and one without a party organisation; inspected, confirmed on 2026-06-01, and the clocks run once.</summary>
    private async Task<App> DecidedAsync(bool supervise = true)
    {
        var app = await App.StartAsync(azurite, "2026-03-10T09:00:00+08:00");
        await app.RegisterAsync(Rows.Organisation(Late), Rows.Organisation(NotBuilt), Rows.Organisation(Other));
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(NotBuilt, more: [("partyOrg.type", "NONE"), ("noPartyOrgReason", "OTHER"), ("coverageModes", "INSTRUCTOR")]), Rows.Report(Other)).Csv());
        app.Now("2026-06-01T00:10:00+08:00");
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Late)).Csv());
        await app.RunAsync("Inspect");
        foreach (var uscc in new[] { Late, NotBuilt })
            await DoAsync(app, $"inspections/2025/{uscc}/decision", new { act = "confirm", by = "王小明" });
        if (supervise)
            await app.RunAsync("Supervise");
        return app;
    }

    private static async Task<string> GroundsAsync(App app, int year, string uscc)
    {
        var inspection = await app.JsonAsync($"/api/inspections/{year}/{uscc}");
        return string.Join(' ', inspection.List("grounds").Select(ground => ground.ToString()));
    }

    private static int Versions(App app, string id) => app.JsonAsync($"/api/listings/{id}").GetAwaiter().GetResult().List("history").Count;

    private static Task<HttpResponseMessage> PostAsync(App app, string path, object body) => app.Http.PostAsJsonAsync("/api/" + path, body);

    private static async Task<JsonElement> DoAsync(App app, string path, object body)
    {
        using var answer = await PostAsync(app, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task RefusedAsync(App app, string path, object body, string code)
    {
        using var answer = await PostAsync(app, path, body);
        Assert.Equal(code, (await App.ProblemAsync(answer, HttpStatusCode.Conflict)).Text("code"));
    }
}
