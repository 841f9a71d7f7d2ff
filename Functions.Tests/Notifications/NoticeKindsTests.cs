using System.Net;
using System.Net.Http.Json;
using Nianbao.Domain.Notifications;
using Nianbao.Tests.Flow;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Notifications;

/// <summary>Every kind of notice is written by something that people or the clock do, over HTTP and by the timers alone.</summary>
public sealed class NoticeKindsTests(AzuriteFixture azurite)
{
    private static readonly string Late = Codes.Of("440300", '2', 4);
    private static readonly string NotBuilt = Codes.Of("440604", '1', 11);
    private static readonly string NotFiled = Codes.Of("440604", '1', 12);

    /// <summary>A kind without a scenario fails: it must not be listed before something writes it.</summary>
    private static readonly Dictionary<string, Func<AzuriteFixture, Task<App>>> Scenarios = new()
    {
        [NoticeKinds.ReportDue] = async azurite =>
        {
            var app = await App.StartAsync(azurite, "2026-05-24T01:00:00+08:00");
            await app.RegisterAsync(Rows.Organisation(Late));
            return app;
        },
        [NoticeKinds.ReportReturned] = async azurite =>
        {
            var app = await App.StartAsync(azurite, "2026-05-25T09:00:00+08:00");
            await app.RegisterAsync(Rows.Organisation(Late));
            await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Late, more: ("IS45.t", "1.00"))).Csv());
            return app;
        },
        [NoticeKinds.CorrectionDue] = async azurite =>
        {
            var app = await Scenarios![NoticeKinds.ReportReturned](azurite);
            await app.RunAsync("Remind");
            app.Now("2026-05-31T09:00:00+08:00"); // Five working days from Monday the 25th end on the 1st of June.
            return app;
        },
        [NoticeKinds.Inspection] = async azurite =>
        {
            var app = await DecidedAsync(azurite);
            await DoAsync(app, $"inspections/2025/{NotFiled}/publication", new { by = "王小明" });
            return app;
        },
        [NoticeKinds.Rectification] = DecidedAsync,
        [NoticeKinds.Listing] = async azurite =>
        {
            var app = await DecidedAsync(azurite);
            await DoAsync(app, $"listings/{Late}-AB1-2025/notify", new { by = "王小明" });
            return app;
        },
        [NoticeKinds.Supervision] = async azurite =>
        {
            var app = await DecidedAsync(azurite);
            app.Now("2026-08-16T09:00:00+08:00");
            await app.RunAsync("Supervise");
            return app;
        },
        [NoticeKinds.WeakPartyOrganisation] = async azurite =>
        {
            var app = await App.StartAsync(azurite, "2026-01-05T09:00:00+08:00");
            await app.RegisterAsync(Rows.Organisation(NotBuilt));
            await app.CommitAsync("weak-party-org-cases", "current", Grid.Of(new Dictionary<string, string?> { ["uscc"] = NotBuilt, ["caseId"] = "RH-1", ["foundOn"] = "2026-01-04" }).Csv());
            await DoAsync(app, $"weak-party-org-cases/{NotBuilt}-RH-1/confirm", new { by = "王小明" });
            return app;
        },
    };

    public static TheoryData<string> Kinds => [.. NoticeKinds.All.Select(kind => kind.Code)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_of_notice_is_written_by_something_that_happens(string kind)
    {
        await using var app = await Scenarios[kind](azurite);
        Assert.Empty((await app.JsonAsync($"/api/notices?kind={kind}")).List("items"));
        await app.RunAsync("Remind");
        var written = await ItemsAsync(app, kind);
        Assert.NotEmpty(written);
        await app.RunAsync("Remind");
        Assert.Equal(written, await ItemsAsync(app, kind));
    }

    [Fact]
    public async Task A_published_conclusion_brings_the_notice_that_the_decision_table_names_and_a_decision_alone_brings_none()
    {
        await using var app = await DecidedAsync(azurite);
        await app.RunAsync("Remind");
        Assert.Empty(await ItemsAsync(app, NoticeKinds.Inspection));
        // The term of an order begins with the decision, so the order is told before anything is public.
        Assert.Equal(
            [$"{NotBuilt}-20260601 rectify-ZG-2025-issued-20260601-20260731", $"{Late}-20260601 rectify-ZG-2025-issued-20260601-20260901"],
            await ItemsAsync(app, NoticeKinds.Rectification));
        app.Now("2026-06-02T07:00:00+08:00");
        foreach (var uscc in new[] { Late, NotBuilt, NotFiled })
            await DoAsync(app, $"inspections/2025/{uscc}/publication", new { by = "王小明" });
        await app.RunAsync("Remind");
        var items = await ItemsAsync(app, NoticeKinds.Inspection);
        Assert.Contains($"{NotBuilt}-20260602 inspection-2025-20260602-BASIC_PASS", items);
        Assert.Contains($"{NotFiled}-20260602 inspection-2025-20260602-NOT_FILED", items);
        Assert.Contains($"{NotFiled}-20260602 inspection-2025-FILE-20260701", items);
        Assert.Contains($"{Late}-20260602 inspection-2025-20260602-BASIC_PASS", items);
        Assert.Equal(4, items.Count);
    }

    [Fact]
    public async Task A_second_level_is_told_to_the_organisation_and_to_the_authority_once_and_the_level_that_was_passed_by_is_not()
    {
        await using var app = await DecidedAsync(azurite);
        app.Now("2026-08-16T07:00:00+08:00");
        await app.RunAsync("Supervise");
        await app.RunAsync("Remind");
        Assert.Equal(["440604-20260816 supervise-RECTIFICATION-20260731-L2-1", $"{NotBuilt}-20260816 supervise-ZG-2025-20260731-L2"], await ItemsAsync(app, NoticeKinds.Supervision));
        Assert.Contains($"{NotBuilt}-20260816 rectify-ZG-2025-overdue-20260731", await ItemsAsync(app, NoticeKinds.Rectification));
        app.Now("2026-08-17T07:00:00+08:00");
        await app.RunAsync("Supervise");
        await app.RunAsync("Remind");
        Assert.Equal(2, (await ItemsAsync(app, NoticeKinds.Supervision)).Count);
    }

    [Fact]
    public async Task A_run_without_news_writes_nothing()
    {
        await using var app = await DecidedAsync(azurite);
        await app.RunAsync("Remind");
        app.Wire.Forget();
        await app.RunAsync("Remind");
        Assert.Empty(app.Wire.Writes);
    }

    private static async Task<IReadOnlyList<string>> ItemsAsync(App app, string kind) =>
    [
        .. (await app.JsonAsync($"/api/notices?kind={kind}&limit=1000")).List("items")
            .SelectMany(notice => notice.List("items").Where(item => item.Text("kind") == kind).Select(item => $"{notice.Text("id")} {item.Text("key")}")).Order(StringComparer.Ordinal),
    ];

    /// <summary>One report late, one with a ground, one not filed: inspected, confirmed, and the clocks run once.</summary>
    private static async Task<App> DecidedAsync(AzuriteFixture azurite)
    {
        var app = await App.StartAsync(azurite, "2026-03-10T09:00:00+08:00");
        await app.RegisterAsync(Rows.Organisation(Late), Rows.Organisation(NotBuilt), Rows.Organisation(NotFiled));
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(NotBuilt, more: [("partyOrg.type", "NONE"), ("noPartyOrgReason", "OTHER"), ("coverageModes", "INSTRUCTOR")])).Csv());
        app.Now("2026-06-01T00:10:00+08:00");
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Late)).Csv());
        await app.RunAsync("Inspect");
        foreach (var uscc in new[] { Late, NotBuilt, NotFiled })
            await DoAsync(app, $"inspections/2025/{uscc}/decision", new { act = "confirm", by = "王小明" });
        await app.RunAsync("Supervise");
        return app;
    }

    private static async Task DoAsync(App app, string path, object body)
    {
        using var answer = await app.Http.PostAsJsonAsync("/api/" + path, body);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
