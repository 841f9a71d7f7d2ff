namespace Nianbao.Domain.Values;

/// <summary>
/// How alike two texts are: the share of pairs of neighbouring characters that they have in common (the Dice coefficient over
/// bigrams), for Chinese needs no words to be told apart. Blanks, widths and punctuation do not count.
/// </summary>
public static class TextSimilarity
{
    /// <summary>From 0 (nothing in common) to 1 (the same). Takes time in n log n of the texts' lengths.</summary>
    public static decimal Of(string one, string other)
    {
        var (a, b) = (Letters(one), Letters(other));
        if (a == b)
            return 1;
        var (pairs, others) = (Pairs(a), Pairs(b));
        if (pairs.Length + others.Length == 0)
            return 0;
        int common = 0, i = 0, j = 0;
        while (i < pairs.Length && j < others.Length)
        {
            if (pairs[i] == others[j])
                (common, i, j) = (common + 1, i + 1, j + 1);
            else if (pairs[i] < others[j])
                i++;
            else
                j++;
        }

        return 2m * common / (pairs.Length + others.Length);
    }

    private static string Letters(string text) => string.Concat(ComparableText.Of(text).Where(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c)));

    /// <summary>The pairs of neighbours, each as one number, sorted, as often as they occur.</summary>
    private static int[] Pairs(string text)
    {
        if (text.Length < 2)
            return [];
        var pairs = new int[text.Length - 1];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = (text[i] << 16) | text[i + 1];
        Array.Sort(pairs);
        return pairs;
    }
}
