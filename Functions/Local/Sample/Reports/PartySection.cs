using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Local.Sample.Reports;

/// <summary>The party-building section of an organisation (domain.md 3.3 C), the same in every year but for who is on probation.</summary>
public sealed class PartySection
{
    private static readonly string[] Surnames = ["陈", "李", "黄", "张", "梁", "林", "何", "刘", "罗", "吴", "谢", "邓", "曾", "杨", "郑"];

    private readonly long _full;
    private readonly long _relation;
    private readonly string _type;
    private readonly string? _reason;
    private readonly string[] _coverage;
    private readonly string _instructor;

    public PartySection(SampleOptions options, int index)
    {
        var draws = SplitMix64.For(options.Seed, Draws.Party, index);
        _full = draws.Weighted([520, 160, 250, 55, 15]) switch
        {
            0 => 0,
            1 => draws.Between(1, 2),
            2 => draws.Between(3, 20),
            3 => draws.Between(21, 60),
            _ => draws.Between(61, 300),
        };
        _instructor = draws.Pick(Surnames) + "指导员";
        (_type, _relation, _reason, _coverage) = _full switch
        {
            0 => (PartyOrgTypes.None, 0, "NO_MEMBER", Reached(draws)),
            < 3 when draws.Chance(4_000) => ("JOINT_BRANCH", _full, null, ["JOINT"]),
            < 3 => (PartyOrgTypes.None, draws.Between(0, _full), "LT3_MEMBERS", Reached(draws)),
            _ => draws.Weighted([88, 6, 4, 2]) switch
            {
                0 => (_full >= 100 ? "COMMITTEE" : _full >= 50 ? "GENERAL_BRANCH" : "BRANCH", draws.Between(3, _full), null, ["OWN_ORG"]),
                1 => ("TEMP_BRANCH", 0L, null, ["TEMPORARY"]),
                2 => ("FUNCTIONAL", draws.Between(0, 2), null, ["FUNCTIONAL"]),
                _ => (PartyOrgTypes.None, draws.Between(0, 2), NoPartyOrgReasons.RelationNotTransferable, Reached(draws)),
            },
        };
    }

    /// <summary>Whether it can hold party life at all.</summary>
    public bool HasPartyOrganisation => _type != PartyOrgTypes.None;

    public void Fill(AnnualReport report, SplitMix64 draws)
    {
        var probationary = _full == 0 ? 0 : draws.Between(0, 1 + (_full / 10));
        report.PartyMembersFull = _full;
        report.PartyMembersProbationary = probationary;
        report.PartyMembersTotal = _full + probationary;
        report.PartyRelationInOrg = _relation;
        report.PartyMembersFullTime = draws.Between(0, _full);
        report.PartyMembersManagement = draws.Between(0, _full);
        report.PartyOrgType = _type;
        report.NoPartyOrgReason = _reason;
        report.CoverageModes = _coverage;
        if (_coverage.Contains("INSTRUCTOR"))
            report.InstructorName = _instructor;
        if (_coverage.Contains("WORKSTATION"))
            report.WorkstationNo = $"GZZ{draws.Between(1, 11):D2}";
    }

    private static string[] Reached(SplitMix64 draws) => draws.Pick<string[]>([["INSTRUCTOR"], ["INSTRUCTOR"], ["WORKSTATION"], ["INSTRUCTOR", "MASS_ORG"]]);
}
