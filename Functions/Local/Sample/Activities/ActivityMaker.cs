using System.Globalization;
using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Local.Sample.Organisations;
using Nianbao.Local.Sample.Reports;

namespace Nianbao.Local.Sample.Activities;

/// <summary>Makes the activities of the last report year. They lie within the year and the organisation's life.</summary>
public sealed class ActivityMaker(SampleOptions options)
{
    private readonly Bookkeeping _books = new(options);
    private readonly ReportMaker _reports = new(options);

    private static readonly ActivityPlan[] WithoutPartyLife = [.. ActivityPlans.All.Where(p => !ActivityTypes.IsPartyLife(p.Type))];
    private static readonly int[] Weights = [.. ActivityPlans.All.Select(p => p.Weight)];
    private static readonly int[] WeightsWithoutPartyLife = [.. WithoutPartyLife.Select(p => p.Weight)];

    /// <summary>Tibet, Xinjiang, Guizhou, Guangxi: where aid and cooperation go.</summary>
    private static readonly (string Code, string Name)[] AidPlaces = [("540402", "林芝市巴宜区"), ("653101", "喀什市"), ("653121", "疏附县")];
    private static readonly (string Code, string Name)[] CooperationPlaces = [("520502", "毕节市七星关区"), ("522325", "贞丰县"), ("451026", "那坡县"), ("451224", "东兰县")];

    private static readonly string[] Topics = ["学习贯彻党的二十届三中全会精神", "学习百县千镇万村高质量发展工程部署", "学习新修订的纪律处分条例", "学习社会组织党建工作要求", "学习安全生产重要论述"];
    private static readonly string[] Counterparts = ["村党总支", "社区党委", "村党支部", "社区居委会"];

    public IEnumerable<Sampled<Activity>> Make(int index, Organisation organisation)
    {
        var first = Later(new(options.Year, 1, 1), organisation.EstablishedOn!.Value);
        var last = organisation.EndedOn is { } ended && ended <= options.YearEnd ? ended.AddDays(-1) : options.YearEnd;
        if (first > last)
            yield break;
        var draws = SplitMix64.For(options.Seed, Draws.Activities, index);
        // Nothing costs more than all of last year did (AC-010).
        var most = organisation.EstablishedOn!.Value.Year >= options.Year ? long.MaxValue : Math.Max(200, (_books.Of(index, organisation, options.Year - 1).Expenses.Sum() / 100) - 1);
        // Nor does anybody hold party life whose last report forgot the party organisation (AC-018).
        var hasPartyLife = new PartySection(options, index).HasPartyOrganisation && _reports.Make(index, organisation, options.Year - 1)?.Record.PartyOrgType != PartyOrgTypes.None;
        for (var number = 1; number <= options.ActivitiesPerOrganisation; number++)
        {
            var plan = hasPartyLife ? ActivityPlans.All[draws.Weighted(Weights)] : WithoutPartyLife[draws.Weighted(WeightsWithoutPartyLife)];
            var activity = Describe(plan, organisation, number, first, last, most, hasPartyLife, draws);
            if (draws.Chance(options.DefectsPerTenThousand / 2))
            {
                yield return new(activity, ActivityDefects.Break(activity, organisation, draws));
                continue;
            }

            // Withdrawn: taken, but not counted.
            if (draws.Chance(40))
                activity.Status = ActivityStatuses.Void;
            yield return new(activity, null);
        }
    }

    private static Activity Describe(ActivityPlan plan, Organisation organisation, int number, DateOnly first, DateOnly last, long mostFunds, bool hasPartyOrganisation, SplitMix64 draws)
    {
        var start = draws.Day(first, last);
        var end = start.AddDays(draws.Weighted([70, 20, 7, 3]) switch { 0 => 0, 1 => 1, 2 => draws.Below(6), _ => draws.Below(25) });
        var division = Divisions.Find(organisation.Division)!;
        var (placeCode, placeName) = Place(plan.Type, Places.CountyIn(division, draws), draws);
        var isOnline = draws.Chance(plan.OnlinePercent * 100);
        var activity = new Activity
        {
            Uscc = organisation.Uscc,
            ActivityId = string.Create(CultureInfo.InvariantCulture, $"{start.Year}-{number:D3}"),
            OrganiserKind = ActivityTypes.IsPartyLife(plan.Type) ? "PARTY_ORG" : draws.Weighted([80, 10, 2, 8]) switch { 0 => "ORG", 1 => hasPartyOrganisation ? "PARTY_ORG" : "ORG", 2 => "WORKSTATION", _ => "JOINT" },
            Type = plan.Type,
            CampaignTags = Campaigns(plan, start, draws),
            // Numbered, so that no two look like one activity that was reported twice (DUP-002, DUP-003).
            Title = string.Create(CultureInfo.InvariantCulture, $"{placeName}{draws.Pick(plan.Titles)}（第{number}期）"),
            StartOn = start,
            EndOn = end > last ? last : end,
            Sessions = draws.Chance(8_500) ? 1 : draws.Between(2, 12),
            PlaceRegionCode = isOnline ? null : placeCode,
            PlaceName = isOnline ? "腾讯会议" : placeName,
            IsOnline = isOnline,
            Status = draws.Chance(6_000) ? ActivityStatuses.Submitted : ActivityStatuses.Accepted,
        };
        Pay(activity, plan, mostFunds, draws);
        Count(activity, plan, isOnline, draws);
        AddWhatTypeNeeds(activity, organisation, draws);
        if (activity.Volunteers < activity.PartyMembersJoined)
            activity.PartyMembersJoined = activity.Volunteers;
        if (activity.FundsTotal >= 10_000_00 || activity.ServedPersonTimes >= 500)
            activity.Evidence = [EvidenceOf(activity, draws)];
        return activity;
    }

