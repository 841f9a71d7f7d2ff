namespace Nianbao.Domain.Headlines;

/// <summary>A published figure of the platform (domain.md 2.6), declared: what is counted, and how it is written.</summary>
/// <param name="Id">H01 to H22.</param>
/// <param name="FilterZh">What is counted, in words.</param>
/// <param name="Figures">Its numbers, the first one being the headline's value.</param>
/// <param name="TextZh">The whole text from the reading; null to write the first figure in its style.</param>
public sealed record Headline(
    string Id,
    string Chinese,
    string English,
    string FilterZh,
    string FilterEn,
    IReadOnlyList<Figure> Figures,
    Func<HeadlineReading, string>? TextZh = null,
    Func<HeadlineReading, string>? TextEn = null)
{
    /// <summary>What the headline says on a day.</summary>
    public HeadlineReading Read(HeadlineFacts facts)
    {
        var readings = Figures.Select(figure => FigureReading.Of(figure, facts)).ToList();
        return new(this, facts.AsOf, readings);
    }
}

/// <summary>What a headline says on a day.</summary>
public sealed record HeadlineReading(Headline Headline, DateOnly AsOf, IReadOnlyList<FigureReading> Figures)
{
    /// <summary>As it is displayed, in Chinese.</summary>
    public string Chinese => Headline.TextZh?.Invoke(this) ?? Figures[0].Chinese;

    /// <summary>As it is displayed, in English.</summary>
    public string English => Headline.TextEn?.Invoke(this) ?? Figures[0].English;

    /// <summary>A figure by its name.</summary>
    public FigureReading this[string name] => Figures.First(figure => figure.Figure.Name == name);
}

/// <summary>The exact value of a figure.</summary>
/// <param name="Value">Yuan for money, otherwise a count.</param>
/// <param name="Records">How many records it rests on.</param>
/// <param name="Estimated">How much of the value was reported as a bare number.</param>
/// <param name="Names">What was counted, where the display names it; otherwise empty.</param>
public sealed record FigureReading(Figure Figure, decimal Value, long Records, long Estimated, IReadOnlyList<string> Names)
{
    public string Chinese => Figure.Style.Chinese(Value, Figure.Unit);

    public string English => Figure.Style.English(Value, Figure.UnitEn);

    /// <summary>Counts or sums a figure.</summary>
    public static FigureReading Of(Figure figure, HeadlineFacts facts)
    {
        switch (figure)
        {
            case RegisterFigure register:
                var organisations = facts.OrganisationsOf(register).LongCount();
                return new(figure, organisations, organisations, 0, []);
            case LedgerFigure ledger:
                var entries = facts.EntriesOf(ledger).ToList();
                var kind = facts.Source.Ledger(ledger.Ledger);
                string[] names = ledger.NamedBy is { } fact ? [.. entries.OrderBy(entry => entry.Since).ThenBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => kind.FactOf(entry, fact) ?? "")] : [];
                return new(figure, ledger.DistinctBy is { } of ? entries.Select(of).Distinct(StringComparer.Ordinal).LongCount() : entries.Sum(entry => ledger.AmountOf(entry, kind)), entries.Count, 0, names);
            case ActivityFigure activities:
                var tally = facts.Source.Activities(activities, facts.AsOf);
                return new(figure, figure.Decimals == 2 ? tally.Sum / 100m : tally.Sum, tally.Records, tally.Estimated, []);
            default:
                throw new NotSupportedException($"There is no way to count a {figure.GetType().Name}.");
        }
    }
}
