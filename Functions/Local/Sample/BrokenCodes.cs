using Nianbao.Domain.Reference;

namespace Nianbao.Local.Sample;

/// <summary>Credit codes as people mistype them.</summary>
internal static class BrokenCodes
{
    /// <summary>A letter that codes do not have, in place of one of the organisation code (ID-004).</summary>
    public static string WithForbiddenLetter(string code, SplitMix64 draws)
    {
        var place = 9 + draws.Below(6);
        return $"{code[..place]}{draws.Pick(["O", "I", "S", "Z"])}{code[(place + 1)..]}";
    }

    /// <summary>Another check character (ID-005).</summary>
    public static string WithWrongCheck(string code, SplitMix64 draws)
    {
        var right = Uscc.Alphabet.IndexOf(code[^1]);
        return code[..^1] + Uscc.Alphabet[(right + 1 + draws.Below(Uscc.Alphabet.Length - 1)) % Uscc.Alphabet.Length];
    }
}
