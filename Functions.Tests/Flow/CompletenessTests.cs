using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>Who was expected, who filed, and when, against plain sets.</summary>
public sealed class CompletenessTests(AzuriteFixture azurite)
{
    private static readonly string[] Fields = ["expected", "filed", "filedOnTime", "filedLate", "filedWithoutPreReview", "notFiled", "notFiled1", "notFiled2", "notFiled3Plus", "exempt", "active"];

    [Fact]
    public async Task The_last_millisecond_of_the_deadline_is_on_time_and_the_first_of_the_next_day_is_late()
    {
        await using var app = await App.StartAsync(azurite, "2026-05-31T23:00:00+08:00");
        string[] codes = [.. Enumerable.Range(1, 2).Select(i => Codes.Of("440300", '1', i))];
        await app.RegisterAsync(codes.Select(code => Rows.Organisation(code)));

        app.Now("2026-05-31T23:59:59.999+08:00");
        var onTime = await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(codes[0], 1, 1)).Csv(), tick: false);
        app.Now("2026-06-01T00:00:00+08:00");
        var late = await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(codes[1], 2, 2)).Csv(), tick: false);
        Assert.Equal("2026-05-31T15:59:59.999+00:00", onTime.Text("receivedAt"));
        Assert.Empty(onTime.Findings());
        Assert.Contains("2026-06-01 00:00:00", Assert.Single(late.Findings("DT-001")).Text("messageZh")!, StringComparison.Ordinal);
        Assert.Equal(new() { ["ON_TIME"] = 1, ["LATE"] = 1, ["total"] = 2 }, await app.SumsAsync("annual-reports", "2025", "records", "timeliness"));

        // A correction after the deadline keeps the first arrival, and is not told off for it; one of a late report stays late.
        app.Now("2026-06-20T00:00:00+08:00");
        var correction = await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(codes[0], 10, 1), Rows.Report(codes[1], 20, 2)).Csv());
        Assert.Equal(new() { ["ON_TIME"] = 10, ["LATE"] = 20, ["total"] = 30 }, await app.SumsAsync("annual-reports", "2025", "income", "timeliness"));
        Assert.Equal(codes[1], Assert.Single(correction.Findings("DT-001")).Text("uscc"));
        Assert.Equal("2026-05", Assert.Single((await app.SumsAsync("annual-reports", "2025", "records", "month", "timeliness:ON_TIME")).Keys, key => key != "total"));
        var counts = (await app.JsonAsync("/api/completeness/2025")).GetProperty("total");
        Assert.Equal((2, 2, 1, 1), (counts.Number("expected"), counts.Number("filed"), counts.Number("filedOnTime"), counts.Number("filedLate")));
    }

    [Fact]
    public async Task Foundations_are_due_in_march_and_a_year_has_its_own_deadline()
    {
        await using var app = await App.StartAsync(azurite, "2025-03-31T23:59:59+08:00");
        var (foundation, group) = (Codes.Of("440000", '3', 1), Codes.Of("440000", '1', 2));
        await app.RegisterAsync(Rows.Organisation(foundation), Rows.Organisation(group));
        app.Now("2025-04-01T00:00:00+08:00");
        var receipt = await app.CommitAsync("annual-reports", "2024", Grid.Of(Rows.Report(foundation, year: 2024), Rows.Report(group, year: 2024)).Csv(), tick: false);
        Assert.Equal(foundation, Assert.Single(receipt.Findings("DT-001")).Text("uscc"));
        Assert.Equal(new() { ["FDN/LATE"] = 1, ["SG/ON_TIME"] = 1, ["total"] = 2 }, await app.SumsAsync("annual-reports", "2024", "records", "type,timeliness"));
    }

    [Fact]
    public async Task Completeness_over_three_years_equals_plain_sets()
    {
        var people = Population();
        await using var app = await App.StartAsync(azurite, "2024-01-02T00:00:00+08:00");
        await app.RegisterAsync(people.Select(o => Rows.Organisation(o.Uscc, established: o.Established, supervisor: o.Supervised ? "某某局" : null, more: o.Ended is null ? [] : [("status", "CANCELLED"), ("endedOn", o.Ended)])));
        foreach (var year in new[] { 2023, 2024, 2025 })
        {
            foreach (var (late, arrival) in new[] { (false, $"{year + 1}-03-15T12:00:00+08:00"), (true, $"{year + 1}-06-01T00:00:00+08:00") })
            {
                app.Now(arrival);
                var reports = people.Where(o => o.Filed.Contains(year) && o.Late == late).ToList();
                var file = Grid.Of(reports.Select(o => Rows.Report(o.Uscc, year: year, more: o.Reviewed ? ("supervisorOpinion.signedOn", $"{year + 1}-02-01") : ("supervisorOpinion.signedOn", null))));
                (await app.CommitAsync("annual-reports", $"{year}", file.Csv(), tick: false)).Counts(reports.Count, accepted: reports.Count);
            }
        }

        foreach (var year in new[] { 2023, 2024, 2025 })
        {
            foreach (var (by, key) in new (string, Func<Org, string>)[] { ("", _ => ""), ("city", o => City(o.Uscc)), ("type", o => Type(o.Uscc)), ("level", o => Level(o.Uscc)), ("city,type", o => $"{City(o.Uscc)}/{Type(o.Uscc)}") })
            {
                var answer = await app.JsonAsync($"/api/completeness/{year}?by={by}");
                Assert.Equal(Expected(people, year), Fields.Select(field => answer.GetProperty("total").Number(field)));
                if (by.Length == 0)
                    continue;
                var groups = people.GroupBy(key).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
                var rows = answer.List("rows");
                Assert.Equal(groups.Select(group => group.Key), rows.Select(row => string.Join('/', by.Split(',').Select(name => row.Text(name)))));
                foreach (var (group, row) in groups.Zip(rows))
                {
                    var expected = Expected([.. group], year);
                    Assert.Equal(expected, Fields.Select(field => row.Number(field)));
                    var (whole, part) = (expected[0], expected[1]);
                    Assert.Equal(whole == 0 ? null : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) + "%", row.Text("rate") is { Length: > 0 } rate ? rate : null);
                }
            }
        }

        // Half-up and truncated differ: the exact share is given with both.
        var counts = Expected(people, 2025);
        var exact = 100m * counts[1] / counts[0];
        foreach (var decimals in new[] { 0, 1, 2 })
        {
            var scale = (decimal)Math.Pow(10, decimals);
            var format = decimals == 0 ? "0" : "0." + new string('0', decimals);
            Assert.Equal(Math.Round(exact, decimals, MidpointRounding.AwayFromZero).ToString(format, CultureInfo.InvariantCulture) + "%", (await app.JsonAsync($"/api/completeness/2025?decimals={decimals}")).GetProperty("total").Text("rate"));
            Assert.Equal((Math.Floor(exact * scale) / scale).ToString(format, CultureInfo.InvariantCulture) + "%", (await app.JsonAsync($"/api/completeness/2025?decimals={decimals}&rounding=truncate")).GetProperty("total").Text("rate"));
        }

        var where = await app.JsonAsync("/api/completeness/2025?where=" + Uri.EscapeDataString("type:SSI|FDN,city:440600"));
        Assert.Equal(Expected([.. people.Where(o => Type(o.Uscc) != "SG" && City(o.Uscc) == "440600")], 2025), Fields.Select(field => where.GetProperty("total").Number(field)));

        await CsvAndCacheAsync(app, people);
    }

    private static async Task CsvAndCacheAsync(App app, IReadOnlyList<Org> people)
    {
        using var csv = await app.Http.GetAsync("/api/completeness/2025?by=type&format=csv");
        var bytes = await csv.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith($"FDN,基金会,{string.Join(',', Expected([.. people.Where(o => Type(o.Uscc) == "FDN")], 2025))},", lines[1], StringComparison.Ordinal);

        app.Wire.Forget();
        using var warm = await app.Http.GetAsync("/api/completeness/2025?by=type");
        Assert.Equal("1", warm.Headers.GetValues("X-Nianbao-Transactions").Single());
        Assert.Single(app.Wire.Requests);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/completeness/2025?by=type");
        request.Headers.IfNoneMatch.Add(warm.Headers.ETag!);
        using var unchanged = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync());
    }

    /// <summary>domain.md 3.2, 6: what the counts mean, written down once more.</summary>
    private static int[] Expected(IReadOnlyList<Org> people, int year)
    {
        bool Active(Org o, int y) => string.CompareOrdinal(o.Established, $"{y}-12-31") <= 0 && (o.Ended is null || string.CompareOrdinal(o.Ended, $"{y}-12-31") >= 0);
        bool Exempt(Org o, int y) => Active(o, y) && string.CompareOrdinal(o.Established, Type(o.Uscc) == "FDN" ? $"{y}-12-31" : $"{y}-06-30") > 0;
        bool Due(Org o, int y) => Active(o, y) && !Exempt(o, y);
        int Missing(Org o)
        {
            var years = 0;
            for (var y = year; y >= 2023 && Due(o, y) && !o.Filed.Contains(y); y--)
                years++;
            return years;
        }

        var due = people.Where(o => Due(o, year)).ToList();
        var filed = due.Where(o => o.Filed.Contains(year)).ToList();
        return
        [
            due.Count,
            filed.Count,
            filed.Count(o => !o.Late),
            filed.Count(o => o.Late),
            filed.Count(o => o.Supervised && !o.Reviewed),
            due.Count - filed.Count,
            people.Count(o => Missing(o) == 1),
            people.Count(o => Missing(o) == 2),
            people.Count(o => Missing(o) == 3),
            people.Count(o => Exempt(o, year)),
            people.Count(o => Active(o, year)),
        ];
    }

    private static List<Org> Population()
    {
        string[] established = ["2010-01-01", "2023-12-31", "2024-06-30", "2024-07-01", "2025-06-30", "2025-07-01", "2026-01-01"];
        string?[] ended = [null, null, "2024-05-05", "2025-12-30"];
        string[] divisions = ["440000", "440300", "440604", "441900", "440311"];
        var people = new List<Org>();
        for (var i = 0; i < 150; i++)
        {
            var start = established[i % 11 < 5 ? 0 : i % 7];
            var end = ended[i / 3 % 4];
            if (end is not null && string.CompareOrdinal(end, start) <= 0)
                end = null;
            var filed = new[] { 2023, 2024, 2025 }.Where(year => ((i / 2) >> (year - 2023)) % 2 == 0
                && string.CompareOrdinal(start, $"{year}-12-31") <= 0 && (end is null || string.CompareOrdinal(end, $"{year}-12-31") >= 0)).ToHashSet();
            people.Add(new(Codes.Of(divisions[i % 5], "123"[i / 5 % 3], 1000 + i), start, end, i % 2 == 0, i % 4 != 2, i % 5 == 3 || i % 13 == 1, filed));
        }

        return people;
    }

    private static string City(string uscc) => uscc[2..6] + "00";

    private static string Type(string uscc) => uscc[1] switch { '1' => "SG", '2' => "SSI", _ => "FDN" };

    private static string Level(string uscc) => uscc[2..8] == "440000" ? "PROVINCE" : uscc[6..8] == "00" ? "CITY" : "COUNTY";

    private sealed record Org(string Uscc, string Established, string? Ended, bool Supervised, bool Reviewed, bool Late, HashSet<int> Filed);
}
