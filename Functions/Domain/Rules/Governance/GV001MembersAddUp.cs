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
    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record is not { LegalType: LegalTypes.SocialGroup, MembersTotal: { } total, MembersUnit: { } units, MembersIndividual: { } individuals })
            return;
        var sum = (Int128)units + individuals;
        if (total == sum)
            return;
        var difference = (total - sum).ToString(CultureInfo.InvariantCulture);
        judge.Fail(this, "membersTotal", expected: sum.ToString(CultureInfo.InvariantCulture), difference, arguments: ("d", difference));
    }
}
