using Nianbao.Domain.Headlines;

namespace Nianbao.Domain.Indicators;

/// <summary>An indicator of the year's activities until a day (domain.md 11.2).</summary>
/// <param name="Figure">What is summed; of the distinct ones, the activities they are found in.</param>
/// <param name="Counted">What is counted once each; null for a sum.</param>
public sealed record ActivityIndicator(string Name, string Chinese, string English, string Unit, string FormulaZh, string FormulaEn, ActivityFigure Figure, CountedOnce? Counted = null)
    : Indicator(Name, Chinese, English, Unit, FormulaZh, FormulaEn)
{
    public override IReadOnlyList<string> From => ["activities"];

    public override bool IsAdditive => Counted is null or CountedOnce.Events;

    public override int Decimals => Figure.Measure is "fundsTotal" or "fundsCash" or "fundsInKind" or "hours" ? 2 : 0;
}

/// <summary>What is counted once each, however many activities it appears in.</summary>
public enum CountedOnce
{
    /// <summary>An event that several organisations report (domain.md 10.5, point 4); it counts where its first reporter is registered.</summary>
    Events,

    /// <summary>Organisations with an activity.</summary>
    Organisations,

    /// <summary>Pairings with an activity.</summary>
    Pairings,

    /// <summary>Enterprises that were helped (domain.md 10.5, point 6).</summary>
    Enterprises,
}
