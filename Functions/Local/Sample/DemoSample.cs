using Nianbao.Local.Hosting;

namespace Nianbao.Local.Sample;

/// <summary>The small sample that --demo loads: enough for every city to have a number.</summary>
public sealed class DemoSample : IDemoFiles
{
    public static readonly SampleOptions Options = new() { Organisations = 300, ActivitiesPerOrganisation = 4, DefectsPerTenThousand = 300 };

    public IReadOnlyList<DemoFile> Write(string folder) => [.. SampleWriter.Write(Options, folder).Files.Select(f => new DemoFile(f.Dataset, f.Period, f.Path, ArrivalOf(f)))];

    /// <summary>Everybody files in March, but for one city's file, which comes after the last deadline.</summary>
    private static DateTimeOffset ArrivalOf(SampleFile file) => file switch
    {
        { Dataset: "registry" } => new(Options.FirstReportYear, 1, 5, 1, 0, 0, TimeSpan.Zero),
        { Dataset: "activities" } => new(Options.Year + 1, 1, 8, 1, 0, 0, TimeSpan.Zero),
        _ when file.Path.Contains("yunfu", StringComparison.Ordinal) => new(Options.Year + 1, 6, 10, 1, 0, 0, TimeSpan.Zero),
        _ => new(int.Parse(file.Period, System.Globalization.CultureInfo.InvariantCulture) + 1, 3, 25, 1, 0, 0, TimeSpan.Zero),
    };
}
