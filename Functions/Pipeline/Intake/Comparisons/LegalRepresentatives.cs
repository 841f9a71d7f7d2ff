using Nianbao.Domain.Datasets;
using Nianbao.Domain.Registry;
using Nianbao.Pipeline.Publication;

namespace Nianbao.Pipeline.Intake.Comparisons;

/// <summary>
/// Who registered the same person as legal representative, over the whole register. The published rosters bear a pseudonym of
/// each organisation's, so it costs one read of the clock while the register stands, and less than a hundred bytes an organisation in memory.
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
        private readonly string[] _persons;
        private readonly string[] _organisations;

        internal Register(string version, IEnumerable<KeyValuePair<string, string>> roster)
        {
            Version = version;
            var posts = roster
                .Select(entry => (Person: RosterOrganisation.Parse(entry.Value) is { EndedOn: null, LegalRep: { } person } ? person : null, Uscc: entry.Key))
                .Where(post => post.Person is not null).ToList();
            _persons = [.. posts.Select(post => post.Person!)];
            _organisations = [.. posts.Select(post => post.Uscc)];
            Array.Sort(_persons, _organisations, StringComparer.Ordinal);
        }

        internal string Version { get; }

        /// <summary>The organisations that registered the person.</summary>
        /// <param name="person">See <see cref="RosterOrganisation.LegalRep"/>.</param>
        public IEnumerable<string> OrganisationsOf(string person)
        {
            var at = Array.BinarySearch(_persons, person, StringComparer.Ordinal);
            while (at > 0 && _persons[at - 1] == person)
                at--;
            for (; at >= 0 && at < _persons.Length && _persons[at] == person; at++)
                yield return _organisations[at];
        }
    }
}
