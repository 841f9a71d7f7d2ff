using System.Text.Json;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Local.Sample;

namespace Nianbao.Tests.Sample;

public sealed class ExpectedTotalsTests : IDisposable
{
    private static readonly SampleOptions Options = new() { Organisations = 2_000, ActivitiesPerOrganisation = 2 };
    private readonly SampleFolder _folder = new();
    private readonly JsonElement _expected;
    private readonly SampleFiles _files;

    public ExpectedTotalsTests()
    {
        _files = SampleWriter.Write(Options, _folder.Path);
        using var json = JsonDocument.Parse(File.ReadAllBytes(_files.ExpectedPath));
        _expected = json.RootElement.Clone();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_register_adds_up_by_city_type_and_level()
    {
        var register = _expected.GetProperty("registry");
        Assert.Equal(Options.Organisations, register.GetProperty("total").GetProperty("records").GetInt64());
        foreach (var measure in (string[])["records", "active"])
            Assert.All((string[])["byCity", "byType", "byLevel"], by => Assert.Equal(register.GetProperty("total").GetProperty(measure).GetDecimal(), Sum(register.GetProperty(by), measure)));
    }

    [Theory]
    [InlineData("2023")]
    [InlineData("2024")]
    [InlineData("2025")]
    public void Due_is_filed_and_not_filed_and_reports_add_up(string year)
    {
        var completeness = _expected.GetProperty("completeness").GetProperty(year);
        var total = completeness.GetProperty("total");
        long At(string name) => total.GetProperty(name).GetInt64();
        Assert.Equal(At("expected"), At("filed") + At("notFiled"));
        Assert.Equal(At("notFiled"), At("notFiled1") + At("notFiled2") + At("notFiled3Plus"));
        Assert.InRange(At("filedWithoutPreReview"), 1, At("filed"));
        Assert.Equal(Math.Floor(1000m * At("filed") / At("expected")) / 10, total.GetProperty("rateTruncated").GetDecimal());
        Assert.Equal(Math.Round(100m * At("filed") / At("expected"), 1, MidpointRounding.AwayFromZero), total.GetProperty("rate").GetDecimal());
        Assert.All((string[])["expected", "filed", "exempt", "notFiled"], m => Assert.Equal(At(m), Sum(completeness.GetProperty("byCity"), m)));

        var reports = _expected.GetProperty("annualReports").GetProperty(year);
        Assert.Equal(At("filed"), reports.GetProperty("total").GetProperty("records").GetInt64());
        foreach (var measure in (string[])["records", "income", "expense", "assets", "netAssets", "partyMembers"])
            Assert.All((string[])["byCity", "byType"], by => Assert.Equal(reports.GetProperty("total").GetProperty(measure).GetDecimal(), Sum(reports.GetProperty(by), measure)));
    }

    [Fact]
    public void About_946_of_1000_file_for_the_last_year()
    {
        var rows = _files.Files.Where(f => f.Dataset == "annual-reports" && f.Period == "2025").Sum(f => f.Rows);
        var expected = _expected.GetProperty("completeness").GetProperty("2025").GetProperty("total").GetProperty("expected").GetInt64();
        Assert.InRange(rows / (double)expected, 0.93, 0.96);
    }

    [Fact]
    public void Activities_add_up_but_for_campaigns_which_overlap()
    {
        var activities = _expected.GetProperty("activities").GetProperty("2025");
        foreach (var measure in (string[])["records", "sessions", "served", "online", "volunteers", "fundsTotal", "fundsCash", "fundsInKind"])
        {
            var total = activities.GetProperty("total").GetProperty(measure).GetDecimal();
            Assert.True(total > 0);
            Assert.All((string[])["byMonth", "byActivityType", "byCity"], by => Assert.Equal(total, Sum(activities.GetProperty(by), measure)));
            Assert.True(Sum(activities.GetProperty("byCampaign"), measure) >= total);
        }

        Assert.Equal(0, activities.GetProperty("byActivityType").GetProperty("THEME_PARTY_DAY").GetProperty("served").GetInt64());
    }

    [Fact]
    public void Rows_are_accepted_or_rejected_and_void_activities_are_accepted_but_not_counted()
    {
        foreach (var (file, written) in _expected.GetProperty("files").EnumerateArray().Zip(_files.Files))
        {
            Assert.Equal(Path.GetFileName(written.Path), file.GetProperty("file").GetString());
            Assert.Equal(written.Rows, file.GetProperty("rows").GetInt32());
            Assert.Equal(written.Rows, file.GetProperty("accepted").GetInt32() + file.GetProperty("rejected").GetInt32());
            Assert.Equal(file.GetProperty("rejected").GetInt32(), file.GetProperty("findings").EnumerateArray().Count(f => f.GetProperty("rejected").GetBoolean()));
        }

        var accepted = _expected.GetProperty("files").EnumerateArray().Where(f => f.GetProperty("dataset").GetString() == "activities").Sum(f => f.GetProperty("accepted").GetInt64());
        Assert.True(accepted > _expected.GetProperty("activities").GetProperty("2025").GetProperty("total").GetProperty("records").GetInt64());
    }

    /// <summary>Titles are counted: the row named is the row of the file.</summary>
    [Fact]
    public void A_finding_names_the_row_in_the_file()
    {
        foreach (var (file, written) in _expected.GetProperty("files").EnumerateArray().Zip(_files.Files))
        {
            Assert.True(Catalogue.TryGet(written.Dataset, out var dataset));
            using var stream = File.OpenRead(written.Path);
            using var table = Pipeline.Reading.SourceFile.Open(stream, written.Path, dataset.Columns);
            var column = table.Headers.Single(h => h.Column?.Name == "uscc").FileColumn;
            var codes = table.Rows().ToDictionary(r => r.Number, r => r[column].Text);
            Assert.All(file.GetProperty("findings").EnumerateArray(), f => Assert.Equal(f.GetProperty("uscc").GetString(), codes[f.GetProperty("row").GetInt32()]));
        }
    }

    /// <summary>The two definitions are written apart from each other; here they meet.</summary>
    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    public void The_inspection_counts_completeness_the_same_way(int year)
    {
        var generator = new SampleGenerator(Options);
        Dictionary<string, RosterReport>? Filed(int of) => of < Options.FirstReportYear
            ? null
            : generator.Reports(of).Where(r => r.Report.IsAccepted).ToDictionary(
                r => r.Report.Record.Uscc!,
                r => RosterReport.Of(r.Report.Record, new RecordFacts(new DateTimeOffset(of + 1, 3, 1, 0, 0, 0, TimeSpan.Zero))));
        var organisations = generator.Register.Select(o => KeyValuePair.Create(o.Uscc!, RosterOrganisation.Of(o)));
        var counts = Completeness.CountBy(Completeness.Of(year, organisations, Filed, DeadlineRules.Default), s => Divisions.CityOf(Uscc.DivisionOf(s.Uscc)));
        var byCity = _expected.GetProperty("completeness").GetProperty(year.ToString()).GetProperty("byCity");
        Assert.Equal(counts.Keys, byCity.EnumerateObject().Select(c => c.Name));
        foreach (var (city, count) in counts)
        {
            var expected = byCity.GetProperty(city);
            Assert.Equal(
                [count.Expected, count.Filed, count.NotPreReviewed, count.Exempt, count.NotFiled, count.NotFiled1, count.NotFiled2, count.NotFiled3],
                new[] { "expected", "filed", "filedWithoutPreReview", "exempt", "notFiled", "notFiled1", "notFiled2", "notFiled3Plus" }.Select(n => expected.GetProperty(n).GetInt64()));
            Assert.Equal(count.Rate(), expected.GetProperty("rate").GetRawText() + "%");
            Assert.Equal(count.Rate(rounding: Rounding.Truncate), expected.GetProperty("rateTruncated").GetRawText() + "%");
        }
    }

    private static decimal Sum(JsonElement groups, string measure) => groups.EnumerateObject().Sum(g => g.Value.GetProperty(measure).GetDecimal());
}
