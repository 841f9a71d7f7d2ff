using Nianbao.Domain.Activities;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>No number of an activity is below zero (domain.md 10.4): one violation for each that is.</summary>
public sealed class AC007NumbersAreNotNegative() : ActivityRule(
    "AC-007",
    Severity.Error,
    "“{field}”不能为负数。",
    "{field} cannot be negative.",
    "请填写 0 或正数；没有数据的请留空。",
    "Write zero or a positive number, or leave it blank when there is nothing to report.")
{
    public override string Basis => "domain.md 10.4 AC-007";

    public override string CauseZh => "人次、场次和金额不会小于零。要冲减以前多报的数字，请更正原来那条活动，不要填报负数。";

    public override string CauseEn => "People, sessions and amounts are never below zero. To take back what was reported too much, correct that activity instead of reporting a negative one.";

    public override IReadOnlyList<string> Fields => ["sessions", "fundsCash", "fundsInKind", "fundsTotal", "volunteers", "volunteerHours", "partyMembersJoined", "servedPersonTimes", "onlineReach", "casesCompleted", "enterprisesHelped", "orgsBenefited", "jobsOffered", "jobsMatched", "attendees"];

    private static readonly (string Field, string Chinese, Func<Activity, long?> Value)[] Numbers =
    [
        ("sessions", "场次", a => a.Sessions),
        ("fundsCash", "投入资金", a => a.FundsCash),
        ("fundsInKind", "物资折价", a => a.FundsInKind),
        ("fundsTotal", "投入合计", a => a.FundsTotal),
        ("volunteers", "志愿者人次", a => a.Volunteers),
        ("volunteerHours", "志愿服务时长", a => a.VolunteerHours),
        ("partyMembersJoined", "参与党员人次", a => a.PartyMembersJoined),
        ("servedPersonTimes", "服务群众人次", a => a.ServedPersonTimes),
        ("onlineReach", "线上触达人次", a => a.OnlineReach),
        ("casesCompleted", "完成例数", a => a.CasesCompleted),
        ("enterprisesHelped", "帮扶企业数", a => a.EnterprisesHelped),
        ("orgsBenefited", "受益单位数", a => a.OrgsBenefited),
        ("jobsOffered", "提供岗位数", a => a.JobsOffered),
        ("jobsMatched", "达成就业数", a => a.JobsMatched),
        ("attendees", "参加人数", a => a.Attendees),
    ];

    protected override void Check(Activity record, Judge judge)
    {
        foreach (var (field, chinese, value) in Numbers)
        {
            if (value(record) < 0)
                judge.Fail(this, field, expected: "≥ 0", arguments: [("field", chinese), ("field.en", field)]);
        }
    }
}
