using System.Text.Json;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>Activities that were reported before, as their organisations meet it: what counts, what is held, and how it is released.</summary>
public sealed class DuplicateTests(AzuriteFixture azurite)
{
    private static readonly string Tianhe = Codes.Of("440106", '1', 1);
    private static readonly string Shenzhen = Codes.Of("440300", '2', 2);

    private async Task<App> StartAsync()
    {
        var app = await App.StartAsync(azurite, "2025-08-05T09:00:00+08:00");
        await app.RegisterAsync(Rows.Organisation(Tianhe), Rows.Organisation(Shenzhen));
        return app;
    }

    private static Dictionary<string, string?> Service(string id, int served, params (string Field, string? Value)[] more) =>
        Rows.Activity(Tianhe, id, "2025-07-08", served, 100m, [("title", "便民义诊进社区"), ("placeRegionCode", "440106"), .. more]);

    private static Task<JsonElement> UploadAsync(App app, params Dictionary<string, string?>[] rows) => app.UploadAsync("activities", "2025", Grid.Of(rows).Csv());

    private static Task<decimal> ServedAsync(App app) => app.SumAsync("activities", "2025", "served");

    private static async Task<JsonElement> ValuesAsync(App app, string id) => (await app.JsonAsync($"/api/records/activities/2025/{Tianhe}-{id}")).GetProperty("values");

    [Fact]
    public async Task The_same_activity_under_another_number_is_kept_and_does_not_count()
    {
        await using var app = await StartAsync();
        await UploadAsync(app, Service("A-1", 30));
        var receipt = await UploadAsync(app, Service("A-2", 30));
        receipt.Counts(1, accepted: 1);
        Assert.Equal(1, receipt.GetProperty("counts").Number("heldForReview"));
        var finding = Assert.Single(receipt.Findings("DUP-001"));
        Assert.Contains("A-1", finding.Text("messageZh"), StringComparison.Ordinal);
        Assert.Equal(30, await ServedAsync(app));
        var values = await ValuesAsync(app, "A-2");
        Assert.Equal(("HELD", "DUP-001", "A-1"), (values.Text("status"), values.Text("heldFor"), values.Text("heldAgainst")));
    }

    [Fact]
    public async Task An_activity_with_the_key_of_another_counts_when_it_was_said_to_be_new_and_still_does_when_the_list_is_sent_again()
    {
        await using var app = await StartAsync();
        var receipt = await UploadAsync(app, Service("A-1", 30), Service("A-2", 40));
        Assert.Equal((3, "title"), (Assert.Single(receipt.Findings("DUP-002")).Number("row"), receipt.Findings("DUP-002")[0].Text("field")));
        Assert.Equal(30, await ServedAsync(app));

        await UploadAsync(app, Service("A-2", 40, ("duplicateDecision", "新增")));
        Assert.Equal(70, await ServedAsync(app));

        var again = await UploadAsync(app, Service("A-2", 40), Service("A-1", 30));
        Assert.Empty(again.Findings("DUP-002"));
        Assert.Equal(70, await ServedAsync(app));
    }

    [Fact]
    public async Task A_correction_under_another_number_takes_the_place_of_what_it_corrects()
    {
        await using var app = await StartAsync();
        await UploadAsync(app, Service("A-1", 30));
        await UploadAsync(app, Service("A-2", 40));
        Assert.Equal(30, await ServedAsync(app));

        var receipt = await UploadAsync(app, Service("A-2", 40, ("duplicateDecision", "更正")));
        Assert.Equal("INFO", Assert.Single(receipt.Findings("DUP-006")).Text("severity"));
        Assert.Equal(40, await ServedAsync(app));
        Assert.Equal("VOID", (await ValuesAsync(app, "A-1")).Text("status"));

        // The organisation's list still has both rows: nothing comes back to life.
        var list = await UploadAsync(app, Service("A-1", 30), Service("A-2", 40, ("duplicateDecision", "更正")));
        Assert.DoesNotContain(list.Findings("DUP-006"), finding => finding.Text("severity") == "WARN");
        Assert.Equal(40, await ServedAsync(app));
        Assert.Equal(1, await app.SumAsync("activities", "2025", "records"));
    }

    [Fact]
    public async Task A_row_that_corrects_another_of_its_own_file_counts_alone()
    {
        await using var app = await StartAsync();
        await UploadAsync(app, Service("A-1", 30), Service("A-2", 40, ("supersedes", "A-1")));
        Assert.Equal(40, await ServedAsync(app));
        Assert.Equal("DUP-006", (await ValuesAsync(app, "A-1")).Text("heldFor"));
    }

