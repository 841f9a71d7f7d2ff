using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Intake.Comparisons;

/// <summary>
/// What annual reports are compared with besides the register entry and last year's report. Each is asked for only when a row
/// gives reason to, and for all rows of a chunk at once: a bulk file costs a handful of requests, not one a row.
/// </summary>
internal sealed class ReportComparisons : IDisposable
{
    private readonly RecordLookup _register;
    private readonly RecordLookup[] _earlier;
    private readonly RecordLookup _inspections;
    private readonly RegisteredNames _names;
    private readonly LegalRepresentatives _representatives;
    private readonly Dictionary<string, IReadOnlyList<string>> _sameRepresentative = new(StringComparer.Ordinal);
    private LegalRepresentatives.Register? _byRepresentative;

    public ReportComparisons(StorageClients storage, DatasetList datasets, LegalRepresentatives representatives, RecordLookup register, int year)
    {
        (_register, _representatives) = (register, representatives);
        _earlier = [new(storage, datasets.AnnualReports, year - 2), new(storage, datasets.AnnualReports, year - 3)];
        _inspections = new(storage, datasets.Inspections, year - 1);
        _names = new(storage, datasets.Registry);
    }

    /// <summary>Fetches what these reports are compared with. The register entries of their own organisations must be there already.</summary>
    public async Task PrepareAsync(IReadOnlyList<AnnualReport> reports, CancellationToken cancellationToken)
    {
        var known = reports.Where(report => Uscc.IsWellFormed(report.Uscc)).ToList();
        string[] averaged = [.. known.Where(NeedsEarlier).Select(report => report.Uscc!)];
        foreach (var earlier in _earlier)
            await earlier.FetchAsync(averaged, cancellationToken);
        await _inspections.FetchAsync([.. known.Where(report => report.LastConclusion is not null).Select(report => report.Uscc!)], cancellationToken);
        await _names.FetchAsync(known.Where(BearsAnotherName).Select(report => report.Uscc!), cancellationToken);
        await FindSameRepresentativesAsync(known, cancellationToken);
        await _register.FetchAsync([.. known.SelectMany(Named).Concat(_sameRepresentative.Values.SelectMany(usccs => usccs)).Distinct(StringComparer.Ordinal)], cancellationToken);
    }

    public void Dispose()
    {
        foreach (var earlier in _earlier)
            earlier.Dispose();
        _inspections.Dispose();
    }

    /// <summary>The context with what was fetched for the report.</summary>
    public RuleContext Fill(RuleContext context, AnnualReport report)
    {
        if (!Uscc.IsWellFormed(report.Uscc))
            return context;
        return context with
        {
            Earlier = NeedsEarlier(report) ? [.. _earlier.Select(earlier => earlier[report.Uscc!] as AnnualReport)] : [],
            FormerNames = BearsAnotherName(report) ? _names[report.Uscc!] : null,
            PreviousConclusion = report.LastConclusion is null ? null : (_inspections[report.Uscc!] as InspectionRecord)?.Conclusion,
            LegalRepElsewhere = _sameRepresentative.TryGetValue(report.Uscc!, out var others) ? [.. others.Select(Registered).OfType<Organisation>().Select(Post)] : [],
            Others = Named(report).Select(Registered).OfType<Organisation>().DistinctBy(other => other.Uscc).ToDictionary(other => other.Uscc!, StringComparer.Ordinal),
        };
    }

    /// <summary>Only then does it matter which names the organisation bore before.</summary>
    private bool BearsAnotherName(AnnualReport report) => report.Name is not null && Registered(report.Uscc!) is { Name: { } registered } && !ComparableText.Same(report.Name, registered);

    /// <summary>Only the ratios of charities and foundations look further back than a year (domain.md 3.7), and only when the report does not state its averages.</summary>
    private static bool NeedsEarlier(AnnualReport report) =>
        report is { CharitableExpenditure: not null } and not { AverageIncome3y: not null, AverageNetAssets3y: not null };

    private async Task FindSameRepresentativesAsync(List<AnnualReport> reports, CancellationToken cancellationToken)
    {
        _sameRepresentative.Clear();
        foreach (var report in reports)
        {
            if (KeyOf(report) is not { } key)
                continue;
            _byRepresentative ??= await _representatives.ReadAsync(cancellationToken);
            if (_byRepresentative.OrganisationsOf(key).Where(uscc => uscc != report.Uscc).ToList() is { Count: > 0 } others)
                _sameRepresentative[report.Uscc!] = others;
        }
    }

    /// <summary>The pseudonym of the report's legal representative, where the law forbids a second post: social groups and foundations.</summary>
    private string? KeyOf(AnnualReport report)
    {
        if (Uscc.LegalTypeOf(report.Uscc) is not (LegalTypes.SocialGroup or LegalTypes.Foundation) || (report.LegalRepName is null && report.LegalRepIdHash is null))
            return null;
        // A mistyped code would make the organisation its own neighbour.
        if (Registered(report.Uscc!) is not { } registered)
            return null;
        // Only the name is stated: the register may know the person's number.
        var number = report.LegalRepIdHash ?? (PersonNameFormat.Same(registered.LegalRepName, report.LegalRepName) ? registered.LegalRepIdHash : null);
        return RosterOrganisation.LegalRepOf(number, report.LegalRepName);
    }

    private Organisation? Registered(string uscc) => _register[uscc] as Organisation;

    private static LegalRepPost Post(Organisation other) => new(other.Uscc!, other.Name ?? other.Uscc!, other.LegalType ?? "");

    private static IEnumerable<string> Named(AnnualReport report) => (report.JointWith ?? []).Where(uscc => Uscc.IsWellFormed(uscc));
}
