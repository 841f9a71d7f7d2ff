using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Local.Sample.Organisations;

namespace Nianbao.Local.Sample.Headlines;

/// <summary>
/// The activities behind H16 to H21: exactly the article's sums, and beside them activities that must not count, of another year, organiser
/// or campaign. Some come with an earlier version that was wrong, some twice, some as a duplicate under another number.
/// </summary>
internal sealed class HeadlineActivities
{
    private const int Revitalisations = 400;
    private const int Epidemics = 600;
    private const int EnterprisesOnAList = 120;
    private const int Overlapping = 40;
    private const int WithoutList = 4;
    private const int Practicals = 1_043;
    private const int Decoys = 30;

    private readonly HeadlineRegister _register;
    private readonly SplitMix64 _draws;
    private readonly List<Activity> _all = [];

    public HeadlineActivities(HeadlineOptions options, HeadlineRegister register)
    {
        _register = register;
        _draws = SplitMix64.For(options.Seed, Draws.Headlines);
        Revitalise();
        FightTheEpidemic();
        HelpEnterprises();
        DoPracticalWork();
        First = [.. _all.Where((_, i) => i % 97 == 0).Select(Mistaken)];
        Repeats = [.. _all.Where((_, i) => i % 89 == 0), .. _all.Where((_, i) => i % 101 == 0).Select(Duplicate)];
    }

    /// <summary>All activities, as they are right.</summary>
    public IReadOnlyList<Activity> All => _all;

    /// <summary>Earlier versions of some, with wrong figures: to be uploaded before <see cref="All"/>.</summary>
    public IReadOnlyList<Activity> First { get; }

    /// <summary>Some once more, and some under another number, which are held as duplicates: to be uploaded after <see cref="All"/>.</summary>
    public IReadOnlyList<Activity> Repeats { get; }

    /// <summary>The organisations whose party organisations hold activities.</summary>
    public static IEnumerable<Organisation> PartyOrganisers(HeadlineRegister register) => Enumerable.Range(0, Epidemics).Select(i => register.Spread(i, Epidemics)).DistinctBy(organisation => organisation.Uscc);

    /// <summary>M31: 2021, three types, all levels.</summary>
    private void Revitalise()
    {
        string[] types = ["RURAL_REVITALISATION", "RURAL_REVITALISATION", "RURAL_REVITALISATION", "AID_TIBET_XINJIANG", "EAST_WEST_COOPERATION"];
        foreach (var (i, funds) in Shares.Of(Article.RevitalisationFunds, Revitalisations, _draws).Index())
            Add(i, Revitalisations, types[i % types.Length], "助力项目", new(2021, 1, 1), new(2021, 12, 31), funds);
        for (var i = 0; i < Decoys; i++)
            Add(i, Decoys, types[i % types.Length], "助力项目（另一年）", new(2022, 1, 1), new(2022, 6, 30), 1_000_000_00 + i);
    }

    /// <summary>M32: this year, by party organisations.</summary>
    private void FightTheEpidemic()
    {
        foreach (var (i, served) in Shares.Of(Article.EpidemicServed, Epidemics, _draws).Index())
            Volunteers(Add(i, Epidemics, "EPIDEMIC_CONTROL", "核酸检测点志愿服务", new(2022, 1, 1), new(2022, 6, 30), null, served, "PARTY_ORG"));
        for (var i = 0; i < Decoys; i++)
        {
            // By the organisation itself; and last year's by the party organisation.
            Volunteers(Add(i, Decoys, "EPIDEMIC_CONTROL", "社区值守", new(2022, 1, 1), new(2022, 6, 30), null, 900 + i));
            Volunteers(Add(i, Decoys, "EPIDEMIC_CONTROL", "疫苗接种点服务", new(2021, 5, 1), new(2021, 12, 31), null, 700 + i, "PARTY_ORG"));
        }

        static void Volunteers(Activity activity) => (activity.Volunteers, activity.VolunteerHours) = (20, 20 * 4_00);
    }

    /// <summary>M33: enterprises by their codes, some helped by several organisations, some reported as a number.</summary>
    private void HelpEnterprises()
    {
        var lists = (Article.Enterprises - Article.EnterprisesWithoutList) / EnterprisesOnAList;
        for (var i = 0; i < lists + Overlapping; i++)
        {
            var activity = Add(i, lists + Overlapping, "WORK_RESUMPTION", "走访企业稳岗复产", new(2022, 2, 1), new(2022, 5, 31), null);
            // The last ones help enterprises that others have helped: half of one list, half of the next.
            var first = i < lists ? i * EnterprisesOnAList : ((i - lists) * 7 * EnterprisesOnAList) + (EnterprisesOnAList / 2);
            activity.EnterpriseList = [.. Enumerable.Range(first, EnterprisesOnAList).Select(number => new HelpedEnterprise { EnterpriseUscc = EnterpriseOf(number) })];
            activity.EnterprisesHelped = EnterprisesOnAList;
        }

        for (var i = 0; i < WithoutList; i++)
        {
            var activity = Add(i, WithoutList, "WORK_RESUMPTION", "复工复产专场服务", new(2022, 3, 1), new(2022, 4, 30), null);
            (activity.EnterprisesHelped, activity.IsEstimated) = (Article.EnterprisesWithoutList / WithoutList, true);
        }
    }

