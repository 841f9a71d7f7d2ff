using System.Globalization;
using System.Text.Json;
using Nianbao.Local.Sample;
using Nianbao.Tests.Sample;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>A province in small: the generator says what to expect from its own records, the pipeline must say the same.</summary>
public sealed class SampleTotalsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Three_thousand_organisations_every_total_equals_expected_json()
    {
        using var folder = new SampleFolder();
        var sample = SampleWriter.Write(new() { Organisations = 3_000, ActivitiesPerOrganisation = 5, Seed = 7 }, folder.Path);
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(sample.ExpectedPath));
        var expected = json.RootElement;

        // Files arrive in their season: the register first, each year's reports in the next March, when the last of them says that it was submitted.
        await using var app = await App.StartAsync(azurite, "2024-01-05T09:00:00+08:00");
        var transactions = 0;
        foreach (var (file, told) in sample.Files.Zip(expected.List("files")))
        {
            var season = file.Dataset == "registry" ? 2024 : int.Parse(file.Period, CultureInfo.InvariantCulture) + 1;
            if (file.Dataset != "registry" && app.Clock.GetUtcNow() < DateTimeOffset.Parse($"{season}-03-26T09:00:00+08:00", CultureInfo.InvariantCulture))
                app.Now($"{season}-03-26T09:00:00+08:00");
            var receipt = await app.UploadAsync(file.Dataset, file.Period, await File.ReadAllBytesAsync(file.Path), Path.GetFileName(file.Path));
            receipt.Counts(file.Rows, accepted: told.Number("accepted"), rejected: told.Number("rejected"));
            transactions += receipt.Number("transactions");
            await FindingsAsync(app, receipt, told);
        }

        // A fortieth for each row, and for each file a commit in each of the 144 divisions: so few rows do not fill its transactions.
        Assert.InRange(transactions, 1, (sample.Files.Sum(file => file.Rows) / 40) + ((12 + 144) * sample.Files.Count));
        await GroupsAsync(app, expected.GetProperty("registry"), "registry", "current");
        foreach (var year in expected.GetProperty("annualReports").EnumerateObject())
            await GroupsAsync(app, year.Value, "annual-reports", year.Name);
        foreach (var year in expected.GetProperty("activities").EnumerateObject())
            await GroupsAsync(app, year.Value, "activities", year.Name);
        foreach (var year in expected.GetProperty("completeness").EnumerateObject())
            await CompletenessAsync(app, year.Value, year.Name);

        // What is published equals what the records say.
        await app.RunAsync("Reconcile");
        Assert.DoesNotContain("Warning Nianbao.Pipeline", app.Log.Text, StringComparison.Ordinal);
        await GroupsAsync(app, expected.GetProperty("activities").GetProperty("2025"), "activities", "2025");

        // After the deadlines, everybody has a conclusion, and those who did not file are those counted.
        app.Now("2026-06-01T00:30:00+08:00");
        await app.RunAsync("Inspect");
        var counts = (await app.JsonAsync("/api/inspections/2025?limit=0")).List("counts").ToDictionary(row => row.Text("conclusion")!, row => row.Number("count"));
        var total = expected.GetProperty("completeness").GetProperty("2025").GetProperty("total");
        Assert.Equal(total.Number("notFiled"), counts["NOT_FILED"]);
        Assert.Equal(total.Number("exempt"), counts["EXEMPT"]);
        Assert.Equal(total.Number("filed"), counts.Where(count => count.Key is not ("NOT_FILED" or "EXEMPT")).Sum(count => count.Value));
    }

    private static async Task FindingsAsync(App app, JsonElement receipt, JsonElement told)
    {
        var found = (await app.JsonAsync($"/api/receipts/{receipt.Text("id")}/findings?limit=100000")).List("findings")
            .Where(finding => finding.Text("code") is not ("AC-005" or "DT-001" or "DT-002")) // Late, or without pre-review: the sample counts these under completeness, and not as defects.
            .Select(finding => (Row: finding.Number("row"), Code: finding.Text("code")!, Holds: finding.GetProperty("holds").GetBoolean())).Distinct().Order().ToList();
        var expected = told.List("findings").Select(finding => (Row: finding.Number("row"), Code: finding.Text("code")!, Holds: finding.GetProperty("rejected").GetBoolean())).Distinct().Order().ToList();
        Assert.Empty(expected.Except(found));
        Assert.Equal(expected.Where(finding => finding.Holds).Select(finding => finding.Row).Distinct(), found.Where(finding => finding.Holds).Select(finding => finding.Row).Distinct());
        Assert.Empty(found.Except(expected));
    }

    private static async Task GroupsAsync(App app, JsonElement expected, string dataset, string period)
    {
        foreach (var group in expected.EnumerateObject())
        {
            var by = group.Name == "total" ? "" : char.ToLowerInvariant(group.Name[2]) + group.Name[3..];
            var answer = await app.JsonAsync($"/api/aggregates/{dataset}?period={period}&by={by}");
            if (by.Length == 0)
            {
                Same(group.Value, answer.GetProperty("total"), $"{dataset} {period}");
                continue;
            }

            var rows = answer.List("rows").ToDictionary(row => row.Text(by)!);
            Assert.Equal(group.Value.EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
            foreach (var one in group.Value.EnumerateObject())
                Same(one.Value, rows[one.Name], $"{dataset} {period} {by}={one.Name}");
        }
    }

    private static async Task CompletenessAsync(App app, JsonElement expected, string year)
    {
        foreach (var group in expected.EnumerateObject())
        {
            var by = group.Name == "total" ? "" : char.ToLowerInvariant(group.Name[2]) + group.Name[3..];
            var halfUp = await app.JsonAsync($"/api/completeness/{year}?by={by}");
            var truncated = await app.JsonAsync($"/api/completeness/{year}?by={by}&rounding=truncate");
            IEnumerable<(JsonElement Told, JsonElement HalfUp, JsonElement Truncated)> pairs = by.Length == 0
                ? [(group.Value, halfUp.GetProperty("total"), truncated.GetProperty("total"))]
                : group.Value.EnumerateObject().Select(one => (one.Value, Row(halfUp, one.Name), Row(truncated, one.Name)));
            foreach (var pair in pairs)
            {
                foreach (var field in pair.Told.EnumerateObject().Where(field => !field.Name.StartsWith("rate", StringComparison.Ordinal)))
                    Assert.Equal(field.Value.GetInt32(), pair.HalfUp.Number(field.Name));
                Assert.Equal(pair.Told.GetProperty("rate").GetRawText() + "%", pair.HalfUp.Text("rate"));
                Assert.Equal(pair.Told.GetProperty("rateTruncated").GetRawText() + "%", pair.Truncated.Text("rate"));
            }

            JsonElement Row(JsonElement answer, string name) => Assert.Single(answer.List("rows"), row => row.Text(by) == name);
        }
    }

    private static void Same(JsonElement expected, JsonElement actual, string what)
    {
        foreach (var measure in expected.EnumerateObject())
            Assert.True(measure.Value.GetDecimal() == actual.GetProperty(measure.Name).GetDecimal(), $"{what} {measure.Name}: expected {measure.Value}, was {actual.GetProperty(measure.Name)}");
    }
}
