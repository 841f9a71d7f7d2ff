using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>
/// Party members do not change by more than half and by more than ten within a year, unless explained (domain.md 7.6, PB-017;
/// both numbers are parameters). Compared with last year's accepted report; skipped where one of the totals is missing.
/// </summary>
public sealed class PB017MembersChangeIsExplained() : Rule<AnnualReport>(
    "PB-017",
    Severity.Warn,
    "党员数较上年变动较大。",
    "Large change in members.",
    "上年党员{previous}名，本年填报{n}名。请核对；确有变动的，请填写说明。",
    "There were {previous} party members last year, {n} were reported now. Check the number, or explain the change.")
{
    public override string Basis => "domain.md 7.6（PB-017）[D]";

    public override string CauseZh => "党员数大幅增减往往是填错或统计口径改变。常见原因是把会员单位的党员计入，或把预备党员、正式党员填错了格。";

    public override string CauseEn => "A large change is often a slip, or a change in who was counted. It usually breaks because members of affiliated units were counted, or because a number was entered in the wrong cell.";

    public override IReadOnlyList<string> Fields => ["partyMembersTotal"];

    public override IReadOnlyList<string> ParameterNames => ["PARTY_MEMBERS_CHANGE_COUNT", "PARTY_MEMBERS_CHANGE_RATIO"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.PartyMembersTotal is not { } total || judge.Context.Previous?.PartyMembersTotal is not { } previous)
            return;
        var change = (decimal)Int128.Abs((Int128)total - previous);
        if (change <= Parameter("PARTY_MEMBERS_CHANGE_COUNT") || change <= Parameter("PARTY_MEMBERS_CHANGE_RATIO") * previous)
            return;
        judge.Fail(
            this,
            "partyMembersTotal",
            difference: ((Int128)total - previous).ToString(CultureInfo.InvariantCulture),
            arguments: [("previous", previous.ToString(CultureInfo.InvariantCulture)), ("n", total.ToString(CultureInfo.InvariantCulture))]);

        decimal Parameter(string name) => judge.Context.Parameters.Get(name, judge.Context.Year);
    }
}