    [Fact]
    public async Task A_correction_that_comes_before_what_it_corrects_counts_alone_all_the_same()
    {
        await using var app = await StartAsync();
        await UploadAsync(app, Service("A-2", 40, ("supersedes", "A-1"), ("title", "更正后的义诊活动")));
        await UploadAsync(app, Service("A-1", 30));
        Assert.Equal(40, await ServedAsync(app));
    }

    [Theory]
    [InlineData("explanation", "全市公园同时举办，签到表另存")]
    [InlineData("status", "已接受")]
    public async Task A_figure_out_of_the_usual_counts_once_it_was_explained_or_accepted(string field, string value)
    {
        await using var app = await StartAsync();
        var held = await UploadAsync(app, Service("A-1", 200_001));
        Assert.Equal("WARN", Assert.Single(held.Findings("AC-010")).Text("severity"));
        Assert.Equal(1, held.GetProperty("counts").Number("heldForReview"));
        Assert.Equal(0, await ServedAsync(app));

        await UploadAsync(app, Service("A-1", 200_001, (field, value)));
        Assert.Equal(200_001, await ServedAsync(app));

        // What was decided once need not be said in every list.
        await UploadAsync(app, Service("A-1", 200_001), Service("A-9", 5, ("title", "另一场活动")));
        Assert.Equal(200_006, await ServedAsync(app));
    }

    [Fact]
    public async Task The_same_content_gives_the_same_totals_in_whatever_order_the_files_come()
    {
        var totals = new List<(decimal, decimal)>();
        int[][] orders = [[0, 1, 2], [2, 1, 0], [1, 2, 0]];
        foreach (var order in orders)
        {
            await using var app = await StartAsync();
            Dictionary<string, string?>[][] files =
            [
                [Service("A-1", 30), Service("B-1", 7, ("title", "另一场便民活动"))],
                [Service("A-2", 30)],
                [Service("C-1", 9, ("supersedes", "B-1"), ("title", "更正后的便民活动"))],
            ];
            foreach (var file in order)
                await UploadAsync(app, files[file]);
            totals.Add((await ServedAsync(app), await app.SumAsync("activities", "2025", "records")));
        }

        Assert.All(totals, total => Assert.Equal((39, 2), total));
    }

    [Fact]
    public async Task Two_organisations_that_name_each_other_are_told_that_they_report_one_activity_and_both_count()
    {
        await using var app = await StartAsync();
        Dictionary<string, string?> Joint(string uscc, string other) => Rows.Activity(
            uscc, "J-1", "2025-07-20", 100, 50m, ("title", "粤港澳青年联合义工日"), ("placeRegionCode", "440305"), ("coOrganisers", $$"""[{"organiserUscc":"{{other}}"}]"""));
        await UploadAsync(app, Joint(Tianhe, Shenzhen));
        var receipt = await UploadAsync(app, Joint(Shenzhen, Tianhe));
        Assert.Contains(Tianhe, Assert.Single(receipt.Findings("DUP-004")).Text("messageZh"), StringComparison.Ordinal);
        Assert.Equal(200, await ServedAsync(app));

        var answer = await app.JsonAsync("/api/joint-activities/2025Q3");
        Assert.Equal((1, 2, 200), (answer.Number("groups"), answer.GetProperty("asReported").Number("records"), answer.GetProperty("asReported").Number("served")));
        Assert.Equal((1, 100, 100m), (answer.GetProperty("once").Number("records"), answer.GetProperty("once").Number("served"), answer.GetProperty("once").GetProperty("fundsTotal").GetDecimal()));
        Assert.Equal([Tianhe, Shenzhen], Assert.Single(answer.List("items")).List("members").Select(member => member.Text("uscc")));
        Assert.Equal(0, (await app.JsonAsync("/api/joint-activities/2025-08")).Number("groups"));
    }

    [Fact]
    public async Task An_annual_report_is_compared_with_the_activities_that_count()
    {
        await using var app = await StartAsync();
        await UploadAsync(app, Service("A-1", 30, ("fundsCash", "500.00"), ("organiserKind", "ORG")), Service("A-2", 30, ("fundsCash", "500.00"), ("organiserKind", "ORG")));
        app.Now("2026-03-02T09:00:00+08:00");
        var receipt = await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Tianhe, income: 1_000m, expense: 400m)).Csv());
        // 500 yuan of one activity; the second is a duplicate. More than 105 % of 400 in any case, and said so.
        var finding = Assert.Single(receipt.Findings("XF-010"));
        Assert.Contains("500.00", $"{finding.Text("difference")}{finding.Text("value")}{finding.Text("messageEn")}{finding.Text("remedyEn")}{finding.Text("expected")}", StringComparison.Ordinal);
    }
}
