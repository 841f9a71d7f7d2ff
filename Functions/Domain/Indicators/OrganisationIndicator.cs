namespace Nianbao.Domain.Indicators;

/// <summary>
/// A figure over organisations that is no sum of cells (domain.md 2, 11.3): what each organisation that is on the register on a day adds to it,
/// and what it is a share of. It is counted exactly, from the rosters in the heads.
/// </summary>
/// <param name="Name">The name in queries, for example <c>party.cross</c>.</param>
/// <param name="Mechanism">The mechanism of domain.md 2, for example M16.</param>
/// <param name="Value">What an organisation adds.</param>
/// <param name="Base">What it adds to what the figure is a share of; null when the figure is a plain number.</param>
public sealed record OrganisationIndicator(string Name, string Mechanism, string Chinese, string English, string Unit, Func<OrganisationFacts, long> Value, Func<OrganisationFacts, long>? Base = null)
{
    public OrganisationIndicator(string name, string mechanism, string chinese, string english, Func<OrganisationFacts, bool> counts, Func<OrganisationFacts, bool>? among = null)
        : this(name, mechanism, chinese, english, "家", facts => counts(facts) ? 1 : 0, among is null ? null : facts => among(facts) ? 1 : 0)
    {
    }
}