    private static string[]? Campaigns(ActivityPlan plan, DateOnly start, SplitMix64 draws)
    {
        var tags = plan.Campaigns.Where(tag => draws.Chance(tag.StartsWith("6·30", StringComparison.Ordinal) ? start.Month is 6 ? 8_000 : 300 : 5_500) && Nianbao.Domain.Reference.Campaigns.Find(tag)?.Covers(start, start) != false).ToArray();
        return tags.Length == 0 ? null : tags;
    }

    private static (string Code, string Name) Place(string type, Division county, SplitMix64 draws) => type switch
    {
        "AID_TIBET_XINJIANG" => draws.Pick(AidPlaces),
        "EAST_WEST_COOPERATION" => draws.Pick(CooperationPlaces),
        _ => (county.Code, county.Chinese),
    };

    private static void Pay(Activity activity, ActivityPlan plan, long most, SplitMix64 draws)
    {
        if (!draws.Chance(plan.FundsPercent * 100))
            return;
        var total = Few(200, Math.Min(plan.MostFunds, most), draws) * 100;
        if (draws.Chance(2_500))
            total += draws.Between(1, 99);
        var inKind = draws.Chance(2_500) ? total * draws.Between(10, 80) / 100 : 0;
        activity.FundsCash = total - inKind;
        activity.FundsInKind = inKind == 0 && draws.Chance(5_000) ? null : inKind;
        activity.FundsTotal = total;
        activity.FundSource = Sources(total, ActivityTypes.IsPartyLife(plan.Type), draws);
    }

    private static FundShare[]? Sources(long total, bool isPartyLife, SplitMix64 draws)
    {
        if (draws.Chance(2_000))
            return null;
        var main = isPartyLife ? "PARTY_FEE" : draws.Pick(["SELF", "SELF", "DONATION", "GOV_PURCHASE", "MEMBER"]);
        if (draws.Chance(8_000))
            return [Source(main, total)];
        var share = total * draws.Between(20, 80) / 100;
        return [Source(main, share), Source("OTHER", total - share)];
    }

    private static Evidence EvidenceOf(Activity activity, SplitMix64 draws)
    {
        var name = $"{activity.Uscc}/{activity.ActivityId}.jpg";
        return new()
        {
            Kind = draws.Pick(EvidenceKinds.All).Code,
            Blob = name,
            Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name))),
            TakenOn = activity.EndOn,
        };
    }

    private static FundShare Source(string source, long fen) => new() { Source = source, Amount = fen };

    private static void Count(Activity activity, ActivityPlan plan, bool isOnline, SplitMix64 draws)
    {
        if (isOnline)
            activity.OnlineReach = draws.Between(30, 5_000);
        else if (plan.Served > 0)
            activity.ServedPersonTimes = Few(5, plan.Served, draws) is var served && served % 1_000 == 0 ? served - 1 : served;
        if (plan.Served > 0 && draws.Chance(5_000))
        {
            activity.Volunteers = draws.Between(2, 80);
            activity.VolunteerHours = activity.Volunteers * draws.Between(2, 16) * 50;
        }

        activity.PartyMembersJoined = draws.Between(0, 30);
        if (plan.Served > 0)
            activity.BeneficiaryGroups = [draws.Pick(BeneficiaryGroups.All).Code];
    }

    private static void AddWhatTypeNeeds(Activity activity, Organisation organisation, SplitMix64 draws)
    {
        var id = organisation.Uscc![8..16];
        if (ActivityTypes.IsPartyLife(activity.Type))
        {
            activity.PartyOrgId = $"DZZ{id}";
            activity.Topic = draws.Pick(Topics);
            activity.Attendees = draws.Between(3, 60);
            return;
        }

        switch (activity.Type)
        {
            case "EPIDEMIC_CONTROL" or "LEIFENG_VOLUNTEER":
                activity.Volunteers ??= draws.Between(3, 60);
                activity.VolunteerHours ??= activity.Volunteers * draws.Between(2, 8) * 100;
                break;
            case "WORK_RESUMPTION" or "ENTERPRISE_SERVICE":
                activity.EnterprisesHelped = draws.Between(1, 60);
                break;
            case "COMMUNITY_PAIRING":
                activity.PairingId = draws.Chance(6_000) ? $"JD{id}" : null;
                activity.CounterpartName = $"{activity.PlaceName}{draws.Pick(Counterparts)}";
                break;
            case "CHARITY_PROJECT":
                activity.ProjectId = $"XM{id}-{draws.Between(1, 3)}";
                activity.CasesCompleted = draws.Chance(5_000) ? draws.Between(1, 120) : null;
                break;
            case "FORUM":
                activity.ForumNoticeId = $"LT{activity.ActivityId}";
                activity.Attendees = draws.Between(20, 400);
                activity.FeeCharged = false;
                activity.PartyOrgReview = true;
                break;
            case "TRAINING":
                activity.OrgsBenefited = draws.Between(1, 80);
                break;
        }
    }

    /// <summary>The smallest of three draws: most activities are small.</summary>
    private static long Few(long least, long most, SplitMix64 draws) => Math.Min(draws.Between(least, most), Math.Min(draws.Between(least, most), draws.Between(least, most)));

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
