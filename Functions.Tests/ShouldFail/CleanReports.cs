using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Rules;

namespace Nianbao.Tests.ShouldFail;

/// <summary>
/// Complete reports that keep every rule, each with its context, for the unit tests of rules: spoil the record (or the context,
/// <c>context with { … }</c>) in one place, and judge it.
/// </summary>
internal static class CleanReports
{
    /// <summary>A county-level association with a supervising unit, a party branch, members and dues.</summary>
    public static (AnnualReport Report, RuleContext Context) SocialGroup() => Of("social-group");

    /// <summary>A provincial association registered directly, with a temporary branch, a first secretary and an instructor.</summary>
    public static (AnnualReport Report, RuleContext Context) ProvincialDirect() => Of("provincial-direct");

    /// <summary>A county-level service institution with a joint branch.</summary>
    public static (AnnualReport Report, RuleContext Context) Institution() => Of("institution");

    /// <summary>A provincial non-public foundation that is no charity.</summary>
    public static (AnnualReport Report, RuleContext Context) Foundation() => Of("foundation");

    /// <summary>A city-level charity foundation that raises funds in public.</summary>
    public static (AnnualReport Report, RuleContext Context) PublicFoundation() => Of("public-foundation");

    /// <summary>A city-level charity without public fundraising and without a party organisation.</summary>
    public static (AnnualReport Report, RuleContext Context) CharityGroup() => Of("charity-group");

    /// <summary>What one rule says of a record, when it applies to it at all.</summary>
    public static IReadOnlyList<Violation> Judge<TRule>(this (AnnualReport Report, RuleContext Context) pair)
        where TRule : Rule, new() => new TRule().Judge(pair.Report, pair.Context);

    /// <summary>What a rule says of a record, when it applies to it at all.</summary>
    public static IReadOnlyList<Violation> Judge(this Rule rule, AnnualReport report, RuleContext context)
    {
        var judge = new Judge(context);
        judge.Run([rule], report);
        return judge.Violations;
    }

    private static (AnnualReport Report, RuleContext Context) Of(string name)
    {
        var clean = CleanBase.Named(name);
        var report = clean.ReadReport();
        return (report, clean.ContextOf(report));
    }
}
