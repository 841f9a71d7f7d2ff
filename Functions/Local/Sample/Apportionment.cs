namespace Nianbao.Local.Sample;

/// <summary>Dividing a number of organisations by weights without losing one.</summary>
public static class Apportionment
{
    /// <summary>Largest remainder: every share is its exact quota rounded down or up, and they add up to the total. Earlier ones win ties.</summary>
    public static int[] LargestRemainder(int total, IReadOnlyList<int> weights)
    {
        var sum = weights.Sum(w => (long)w);
        if (sum == 0)
            return total == 0 ? new int[weights.Count] : throw new ArgumentException("The weights are all zero.", nameof(weights));
        var shares = weights.Select(w => (int)(total * (long)w / sum)).ToArray();
        var byRemainder = Enumerable.Range(0, shares.Length).OrderByDescending(i => total * (long)weights[i] % sum).ThenBy(i => i);
        foreach (var i in byRemainder.Take(total - shares.Sum()))
            shares[i]++;
        return shares;
    }

    /// <summary>The same, but no share above its limit: what does not fit goes where most room is left.</summary>
    public static int[] Within(int total, IReadOnlyList<int> weights, IReadOnlyList<int> limits)
    {
        var shares = LargestRemainder(total, weights);
        for (var i = 0; i < shares.Length; i++)
        {
            for (; shares[i] > limits[i]; shares[i]--)
                shares[Enumerable.Range(0, shares.Length).MaxBy(j => limits[j] - shares[j])]++;
        }

        return shares;
    }
}
