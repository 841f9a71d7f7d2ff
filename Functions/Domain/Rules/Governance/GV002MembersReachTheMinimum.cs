using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>
/// A social group has 50 individual members, or 30 member organisations, or 50 members of both kinds (domain.md 7.5). Fewer states
/// ground G14. The total is added up here: that the reported one does not add up is GV-001's.
/// </summary>
public sealed class GV002MembersReachTheMinimum() : Rule<AnnualReport>(
    "GV-002",
    Severity.Warn,
    "会员数低于法定条件。",
    "Members below the statutory minimum.",
    "社会团体应有{individuals}个以上个人会员，或{units}个以上单位会员，或二者合计{mixed}个以上。请核对会员名册；确实不足的，请发展会员并说明情况。",
    "A social group has {individuals} individual members, or {units} member organisations, or {mixed} of both together. Check the list of members; if there are fewer, recruit and explain.")
{
    public override Applicability AppliesTo => Applicability.Types(LegalTypes.SocialGroup);

    public override string Basis => "社会团体登记管理条例第10条(1)";

    public override string CauseZh => "会员数是社会团体的成立条件，也应持续满足。常见原因：只统计了缴费会员，长期未发展会员，或漏填单位会员、个人会员中的一项。";

    public override string CauseEn => "The number of members is a condition for registering a social group, and has to be kept. Typically only members that paid were counted, nobody was recruited for years, or one of the two kinds was left out.";

    public override IReadOnlyList<string> Fields => ["membersTotal", "membersUnit", "membersIndividual"];

    public override IReadOnlyList<string> ParameterNames => ["MEMBERS_MIN_INDIVIDUAL", "MEMBERS_MIN_MIXED", "MEMBERS_MIN_UNIT"];

    public override string? Ground => "G14";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record is not { MembersUnit: { } units, MembersIndividual: { } individuals })
            return;
        long Least(string name) => (long)judge.Context.Parameters.Get(name, judge.Context.Year);
        var (ofIndividuals, ofUnits, ofBoth) = (Least("MEMBERS_MIN_INDIVIDUAL"), Least("MEMBERS_MIN_UNIT"), Least("MEMBERS_MIN_MIXED"));
        if (individuals >= ofIndividuals || units >= ofUnits || (individuals > 0 && units > 0 && (Int128)individuals + units >= ofBoth))
            return;
        judge.Fail(
            this,
            "membersTotal",
            expected: $"{Text(ofIndividuals)} / {Text(ofUnits)} / {Text(ofBoth)}",
            arguments: [("individuals", Text(ofIndividuals)), ("units", Text(ofUnits)), ("mixed", Text(ofBoth))]);

        static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
