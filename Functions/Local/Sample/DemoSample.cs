using Nianbao.Local.Hosting;

namespace Nianbao.Local.Sample;

/// <summary>The small sample that --demo loads: enough for every city to have a number.</summary>
public sealed class DemoSample : IDemoFiles
{
    public static readonly SampleOptions Options = new() { Organisations = 300, ActivitiesPerOrganisation = 4, DefectsPerTenThousand = 300 };

    public IReadOnlyList<DemoFile> Write(string folder) => [.. SampleWriter.Write(Options, folder).Files.Select(f => new DemoFile(f.Dataset, f.Period, f.Path))];
}
