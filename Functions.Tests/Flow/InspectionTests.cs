using System.Text;
using System.Text.Json;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>The yearly inspection, run by its timer, against the worked cases of domain.md 8.6.</summary>
public sealed class InspectionTests(AzuriteFixture azurite)
{
    private static readonly string C1 = Codes.Of("440300", '1', 1);
    private static readonly string C2 = Codes.Of("440300", '2', 2);
    private static readonly string C3 = Codes.Of("440300", '1', 3);
    private static readonly string Late = Codes.Of("440300", '2', 4);
    private static readonly string C11 = Codes.Of("440604", '1', 11);
    private static readonly string OneYear = Codes.Of("440604", '1', 12);
    private static readonly string C12 = Codes.Of("440604", '2', 13);
    private static readonly string ThreeYears = Codes.Of("440604", '2', 14);
    private static readonly string Ended = Codes.Of("440604", '1', 15);
    private static readonly string Direct = Codes.Of("441900", '1', 16);
    private static readonly string ReportInTime = Codes.Of("440100", '1', 21);
    private static readonly string ReportWithGround = Codes.Of("440100", '1', 22);
    private static readonly string ReportLate = Codes.Of("440100", '1', 23);
    private static readonly string ReportMissing = Codes.Of("440100", '2', 24);
    private static readonly string Foundation = Codes.Of("440000", '3', 31);

    [Fact]
    public async Task The_worked_cases_get_their_conclusions()
    {
        await using var app = await App.StartAsync(azurite, "2024-03-01T09:00:00+08:00");
        await FileAsync(app);
        await app.RunAsync("Inspect");

        var answer = await app.JsonAsync("/api/inspections/2025?limit=1000");
        var items = answer.List("items").ToDictionary(item => item.Text("uscc")!, item => $"{item.Text("conclusion")} {item.Number("row")} {string.Join('+', item.List("grounds"))} {item.Text("listOutcome")} {item.Number("consecutiveYearsNotFiled")}");
        Assert.Equal(
            new Dictionary<string, string>
            {
                [C1] = "PASS 14   0",
                [C2] = "EXEMPT 2   0",
                [C3] = "BASIC_PASS 11 G20 AB1 0",
                [Late] = "BASIC_PASS 11 G20 AB1 0",
                [C11] = "BASIC_PASS 11 G10 AB2 0",
                [OneYear] = "NOT_FILED 5  AB1 1",
                [C12] = "NOT_FILED 6  AB1 2",
                [ThreeYears] = "NOT_FILED 7  SE1 3",
                [Direct] = "PASS 14   0",
                [ReportInTime] = "NONE 3   0",
                [ReportWithGround] = "NONE 3 G10  0",
                [ReportLate] = "NONE 4 G20 AB1 0",
                [ReportMissing] = "NOT_FILED 5  AB1 1",
                [Foundation] = "BASIC_PASS 11 G20 AB1 0",
            }.OrderBy(item => item.Key, StringComparer.Ordinal),
            items.OrderBy(item => item.Key, StringComparer.Ordinal));
        Assert.DoesNotContain(Ended, items.Keys);
        Assert.All(answer.List("items"), item => Assert.Equal("PROPOSED", item.Text("state")));
        Assert.Equal(14, answer.Number("total"));

        // Earlier years were inspected too, from what is held of them.
        Assert.Equal("NOT_FILED", Item(await app.JsonAsync("/api/inspections/2024?limit=1000"), C12).Text("conclusion"));
        Assert.Equal("PASS", Item(await app.JsonAsync("/api/inspections/2023?limit=1000"), C1).Text("conclusion"));
    }

