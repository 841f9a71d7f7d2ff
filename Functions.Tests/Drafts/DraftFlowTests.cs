using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Storage;
using Nianbao.Tests.Flow;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Drafts;

/// <summary>Reports are written section by section by people who make mistakes, leave, come back, and work in two windows.</summary>
public sealed class DraftFlowTests(AzuriteFixture azurite)
{
    // The example of GB 11643-1999.
    private const string IdNumber = "11010519491231002X";
    private static readonly string Tianhe = Codes.Of("440106", '1', 1);
    private static readonly string Address = $"/api/drafts/annual-reports/2025/{Tianhe}";

    [Fact]
    public async Task A_report_saved_section_by_section_is_submitted_as_one_and_counts_and_the_draft_is_gone_when_it_does()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe));
        foreach (var (section, content) in SectionsOf(Rows.Report(Tianhe, income: 110m)))
            Assert.DoesNotContain((await SaveAsync(app, section, content)).Findings(), finding => finding.Text("severity") is "ERROR" or "REJECT");
        Assert.Equal("110.00", (await app.JsonAsync(Address)).GetProperty("report").Text("IS11.t"));
        Assert.Equal(0m, await RecordsAsync(app));

        using var answer = await app.Http.PostAsync(Address + "/submit", null);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        await app.SettleAsync();
        var receipt = await app.JsonAsync(answer.Headers.Location!.ToString());

        Assert.Equal(("committed", "draft.json", Tianhe), (receipt.Text("state"), receipt.Text("fileName"), receipt.Text("draftOf")));
        Assert.Equal(110m, await app.SumAsync("annual-reports", "2025", "income"));
        await app.ProblemAsync(Address, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_draft_that_was_returned_stays_and_can_be_mended_and_submitted_again()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe));
        foreach (var (section, content) in SectionsOf(Rows.Report(Tianhe, more: ("IS45.t", "1.00"))))
            await SaveAsync(app, section, content);
        using (await app.Http.PostAsync(Address + "/submit", null))
            await app.SettleAsync();
        Assert.Equal("1.00", (await app.JsonAsync(Address)).GetProperty("report").Text("IS45.t"));

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var (section, content) in SectionsOf(Rows.Report(Tianhe)))
            await SaveAsync(app, section, content);
        using (await app.Http.PostAsync(Address + "/submit", null))
            await app.SettleAsync();

        await app.ProblemAsync(Address, HttpStatusCode.NotFound);
        Assert.Equal(1m, await RecordsAsync(app));
    }

    [Fact]
    public async Task Sections_saved_at_once_all_survive()
    {
        await using var app = await App.StartAsync(azurite);
        var sections = new[] { ("A", """{"name":"甲"}"""), ("BS", """{"BS60.e":1}"""), ("IS", """{"IS11.t":2}"""), ("CF", """{"CF1.a":3}""") };
        await Task.WhenAll(sections.Select(section => SaveAsync(app, section.Item1, section.Item2)));
        var draft = await app.JsonAsync(Address);
        Assert.Equal(["A", "BS", "CF", "IS"], draft.GetProperty("sections").EnumerateObject().Select(section => section.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nonsense_is_kept_as_typed_and_named_but_an_ID_number_is_sealed_wherever_it_stands_and_nothing_of_a_person_is_logged()
    {
        await using var app = await App.StartAsync(azurite);
        var saved = await SaveAsync(app, "B", $$"""{"directors":"七个半吧","officers":[{"name":"欧阳三丰","身份证号":"{{IdNumber}}","post":"大侠"},5],"no such thing":{"a":[1,"{{IdNumber}}"]},"disputes":"见{{IdNumber}}。"}""");
        var finding = Assert.Single(saved.Findings("VAL-002"), f => f.Text("field") == "directors");
        Assert.Equal("七个半吧", finding.Text("value"));

        var content = (await app.JsonAsync(Address + "/b")).GetProperty("content");
        Assert.Equal(("七个半吧", "欧阳三丰", "大侠"), (content.Text("directors"), content.List("officers")[0].Text("name"), content.List("officers")[0].Text("post")));
        Assert.Equal(5, content.List("officers")[1].GetInt32());
        Assert.Matches("^id:[0-9a-f]{24}$", content.List("officers")[0].Text("身份证号")!);
        var stored = (await app.Service<StorageClients>().Drafts.GetBlobClient($"annual-reports/2025/{Tianhe}.json").DownloadContentAsync()).Value.Content.ToString();
        Assert.Contains("欧阳三丰", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(IdNumber, stored, StringComparison.Ordinal);
        Assert.DoesNotContain("欧阳三丰", app.Log.Text + saved, StringComparison.Ordinal);
        Assert.DoesNotContain(IdNumber, app.Log.Text + saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ID_number_that_cannot_be_sealed_is_not_kept_and_holds_up_the_submission_until_it_is_entered_again()
    {
        await using var app = await App.StartAsync(azurite);
        var wrong = IdNumber[..17] + "1";
        var saved = await SaveAsync(app, "A", $$"""{"name":"甲","legalRep":{"name":"张三","idHash":"{{wrong}}"} }""");
        Assert.Equal("legalRep.idHash", Assert.Single(saved.Findings("VAL-002")).Text("field"));
        Assert.DoesNotContain(wrong, saved.ToString(), StringComparison.Ordinal);
        using (var refused = await app.Http.PostAsync(Address + "/submit", null))
            Assert.Contains("legalRep.idHash", (await App.ProblemAsync(refused, HttpStatusCode.Conflict)).Text("detailZh")!, StringComparison.Ordinal);

        await SaveAsync(app, "A", $$"""{"name":"甲","legalRep":{"name":"张三","idHash":"{{IdNumber}}"} }""");
        using var answer = await app.Http.PostAsync(Address + "/submit", null);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await app.SettleAsync();
    }

    [Fact]
    public async Task The_last_twenty_saves_of_a_section_are_kept_and_the_same_content_again_is_no_save()
    {
        await using var app = await App.StartAsync(azurite);
        for (var i = 1; i <= 22; i++)
            await SaveAsync(app, "C", $$"""{"partyMembersTotal":{{i}}}""");
        await SaveAsync(app, "C", """{"partyMembersTotal":22}""");
        await SaveAsync(app, "A", """{"name":"甲"}""");
        var history = (await app.JsonAsync(Address + "/C?history=true")).List("history");
        Assert.Equal(Enumerable.Range(3, 20).Reverse(), history.Select(save => save.GetProperty("content").Number("partyMembersTotal")));
    }

    [Fact]
    public async Task A_save_over_what_somebody_else_changed_is_refused_with_words_and_overwrites_nothing()
    {
        await using var app = await App.StartAsync(azurite);
        using var first = await PutAsync(app, "A", """{"name":"甲"}""");
        var etag = first.Headers.ETag!;
        using var second = await PutAsync(app, "A", """{"name":"乙"}""", etag);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        using var stale = await PutAsync(app, "A", """{"name":"丙"}""", etag);
        Assert.Equal("draft-changed", (await App.ProblemAsync(stale, HttpStatusCode.PreconditionFailed)).Text("code"));
        Assert.Equal("乙", (await app.JsonAsync(Address + "/A")).GetProperty("content").Text("name"));
        // What was saved, sent again because its answer was lost, is saved.
        using var repeated = await PutAsync(app, "A", """{"name":"乙"}""", etag);
        Assert.Equal((HttpStatusCode.OK, second.Headers.ETag), (repeated.StatusCode, repeated.Headers.ETag));
    }

    [Fact]
    public async Task Wrong_addresses_and_bodies_are_refused_with_what_is_valid_and_the_draft_stays()
    {
        await using var app = await App.StartAsync(azurite);
        await SaveAsync(app, "A", """{"name":"甲"}""");
        using (var section = await PutAsync(app, "Z", "{}"))
            Assert.Contains("BS", (await App.ProblemAsync(section)).List("valid").Select(name => name.GetString()));
        using (var malformed = await PutAsync(app, "A", "{\"name\":\n  \"乙\",}"))
            Assert.Contains("第 2 行", (await App.ProblemAsync(malformed)).Text("detailZh")!, StringComparison.Ordinal);
        foreach (var body in new[] { "[1]", "", "null", "{\"a\":1,\"a\":2}", "{\"a\":\"\\ud800\"}" })
        {
            using var refused = await PutAsync(app, "A", body);
            await App.ProblemAsync(refused);
        }

        using (var large = await PutAsync(app, "A", $$"""{"name":"{{new string('x', 1 << 20)}}"}"""))
            Assert.Contains("1 MiB", (await App.ProblemAsync(large, HttpStatusCode.RequestEntityTooLarge)).Text("detail")!, StringComparison.Ordinal);
        await app.ProblemAsync("/api/drafts/annual-reports/2025Q1/" + Tianhe);
        await app.ProblemAsync("/api/drafts/annual-reports/2025/" + Tianhe[..17]);
        await app.ProblemAsync(Address + "/B", HttpStatusCode.NotFound);
        await app.ProblemAsync("/api/drafts/annual-reports/2024/" + Tianhe, HttpStatusCode.NotFound);
        Assert.Equal("甲", (await app.JsonAsync(Address + "/A")).GetProperty("content").Text("name"));

        using (var deleted = await app.Http.DeleteAsync(Address))
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await app.ProblemAsync(Address, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_versions_are_compared_by_section_with_the_labels_people_know()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe));
        await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Tianhe, income: 1110m, expense: 60m)).Csv());
        await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Tianhe, income: 1120m, expense: 60m)).Csv());
        await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Tianhe, income: 1130m, expense: 60m)).Csv());

        var address = $"/api/records/annual-reports/2025/{Tianhe}";
        Assert.Equal([3, 2, 1], (await app.JsonAsync(address + "/history")).List("versions").Select(version => version.Number("version")));
        var difference = await app.JsonAsync(address + "/diff");
        Assert.Equal((2, 3), (difference.GetProperty("from").Number("version"), difference.GetProperty("to").Number("version")));
        var section = Assert.Single(difference.List("sections"));
        Assert.Equal("IS", section.Text("code"));
        var income = Assert.Single(section.List("values"), value => value.Text("field") == "IS11.t");
        Assert.Equal(("1,120.00 元", "CNY 1,130.00"), (income.GetProperty("before").Text("zh"), income.GetProperty("after").Text("en")));
        Assert.Contains("3 项变化", difference.GetProperty("summary").Text("zh")!, StringComparison.Ordinal);

        var csv = await app.Http.GetStringAsync(address + "/diff?from=1&to=3&format=csv");
        Assert.Contains(",IS11.t,", csv, StringComparison.Ordinal);
        Assert.Contains("\"1,110.00 元\"", csv, StringComparison.Ordinal);
        await app.ProblemAsync(address + "/diff?from=4");
        await app.ProblemAsync(address + "/diff?version=1");
    }

    private static async Task<decimal> RecordsAsync(App app)
    {
        using var answer = await app.Http.GetAsync("/api/aggregates/annual-reports?period=2025&measures=records");
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("total").GetProperty("records").GetDecimal() : 0m;
    }

    private static IEnumerable<(string Section, string Json)> SectionsOf(Dictionary<string, string?> cells)
    {
        Assert.True(Catalogue.TryGet("annual-reports", out var reports));
        foreach (var section in reports.SectionsFor(new(2025)))
        {
            var content = section.Columns.Where(column => cells.ContainsKey(column.Name)).ToDictionary(column => column.Name, column => cells[column.Name]);
            if (content.Count > 0)
                yield return (section.Code, JsonSerializer.Serialize(content));
        }
    }

    private static async Task<JsonElement> SaveAsync(App app, string section, string json)
    {
        using var answer = await PutAsync(app, section, json);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{(int)answer.StatusCode} {text}");
        Assert.NotNull(answer.Headers.ETag);
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<HttpResponseMessage> PutAsync(App app, string section, string json, EntityTagHeaderValue? over = null)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Address}/{section}") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (over is not null)
            request.Headers.IfMatch.Add(over);
        return await app.Http.SendAsync(request);
    }
}
