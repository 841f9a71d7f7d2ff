using System.Globalization;
using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Registry;
using Nianbao.Local.Sample.Expectations;
using Nianbao.Local.Sample.Sheets;

namespace Nianbao.Local.Sample;

/// <summary>Writes the sample's files and expected.json, row by row.</summary>
public static class SampleWriter
{
    public const string ExpectedName = "expected.json";

    /// <summary>Yunfu: a small city whose reports of the last year come in a file of their own, as a registrar's spreadsheet saves them.</summary>
    private const string HandmadeCity = "4453";

    /// <summary>Writes all files into a folder; existing ones of the same name are replaced.</summary>
    public static SampleFiles Write(SampleOptions options, string outDir)
    {
        Directory.CreateDirectory(outDir);
        var generator = new SampleGenerator(options);
        var expectation = new Expectation(options);
        List<SampleFile> files = [.. WriteRegister(options, outDir, generator, expectation)];
        for (var year = options.FirstReportYear; year <= options.Year; year++)
            files.AddRange(WriteReports(options, outDir, generator, expectation, year));
        files.AddRange(WriteActivities(options, outDir, generator, expectation));
        var expected = Path.Combine(outDir, ExpectedName);
        expectation.Write(expected, generator.Register);
        return new(files, expected);
    }

    private static IReadOnlyList<SampleFile> WriteRegister(SampleOptions options, string outDir, SampleGenerator generator, Expectation expectation)
    {
        using var output = new SampleOutput<Organisation>(options, outDir, "registry", "current", "registry", SheetColumns.Register, SheetStyle.Export, expectation);
        foreach (var organisation in generator.Register)
        {
            expectation.Add(organisation);
            output.Write(organisation);
        }

        output.Dispose();
        return output.Files;
    }

    private static IReadOnlyList<SampleFile> WriteReports(SampleOptions options, string outDir, SampleGenerator generator, Expectation expectation, int year)
    {
        var period = year.ToString(CultureInfo.InvariantCulture);
        var handmade = SheetStyle.Handmade($"云浮市社会组织{period}年度工作报告汇总表", "填报单位:云浮市社会组织登记管理机关    金额单位:元");
        using var main = new SampleOutput<AnnualReport>(options, outDir, "annual-reports", period, $"annual-reports-{period}", SheetColumns.Reports, SheetStyle.Export, expectation);
        using var city = new SampleOutput<AnnualReport>(options, outDir, "annual-reports", period, $"annual-reports-{period}-yunfu", SheetColumns.Reports, handmade, expectation);
        foreach (var (index, report) in generator.Reports(year))
        {
            var organisation = generator.Register[index];
            expectation.Add(index, organisation, year, report);
            var isHandmade = year == options.Year && organisation.Division.StartsWith(HandmadeCity, StringComparison.Ordinal);
            (isHandmade ? city : main).Write(report.Record, report.Defect);
        }

        main.Dispose();
        city.Dispose();
        return [.. main.Files, .. city.Files];
    }

    private static IReadOnlyList<SampleFile> WriteActivities(SampleOptions options, string outDir, SampleGenerator generator, Expectation expectation)
    {
        var period = options.Year.ToString(CultureInfo.InvariantCulture);
        using var output = new SampleOutput<Activity>(options, outDir, "activities", period, $"activities-{period}", SheetColumns.Activities, SheetStyle.Export, expectation);
        foreach (var (_, activity) in generator.Activities())
        {
            expectation.Add(activity);
            output.Write(activity.Record, activity.Defect);
        }

        output.Dispose();
        return output.Files;
    }
}
