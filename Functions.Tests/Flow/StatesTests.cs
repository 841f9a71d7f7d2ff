using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>Submitted, explained, pre-reviewed, returned, corrected, accepted: every way a report can go, and those it cannot.</summary>
public sealed class StatesTests(AzuriteFixture azurite)
{
    private const string Why = "登记证书上的代码即如此，已向登记管理机关核实";
    private static readonly string Plain = Codes.Of("440106", '1', 1);
    private static readonly string Other = Codes.Of("440106", '1', 2);

    /// <summary>A code whose inner check character is wrong: a warning (ID-009) that waits for an explanation.</summary>
    private static readonly string Odd = OddCode("440106", 3);

    [Fact]
    public async Task A_report_with_an_error_is_kept_as_returned_and_counts_in_nothing()
    {
        await using var app = await StartAsync();
        var receipt = await app.UploadAsync("annual-reports", "2025", Wrong(Plain));
        receipt.Counts(1, rejected: 1);
        Assert.Equal((1, "rejected", "2026-03-09"), (receipt.GetProperty("counts").Number("returned"), receipt.Text("state"), receipt.Text("correctionDueOn")));
        Assert.Contains("2026-03-09", receipt.GetProperty("nextStep").Text("zh")!, StringComparison.Ordinal);
        Assert.Contains("2026-03-09", receipt.GetProperty("nextStep").Text("en")!, StringComparison.Ordinal);
        Assert.Equal(receipt.Text("receivedAt"), receipt.Text("countedAsSubmissionAt"));

        var record = await RecordAsync(app, Plain);
        Assert.Equal(("RETURNED", "2026-03-09"), (record.Text("state"), record.Text("correctionDueOn")));
        Assert.Equal("FN-016 IS45.t", string.Join(' ', record.GetProperty("open").List("errors").Select(e => $"{e.Text("code")} {e.Text("field")}")));
        Assert.NotEmpty(record.GetProperty("open").List("errors")[0].Text("labelZh")!);
        Assert.Equal(0, await app.SumAsync("annual-reports", "2025", "records"));
        Assert.Equal((3, 0, 1, 0, 3), await CompletenessAsync(app));
        await ProvenAsync(app);
    }

