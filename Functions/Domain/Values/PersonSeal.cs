using System.Security.Cryptography;
using System.Text;

namespace Nianbao.Domain.Values;

/// <summary>
/// Turns persons into pseudonyms: ID numbers and names are kept as HMACs under a secret key, so that the same person is
/// recognised and nobody can be looked up (domain.md 5, personal data).
/// </summary>
public sealed class PersonSeal(byte[] key)
{
    /// <summary>For documentation, tests and generated samples; never with real data. The hosts take the key from Privacy:PersonKey.</summary>
    public static readonly PersonSeal Sample = new("nianbao-sample-key"u8.ToArray());

    /// <summary>24 hexadecimal digits for an identity document's number.</summary>
    public string OfNumber(string number) => Seal("id:" + number.ToUpperInvariant(), 24);

    /// <summary>12 hexadecimal digits for a name.</summary>
    public string OfName(string name) => Seal("name:" + name, 12);

    private string Seal(string text, int digits) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)))[..digits];
}
