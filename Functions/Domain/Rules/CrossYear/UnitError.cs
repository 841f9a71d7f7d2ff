namespace Nianbao.Domain.Rules.CrossYear;

/// <summary>Telling that an amount was written in another unit than last year's: 1,000 or 10,000 times as much or as little.</summary>
internal static class UnitError
{
    private static readonly int[] Exponents = [3, 4];

    /// <summary>The factor by which the amount is too large (1,000 or 10,000) or too small (0.001 or 0.0001), or null when it is neither.</summary>
    /// <param name="tolerance">How far the ratio may be from the power of ten, as a factor: 2 takes 5,000 to 20,000 for 10,000.</param>
    public static decimal? FactorOf(long? now, long? before, decimal tolerance)
    {
        if (now is not > 0 || before is not > 0)
            return null;
        foreach (var exponent in Exponents)
        {
            var power = exponent == 3 ? 1_000m : 10_000m;
            if (IsAbout((decimal)now.Value / before.Value, power, tolerance))
                return power;
            if (IsAbout((decimal)before.Value / now.Value, power, tolerance))
                return 1 / power;
        }

        return null;
    }

    private static bool IsAbout(decimal ratio, decimal power, decimal tolerance) => ratio >= power / tolerance && ratio <= power * tolerance;
}
