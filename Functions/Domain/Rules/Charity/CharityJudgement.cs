using System.Globalization;
using Nianbao.Domain.Inspection;

namespace Nianbao.Domain.Rules.Charity;

/// <summary>How charity rules compare an amount with what the law asks, and say by how much it misses.</summary>
/// <remarks>
/// The argument <c>share</c> is how much of the requirement is met, in percent, rounded down: the inspection weighs a miss of less
/// than a fifth as minor (domain.md 8.2, G07). It is also expected plus difference over expected.
/// </remarks>
internal static class CharityJudgement
{
    /// <summary>Fails the rule when less was spent than the minimum.</summary>
    public static void FailUnlessReached(this Judge judge, Rule rule, string field, long actual, CharityMinimum minimum, params (string Name, string Value)[] arguments)
    {
        if (actual >= minimum.Amount)
            return;
        // The least amount in whole fen that would do.
        var required = (Int128)Math.Ceiling(minimum.Amount);
        judge.FailWithGravity(
            GravityOf(minimum.Amount > 0 ? actual / minimum.Amount : 0, judge.Context),
            rule,
            field,
            Yuan.Of(required),
            Yuan.Of(actual - required),
            arguments:
            [
                .. arguments,
                ("E", Yuan.Of(actual)),
                ("min", Yuan.Of(required)),
                ("r", Percent(minimum.Ratio)),
                ("base", minimum.Base.Chinese),
                ("base.en", minimum.Base.English),
                ("share", minimum.Amount > 0 ? Share(actual / minimum.Amount) : "0.00"),
            ]);
    }

    /// <summary>Fails the rule when an amount is above a share of the total, both in fen.</summary>
    public static void FailUnlessWithin(this Judge judge, Rule rule, string field, Int128 actual, decimal cap, long total, params (string Name, string Value)[] arguments)
    {
        var limit = cap * total;
        if ((decimal)actual <= limit)
            return;
        var allowed = (Int128)Math.Floor(limit);
        judge.FailWithGravity(
            GravityOf(limit / (decimal)actual, judge.Context),
            rule,
            field,
            Yuan.Of(allowed),
            Yuan.Of(actual - allowed),
            arguments:
            [
                .. arguments,
                ("actual", Yuan.Of(actual)),
                ("max", Yuan.Of(allowed)),
                ("total", Yuan.Of(total)),
                ("r", total > 0 ? Above((decimal)actual / total, cap) : "100"),
                ("cap", Percent(cap)),
                ("share", Share(limit / (decimal)actual)),
            ]);
    }

    /// <summary>How much a miss weighs: less than the parameter's share of what is required is serious, exactly that share is not.</summary>
    private static Weight GravityOf(decimal met, RuleContext context) => met < context.Parameters.Get("CHARITY_SHARE_SERIOUS_BELOW", context.Year) ? Weight.Serious : Weight.Minor;

    /// <summary>A ratio in percent, without trailing zeros.</summary>
    public static string Percent(decimal ratio) => (ratio * 100).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A ratio above a limit in percent, with as many digits (two at least) as show that it is above.</summary>
    private static string Above(decimal ratio, decimal limit)
    {
        var digits = 2;
        while (digits < 12 && Math.Round(ratio * 100, digits) <= limit * 100)
            digits++;
        return Math.Round(ratio * 100, digits).ToString($"F{digits}", CultureInfo.InvariantCulture);
    }

    private static string Share(decimal met) => (Math.Floor(Math.Max(0, met) * 10000) / 100).ToString("0.00", CultureInfo.InvariantCulture);
}
