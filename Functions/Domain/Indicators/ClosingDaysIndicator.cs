using Nianbao.Domain.Procedures;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Indicators;

/// <summary>办结天数中位数 (domain.md 8.5): the median of the days from the order of a rectification to its closing, and beside it the median of each ground.</summary>
public sealed record ClosingDaysIndicator(string Name, string Chinese, string English, string FormulaZh, string FormulaEn) : Indicator(Name, Chinese, English, "天", FormulaZh, FormulaEn)
{
    public override IReadOnlyList<string> From => ["rectifications"];

    public override bool IsMedian => true;

    public override IReadOnlyList<Datasets.Choice> Parts { get; } = [.. Inspection.Grounds.All.Select(ground => new Datasets.Choice(ground.Code, ground.Chinese, ground.English))];

    /// <summary>What a rectification adds: nothing until it is closed.</summary>
    /// <param name="uscc">Whose it is.</param>
    public static IEnumerable<Contribution> Of(string uscc, RosterRectification one)
    {
        if (one is not { State: RectificationStates.Closed, IssuedOn: { } issued, ClosedOn: { } closed })
            yield break;
        var days = new Contribution(Uscc.DivisionOf(uscc), Uscc.LegalTypeOf(uscc) ?? "", closed.DayNumber - issued.DayNumber);
        yield return days;
        foreach (var ground in one.Grounds.Distinct(StringComparer.Ordinal))
            yield return days with { Part = ground, IsBeside = true };
    }
}
