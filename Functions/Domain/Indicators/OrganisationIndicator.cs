using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Indicators;

/// <summary>
/// An indicator for which several rosters are compared person by person or day by day: what each organisation that is on the register on a day
/// adds to it, and to what it is a share of. It is counted exactly, from the rosters in the heads.
/// </summary>
/// <param name="Value">What an organisation adds.</param>
/// <param name="Base">What it adds to what the value is a share of; null when it is a plain number.</param>
public sealed record OrganisationIndicator(string Name, string Chinese, string English, string Unit, string FormulaZh, string FormulaEn, Func<OrganisationFacts, long> Value, Func<OrganisationFacts, long>? Base = null)
    : Indicator(Name, Chinese, English, Base is null ? Unit : "", FormulaZh, FormulaEn)
{
    public OrganisationIndicator(string name, string chinese, string english, string formulaZh, string formulaEn, Func<OrganisationFacts, bool> counts, Func<OrganisationFacts, bool>? among = null)
        : this(name, chinese, english, "家", formulaZh, formulaEn, facts => counts(facts) ? 1 : 0, among is null ? null : facts => among(facts) ? 1 : 0)
    {
    }

    /// <summary>The part an organisation belongs to; null where there are none.</summary>
    public Func<OrganisationFacts, string>? PartOf { get; init; }

    public IReadOnlyList<Choice> PartLabels { get; init; } = [];

    /// <summary>The ledgers it looks into.</summary>
    public IReadOnlyList<string> Ledgers { get; init; } = [];

    public override IReadOnlyList<string> From => ["registry", .. Ledgers];

    public override bool IsShare => Base is not null;

    public override IReadOnlyList<Choice> Parts => PartLabels;

    /// <summary>What an organisation adds; null when nothing.</summary>
    public Contribution? Of(string division, OrganisationFacts facts)
    {
        var (value, whole) = (Value(facts), Base?.Invoke(facts) ?? 0);
        return value == 0 && whole == 0 ? null : new(division, facts.Organisation.LegalType, value, whole, PartOf?.Invoke(facts) ?? "");
    }
}