    [Fact]
    public async Task Nobody_is_inspected_before_the_deadline_has_passed()
    {
        await using var app = await App.StartAsync(azurite, "2026-03-01T09:00:00+08:00");
        await app.RegisterAsync(Rows.Organisation(C1), Rows.Organisation(OneYear), Rows.Organisation(Foundation));
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(C1)).Csv());
        await app.RunAsync("Inspect");
        Assert.Equal(0, (await app.JsonAsync("/api/inspections/2025")).Number("total"));

        app.Now("2026-05-31T23:59:59.999+08:00");
        await app.RunAsync("Inspect");
        Assert.Equal(Foundation, Assert.Single((await app.JsonAsync("/api/inspections/2025")).List("items")).Text("uscc"));

        app.Now("2026-06-01T00:00:00+08:00");
        await app.RunAsync("Inspect");
        Assert.Equal(3, (await app.JsonAsync("/api/inspections/2025")).List("items").Count);
    }

    [Fact]
    public async Task A_second_run_writes_nothing_and_new_evidence_changes_only_what_it_is_about()
    {
        await using var app = await App.StartAsync(azurite, "2024-03-01T09:00:00+08:00");
        await FileAsync(app);
        await app.RunAsync("Inspect");
        var before = await app.StoredAsync();
        app.Clock.Advance(TimeSpan.FromDays(1));
        app.Wire.Forget();
        await app.RunAsync("Inspect");
        Assert.Empty(app.Wire.Writes);
        Assert.Equal(before, await app.StoredAsync());

        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(OneYear)).Csv());
        await app.RunAsync("Inspect");
        var moved = (await app.StoredAsync()).Except(before).Where(line => line.StartsWith("Inspections", StringComparison.Ordinal)).Select(line => line[..line.LastIndexOf(' ')]).ToList();
        Assert.Contains(moved, line => line.EndsWith(OneYear, StringComparison.Ordinal));
        Assert.All(moved, line => Assert.True(line.EndsWith(OneYear, StringComparison.Ordinal) || line.Contains("!head", StringComparison.Ordinal), line));
        var item = Item(await app.JsonAsync("/api/inspections/2025?division=440604"), OneYear);
        Assert.Equal(("BASIC_PASS", "AB1", 0), (item.Text("conclusion"), item.Text("listOutcome"), item.Number("consecutiveYearsNotFiled")));

        // The register learns that another one had ended before: its proposal is withdrawn.
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.CommitAsync("registry", "current", Grid.Of(Rows.Organisation(ThreeYears, more: [("status", "CANCELLED"), ("endedOn", "2025-02-01")])).Csv());
        await app.RunAsync("Inspect");
        var now = await app.JsonAsync("/api/inspections/2025?limit=1000");
        Assert.Equal(13, now.Number("total"));
        Assert.DoesNotContain(now.List("items"), i => i.Text("uscc") == ThreeYears);
        var history = await app.JsonAsync($"/api/records/inspections/2025/{OneYear}/history");
        Assert.Equal(["BASIC_PASS", "NOT_FILED"], history.List("versions").Select(version => version.GetProperty("values").Text("conclusion")));
    }

    [Fact]
    public async Task A_run_that_dies_in_the_middle_goes_on_where_it_stopped()
    {
        string[] divisions = [.. Enumerable.Range(1, 13).Select(i => $"44{i:D2}00").Concat(Enumerable.Range(3, 9).SelectMany(i => new[] { $"4401{i:D2}", $"4403{i:D2}", $"4408{i:D2}" }))];
        await using var app = await App.StartAsync(azurite, "2026-06-10T09:00:00+08:00");
        var codes = divisions.Select((division, i) => Codes.Of(division, '1', i)).ToList();
        await app.RegisterAsync(codes.Select(code => Rows.Organisation(code)));
        await app.CommitAsync("annual-reports", "2025", Grid.Of(codes.Where((_, i) => i % 3 == 0).Select(code => Rows.Report(code))).Csv());

        // The line breaks at the 20th commit of the inspection.
        var commits = 0;
        app.Wire.Breaks = (method, uri) => method == "POST" && uri.AbsolutePath.EndsWith("$batch", StringComparison.Ordinal) && Interlocked.Increment(ref commits) > 20;
        using (var answer = await app.Http.PostAsync("/admin/functions/Inspect?wait=true", null))
            Assert.True(app.Wire.Failures > 0);
        var half = await InspectedAsync(app);
        Assert.InRange(half.Count, 1, codes.Count - 1);

        app.Wire.Breaks = null;
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await app.RunAsync("Inspect");
        var whole = await InspectedAsync(app);
        Assert.Equal(codes.Count, whole.Count);
        Assert.Superset(half, whole); // What was done was not done again.
        var report = await app.JsonAsync("/api/inspections/2025?limit=1000");
        Assert.Equal(codes.Count, report.Number("total"));
        Assert.Equal(codes.Order(StringComparer.Ordinal), report.List("items").Select(item => item.Text("uscc")!).Order(StringComparer.Ordinal));
        Assert.Equal(codes.Where((_, i) => i % 3 != 0).Count(), Count(report, "NOT_FILED"));
    }

    [Fact]
    public async Task A_run_without_time_does_nothing_and_says_that_the_next_goes_on()
    {
        await using var app = await App.StartAsync(azurite, "2026-06-10T09:00:00+08:00", ("Inspect:BudgetSeconds", "0"));
        await app.RegisterAsync(Rows.Organisation(C1));
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(C1)).Csv());
        await app.RunAsync("Inspect");
        Assert.Equal(0, (await app.JsonAsync("/api/inspections/2025")).Number("total"));
        Assert.Contains("used up its time", app.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_and_items_agree_under_every_filter_and_a_list_can_be_paged()
    {
        await using var app = await App.StartAsync(azurite, "2024-03-01T09:00:00+08:00");
        await FileAsync(app, Codes.Of("440183", '1', 41), Codes.Of("440118", '1', 42));
        await app.RunAsync("Inspect");
        foreach (var filter in new[] { "", "city=440300", "city=440100", "city=440000", "city=440300,440600", "division=440604", "division=440118", "type=SSI", "conclusion=NOT_FILED", "city=440600&type=SSI&conclusion=NOT_FILED", "conclusion=FAIL" })
        {
            var all = await app.JsonAsync($"/api/inspections/2025?limit=1000&{filter}");
            Assert.Equal(all.Number("total"), all.List("items").Count);
            Assert.Equal(all.List("counts").ToDictionary(c => c.Text("conclusion")!, c => c.Number("count")), all.List("items").GroupBy(i => i.Text("conclusion")!).ToDictionary(g => g.Key, g => g.Count()));

            var paged = new List<string>();
            string? token = "";
            for (var page = 0; token is not null && page < 20; page++)
            {
                var part = await app.JsonAsync($"/api/inspections/2025?limit=3&{filter}{(token.Length > 0 ? "&continuationToken=" + token : "")}");
                Assert.Equal(all.Number("total"), part.Number("total"));
                paged.AddRange(part.List("items").Select(item => item.Text("uscc")!));
                token = part.Text("continuationToken");
            }

            Assert.Equal(all.List("items").Select(item => item.Text("uscc")), paged);
        }

        Assert.Equal(2, (await app.JsonAsync("/api/inspections/2025?division=440118")).Number("total"));
        var byCity = await app.JsonAsync("/api/inspections/2025?by=city,type&limit=0");
        Assert.Empty(byCity.List("items"));
        Assert.Equal(byCity.Number("total"), byCity.List("counts").Sum(row => row.Number("count")));

        using var csv = await app.Http.GetAsync("/api/inspections/2025?format=csv&conclusion=NOT_FILED&limit=1000");
        var bytes = await csv.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + (await app.JsonAsync("/api/inspections/2025?conclusion=NOT_FILED")).Number("total"), lines.Length);
        Assert.Contains(lines, line => line.StartsWith($"{C12},{Rows.NameOf(C12)},佛山市,社会服务机构,NOT_FILED,", StringComparison.Ordinal));
    }

    /// <summary>Three years of reports of the worked cases; the clock ends on 2026-06-01 00:30 in Guangdong.</summary>
    private static async Task FileAsync(App app, params string[] more)
    {
        const string unit = "某某局";
        await app.RegisterAsync(
        [
            Rows.Organisation(C1, supervisor: unit), Rows.Organisation(C2, established: "2025-08-15"), Rows.Organisation(C3, supervisor: unit), Rows.Organisation(Late), Rows.Organisation(C11),
            Rows.Organisation(OneYear), Rows.Organisation(C12), Rows.Organisation(ThreeYears), Rows.Organisation(Ended, more: [("status", "REVOKED"), ("endedOn", "2025-10-01")]), Rows.Organisation(Direct),
            Rows.Organisation(ReportInTime), Rows.Organisation(ReportWithGround), Rows.Organisation(ReportLate), Rows.Organisation(ReportMissing), Rows.Organisation(Foundation), .. more.Select(code => Rows.Organisation(code)),
        ]);
        string[] always = [C3, Late, C11, Direct, ReportInTime, ReportWithGround, ReportLate, Foundation];
        foreach (var (year, filed) in new[] { (2023, always.Concat([C12, OneYear, ReportMissing])), (2024, always.Concat([OneYear, ReportMissing])) })
        {
            app.Now($"{year + 1}-03-10T09:00:00+08:00");
            await app.CommitAsync("annual-reports", $"{year}", Grid.Of([Reviewed(C1, year), .. filed.Select(code => Rows.Report(code, year: year))]).Csv());
        }

        app.Now("2026-03-31T23:59:59+08:00");
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Reviewed(C1, 2025), Rows.Report(C3), Rows.Report(Direct), Rows.Report(ReportInTime), NotBuilt(ReportWithGround), NotBuilt(C11)).Csv(), tick: false);
        app.Now("2026-06-01T00:00:00+08:00");
        await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Late), Rows.Report(ReportLate), Rows.Report(Foundation)).Csv(), tick: false);
        app.Now("2026-06-01T00:30:00+08:00");
    }

    private static Dictionary<string, string?> Reviewed(string uscc, int year) => Rows.Report(uscc, year: year, more: [("supervisorOpinion.signedOn", $"{year + 1}-02-20"), ("supervisorOpinion.opinion", "同意")]);

    private static Dictionary<string, string?> NotBuilt(string uscc) => Rows.Report(uscc, more: [("partyOrg.type", "NONE"), ("noPartyOrgReason", "OTHER"), ("coverageModes", "INSTRUCTOR")]);

    private static JsonElement Item(JsonElement answer, string uscc) => Assert.Single(answer.List("items"), item => item.Text("uscc") == uscc);

    private static int Count(JsonElement answer, string conclusion) => answer.List("counts").Where(row => row.Text("conclusion") == conclusion).Sum(row => row.Number("count"));

    private static async Task<HashSet<string>> InspectedAsync(App app) =>
        [.. (await app.StoredAsync()).Where(line => line.StartsWith("Inspections2025/", StringComparison.Ordinal) && !line.Contains("!head", StringComparison.Ordinal))];
}
