using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Local.Sample.Organisations;

/// <summary>Makes the register: everybody who was established by the end of the last report year, whether still there or not.</summary>
public sealed class RegisterMaker(SampleOptions options)
{
    private const int FirstEstablished = 1990;

    /// <summary>Newer organisation codes are those given since the credit code came into use.</summary>
    private static readonly DateOnly CreditCodesSince = new(2015, 10, 1);

    private readonly CreditCodes _codes = new(options.Seed);
    private readonly NameBook _names = new(options.Seed);

    /// <summary>In the order of the divisions, as a provincial export has them.</summary>
    public IEnumerable<Organisation> Make()
    {
        var index = 0;
        foreach (var quota in Quotas.Of(options.Organisations))
        {
            for (var ordinal = 0; ordinal < quota.Count; ordinal++)
                yield return Make(index++, quota, ordinal);
        }
    }

    private Organisation Make(int index, Quota quota, int ordinal)
    {
        var draws = SplitMix64.For(options.Seed, Draws.Register, index);
        var (division, type) = (quota.Division, quota.LegalType);
        var name = _names.Of(division, type, ordinal);
        var established = Established(draws);
        var ended = Ended(draws, established);
        var mode = Mode(draws, division, name.Kind);
        var isCharity = draws.Chance(type == LegalTypes.Foundation ? 7_000 : type == LegalTypes.SocialGroup ? 120 : 110);
        var raisesPublicly = isCharity && draws.Chance(2_200);
        var domicile = Places.CountyIn(division, draws);
        return new()
        {
            Uscc = _codes.Of(type, division.Code, index, isOld: established < CreditCodesSince && draws.Chance(4_000)),
            Name = name.Text,
            LegalType = type,
            Kind = name.Kind ?? KindOf(type, raisesPublicly, draws),
            RegLevel = division.Level,
            RegionCode = domicile.Code,
            RegistrarCode = division.Code,
            EstablishedOn = established,
            Status = ended is null ? OrgStatuses.Active : draws.Chance(8_500) ? OrgStatuses.Cancelled : OrgStatuses.Revoked,
            EndedOn = ended,
            RegistrationMode = mode,
            SupervisingUnit = mode == RegistrationModes.Dual ? Departments.NameOf(name.Department, division) : null,
            PartyAuthority = $"{Places.NameOf(division)}社会组织党委",
            IsCharity = isCharity,
            HasPublicFundraising = raisesPublicly,
            Address = $"{Places.NameOf(domicile)}{draws.Pick(NameWords.Streets)}{draws.Between(1, 398)}号",
            RegisteredFunds = Funds(type, draws) * 100,
            FormerNames = draws.Chance(300) ? [$"{name.Text}(筹)"] : null,
        };
    }

    /// <summary>One and a half per cent in the second half of the last year: too late to report for it.</summary>
    private DateOnly Established(SplitMix64 draws)
    {
        var year = options.Year;
        return draws.Weighted([150, 130, 350, 350, 9_020]) switch
        {
            0 => draws.Day(new(year, 7, 1), new(year, 12, 31)),
            1 => draws.Day(new(year, 1, 1), new(year, 6, 30)),
            2 => draws.Day(new(year - 1, 1, 1), new(year - 1, 12, 31)),
            3 => draws.Day(new(year - 2, 1, 1), new(year - 2, 12, 31)),
            _ => Earlier(),
        };

        DateOnly Earlier()
        {
            // The later of two draws: there are more young organisations than old ones.
            var last = new DateOnly(year - 3, 12, 31);
            var (one, other) = (draws.Day(new(FirstEstablished, 1, 1), last), draws.Day(new(FirstEstablished, 1, 1), last));
            return one > other ? one : other;
        }
    }

    private DateOnly? Ended(SplitMix64 draws, DateOnly established)
    {
        var year = options.Year;
        DateOnly? ended = draws.Weighted([200, 80, 80, 200, 9_440]) switch
        {
            0 => draws.Day(new(year, 1, 1), new(year, 12, 31)),
            1 => draws.Day(new(year - 1, 1, 1), new(year - 1, 12, 31)),
            2 => draws.Day(new(year - 2, 1, 1), new(year - 2, 12, 31)),
            3 => draws.Day(new(year - 6, 1, 1), new(year - 3, 12, 31)),
            _ => null,
        };
        return ended > established.AddYears(1) ? ended : null;
    }

    /// <summary>Most provincial organisations are registered directly: some 2,000 of them (domain.md M22).</summary>
    private static string Mode(SplitMix64 draws, Division division, string? kind)
    {
        if (kind is "INDUSTRY" && draws.Chance(3_500))
            return RegistrationModes.Decoupled;
        return draws.Chance(division.Level == RegLevels.Province ? 7_600 : 3_000) ? RegistrationModes.Direct : RegistrationModes.Dual;
    }

    private static string? KindOf(string type, bool raisesPublicly, SplitMix64 draws) => type switch
    {
        LegalTypes.ServiceInstitution => draws.Weighted([9_400, 100, 500]) switch { 0 => "LEGAL_PERSON", 1 => "PARTNERSHIP", _ => "INDIVIDUAL" },
        LegalTypes.Foundation => raisesPublicly ? "PUBLIC" : "NON_PUBLIC",
        _ => null,
    };

    /// <summary>In yuan.</summary>
    private static long Funds(string type, SplitMix64 draws) => type switch
    {
        LegalTypes.SocialGroup => draws.Between(3, 50) * 10_000,
        LegalTypes.Foundation => draws.Between(20, 200) * 100_000,
        _ => draws.Between(3, 200) * 10_000,
    };
}
