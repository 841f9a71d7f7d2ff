using System.Collections.Concurrent;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;

namespace Nianbao.Pipeline.Inspections;

/// <summary>
/// Who was expected to file and who did, by division and legal type. Every report that comes in moves one division; only that one is counted again, whose rosters
/// are a hundredth of all.
/// </summary>
internal sealed class DivisionCounts
{
    private readonly ConcurrentDictionary<(int Year, string Division), Counted> _counted = new();

    /// <summary>The counts of every division of the register, by legal type.</summary>
    public IEnumerable<(string Division, string LegalType, CompletenessCounts Counts)> Of(StandingsView standings)
    {
        foreach (var division in standings.Divisions)
        {
            var stamp = standings.StampOf(division);
            var key = (standings.Year, division);
            if (!_counted.TryGetValue(key, out var counted) || counted.Stamp != stamp)
                _counted[key] = counted = new(stamp, Completeness.CountBy(standings.Of(division), standing => standing.Organisation.LegalType));
            foreach (var (legalType, counts) in counted.ByLegalType)
                yield return (division, legalType, counts);
        }
    }

    private sealed record Counted(string Stamp, IReadOnlyDictionary<string, CompletenessCounts> ByLegalType);
}
