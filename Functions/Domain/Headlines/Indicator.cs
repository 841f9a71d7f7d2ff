using Nianbao.Domain.Datasets;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Headlines;

/// <summary>An indicator of the registrar's year (domain.md 11.3): a count, or the share of one count in another.</summary>
/// <param name="Code">For example cov.work.</param>
/// <param name="Of">What the figure is a share of; null for a count.</param>
public sealed record Indicator(string Code, Figure Figure, Figure? Of = null)
{
    /// <summary>Whether the parts by city, level or type add up to the whole: shares do not.</summary>
    public bool IsAdditive => Of is null;

    /// <summary>The value of the whole, and of each group.</summary>
    /// <param name="groupOf">The group of an owner: a credit code, or the division of an authority.</param>
    public (decimal? Total, IReadOnlyDictionary<string, decimal?> ByGroup) Read(HeadlineFacts facts, Func<string, string>? groupOf)
    {
        var (counts, wholes) = (Count(Figure, facts, groupOf), Of is null ? null : Count(Of, facts, groupOf));
        IEnumerable<string> groups = groupOf is null ? [] : counts.Keys.Union((wholes ?? []).Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return (
            Value(counts.Values.Sum(), wholes?.Values.Sum()),
            groups.ToDictionary(group => group, group => Value(counts.GetValueOrDefault(group), wholes is null ? null : wholes.GetValueOrDefault(group)), StringComparer.Ordinal));
    }

    private static decimal? Value(long count, long? of) => of is null ? count : of == 0 ? null : Math.Round((decimal)count / of.Value, 6, MidpointRounding.ToZero);

    private static Dictionary<string, long> Count(Figure figure, HeadlineFacts facts, Func<string, string>? groupOf)
    {
        var owners = figure switch
        {
            RegisterFigure register => facts.OrganisationsOf(register).Select(organisation => organisation.Uscc),
            LedgerFigure { DistinctBy: { } of } ledger => facts.EntriesOf(ledger).DistinctBy(of).Select(entry => entry.Owner),
            LedgerFigure ledger => facts.EntriesOf(ledger).Select(entry => entry.Owner),
            _ => throw new NotSupportedException($"{figure.Name} cannot be grouped by owner."),
        };
        return owners.GroupBy(owner => groupOf?.Invoke(owner) ?? "", StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.LongCount(), StringComparer.Ordinal);
    }
}

/// <summary>By what indicators can be grouped: properties of the owner's registrar and code.</summary>
/// <param name="Of">The group of an owner; empty where it has none, as authorities have no legal type.</param>
public sealed record IndicatorGrouping(string Name, IReadOnlyList<Choice> Values, Func<string, string> Of)
{
    public static readonly IReadOnlyList<IndicatorGrouping> All =
    [
        new("city", [.. Divisions.Cities.Select(city => new Choice(city.Code, city.Chinese, city.English))], owner => Divisions.CityOf(DivisionOf(owner))),
        new("level", RegLevels.All, owner => Divisions.LevelOf(DivisionOf(owner))),
        new("type", LegalTypes.All, owner => owner.Length == Uscc.Length ? Uscc.LegalTypeOf(owner) ?? "" : ""),
    ];

    private static string DivisionOf(string owner) => owner.Length == Uscc.Length ? Uscc.DivisionOf(owner) : owner;
}
