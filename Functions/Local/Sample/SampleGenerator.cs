using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Registry;
using Nianbao.Local.Sample.Activities;
using Nianbao.Local.Sample.Organisations;
using Nianbao.Local.Sample.Reports;

namespace Nianbao.Local.Sample;

/// <summary>
/// The records themselves. Only the register is held in memory; reports and activities of an organisation are made when asked
/// for, each from its own sequence of draws, so they come out the same in any order.
/// </summary>
public sealed class SampleGenerator
{
    private readonly SampleOptions _options;
    private readonly ReportMaker _reports;
    private readonly ActivityMaker _activities;

    public SampleGenerator(SampleOptions options)
    {
        _options = options;
        _reports = new(options);
        _activities = new(options);
        Register = [.. new RegisterMaker(options).Make()];
    }

    /// <summary>All organisations, in the order of the register's file; their place here is their index.</summary>
    public IReadOnlyList<Organisation> Register { get; }

    /// <summary>The report of an organisation for a year, or null when it files none.</summary>
    public Sampled<AnnualReport>? Report(int index, int year) => _reports.Make(index, Register[index], year);

    /// <summary>The reports of a year, with the index of each organisation.</summary>
    public IEnumerable<(int Index, Sampled<AnnualReport> Report)> Reports(int year)
    {
        for (var index = 0; index < Register.Count; index++)
        {
            if (Report(index, year) is { } report)
                yield return (index, report);
        }
    }

    /// <summary>The activities of the last report year, with the index of each organisation.</summary>
    public IEnumerable<(int Index, Sampled<Activity> Activity)> Activities() =>
        from index in Enumerable.Range(0, Register.Count)
        from activity in _activities.Make(index, Register[index])
        select (index, activity);
}