    /// <summary>M35: three sums of one set of activities, by their campaigns.</summary>
    private void DoPracticalWork()
    {
        var (sessions, served, funds) = (Shares.Of(Article.PracticalSessions, Practicals, _draws), Shares.Of(Article.PracticalServed, Practicals, _draws), Shares.Of(Article.PracticalFunds, Practicals, _draws));
        string[] types = ["PRACTICAL_WORK", "COMMUNITY_SERVICE", "LEIFENG_VOLUNTEER"];
        string[][] tags = [["我为群众办实事"], ["党史学习教育"], ["党史学习教育", "我为群众办实事"], ["我为群众办实事实践活动", "百社联百村"]];
        for (var i = 0; i < Practicals; i++)
        {
            var isLastYear = i % 5 != 0;
            var activity = Add(i, Practicals, types[i % types.Length], "便民利民服务", isLastYear ? new(2021, 6, 1) : new(2022, 1, 1), isLastYear ? new(2021, 12, 31) : new(2022, 6, 30), funds[i], served[i]);
            (activity.Sessions, activity.CampaignTags) = (sessions[i], tags[i % tags.Length]);
            (activity.Volunteers, activity.VolunteerHours) = (15, 15 * 3_00);
        }

        for (var i = 0; i < Decoys; i++)
        {
            var activity = Add(i, Decoys, types[i % types.Length], "日常服务", new(2021, 3, 1), new(2021, 12, 31), 5_000_00 + i, 300 + i);
            (activity.CampaignTags, activity.Volunteers, activity.VolunteerHours) = (i % 2 == 0 ? null : ["百社联百村"], 5, 10_00);
            if (activity.StartOn < new DateOnly(2021, 6, 1))
                activity.CampaignTags = null;
        }
    }

    private Activity Add(int number, int of, string type, string title, DateOnly first, DateOnly last, long? funds, long? served = null, string organiser = "ORG")
    {
        var organisation = _register.Spread(number, of);
        var id = string.Create(CultureInfo.InvariantCulture, $"{first.Year}-{_all.Count + 1:D5}");
        var day = _draws.Day(first, last);
        var isElsewhere = type is "AID_TIBET_XINJIANG" or "EAST_WEST_COOPERATION";
        var activity = new Activity
        {
            Uscc = organisation.Uscc,
            ActivityId = id,
            OrganiserKind = organiser,
            Type = type,
            // Numbered, so that no two look like one that was reported twice (DUP-002, DUP-003).
            Title = $"{title}（{id}）",
            StartOn = day,
            EndOn = day,
            Sessions = 1,
            PlaceRegionCode = isElsewhere ? "653101" : Places.CountyIn(Divisions.Find(organisation.Division)!, _draws).Code,
            FundsCash = funds,
            FundsTotal = funds,
            FundSource = funds is { } amount ? [new() { Source = "SELF", Amount = amount }] : null,
            ServedPersonTimes = served,
            Evidence = [new() { Kind = EvidenceKinds.All[0].Code, Blob = $"{organisation.Uscc}/{id}.jpg", Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{organisation.Uscc}/{id}"))), TakenOn = day }],
            Status = ActivityStatuses.Submitted,
        };
        _all.Add(activity);
        return activity;
    }

    /// <summary>The same activity, reported wrongly at first: ten people and ten thousand yuan more, and fewer enterprises.</summary>
    private static Activity Mistaken(Activity activity)
    {
        var wrong = Copy(activity);
        wrong.ServedPersonTimes += 10;
        if (wrong.FundsTotal is { } funds)
            (wrong.FundsCash, wrong.FundsTotal, wrong.FundSource) = (funds + 10_000_00, funds + 10_000_00, [new() { Source = "SELF", Amount = funds + 10_000_00 }]);
        if (wrong.EnterpriseList is { Count: > 1 } list)
            (wrong.EnterpriseList, wrong.EnterprisesHelped) = ([.. list.Skip(1)], list.Count - 1);
        return wrong;
    }

    /// <summary>The same activity to the letter under another number.</summary>
    private static Activity Duplicate(Activity activity)
    {
        var duplicate = Copy(activity);
        duplicate.ActivityId += "-B";
        return duplicate;
    }

    private static Activity Copy(Activity activity) => new()
    {
        Uscc = activity.Uscc,
        ActivityId = activity.ActivityId,
        OrganiserKind = activity.OrganiserKind,
        Type = activity.Type,
        CampaignTags = activity.CampaignTags,
        Title = activity.Title,
        StartOn = activity.StartOn,
        EndOn = activity.EndOn,
        Sessions = activity.Sessions,
        PlaceRegionCode = activity.PlaceRegionCode,
        FundsCash = activity.FundsCash,
        FundsTotal = activity.FundsTotal,
        FundSource = activity.FundSource,
        Volunteers = activity.Volunteers,
        VolunteerHours = activity.VolunteerHours,
        ServedPersonTimes = activity.ServedPersonTimes,
        EnterprisesHelped = activity.EnterprisesHelped,
        EnterpriseList = activity.EnterpriseList,
        Evidence = activity.Evidence,
        Status = activity.Status,
        IsEstimated = activity.IsEstimated,
    };

    /// <summary>A credit code of an enterprise (9: industry and commerce, 1: enterprise), valid in its last character.</summary>
    private static string EnterpriseOf(int number)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"91440101MA5{number:D5}X0").ToCharArray();
        _ = Uscc.TryCheckOrganisationCode(code, out code[16]);
        _ = Uscc.TryCheck(code, out code[17]);
        return new(code);
    }
}
