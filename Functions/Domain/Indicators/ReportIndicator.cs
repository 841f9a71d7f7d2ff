using Nianbao.Domain.Inspection;

namespace Nianbao.Domain.Indicators;

/// <summary>An indicator of who was expected to file and who did (domain.md 6): a count of completeness.</summary>
/// <param name="Base">What it is a share of; null for a count.</param>
public sealed record ReportIndicator(string Name, string Chinese, string English, string FormulaZh, string FormulaEn, Func<CompletenessCounts, long> Value, Func<CompletenessCounts, long>? Base = null)
    : Indicator(Name, Chinese, English, Base is null ? "家" : "", FormulaZh, FormulaEn)
{
    /// <summary>Whether only charities are looked at.</summary>
    public bool IsOfCharities { get; init; }

    public override IReadOnlyList<string> From => ["registry", "annual-reports"];

    public override bool IsShare => Base is not null;
}
