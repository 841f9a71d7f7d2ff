using System.Net;
using System.Text.Json;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>Dry runs, repeats, corrections, late deliveries: the totals are always those of the latest versions.</summary>
public sealed class RepeatTests(AzuriteFixture azurite)
{
    private static readonly string Tianhe = Codes.Of("440106", '1', 1);
    private static readonly string Shenzhen = Codes.Of("440300", '2', 2);

    [Theory]
    [InlineData("good")]
    [InlineData("partly")]
    [InlineData("bad")]
    [InlineData("unreadable")]
    public async Task A_dry_run_answers_as_the_real_thing_and_stores_nothing(string what)
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe), Rows.Organisation(Shenzhen));
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Tianhe, 50, 50)).Csv());
        var wrong = Rows.Report(Shenzhen, more: ("IS45.t", "1"));
        var file = what switch
        {
            "good" => Grid.Of(Rows.Report(Tianhe, 50, 50), Rows.Report(Shenzhen)).Csv(),
            "partly" => Grid.Of(Rows.Report(Tianhe, 70, 50), wrong).Csv(),
            "bad" => Grid.Of(wrong).Csv(),
            _ => new byte[10],
        };
        var before = await app.StoredAsync();
        using var answer = await app.PostAsync("annual-reports", "2025", file, query: "dryRun=true");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.SettleAsync();
        Assert.Equal(before, await app.StoredAsync());
        var dry = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("True", dry.Text("dryRun"));
        Assert.Contains("未入库", dry.GetProperty("stateText").Text("zh")!, StringComparison.Ordinal);
        if (what is "good" or "partly")
            Assert.StartsWith("试运行未入库", dry.GetProperty("nextStep").Text("zh"), StringComparison.Ordinal);
        await app.ProblemAsync($"/api/receipts/{dry.Text("id")}", HttpStatusCode.NotFound);

        var real = await app.UploadAsync("annual-reports", "2025", file);
        foreach (var field in new[] { "id", "dataset", "period", "fileName", "size", "sha256", "state", "reading", "counts", "findingsByCode", "findingsTotal", "findings" })
            Assert.Equal(real.Text(field), dry.Text(field));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_dry_run_for_a_year_nobody_filed_yet_makes_no_table(bool many)
    {
        await using var app = await App.StartAsync(azurite);
        string[] codes = [.. Enumerable.Range(0, many ? 60 : 1).Select(i => Codes.Of($"44{1 + (i % 9):D2}00", '1', i))];
        await app.RegisterAsync(codes.Select(code => Rows.Organisation(code)));
        var before = await app.StoredAsync();
        using var answer = await app.PostAsync("annual-reports", "2024", Grid.Of(codes.Select(code => Rows.Report(code, year: 2024))).Csv(), query: "dryRun=1");
        Assert.Equal("committed", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Text("state"));
        Assert.Equal(before, await app.StoredAsync());
    }

    [Fact]
    public async Task The_same_bytes_answer_with_the_first_receipt_and_change_nothing()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe));
        var file = Grid.Of(Rows.Report(Tianhe)).Csv();
        var first = await app.CommitAsync("annual-reports", "2025", file);
        var before = await app.StoredAsync();

        using var answer = await app.PostAsync("annual-reports", "2025", file, "another name.csv");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal($"/api/receipts/{first.Text("id")}", answer.Headers.Location!.ToString());
        var second = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("True", second.Text("repeated"));
        foreach (var field in new[] { "id", "receivedAt", "finishedAt", "counts", "state" })
            Assert.Equal(first.Text(field), second.Text(field));
        Assert.Contains("again=true", second.GetProperty("nextStep").Text("zh")!, StringComparison.Ordinal);
        await app.SettleAsync();
        Assert.Equal(before, await app.StoredAsync());

        // The same bytes for another year are another submission.
        var other = await app.UploadAsync("annual-reports", "2024", file);
        Assert.NotEqual(first.Text("id"), other.Text("id"));
        Assert.Equal("rejected", other.Text("state"));
    }

    [Fact]
    public async Task A_rejected_file_sent_again_after_the_register_was_loaded_is_judged_anew()
    {
        await using var app = await App.StartAsync(azurite);
        var file = Grid.Of(Rows.Report(Tianhe), Rows.Report(Shenzhen)).Csv();
        var rejected = await app.UploadAsync("annual-reports", "2025", file);
        rejected.Counts(2, rejected: 2);
        Assert.Equal(2, rejected.Findings("ID-010").Count);

        await app.RegisterAsync(Rows.Organisation(Tianhe));
        var partly = await app.UploadAsync("annual-reports", "2025", file);
        partly.Counts(2, accepted: 1, rejected: 1);
        Assert.Equal((rejected.Text("id"), rejected.Text("receivedAt")), (partly.Text("id"), partly.Text("firstReceivedAt")));

        await app.RegisterAsync(Rows.Organisation(Shenzhen));
        var whole = await app.UploadAsync("annual-reports", "2025", file);
        whole.Counts(2, accepted: 1, unchanged: 1);
        Assert.Equal("committed", whole.Text("state"));
        Assert.Equal(rejected.Text("receivedAt"), whole.Text("firstReceivedAt"));
        Assert.Equal(2, await app.SumAsync("annual-reports", "2025", "records"));
    }

    [Fact]
    public async Task Corrections_move_the_totals_by_the_difference_and_again_returns_to_an_earlier_version()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe), Rows.Organisation(Shenzhen));
        var first = Grid.Of(Rows.Report(Tianhe, 100.10m, 0.10m), Rows.Report(Shenzhen, 5, 5)).Csv();
        await app.CommitAsync("annual-reports", "2025", first);
        Assert.Equal(105.10m, await app.SumAsync("annual-reports", "2025", "income"));

        var correction = await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Tianhe, 33.33m, 0.10m)).Csv());
        correction.Counts(1, accepted: 1);
        Assert.Equal(new() { ["440100"] = 33.33m, ["440300"] = 5, ["total"] = 38.33m }, await app.SumsAsync("annual-reports", "2025", "income", "city"));
        Assert.Equal(2, await app.SumAsync("annual-reports", "2025", "records"));

        using var repeat = await app.PostAsync("annual-reports", "2025", first);
        Assert.Equal(HttpStatusCode.OK, repeat.StatusCode);
        await app.SettleAsync();
        Assert.Equal(38.33m, await app.SumAsync("annual-reports", "2025", "income"));

        var again = await app.UploadAsync("annual-reports", "2025", first, query: "again=true");
        again.Counts(2, accepted: 1, unchanged: 1);
        Assert.Equal(105.10m, await app.SumAsync("annual-reports", "2025", "income"));

        var history = await app.JsonAsync($"/api/records/annual-reports/2025/{Tianhe}/history");
        Assert.Equal(["100.10", "33.33", "100.10"], history.List("versions").Select(version => version.GetProperty("values").Text("IS11.t")));
        Assert.Equal([true, false, false], history.List("versions").Select(version => version.GetProperty("standing").GetBoolean()));
        Assert.Equal(again.Text("id"), history.List("versions")[0].Text("receipt"));
        var record = await app.JsonAsync($"/api/records/annual-reports/2025/{Tianhe}");
        Assert.Equal((3, "2", again.Text("id")), (record.Number("versions"), record.Text("row"), record.Text("receipt")));
        Assert.Equal(history.List("versions")[2].Text("arrivedAt"), record.Text("firstSubmittedAt"));
    }

    [Fact]
    public async Task An_old_file_that_is_processed_late_is_superseded_and_changes_nothing()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe), Rows.Organisation(Shenzhen));
        // The first file's processing fails until it is given up; the second overtakes it.
        var old = Grid.Of(Rows.Report(Tianhe, 1, 1), Rows.Report(Shenzhen, 2, 2)).Csv();
        app.Wire.Breaks = (_, uri) => uri.AbsolutePath.Contains("AnnualReports2025", StringComparison.Ordinal);
        using var answer = await app.PostAsync("annual-reports", "2025", old);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await app.SettleAsync();
        var failed = await app.JsonAsync(answer.Headers.Location!.ToString());
        Assert.Equal("failed", failed.Text("state"));
        Assert.Contains("请勿重复上传", failed.GetProperty("nextStep").Text("zh")!, StringComparison.Ordinal);
        Assert.True(app.Wire.Failures > 0);
        Assert.Equal(0, await app.SumAsync("annual-reports", "2025", "records"));

        app.Wire.Breaks = null;
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Tianhe, 40, 40)).Csv());
        Assert.Equal(40, await app.SumAsync("annual-reports", "2025", "income"));

        // The sweep finds the file that has no final answer. (The storage stamps blobs with the real time, so the clock must have passed it.)
        app.Clock.SetUtcNow(Later(DateTimeOffset.UtcNow.AddHours(1), app.Clock.GetUtcNow().AddHours(1)));
        await app.RunAsync("SweepInbox");
        var late = await app.JsonAsync(answer.Headers.Location!.ToString());
        late.Counts(2, accepted: 1, superseded: 1);
        Assert.Equal("committed", late.Text("state"));
        Assert.Equal(failed.Text("receivedAt"), late.Text("receivedAt"));
        Assert.Equal(new() { ["440100"] = 40, ["440300"] = 2, ["total"] = 42 }, await app.SumsAsync("annual-reports", "2025", "income", "city"));

        var history = await app.JsonAsync($"/api/records/annual-reports/2025/{Tianhe}/history");
        Assert.Equal(["accepted", "superseded"], history.List("versions").Select(version => version.Text("outcome")));
        // The older file came first: it decides timeliness.
        Assert.Equal(failed.Text("receivedAt"), history.Text("firstSubmittedAt"));
    }

    [Fact]
    public async Task An_activity_moves_to_another_month_and_a_void_one_counts_no_more()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe));
        await app.CommitAsync("activities", "2025", Grid.Of(Rows.Activity(Tianhe, "A1", "2025-03-10", 10, 1.11m), Rows.Activity(Tianhe, "A2", "2025-03-11", 20, 2.22m)).Csv());
        Assert.Equal(new() { ["2025-03"] = 3.33m, ["total"] = 3.33m }, await app.SumsAsync("activities", "2025", "fundsTotal", "month"));

        await app.CommitAsync("activities", "2025", Grid.Of(Rows.Activity(Tianhe, "A1", "2025-11-10", 11, 1.12m)).Csv());
        Assert.Equal(new() { ["2025-03"] = 2.22m, ["2025-11"] = 1.12m, ["total"] = 3.34m }, await app.SumsAsync("activities", "2025", "fundsTotal", "month"));
        Assert.Equal(20, await app.SumAsync("activities", "2025Q1", "served"));
        Assert.Equal(11, await app.SumAsync("activities", "2025Q4", "served"));
        Assert.Equal(11, await app.SumAsync("activities", "2025-11", "served"));
        Assert.Equal(0, await app.SumAsync("activities", "2025-12", "served"));

        await app.CommitAsync("activities", "2025", Grid.Of(Rows.Activity(Tianhe, "A1", "2025-11-10", 11, 1.12m, ("status", "VOID"))).Csv());
        Assert.Equal((1, 2.22m), (await app.SumAsync("activities", "2025", "records"), await app.SumAsync("activities", "2025", "fundsTotal")));
        Assert.Equal("VOID", (await app.JsonAsync($"/api/records/activities/2025/{Tianhe}-A1")).GetProperty("values").Text("status"));

        await app.CommitAsync("activities", "2025", Grid.Of(Rows.Activity(Tianhe, "A1", "2025-11-10", 12, 1.13m, ("status", "ACCEPTED"))).Csv());
        Assert.Equal((2, 3.35m), (await app.SumAsync("activities", "2025", "records"), await app.SumAsync("activities", "2025", "fundsTotal")));
        await app.RunAsync("Reconcile");
        Assert.Equal((2, 3.35m), (await app.SumAsync("activities", "2025", "records"), await app.SumAsync("activities", "2025", "fundsTotal")));
        Assert.NotNull((await app.JsonAsync("/api/aggregates/activities?period=2025")).Text("verifiedAt"));
    }

    [Fact]
    public async Task The_register_is_corrected_row_by_row()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe), Rows.Organisation(Shenzhen));
        await app.CommitAsync("registry", "current", Grid.Of(Rows.Organisation(Tianhe, more: [("status", "CANCELLED"), ("endedOn", "2025-08-01")])).Csv());
        Assert.Equal(new() { ["440100"] = 0, ["440300"] = 1, ["total"] = 1 }, await app.SumsAsync("registry", "current", "active", "city"));
        Assert.Equal(2, await app.SumAsync("registry", "current", "records"));
        Assert.Single((await app.JsonAsync("/api/organisations?status=ACTIVE")).List("items"));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
