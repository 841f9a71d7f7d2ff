using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>
/// The type of the party organisation fits the number of its members (domain.md 4.4, 7.6, PB-005; the numbers are parameters):
/// a branch has three full members, from seven on a committee of three to seven; a general branch has 50 members, a committee
/// 100 or a note of its approval. A number that is blank is not judged.
/// </summary>
public sealed class PB005TypeFitsTheMembers() : Rule<AnnualReport>(
    "PB-005",
    Severity.Warn,
    "党组织类型与党员人数不匹配。",
    "Type does not fit member count.",
    "{what}，填报为{n}。请核对党组织类型和人数；经上级批准的，请填写说明。",
    "{what}; {n} were reported. Check the type and the numbers; explain it when the superior party organisation approved it.")
{
    public override string Basis => PartyBasis.Branches + "；党总支、党委的人数见 domain.md 4.4 [S]";

    public override string CauseZh => "党支部、党总支、党委各有人数条件，正式党员较多的支部要设支部委员会。常见原因是党员增减后没有调整设置，或把类型选错。";

    public override string CauseEn => "Branches, general branches and committees need a certain number of members, and larger branches a committee. It usually breaks because members came or left and the organisation was not adjusted, or because the wrong type was chosen.";

    public override IReadOnlyList<string> Fields => ["partyOrgType", "partyMembersFull", "partyMembersTotal", "partyOrg.committeeSize", "partyOrg.approvalNote"];

    public override IReadOnlyList<string> ParameterNames => ["PARTY_BRANCH_MIN_FULL", "PARTY_COMMITTEE_FROM_FULL", "PARTY_COMMITTEE_MAX_SIZE", "PARTY_COMMITTEE_MIN", "PARTY_COMMITTEE_MIN_SIZE", "PARTY_GENERAL_BRANCH_MIN"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        switch (record.PartyOrgType)
        {
            case PartyOrgTypes.Branch:
                AtLeast("PARTY_BRANCH_MIN_FULL", record.PartyMembersFull, "党支部应有正式党员{0}名以上", "A branch has {0} or more full members");
                if (record.PartyMembersFull is { } full && record.CommitteeSize is { } size && full >= Parameter("PARTY_COMMITTEE_FROM_FULL"))
                    Committee(full, size);
                break;
            case PartyOrgTypes.GeneralBranch:
                AtLeast("PARTY_GENERAL_BRANCH_MIN", record.PartyMembersTotal, "党总支一般应有党员{0}名以上", "A general branch usually has {0} or more members");
                break;
            case PartyOrgTypes.Committee when string.IsNullOrWhiteSpace(record.PartyOrgApprovalNote):
                AtLeast("PARTY_COMMITTEE_MIN", record.PartyMembersTotal, "党委一般应有党员{0}名以上（经批准的除外，请填写审批说明）", "A party committee usually has {0} or more members, unless it was approved (fill in the note on the approval)");
                break;
        }

        void AtLeast(string parameter, long? members, string zh, string en)
        {
            var minimum = Parameter(parameter);
            if (members < minimum)
                Fail("partyOrgType", $"≥ {Text(minimum)}", zh.Replace("{0}", Text(minimum), StringComparison.Ordinal), en.Replace("{0}", Text(minimum), StringComparison.Ordinal), members.Value);
        }

        void Committee(long full, long size)
        {
            var (least, most) = (Parameter("PARTY_COMMITTEE_MIN_SIZE"), Parameter("PARTY_COMMITTEE_MAX_SIZE"));
            if (size >= least && size <= most)
                return;
            var range = $"{Text(least)}–{Text(most)}";
            Fail("partyOrg.committeeSize", range, $"正式党员{Text(full)}名的党支部应设{range}人的支部委员会", $"A branch with {Text(full)} full members has a committee of {range}", size);
        }

        void Fail(string field, string expected, string zh, string en, long actual) => judge.Fail(this, field, expected, arguments: [("what", zh), ("what.en", en), ("n", Text(actual))]);

        decimal Parameter(string name) => judge.Context.Parameters.Get(name, judge.Context.Year);
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
