using Nianbao.Pipeline.Intake;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>An organisation changes its name: its history stays, and reports are judged by the name of their day.</summary>
public sealed class FormerNameTests(AzuriteFixture azurite)
{
    private static readonly string Tianhe = Codes.Of("440106", '1', 1);

    [Fact]
    public async Task A_change_of_name_keeps_the_former_one_with_its_dates_and_finds_it()
    {
        await using var app = await App.StartAsync(azurite, "2026-03-02T09:00:00+08:00");
        await app.RegisterAsync(Rows.Organisation(Tianhe, "旧名协会"));
        app.Now("2026-03-05T09:00:00+08:00");
        await app.RegisterAsync(Rows.Organisation(Tianhe, "中名协会"));
        app.Now("2026-03-10T09:00:00+08:00");
        await app.RegisterAsync(Rows.Organisation(Tianhe, "新名协会", more: [("formerNames", "更早的名协会")]));

        var names = (await app.JsonAsync($"/api/organisations/{Tianhe}")).List("formerNames");
        Assert.Equal(
            ["更早的名协会 – register", "旧名协会 2015-03-01–2026-03-05 version", "中名协会 2026-03-05–2026-03-10 version"],
            names.Select(name => $"{name.Text("name")} {name.Text("from")}–{name.Text("to")} {name.Text("source")}"));
        foreach (var words in new[] { "旧名", "中名", "更早", "新名" })
            Assert.Equal(Tianhe, Assert.Single((await app.JsonAsync($"/api/organisations?q={Uri.EscapeDataString(words)}")).List("items")).Text("uscc"));
        // Words that stand in the entry, but in no name.
        Assert.Empty((await app.JsonAsync("/api/organisations?q=DIRECT")).List("items"));
    }

    [Fact]
    public async Task A_report_under_a_former_name_is_judged_by_the_name_of_its_day()
    {
        await using var app = await App.StartAsync(azurite, "2026-03-02T09:00:00+08:00");
        await app.RegisterAsync(Rows.Organisation(Tianhe, "旧名协会"));
        var report = Grid.Of(Rows.Report(Tianhe, more: [("name", "旧名协会")])).Csv();

        // Handed in while it was the name, judged after the change: the file lies in storage when the worker gets to it.
        app.Now("2026-03-04T09:00:00+08:00");
        var early = await app.CommitAsync("annual-reports", "2025", report);
        Assert.Empty(early.Findings("ID-011"));
        app.Now("2026-03-05T09:00:00+08:00");
        await app.RegisterAsync(Rows.Organisation(Tianhe, "新名协会"));
        var late = await app.UploadAsync("annual-reports", "2025", report, query: "again=true");
        var finding = Assert.Single(late.Findings("ID-011"));
        Assert.Equal("WARN", finding.Text("severity"));
        Assert.Contains("2026-03-05 起已更名", finding.Text("messageZh")!, StringComparison.Ordinal);
        Assert.Contains("2026-03-05", finding.Text("messageEn")!, StringComparison.Ordinal);
        var never = await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Tianhe, more: [("name", "别的协会")])).Csv());
        Assert.Equal("ERROR", Assert.Single(never.Findings("ID-011")).Text("severity"));
    }

    [Fact]
    public async Task A_report_that_is_read_after_the_change_was_right_when_it_arrived_before()
    {
        await using var world = await Ledger.World.StartAsync(await azurite.NewAccountAsync());
        await world.SubmitAsync("registry", "current", $"uscc,name,establishedOn\n{Tianhe},旧名协会,2010-01-01\n");
        world.Clock.Now = Ledger.World.Noon.AddMinutes(1);
        var report = await world.UploadAsync("annual-reports", "2025", $"uscc,name,membersTotal\n{Tianhe},旧名协会,60\n");
        world.Clock.Now = Ledger.World.Noon.AddMinutes(2);
        await world.SubmitAsync("registry", "current", $"uscc,name,establishedOn\n{Tianhe},新名协会,2010-01-01\n");
        await world.Get<Ingestion>().ProcessAsync(Ledger.World.BlobOf(report), CancellationToken.None);
        Assert.DoesNotContain("ID-011", (await world.ReceiptAsync(report.Id)).FindingsByCode.Keys);
    }
}
