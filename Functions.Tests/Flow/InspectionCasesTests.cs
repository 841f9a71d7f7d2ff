using System.Text.Json;
using System.Text.Json.Nodes;
using Nianbao.Tests.ShouldFail;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>The worked cases of domain.md 8.6 that need whole forms, from the uploaded file to the proposal.</summary>
public sealed class InspectionCasesTests(AzuriteFixture azurite)
{
    private static readonly string[] PublicFoundation = ["charitableExpenditure", "otherExpense"];

    [Fact]
    public async Task Reports_of_the_inspection_regime_get_the_conclusions_of_the_worked_cases()
    {
        var found = await InspectAsync(null, new()
        {
            ["social-group"] = [("penalties", "[]"), ("register:penalties", "[]")],                                                     // C1
            ["institution"] = [("branches[0]", """{"name":"第二院区","kind":"分支机构","headName":"欧阳敏仪","establishedOn":"2025-03-01"}""")], // C4
            ["public-foundation"] = [(PublicFoundation[0], "5000000"), (PublicFoundation[1], "1220000")],                               // C6: 5.00 of 5.46 million
            ["foundation"] = [("awardsEventsHeld[0]", """{"name":"全省教育贡献评选","fee":1000}""")],
            ["provincial-direct"] = [("forums[0]", """{"title":"新材料产业大会","heldOn":"2025-06-01","feeCharged":false}""")],
        });
        Assert.Equal("PASS ", found["social-group"]);
        Assert.Equal("FAIL G08:SERIOUS:GV-014 3个月", found["institution"]);
        Assert.Equal("BASIC_PASS G07:MINOR:CH-001 60日", found["public-foundation"]);
        Assert.Equal("FAIL G13:SERIOUS:XF-009 60日", found["foundation"]);
        Assert.Equal("BASIC_PASS G13:MINOR:XF-008 60日", found["provincial-direct"]);
    }

    [Fact]
    public async Task In_the_report_regime_a_branch_leads_to_an_order_and_graver_facts_weigh_more()
    {
        var rules = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(House.House.Root, "Functions", "Domain", "Reference", "deadlines.json"), TestContext.Current.CancellationToken))!;
        rules["rules"]!.AsArray().Add(JsonNode.Parse("""{"registrar":"440604","reportYear":2025,"regime":"REPORT","source":"a test"}"""));
        var found = await InspectAsync(rules.ToJsonString(), new()
        {
            ["social-group"] = [("ledger:forum-notices", "[]")],                                                                        // its base has a warning of 2025; its forum stands in the report and among the activities
            ["institution"] = [("branches[0]", """{"name":"第二院区","kind":"分支机构","headName":"欧阳敏仪","establishedOn":"2025-03-01"}"""), ("ledger:forum-notices", """[{"uscc":"52440604MJM100019X","noticeId":"FN-9","title":"养老服务研讨会","plannedOn":"2025-05-20","reportedOn":"2025-04-01"}]""")], // C15
            ["public-foundation"] = [(PublicFoundation[0], "4000000"), (PublicFoundation[1], "2220000")],                               // C7: 73 %
            ["foundation"] = [("audit.opinion", "\"保留意见\"")],
            ["provincial-direct"] = [("lastElectionOn", "\"2019-06-01\"")],
        });
        Assert.Equal("BASIC_PASS G01:MINOR:penalties/penalty+G13:MINOR:AC-020/XF-008 60日", found["social-group"]);
        Assert.Equal("NONE G08:SERIOUS:GV-014 30日", found["institution"]);
        Assert.Equal("FAIL G07:SERIOUS:CH-001 60日", found["public-foundation"]);
        Assert.Equal("BASIC_PASS G09:MINOR:FN-030 60日", found["foundation"]);
        Assert.Equal("FAIL G05:SERIOUS:DT-007 60日", found["provincial-direct"]);
    }

    /// <summary>Files the bases with these changes, and gives conclusion, grounds and term of each.</summary>
    private async Task<Dictionary<string, string>> InspectAsync(string? deadlines, Dictionary<string, (string Field, string Value)[]> cases)
    {
        await using var app = deadlines is null ? await App.StartAsync(azurite, "2025-03-01T09:00:00+08:00") : await App.StartAsync(azurite, "2025-03-01T09:00:00+08:00", ("Deadlines", deadlines));
        var bases = cases.Keys.ToDictionary(name => name, CleanBase.Named);
        foreach (var (name, changes) in cases)
        {
            foreach (var (field, value) in changes)
            {
                if (field.StartsWith("ledger:", StringComparison.Ordinal))
                    bases[name].Ledgers[field.Split(':')[1]] = [.. JsonNode.Parse(value)!.AsArray().Select(entry => CorpusRecord.Of(entry!.AsObject()))];
                else
                    (field.StartsWith("register:", StringComparison.Ordinal) ? bases[name].Register! : bases[name].Report).Change(field.Split(':')[^1], JsonNode.Parse(value));
            }
        }

        await CommitAsync(app, "registry", "current", bases.Values.SelectMany(clean => clean.Others.Prepend(clean.Register!)));
        foreach (var years in new[] { 3, 2 })
            await CommitAsync(app, "annual-reports", $"{2025 - years}", bases.Values.Where(clean => clean.Earlier.Count > 0).Select(clean => clean.Earlier[years - 2]));
        foreach (var previous in bases.Values.Select(clean => clean.Previous!))
        {
            previous.Change("submittedOn", null);
            previous.Change("preReviewedOn", null);
        }

        await CommitAsync(app, "annual-reports", "2024", bases.Values.Select(clean => clean.Previous!));
        app.Now("2026-03-01T09:00:00+08:00");
        foreach (var ledger in LedgerTests.InOrder())
        {
            if (bases.Values.SelectMany(clean => clean.Ledgers.GetValueOrDefault(ledger.Name, [])).ToList() is { Count: > 0 } entries)
                await CommitAsync(app, ledger.Name, LedgerTests.PeriodOf(ledger), entries);
        }

        await CommitAsync(app, "activities", "2025", bases.Values.SelectMany(clean => clean.Activities));
        var receipt = await CommitAsync(app, "annual-reports", "2025", bases.Values.Select(clean => clean.Report));
        app.Now("2026-06-10T00:30:00+08:00");
        await app.RunAsync("Inspect");
        var items = (await app.JsonAsync("/api/inspections/2025?limit=1000")).List("items").ToDictionary(item => item.Text("uscc")!);
        return bases.ToDictionary(clean => clean.Key, clean => Assert.Contains(clean.Value.Report.Fields["uscc"].GetValue<string>(), items) is var item && item.ValueKind == JsonValueKind.Object
            ? $"{item.Text("conclusion")} {string.Join('+', item.List("groundDetails").Select(ground => $"{ground.Text("code")}:{ground.Text("weight")}:{string.Join('/', ground.List("sources"))}"))}{(item.TryGetProperty("term", out var term) && term.ValueKind == JsonValueKind.Object ? " " + term.Text("zh") : "")}"
            : receipt.ToString());
    }

    private static Task<JsonElement> CommitAsync(App app, string dataset, string period, IEnumerable<CorpusRecord> records) =>
        app.CommitAsync(dataset, period, JsonSerializer.SerializeToUtf8Bytes(new JsonArray([.. records.Select(record => record.ToJson())])), "file.json");
}
