namespace Nianbao.Tests.Flow;

/// <summary>Credit codes made from domain.md 4.1 alone, without the code under test.</summary>
internal static class Codes
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>A valid code: '1' social group, '2' service institution, '3' foundation, '9' other.</summary>
    public static string Of(string division, char type, int serial)
    {
        var body = $"MJ{serial:D6}";
        var first17 = $"5{type}{division}{body}{OrganisationCheck(body)}";
        return first17 + Check(first17);
    }

    /// <summary>The 18th character for the first 17.</summary>
    public static char Check(string first17)
    {
        var sum = 0;
        for (int i = 0, weight = 1; i < 17; i++, weight = weight * 3 % 31)
            sum += Alphabet.IndexOf(first17[i]) * weight;
        return Alphabet[(31 - (sum % 31)) % 31];
    }

    private static char OrganisationCheck(string body)
    {
        int[] weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = body.Select((c, i) => (char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10) * weights[i]).Sum();
        return (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }
}
