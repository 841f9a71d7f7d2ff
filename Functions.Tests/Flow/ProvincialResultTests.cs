using System.Globalization;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>A published result of one year and registrar, reproduced from its population: who was expected, who filed, who did not for how long, and the rate as printed.</summary>
public sealed class ProvincialResultTests(AzuriteFixture azurite)
{
    private const int InTime = 360;
    private const int Late = 13;
    private const int NotReviewed = 12;
    private const int OneYear = 13;
    private const int TwoYears = 5;
    private const int ThreeYears = 4;
    private const int Exempt = 6;
    private const int Ended = 3;
    private const int Filed = InTime + Late + NotReviewed;
    private const int Expected = Filed + OneYear + TwoYears + ThreeYears;

    [Fact]
    public async Task The_provincial_result_of_2020_comes_out_as_it_was_published()
    {
        await using var app = await App.StartAsync(azurite, "2019-06-01T09:00:00+08:00");
        var serial = 0;
        string[] Some(int count) => [.. Enumerable.Range(0, count).Select(_ => Codes.Of("440000", '1', ++serial))];
        var (inTime, late, notReviewed, one, two, three, exempt, ended) = (Some(InTime), Some(Late), Some(NotReviewed), Some(OneYear), Some(TwoYears), Some(ThreeYears), Some(Exempt), Some(Ended));
        await app.RegisterAsync(
        [
            .. inTime.Concat(late).Concat(one).Concat(two).Concat(three).Select(code => Rows.Organisation(code)),
            .. notReviewed.Select(code => Rows.Organisation(code, supervisor: "广东省某某厅")),
            .. exempt.Select(code => Rows.Organisation(code, established: "2020-08-01")),
            .. ended.Select(code => Rows.Organisation(code, more: [("status", "CANCELLED"), ("endedOn", "2020-10-01")])),
        ]);
        // Whoever did not file for one year had filed the year before; and so on.
        await FileAsync(app, 2018, "2019-06-10T09:00:00+08:00", [.. inTime, .. late, .. one, .. two]);
        await FileAsync(app, 2019, "2020-04-10T09:00:00+08:00", [.. inTime, .. late, .. one]);
        await FileAsync(app, 2020, "2021-05-10T09:00:00+08:00", [.. inTime, .. notReviewed]);
        await FileAsync(app, 2020, "2021-06-10T09:00:00+08:00", late);
        app.Now("2021-06-20T00:30:00+08:00");
        await app.RunAsync("Inspect");

        foreach (var (rounding, rate) in new[] { ("truncate", "94.5%"), ("halfUp", "94.6%") })
        {
            var total = (await app.JsonAsync($"/api/completeness/2020?where=level:PROVINCE,type:SG&rounding={rounding}&decimals=1")).GetProperty("total");
            Assert.Equal(
                (Expected, Filed, Filed - Late, Late, NotReviewed, OneYear, TwoYears, ThreeYears, Exempt, rate),
                (total.Number("expected"), total.Number("filed"), total.Number("filedOnTime"), total.Number("filedLate"), total.Number("filedWithoutPreReview"), total.Number("notFiled1"), total.Number("notFiled2"), total.Number("notFiled3Plus"), total.Number("exempt"), total.Text("rate")));
            Assert.Equal(total.Number("expected"), total.Number("filed") + total.Number("notFiled"));
        }

        // The inspection says the same: social groups of the province are under the report regime in 2020.
        var rows = (await app.JsonAsync("/api/inspections/2020?limit=1000")).List("items").GroupBy(item => $"{item.Text("conclusion")} {item.Number("row")} {item.Text("listOutcome")}").ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(
            new Dictionary<string, int> { ["NONE 3 "] = InTime, ["NONE 4 AB1"] = Late + NotReviewed, ["NOT_FILED 5 AB1"] = OneYear, ["NOT_FILED 6 AB1"] = TwoYears, ["NOT_FILED 7 SE1"] = ThreeYears, ["EXEMPT 2 "] = Exempt }.OrderBy(row => row.Key, StringComparer.Ordinal),
            rows.OrderBy(row => row.Key, StringComparer.Ordinal));
        Assert.Equal(Expected + Exempt, (await app.JsonAsync("/api/inspections/2020")).Number("total"));
    }

    private static async Task FileAsync(App app, int year, string at, IEnumerable<string> filed)
    {
        app.Now(at);
        var (text, none) = (year.ToString(CultureInfo.InvariantCulture), Array.Empty<string>());
        await app.CommitAsync("annual-reports", text, Grid.Of(filed.Concat(none).Select(code => Rows.Report(code, year: year))).Csv(), tick: false);
    }
}
