using System.Globalization;
using Nianbao.Domain.Reference;

namespace Nianbao.Local.Sample.Organisations;

/// <summary>Credit codes that are valid under GB 32100 and GB 11714, and unique by their number.</summary>
public sealed class CreditCodes
{
    private const string Letters = "KLMNP";
    private const int PerLetter = 100_000;

    /// <summary>Odd and not a multiple of five, so i ↦ Step·i + Offset meets every number once.</summary>
    private const long Step = 314_159;

    private readonly long _offset;

    public CreditCodes(long seed) => _offset = SplitMix64.For(seed, Draws.Codes).Between(0, SampleOptions.MaxOrganisations - 1);

    /// <param name="index">The organisation's number, below <see cref="SampleOptions.MaxOrganisations"/>.</param>
    /// <param name="isOld">Older organisations keep the all-digit organisation code they had before 2015; newer ones have MJ… (domain.md 4.1).</param>
    public string Of(string legalType, string division, int index, bool isOld)
    {
        var number = ((index * Step) + _offset) % SampleOptions.MaxOrganisations;
        var body = isOld
            ? string.Create(CultureInfo.InvariantCulture, $"5{number + 1_000_000:D7}")
            : string.Create(CultureInfo.InvariantCulture, $"MJ{Letters[(int)(number / PerLetter)]}{number % PerLetter:D5}");
        var code = $"5{DigitOf(legalType)}{division}{body}00".ToCharArray();
        _ = Uscc.TryCheckOrganisationCode(code, out code[16]);
        _ = Uscc.TryCheck(code, out code[17]);
        return new(code);
    }

    private static char DigitOf(string legalType) => legalType switch
    {
        LegalTypes.SocialGroup => '1',
        LegalTypes.ServiceInstitution => '2',
        LegalTypes.Foundation => '3',
        _ => '9',
    };
}
