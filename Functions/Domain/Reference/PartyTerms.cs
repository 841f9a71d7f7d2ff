namespace Nianbao.Domain.Reference;

/// <summary>How long a party organisation's committee is elected for (domain.md 3.8, DT-009).</summary>
public static class PartyTerms
{
    /// <summary>The years of its term: fixed for a branch; others have theirs within the bounds, and the longest when they do not say. Null where nobody is elected: a temporary branch, none at all.</summary>
    /// <param name="type">A code of <see cref="PartyOrgTypes"/>.</param>
    /// <param name="stated">As reported, or null.</param>
    public static int? YearsOf(string? type, long? stated, RuleParameters parameters, int year)
    {
        int Years(string name, string? key = null) => (int)parameters.Get(name, year, key);
        return type switch
        {
            null or "" or PartyOrgTypes.None or PartyOrgTypes.TemporaryBranch => null,
            PartyOrgTypes.Branch => Years("PARTY_TERM_YEARS", PartyOrgTypes.Branch),
            _ => (int)Math.Clamp(stated ?? long.MaxValue, Years("PARTY_TERM_MIN_YEARS"), Years("PARTY_TERM_MAX_YEARS")),
        };
    }
}
