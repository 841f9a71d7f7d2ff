using Nianbao.Domain.Datasets;
using Nianbao.Domain.Registry;
using Nianbao.Pipeline.Publication;

namespace Nianbao.Pipeline.Intake.Comparisons;

/// <summary>
/// Who registered the same person as legal representative, over the whole register. The published rosters bear a pseudonym of
/// each organisation's, so it costs one read of the clock while the register stands, and some hundred bytes an organisation in memory.
/// </summary>
public sealed class LegalRepresentatives(DatasetList datasets, PublishedView published)
{
    private (string Version, ILookup<string, string> Organisations)? _known;

    /// <summary>Organisations by <see cref="RosterOrganisation.LegalRep"/>.</summary>
    public async Task<ILookup<string, string>> ReadAsync(CancellationToken cancellationToken)
    {
        var register = datasets.Registry;
        var series = await published.SeriesAsync(await published.ClockAsync(cancellationToken), register, null, cancellationToken);
        if (_known is { } known && known.Version == series.Version)
            return known.Organisations;
        var organisations = series.Heads
            .SelectMany(part => part.Head.Roster)
            .Select(entry => (Uscc: entry.Key, Roster: RosterOrganisation.Parse(entry.Value)))
            .Where(one => one.Roster.LegalRep is not null && one.Roster.EndedOn is null)
            .ToLookup(one => one.Roster.LegalRep!, one => one.Uscc, StringComparer.Ordinal);
        _known = (series.Version, organisations);
        return organisations;
    }
}
