using Nianbao.Domain.Datasets;
using Nianbao.Domain.Headlines;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Indicators;

/// <summary>An indicator that is counted from the rosters of the register and the ledgers, as of a day.</summary>
/// <param name="Of">What the figure is a share of; null for a count.</param>
public sealed record RosterIndicator(string Name, Figure Figure, string FormulaZh, string FormulaEn, Figure? Of = null)
    : Indicator(Name, Figure.Chinese, Figure.English, Of is null ? Figure.Unit : "", FormulaZh, FormulaEn)
{
    /// <summary>The fact of an entry that names its part; null where there are none.</summary>
    public string? PartBy { get; init; }

    public IReadOnlyList<Choice> PartLabels { get; init; } = [];

    public override IReadOnlyList<string> From => [Figure.Dataset, .. (Figure as RegisterFigure)?.Needs ?? []];

    public override bool IsShare => Of is not null;

    public override IReadOnlyList<Choice> Parts => PartLabels;

    /// <summary>What each organisation or entry adds.</summary>
    public IEnumerable<Contribution> Count(HeadlineFacts facts) => Of is null
        ? Count(Figure, facts)
        : Count(Figure, facts).Concat(Count(Of, facts).Select(whole => whole with { Value = 0, Base = whole.Value }));

    private IEnumerable<Contribution> Count(Figure figure, HeadlineFacts facts)
    {
        switch (figure)
        {
            case RegisterFigure register:
                return facts.OrganisationsOf(register).Select(organisation => new Contribution(organisation.Division, organisation.Roster.LegalType, 1));
            case LedgerFigure ledger:
                var kind = facts.Source.Ledger(ledger.Ledger);
                var entries = facts.EntriesOf(ledger);
                return (ledger.DistinctBy is { } of ? entries.DistinctBy(of) : entries).Select(entry => entry.Owner.Length == Uscc.Length
                    ? new Contribution(Uscc.DivisionOf(entry.Owner), Uscc.LegalTypeOf(entry.Owner) ?? "", ledger.AmountOf(entry, kind), Part: PartOf(entry))
                    : new Contribution(entry.Owner, "", ledger.AmountOf(entry, kind), Part: PartOf(entry)));

                string PartOf(Ledgers.LedgerRosterEntry entry) => PartBy is null ? "" : kind.FactOf(entry, PartBy) ?? "";
            default:
                throw new NotSupportedException($"{figure.Name} is not counted from rosters.");
        }
    }
}
