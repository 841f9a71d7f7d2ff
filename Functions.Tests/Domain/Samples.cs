using System.Globalization;
using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;

namespace Nianbao.Tests.Domain;

/// <summary>Records that break no rule, to be spoiled by a test in one place, and the judging of them.</summary>
internal static class Samples
{
    public const string ProvinceGroup = "51440000MJK900012T";
    public const string GuangzhouInstitution = "52440100MJK9100187";
    public const string TianheGroup = "51440106MJK930019K";
    public const string ShenzhenFoundation = "53440300MJL1700155";

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static Organisation Organisation(string uscc = TianheGroup) => new()
    {
        Uscc = uscc,
        Name = "广州市天河区示例协会",
        LegalType = Uscc.LegalTypeOf(uscc),
        Status = OrgStatuses.Active,
        EstablishedOn = Day("2010-05-20"),
    };

    public static RuleContext Context(int year = 2025, string receivedAt = "2026-03-01T09:00:00+08:00") => new()
    {
        Period = new Period(year),
        ReceivedAt = At(receivedAt),
        Registered = Organisation(),
        Deadline = DeadlineRules.Default.For("440106", LegalTypes.SocialGroup, false, year),
    };

    public static AnnualReport Report()
    {
        var report = new AnnualReport
        {
            Uscc = TianheGroup,
            Name = "广州市天河区示例协会",
            LegalType = LegalTypes.SocialGroup,
            ReportYear = 2025,
            MembersUnit = 40,
            MembersIndividual = 20,
            MembersTotal = 60,
            PartyMembersTotal = 6,
            PartyMembersFull = 5,
            PartyMembersProbationary = 1,
            PartyRelationInOrg = 4,
            PartyMembersFullTime = 3,
            PartyMembersManagement = 2,
            PartyOrgType = "BRANCH",
        };
        foreach (var (column, cash, restricted) in new[] { ("b", 100_00L, 0L), ("e", 150_00L, 10_00L) })
        {
            Set(report, column, ("BS1", cash), ("BS20", cash), ("BS30", 10_00), ("BS40", 20_00), ("BS41", 5_00), ("BS51", 0), ("BS60", cash + 35_00));
            Set(report, column, ("BS80", 15_00), ("BS90", 0), ("BS91", 0), ("BS100", 15_00), ("BS101", cash + 20_00 - restricted), ("BS105", restricted), ("BS110", cash + 20_00), ("BS120", cash + 35_00));
        }

        Set(report, "u", ("IS1", 80_00), ("IS2", 20_00), ("IS11", 100_00), ("IS12", 50_00), ("IS21", 10_00), ("IS35", 60_00), ("IS40", 0), ("IS45", 40_00));
        Set(report, "r", ("IS1", 10_00), ("IS11", 10_00), ("IS12", 0), ("IS35", 0), ("IS40", 0), ("IS45", 10_00));
        Set(report, "t", ("IS1", 90_00), ("IS2", 20_00), ("IS11", 110_00), ("IS12", 50_00), ("IS21", 10_00), ("IS35", 60_00), ("IS40", 0), ("IS45", 50_00));
        return report;
    }

    public static AnnualReport With(this AnnualReport report, string code, long? fen)
    {
        report.Lines[code] = fen;
        return report;
    }

    public static Activity Activity(string type = "COMMUNITY_SERVICE") => new()
    {
        ActivityId = "A-1",
        Uscc = TianheGroup,
        Type = type,
        Title = "社区邻里守望",
        StartOn = Day("2025-07-08"),
        EndOn = Day("2025-07-09"),
        Sessions = 2,
        FundsCash = 100_00,
        FundsInKind = 50_00,
        FundsTotal = 150_00,
        Status = ActivityStatuses.Submitted,
    };

    public static RuleContext ActivityContext(string receivedAt = "2025-07-20T09:00:00+08:00", string? uploader = TianheGroup) =>
        Context(2025, receivedAt) with { UploaderUscc = uploader };

    /// <summary>What one rule says of a record.</summary>
    public static IReadOnlyList<Violation> Judge<TRule>(Nianbao.Domain.Datasets.Record record, RuleContext? context = null)
        where TRule : Rule, new() => Judge([new TRule()], record, context);

    public static IReadOnlyList<Violation> Judge(IEnumerable<Rule> rules, Nianbao.Domain.Datasets.Record record, RuleContext? context = null)
    {
        var judge = new Judge(context ?? (record is Activity ? ActivityContext() : Context()));
        judge.Run(rules, record);
        return judge.Violations;
    }

    private static void Set(AnnualReport report, string column, params (string Row, long Fen)[] amounts)
    {
        foreach (var (row, fen) in amounts)
            report.Lines[$"{row}.{column}"] = fen;
    }
}
