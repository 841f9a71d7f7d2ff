namespace Nianbao.Local.Sample.Headlines;

/// <summary>Cutting a total into uneven parts that add up to it exactly.</summary>
internal static class Shares
{
    /// <summary>Parts between half and one and a half of the mean, none of them nothing when the total is at least twice the number.</summary>
    public static long[] Of(long total, int parts, SplitMix64 draws)
    {
        var weights = Enumerable.Range(0, parts).Select(_ => draws.Between(50, 150)).ToArray();
        var sum = weights.Sum();
        var shares = new long[parts];
        var (passed, given) = (0L, 0L);
        for (var i = 0; i < parts; i++)
        {
            passed += weights[i];
            var until = (long)((Int128)total * passed / sum);
            (shares[i], given) = (until - given, until);
        }

        return shares;
    }
}
