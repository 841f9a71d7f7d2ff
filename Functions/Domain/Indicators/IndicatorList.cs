namespace Nianbao.Domain.Indicators;

/// <summary>The indicators of domain.md 11.2 and 11.3, and those of its mechanisms that are shares of organisations, by family.</summary>
public static class IndicatorList
{
    public static readonly IReadOnlyList<Indicator> All =
    [
        .. RegisterIndicators.All,
        .. PartyIndicators.All,
        .. ReportIndicators.All,
        .. CaseIndicators.All,
        .. FinanceIndicators.All,
        .. ActivityIndicators.All,
        .. IntakeIndicators.All,
    ];

    /// <summary>The indicators of a name, or of all names that begin with what stands before <c>*</c>; empty when there is none.</summary>
    public static IEnumerable<Indicator> Named(string name) => name.EndsWith('*')
        ? All.Where(indicator => indicator.Name.AsSpan().StartsWith(name.AsSpan(0, name.Length - 1), StringComparison.Ordinal))
        : All.Where(indicator => indicator.Name == name);
}
