using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Registry;

namespace Nianbao.Local.Sample.Expectations;

/// <summary>
/// The totals the pipeline must come to (expected.json), added up while the records are generated. Amounts are yuan with two
/// decimals, exactly; cities are six-digit codes.
/// </summary>
internal sealed class Expectation(SampleOptions options)
{
    private readonly RegisterTotals _register = new();
    private readonly Dictionary<int, ReportTotals> _reports = Enumerable.Range(options.FirstReportYear, 3).ToDictionary(year => year, _ => new ReportTotals());
    private readonly FiledReports _filed = new(options);
    private readonly ActivityTotals _activities = new();
    private readonly List<FileFindings> _files = [];

    public void Add(Organisation organisation) => _register.Add(organisation);

    public void Add(int index, Organisation organisation, int year, Sampled<AnnualReport> report)
    {
        if (!report.IsAccepted)
            return;
        _reports[year].Add(report.Record);
        _filed.Add(index, organisation, year, report.Record);
    }

    public void Add(Sampled<Activity> activity)
    {
        if (activity.IsAccepted)
            _activities.Add(activity.Record);
    }

    public FileFindings Open(string dataset, string period, string file, string encoding)
    {
        var findings = new FileFindings(dataset, period, file, encoding);
        _files.Add(findings);
        return findings;
    }

    public void Write(string path, IReadOnlyList<Organisation> register)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartObject("sample");
        json.WriteNumber("organisations", options.Organisations);
        json.WriteNumber("year", options.Year);
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("defectsPerTenThousandReports", options.DefectsPerTenThousand);
        json.WriteNumber("activitiesPerOrganisation", options.ActivitiesPerOrganisation);
        json.WriteEndObject();

        json.WriteStartObject("registry");
        _register.Write(json);
        json.WriteEndObject();

        json.WriteStartObject("annualReports");
        foreach (var (year, totals) in _reports)
        {
            json.WriteStartObject(year.ToString(CultureInfo.InvariantCulture));
            totals.Write(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();

        json.WriteStartObject("completeness");
        _filed.Write(json, register);
        json.WriteEndObject();

        json.WriteStartObject("activities");
        json.WriteStartObject(options.Year.ToString(CultureInfo.InvariantCulture));
        _activities.Write(json);
        json.WriteEndObject();
        json.WriteEndObject();

        json.WriteStartArray("files");
        foreach (var file in _files)
            file.Write(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
