namespace Nianbao.Domain.Values;

/// <summary>How alike two texts are.</summary>
public static class TextSimilarity
{
    /// <summary>
    /// The share of pairs of neighbouring characters that both texts have, from 0 to 1 (Jaccard, each pair once). Blanks,
    /// punctuation, width and case do not matter. Two texts of less than two characters are alike when they are equal.
    /// </summary>
    public static double Bigrams(string one, string other)
    {
        var (a, b) = (Normalise(one), Normalise(other));
        if (a == b)
            return 1;
        var (pairs, others) = (PairsOf(a), PairsOf(b));
        if (pairs.Count == 0 || others.Count == 0)
            return 0;
        var both = pairs.Count(others.Contains);
        return (double)both / (pairs.Count + others.Count - both);
    }

    private static HashSet<(char First, char Second)> PairsOf(string text) => [.. text.Zip(text.Skip(1))];

    private static string Normalise(string text) => string.Concat(text.Select(CellText.Half).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));
}
