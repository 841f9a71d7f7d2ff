using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>Social groups: all members are organisations or individuals (domain.md 7.5). Skipped when any of the three is blank.</summary>
public sealed class GV001MembersAddUp() : Rule<AnnualReport>(
    "GV-001",
    Severity.Error,
    "会员总数应等于单位会员与个人会员之和(差{d})。",
    "Total members ≠ unit + individual.",
    "请核对会员名册:会员总数 = 单位会员数 + 个人会员数。没有的一类填 0。",
    "Check the list of members: the total is organisations plus individuals. Write 0 for a kind you do not have.")
{
    public override Applicability AppliesTo => Applicability.Types(LegalTypes.SocialGroup);

    public override string Basis => "社会团体登记管理条例第10条；年度工作报告书“内部建设”填表说明";

    public override string CauseZh => "会员分单位会员与个人会员，总数是二者之和。常见原因：只更新了其中一项，或把会员代表数当作会员数。";

    public override string CauseEn => "Members are organisations or individuals, and the total is their sum. Typically only one of the numbers was brought up to date, or delegates were counted as members.";

    public override IReadOnlyList<string> Fields => ["membersTotal", "membersUnit", "membersIndividual"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record is not { MembersTotal: { } total, MembersUnit: { } units, MembersIndividual: { } individuals })
            return;
        var sum = (Int128)units + individuals;
        if (total == sum)
            return;
        var difference = (total - sum).ToString(CultureInfo.InvariantCulture);
        judge.Fail(this, "membersTotal", expected: sum.ToString(CultureInfo.InvariantCulture), difference, arguments: ("d", difference));
    }
}