    [Fact]
    public async Task A_file_that_is_no_submission_says_so_and_leaves_no_version()
    {
        await using var app = await StartAsync();
        var receipt = await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Plain, more: ("reportYear", "2019"))).Csv());
        Assert.Contains("不构成报送", receipt.GetProperty("stateText").Text("zh")!, StringComparison.Ordinal);
        Assert.Null(receipt.Text("countedAsSubmissionAt"));
        Assert.Null(receipt.Text("correctionDueOn"));
        await app.ProblemAsync($"/api/records/annual-reports/2025/{Plain}", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("2026-06-05T23:59:59.999+08:00", "ON_TIME")]
    [InlineData("2026-06-06T00:00:00+08:00", "LATE")]
    public async Task A_correction_within_five_working_days_is_as_early_as_the_first_submission(string corrected, string timeliness)
    {
        // Friday before the deadline of Sunday, the 31st of May: five working days later is Friday, the 5th of June.
        await using var app = await StartAsync("2026-05-29T10:00:00+08:00");
        var returned = await app.UploadAsync("annual-reports", "2025", Wrong(Plain), tick: false);
        Assert.Equal("2026-06-05", returned.Text("correctionDueOn"));
        app.Now(corrected);
        var receipt = await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Plain)).Csv(), tick: false);
        Assert.Equal(timeliness == "LATE" ? 1 : 0, receipt.Findings("DT-001").Count);
        Assert.Equal(new() { [timeliness] = 1, ["total"] = 1 }, await app.SumsAsync("annual-reports", "2025", "records", "timeliness"));
        Assert.Equal((3, 1, 0, 1, 2), await CompletenessAsync(app));
        await ProvenAsync(app);
    }

    [Fact]
    public async Task A_report_still_returned_when_its_term_ends_is_not_filed()
    {
        await using var app = await StartAsync("2026-05-29T10:00:00+08:00");
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Other)).Csv());
        await app.UploadAsync("annual-reports", "2025", Wrong(Plain));
        app.Now("2026-06-05T12:00:00+08:00");
        await app.RunAsync("Inspect");
        // Nothing is concluded while it may still be corrected; of the third organisation nothing came at all.
        Assert.Equal(Odd, Assert.Single((await app.JsonAsync("/api/inspections/2025")).List("items"), item => item.Text("conclusion") == "NOT_FILED").Text("uscc"));
        app.Now("2026-06-06T00:30:00+08:00");
        await app.RunAsync("Inspect");
        var items = (await app.JsonAsync("/api/inspections/2025")).List("items").Where(item => item.Text("conclusion") == "NOT_FILED").ToDictionary(item => item.Text("uscc")!, item => item.Number("row"));
        Assert.Equal((2, 12, 5), (items.Count, items[Plain], items[Odd]));
    }

    [Fact]
    public async Task An_accepted_report_stays_when_a_correction_of_it_is_returned()
    {
        await using var app = await StartAsync();
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Plain, 110, 60)).Csv());
        (await app.UploadAsync("annual-reports", "2025", Wrong(Plain))).Counts(1, rejected: 1);
        Assert.Equal(110, await app.SumAsync("annual-reports", "2025", "income"));
        Assert.Equal("ACCEPTED", (await RecordAsync(app, Plain)).Text("state"));
        Assert.Equal(["RETURNED", "ACCEPTED"], (await HistoryAsync(app, Plain)).List("versions").Select(version => version.Text("state")));
        await ProvenAsync(app);
    }

    [Fact]
    public async Task A_warning_holds_the_report_back_until_it_is_explained_in_the_file()
    {
        await using var app = await StartAsync();
        var receipt = await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Odd)).Csv());
        receipt.Counts(1, accepted: 1);
        Assert.Equal(1, receipt.GetProperty("counts").Number("awaitingExplanation"));
        Assert.Contains("待说明", receipt.GetProperty("nextStep").Text("zh")!, StringComparison.Ordinal);
        Assert.Equal(new() { ["SUBMITTED"] = 1, ["total"] = 1 }, await app.SumsAsync("annual-reports", "2025", "records", "state"));

        var shortly = await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Odd, more: ("explanation", "已核实"))).Csv());
        Assert.Equal("explanation", Assert.Single(shortly.Findings("VAL-008")).Text("field"));
        Assert.Equal("SUBMITTED", (await RecordAsync(app, Odd)).Text("state"));

        var other = await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Odd, more: ("explanation", $"XY-003：{Why}"))).Csv());
        Assert.Null(Assert.Single(other.Findings("ID-009")).Text("explanation"));
        Assert.Equal("SUBMITTED", (await RecordAsync(app, Odd)).Text("state"));

        var explained = await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Odd, more: ("explanation", $"ID-009：{Why}"))).Csv());
        Assert.Equal(Why, Assert.Single(explained.Findings("ID-009")).Text("explanation"));
        Assert.Equal(0, explained.GetProperty("counts").Number("awaitingExplanation"));
        Assert.Equal(new() { ["ACCEPTED"] = 1, ["total"] = 1 }, await app.SumsAsync("annual-reports", "2025", "records", "state"));
        await ProvenAsync(app);
    }

    [Fact]
    public async Task A_warning_is_explained_online_once_and_who_when_and_why_are_kept()
    {
        await using var app = await StartAsync();
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Odd)).Csv());
        Assert.Equal("ID-009", Assert.Single((await RecordAsync(app, Odd)).GetProperty("open").List("unexplained")).Text("code"));
        var tooShort = await RefusedAsync(app, Odd, "explanations", new { code = "ID-009", text = "已核实", by = "欧阳春兰" }, HttpStatusCode.BadRequest);
        Assert.Equal("too-short", tooShort.Text("code"));
        Assert.Equal("no-name", (await RefusedAsync(app, Odd, "explanations", new { code = "ID-009", text = Why }, HttpStatusCode.BadRequest)).Text("code"));
        Assert.Equal("unknown-rule", (await RefusedAsync(app, Odd, "explanations", new { code = "ID-999", text = Why, by = "欧阳春兰" }, HttpStatusCode.BadRequest)).Text("code"));
        Assert.Equal("bad-json", (await RefusedAsync(app, Odd, "explanations", new { rule = "ID-009" }, HttpStatusCode.BadRequest)).Text("code"));
        Assert.Equal("nothing-to-explain", (await RefusedAsync(app, Odd, "explanations", new { code = "ID-008", text = Why, by = "欧阳春兰" }, HttpStatusCode.Conflict)).Text("code"));
        Assert.Equal("not-found", (await RefusedAsync(app, Plain, "explanations", new { code = "ID-009", text = Why, by = "欧阳春兰" }, HttpStatusCode.NotFound)).Text("code"));

        app.Now("2026-03-04T10:00:00+08:00");
        var record = await ActAsync(app, Odd, "explanations", new { code = "ID-009", field = "uscc", text = Why, by = "欧阳春兰" });
        Assert.Equal(("ACCEPTED", JsonValueKind.Undefined), (record.Text("state"), record.TryGetProperty("open", out var open) ? open.ValueKind : default));
        Assert.Equal(new() { ["ACCEPTED"] = 1, ["total"] = 1 }, await app.SumsAsync("annual-reports", "2025", "records", "state"));
        app.Now("2026-03-05T10:00:00+08:00");
        await ActAsync(app, Odd, "explanations", new { code = "ID-009", field = "uscc", text = Why, by = "欧阳春兰" });
        var act = Assert.Single((await HistoryAsync(app, Odd)).List("acts"));
        Assert.Equal(("explain", "registrar-440000", "欧**兰", Why, "2026-03-04T02:00:01+00:00"), (act.Text("act"), act.Text("who"), act.Text("by"), act.Text("text"), act.Text("at")));
        await ProvenAsync(app);
    }

    [Fact]
    public async Task A_report_without_the_needed_pre_review_waits_and_the_registrar_accepts_it()
    {
        await using var app = await StartAsync(supervisor: "广州市某某局");
        var receipt = await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Plain)).Csv());
        Assert.Equal(1, receipt.GetProperty("counts").Number("awaitingPreReview"));
        Assert.Equal(new() { ["PRE_REVIEW"] = 1, ["total"] = 1 }, await app.SumsAsync("annual-reports", "2025", "records", "state"));
        Assert.Equal((3, 1, 0, 0, 2), await CompletenessAsync(app));

        var record = await ActAsync(app, Plain, "decision", new { act = "accept", reason = "业务主管单位已口头同意", by = "王小明" });
        Assert.Equal("ACCEPTED", record.Text("state"));
        Assert.Equal((3, 1, 0, 1, 2), await CompletenessAsync(app));
        // Sent again because the answer was lost: nothing is said twice. Any other act is too late.
        await ActAsync(app, Plain, "decision", new { act = "accept", reason = "业务主管单位已口头同意", by = "王小明" });
        Assert.Single((await HistoryAsync(app, Plain)).List("acts"));
        Assert.Equal("accepted-already", (await RefusedAsync(app, Plain, "decision", new { act = "accept", reason = "再次受理", by = "王小明" }, HttpStatusCode.Conflict)).Text("code"));
        Assert.Equal("accepted-already", (await RefusedAsync(app, Plain, "decision", new { act = "return", reason = "审计报告缺少会计师签字页", by = "王小明" }, HttpStatusCode.Conflict)).Text("code"));
        await ProvenAsync(app);
    }

    [Fact]
    public async Task The_supervising_units_opinion_accepts_the_report()
    {
        await using var app = await StartAsync(supervisor: "广州市某某局");
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Plain, 110, 60)).Csv());
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Plain, 110, 60, more: ("preReviewedOn", "2026-02-20"))).Csv());
        Assert.Equal(new() { ["ACCEPTED"] = 1, ["total"] = 1 }, await app.SumsAsync("annual-reports", "2025", "records", "state"));

        // A correction without it is held: the accepted version stays.
        var held = await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Plain, 500, 60)).Csv());
        Assert.Equal((0, 1, 1), (held.GetProperty("counts").Number("accepted"), held.GetProperty("counts").Number("held"), held.GetProperty("counts").Number("awaitingPreReview")));
        Assert.Contains("原已受理的版本继续有效", held.GetProperty("nextStep").Text("zh")!, StringComparison.Ordinal);
        Assert.Equal(110, await app.SumAsync("annual-reports", "2025", "income"));
        await ActAsync(app, Plain, "decision", new { act = "accept", reason = "更正属实", by = "王小明" });
        Assert.Equal(500, await app.SumAsync("annual-reports", "2025", "income"));
        await ProvenAsync(app);
    }

    [Fact]
    public async Task A_registrar_returns_a_report_with_reasons_and_its_correction_is_in_time()
    {
        await using var app = await StartAsync("2026-05-29T10:00:00+08:00", supervisor: "广州市某某局");
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Plain, 110, 60)).Csv());
        Assert.Equal("too-short", (await RefusedAsync(app, Plain, "decision", new { act = "return", reason = "不全", by = "王小明" }, HttpStatusCode.BadRequest)).Text("code"));
        Assert.Equal("unknown-act", (await RefusedAsync(app, Plain, "decision", new { act = "delete", reason = "审计报告缺少会计师签字页", by = "王小明" }, HttpStatusCode.BadRequest)).Text("code"));
        app.Now("2026-06-02T10:00:00+08:00");
        var record = await ActAsync(app, Plain, "decision", new { act = "return", reason = "审计报告缺少会计师签字页", by = "王小明" });
        Assert.Equal(("RETURNED", "2026-06-09", "审计报告缺少会计师签字页"), (record.Text("state"), record.Text("correctionDueOn"), record.GetProperty("open").Text("returnedFor")));
        Assert.Equal(0, await app.SumAsync("annual-reports", "2025", "records"));
        Assert.Equal((3, 0, 1, 0, 3), await CompletenessAsync(app));
        Assert.Equal("returned-already", (await RefusedAsync(app, Plain, "decision", new { act = "return", reason = "另外缺少会员大会纪要", by = "王小明" }, HttpStatusCode.Conflict)).Text("code"));
        Assert.Equal("nothing-to-explain", (await RefusedAsync(app, Plain, "explanations", new { code = "ID-009", text = Why, by = "王小明" }, HttpStatusCode.Conflict)).Text("code"));

        app.Now("2026-06-09T10:00:00+08:00");
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Plain, 120, 60, more: ("preReviewedOn", "2026-05-20"))).Csv());
        Assert.Equal(new() { ["ON_TIME"] = 120, ["total"] = 120 }, await app.SumsAsync("annual-reports", "2025", "income", "timeliness"));
        Assert.Equal(["ACCEPTED", "RETURNED"], (await HistoryAsync(app, Plain)).List("versions").Select(version => version.Text("state")));
        await ProvenAsync(app);
    }

    [Fact]
    public async Task What_the_rules_returned_nobody_accepts_and_what_a_registrar_returned_a_registrar_may()
    {
        await using var app = await StartAsync(supervisor: "广州市某某局");
        await app.UploadAsync("annual-reports", "2025", Wrong(Plain));
        var refused = await RefusedAsync(app, Plain, "decision", new { act = "accept", reason = "同意受理", by = "王小明" }, HttpStatusCode.Conflict);
        Assert.Equal("returned-already", refused.Text("code"));
        Assert.Contains("更正", refused.Text("detailZh")!, StringComparison.Ordinal);

        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Other)).Csv());
        await ActAsync(app, Other, "decision", new { act = "return", reason = "误以为附件不全，先行退回", by = "王小明" });
        Assert.Equal("ACCEPTED", (await ActAsync(app, Other, "decision", new { act = "accept", reason = "附件齐全", by = "王小明" })).Text("state"));
        Assert.Equal(["return", "accept"], (await HistoryAsync(app, Other)).List("acts").Select(act => act.Text("act")));
        await ProvenAsync(app);
    }

    [Fact]
    public async Task The_register_mended_the_same_bytes_are_judged_anew_within_the_window()
    {
        await using var app = await StartAsync();
        var newcomer = Codes.Of("440106", '1', 9);
        var file = Grid.Of(Rows.Report(newcomer)).Csv();
        Assert.Equal("rejected", (await app.UploadAsync("annual-reports", "2025", file)).Text("state"));
        await app.RegisterAsync(Rows.Organisation(newcomer));
        (await app.UploadAsync("annual-reports", "2025", file)).Counts(1, accepted: 1);
        var history = await HistoryAsync(app, newcomer);
        Assert.Equal(["ACCEPTED", "RETURNED"], history.List("versions").Select(version => version.Text("state")));
        Assert.Equal(history.List("versions")[1].Text("arrivedAt"), history.Text("firstSubmittedAt"));
        await ProvenAsync(app);
    }

    private async Task<App> StartAsync(string now = "2026-03-02T09:00:00+08:00", string? supervisor = null)
    {
        var app = await App.StartAsync(azurite, now);
        await app.UploadAsync("registry", "current", Grid.Of(Rows.Organisation(Plain, supervisor: supervisor), Rows.Organisation(Other, supervisor: supervisor), Rows.Organisation(Odd)).Csv(), tick: false);
        return app;
    }

    private static byte[] Wrong(string uscc) => Grid.Of(Rows.Report(uscc, more: ("IS45.t", "1"))).Csv();

    private static Task<JsonElement> RecordAsync(App app, string uscc) => app.JsonAsync($"/api/records/annual-reports/2025/{uscc}");

    private static Task<JsonElement> HistoryAsync(App app, string uscc) => app.JsonAsync($"/api/records/annual-reports/2025/{uscc}/history");

    private static async Task<JsonElement> ActAsync(App app, string uscc, string what, object body)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        using var answer = await app.Http.PostAsync($"/api/records/annual-reports/2025/{uscc}/{what}", JsonContent.Create(body));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<JsonElement> RefusedAsync(App app, string uscc, string what, object body, HttpStatusCode status)
    {
        using var answer = await app.Http.PostAsync($"/api/records/annual-reports/2025/{uscc}/{what}", JsonContent.Create(body));
        return await App.ProblemAsync(answer, status);
    }

    private static async Task<(int Expected, int Filed, int Returned, int Accepted, int NotFiled)> CompletenessAsync(App app)
    {
        var total = (await app.JsonAsync("/api/completeness/2025")).GetProperty("total");
        return (total.Number("expected"), total.Number("filed"), total.Number("returned"), total.Number("accepted"), total.Number("notFiled"));
    }

    /// <summary>What was moved step by step equals what a recomputation gives.</summary>
    private static async Task ProvenAsync(App app)
    {
        app.Log.Forget();
        await app.RunAsync("Reconcile");
        Assert.DoesNotContain("did not agree", app.Log.Text, StringComparison.Ordinal);
    }

    private static string OddCode(string division, int serial)
    {
        var right = Codes.Of(division, '1', serial);
        var wrong = right[16] == '7' ? '8' : '7';
        var first17 = right[..16] + wrong;
        return first17 + Codes.Check(first17);
    }
}
