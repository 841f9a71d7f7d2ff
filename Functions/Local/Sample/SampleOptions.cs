namespace Nianbao.Local.Sample;

/// <summary>What to generate. The same options give the same bytes on every machine.</summary>
public sealed record SampleOptions
{
    /// <summary>The most organisations a sample can have: credit codes are numbered below it.</summary>
    public const int MaxOrganisations = 500_000;

    /// <summary>Some dates of 2018 and earlier deviate by notice; the first of the three report years comes after them.</summary>
    public const int FirstYear = 2021;

    public const int LastYear = 2098;

    public const int MaxActivities = 200;

    /// <summary>Rows of the register (domain.md 2.7: 72,019).</summary>
    public int Organisations { get; init; } = 72_019;

    /// <summary>The last report year; reports are written for it and the two years before, activities for it.</summary>
    public int Year { get; init; } = 2025;

    public long Seed { get; init; } = 1;

    /// <summary>How many of 10,000 report rows break a rule; half as many of the activity rows do.</summary>
    public int DefectsPerTenThousand { get; init; } = 200;

    /// <summary>Activities of each organisation that existed in the year.</summary>
    public int ActivitiesPerOrganisation { get; init; } = 10;

    /// <summary>A file with more rows is continued in another one, so that none outgrows the upload limit.</summary>
    public int MaxRowsPerFile { get; init; } = 100_000;

    public int FirstReportYear => Year - 2;

    public DateOnly YearEnd => new(Year, 12, 31);
}
