using System.Buffers;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Reference;

/// <summary>
/// The unified social credit code, 统一社会信用代码 (GB 32100-2015; domain.md 4.1): 5, the kind of organisation, the
/// registrar's division (GB/T 2260), the organisation code with its own check character (GB 11714), the check character.
/// </summary>
public static class Uscc
{
    public const int Length = 18;

    /// <summary>The 31 characters a code may hold: no I, O, S, V, Z.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>
    /// Removes what spreadsheets and keyboards add (spaces of every kind, zero-width characters, BOM, a leading apostrophe
    /// or <c>="…"</c>), and folds full-width characters and lower case. Never replaces a character by a look-alike.
    /// </summary>
    public static string Normalise(string text) => CodeFormat.Normalise(text);

    /// <summary>Eighteen characters, all of the alphabet.</summary>
    public static bool IsWellFormed(string? code) => code is { Length: Length } && !code.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>Whether the code is right in itself and issued by civil affairs: only then do its parts, and the register, say anything about it.</summary>
    public static bool IsSound(string? code) => IsWellFormed(code) && code![0] == '5' && TryCheck(code, out _);

    /// <summary>Whether the last character is right. False with '\0' when the code is not well formed.</summary>
    public static bool TryCheck(ReadOnlySpan<char> code, out char expected)
    {
        expected = '\0';
        if (code.Length != Length)
            return false;
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            var value = Alphabet.IndexOf(code[i]);
            if (value < 0)
                return false;
            sum += value * Weights[i];
        }

        // The outer remainder matters: 31 becomes '0' (domain.md 0.2, point 10).
        expected = Alphabet[(31 - (sum % 31)) % 31];
        return code[^1] == expected;
    }

    /// <summary>Whether the organisation code (positions 9-17) carries the right check character of GB 11714. Letters count A=10 … Z=35.</summary>
    public static bool TryCheckOrganisationCode(ReadOnlySpan<char> code, out char expected)
    {
        expected = '\0';
        if (code.Length != Length)
            return false;
        var body = code.Slice(8, 9);
        var sum = 0;
        for (var i = 0; i < OrganisationWeights.Length; i++)
        {
            var c = body[i];
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c))
                return false;
            sum += (char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10) * OrganisationWeights[i];
        }

        expected = (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
        return body[^1] == expected;
    }

    /// <summary>The legal type digit 2 stands for, or null when it stands for none.</summary>
    public static string? LegalTypeOf(string? code) => code is not { Length: >= 2 } ? null : code[1] switch
    {
        '1' => LegalTypes.SocialGroup,
        '2' => LegalTypes.ServiceInstitution,
        '3' => LegalTypes.Foundation,
        '9' => LegalTypes.Other,
        _ => null,
    };

    /// <summary>The registrar's six-digit division (positions 3-8), or an empty string when the code is not 18 long.</summary>
    public static string DivisionOf(string? code) => code is { Length: Length } ? code.Substring(2, 6) : "";

    /// <summary>The character a forbidden letter was probably meant to be, or '\0'. A hint for a person, never a correction.</summary>
    public static char LookAlikeOf(char forbidden) => forbidden switch
    {
        'O' => '0',
        'I' => '1',
        'S' => '5',
        'Z' => '2',
        'V' => 'U',
        _ => '\0',
    };
}
