using Nianbao.Domain.Datasets;
using Nianbao.Domain.Registry;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;

namespace Nianbao.Pipeline.Intake.Comparisons;

/// <summary>
/// Who registered the same person as legal representative, over the whole register. The published rosters bear a pseudonym of
/// each organisation's, so it costs one read of the clock while the register stands, and 32 bytes an organisation in memory.
/// </summary>
public sealed class LegalRepresentatives(DatasetList datasets, PublishedView published)
{
    private Register? _known;

    /// <summary>All of them as the register stands.</summary>
    public async Task<Register> ReadAsync(CancellationToken cancellationToken)
    {
        var register = datasets.Registry;
        var series = await published.SeriesAsync(await published.ClockAsync(cancellationToken), register, null, cancellationToken);
        if (_known is { } known && known.Version == series.Version)
            return known;
        return _known = new(series.Version, series.Heads.SelectMany(part => part.Head.Roster));
    }

    /// <summary>The posts of one state of the register.</summary>
    public sealed class Register
    {
        private readonly CompactCode[] _persons;
        private readonly CompactCode[] _organisations;

        internal Register(string version, IEnumerable<KeyValuePair<string, string>> roster)
        {
            Version = version;
            var (persons, organisations) = (new List<CompactCode>(), new List<CompactCode>());
            foreach (var (uscc, entry) in roster)
            {
                if (RosterOrganisation.Parse(entry) is { EndedOn: null, LegalRep: { } legalRep } && CompactCode.TryOf(legalRep, out var person) && CompactCode.TryOf(uscc, out var organisation))
                {
                    persons.Add(person);
                    organisations.Add(organisation);
                }
            }

            (_persons, _organisations) = ([.. persons], [.. organisations]);
            Array.Sort(_persons, _organisations);
        }

        internal string Version { get; }

        /// <summary>The organisations that registered the person.</summary>
        /// <param name="person">See <see cref="RosterOrganisation.LegalRep"/>.</param>
        public IEnumerable<string> OrganisationsOf(string person)
        {
            if (!CompactCode.TryOf(person, out var wanted))
                yield break;
            var at = Array.BinarySearch(_persons, wanted);
            while (at > 0 && _persons[at - 1] == wanted)
                at--;
            for (; at >= 0 && at < _persons.Length && _persons[at] == wanted; at++)
                yield return _organisations[at].ToString();
        }
    }
}
