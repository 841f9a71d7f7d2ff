namespace Nianbao.Domain.Rules;

/// <summary>The rules of each dataset, in the catalogue's order.</summary>
public static class RuleCatalogue
{
    public static readonly IReadOnlyList<Rule> Registry = [];

    public static readonly IReadOnlyList<Rule> AnnualReports = [];

    public static readonly IReadOnlyList<Rule> Activities = [];
}
