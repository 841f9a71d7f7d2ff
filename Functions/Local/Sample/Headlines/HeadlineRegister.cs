using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Local.Sample.Organisations;

namespace Nianbao.Local.Sample.Headlines;

/// <summary>The register of the article: so many organisations active on the day, in the spread of the load fixture, and some that do not count.</summary>
internal sealed class HeadlineRegister
{
    private static readonly DateOnly FirstDay = new(1995, 1, 1);

    /// <summary>Everybody in the fixture has existed since before the first activity.</summary>
    private static readonly DateOnly LastDay = new(2020, 12, 31);

    public HeadlineRegister(HeadlineOptions options)
    {
        var (codes, names) = (new CreditCodes(options.Seed), new NameBook(options.Seed));
        var (active, gone, direct, index) = (new List<Organisation>(), new List<Organisation>(), 0, 0);
        foreach (var quota in Quotas.Of(options.Organisations))
        {
            for (var ordinal = 0; ordinal < quota.Count; ordinal++, index++)
            {
                var isDirect = quota.Division.Code == Divisions.Province && direct++ < options.LinkedOrganisations;
                var organisation = Make(index, quota, ordinal, isDirect ? RegistrationModes.Direct : RegistrationModes.Dual);
                // Deregistered on the very day: it still counts.
                if (index == options.Organisations / 2)
                    (organisation.Status, organisation.EndedOn) = (OrgStatuses.Cancelled, HeadlineOptions.AsOf);
                active.Add(organisation);
            }
        }

        // One of every quota ended before the day, one of some was established after it; provincial ones registered directly among them.
        foreach (var quota in Quotas.Of(options.Organisations).Where((_, i) => i % 8 == 0))
        {
            var organisation = Make(index++, quota, quota.Count, RegistrationModes.Direct);
            if (index % 3 == 0)
                organisation.EstablishedOn = HeadlineOptions.AsOf.AddDays(1);
            else
                (organisation.Status, organisation.EndedOn) = (OrgStatuses.Cancelled, HeadlineOptions.AsOf.AddDays(-1 - (index % 900)));
            gone.Add(organisation);
        }

        (Active, Others) = (active, gone);
        Organisation Make(int number, Quota quota, int ordinal, string mode)
        {
            var (division, type) = (quota.Division, quota.LegalType);
            var draws = SplitMix64.For(options.Seed, Draws.Headlines, number);
            var name = names.Of(division, type, ordinal);
            var isCharity = type == LegalTypes.Foundation && draws.Chance(7_000);
            return new()
            {
                Uscc = codes.Of(type, division.Code, number, isOld: false),
                Name = name.Text,
                LegalType = type,
                RegLevel = division.Level,
                RegionCode = division.Code == Divisions.Province ? "440104" : division.Code,
                RegistrarCode = division.Code,
                EstablishedOn = draws.Day(FirstDay, LastDay),
                Status = OrgStatuses.Active,
                RegistrationMode = mode,
                SupervisingUnit = mode == RegistrationModes.Dual ? Departments.NameOf(name.Department, division) : null,
                PartyAuthority = $"{Places.NameOf(division)}社会组织党委",
                IsCharity = isCharity,
                HasPublicFundraising = false,
                Address = $"{Places.NameOf(division)}{draws.Pick(NameWords.Streets)}{draws.Between(1, 398)}号",
            };
        }
    }

    /// <summary>Those that count on the day, in the order of the divisions.</summary>
    public IReadOnlyList<Organisation> Active { get; }

    /// <summary>Those that ended before the day, or began after it.</summary>
    public IReadOnlyList<Organisation> Others { get; }

    /// <summary>Active organisations of the province itself.</summary>
    public IReadOnlyList<Organisation> Provincial => field ??= [.. Active.Where(organisation => organisation.Division == Divisions.Province)];

    /// <summary>So many active organisations, evenly from the whole register.</summary>
    public Organisation Spread(int number, int of) => Active[(int)((long)number * Active.Count / of)];
}
