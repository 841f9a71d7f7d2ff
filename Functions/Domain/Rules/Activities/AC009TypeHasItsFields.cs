using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>
/// What each type of activity must say besides the core (domain.md 10.3). What is missing is an error; what is merely unusual
/// (few attendees, much money for party life, aid given inside Guangdong) is a warning.
/// </summary>
public sealed class AC009TypeHasItsFields() : ActivityRule(
    "AC-009",
    Severity.Error,
    "活动类型“{type}”：{problem}。",
    "Activity type {type}: {problem}.",
    "请补充或更正“{field}”，或核对活动类型。",
    "Fill in or correct {field}, or check the type of the activity.")
{
    public override string Basis => "domain.md 10.3, 10.4 AC-009";

    public override string CauseZh => "不同类型的活动用不同的指标衡量：助企活动看家数，志愿服务看人次和时长，组织生活看参加人数。缺少这些内容，活动就无法计入对应的指标。";

    public override string CauseEn => "Each type is measured by figures of its own: help for enterprises by enterprises, volunteering by people and hours, party life by attendance. Without them the activity cannot count where it belongs.";

    public override IReadOnlyList<string> Fields => ["fundsTotal", "casesCompleted", "placeRegionCode", "partyOrgId", "topic", "attendees", "volunteers", "volunteerHours", "servedPersonTimes", "enterprisesHelped", "pairingId", "counterpart.name", "projectId", "partyOrgReview", "feeCharged", "onlineReach", "isOnline", "type"];

    public override IReadOnlyList<string> ParameterNames => ["PARTY_LIFE_ATTENDEES_MIN", "PARTY_LIFE_FUNDS_MAX"];

    protected override void Check(Activity record, Judge judge)
    {
        if (ActivityTypes.Find(record.Type) is not { } type)
            return;
        var check = new Requirements(this, type, judge);
        switch (type)
        {
            case { Group: "G1" }:
                check.Require(record.FundsTotal > 0 || record.CasesCompleted > 0, "fundsTotal", "投入合计", "投入合计或完成例数须大于0", "fundsTotal or casesCompleted must be above 0");
                if (record.IsOnline != true)
                    check.Require(!string.IsNullOrWhiteSpace(record.PlaceRegionCode), "placeRegionCode", "活动地区划代码", "须填写活动地区划代码", "placeRegionCode is required");
                if (type.Code is "AID_TIBET_XINJIANG" or "EAST_WEST_COOPERATION")
                    check.Expect(record.PlaceRegionCode?.StartsWith("44", StringComparison.Ordinal) != true, "placeRegionCode", "活动地区划代码", "活动地一般应在广东省外", "the place is usually outside Guangdong");
                break;
            case { Group: ActivityTypes.PartyLife }:
                var fewest = Limit(judge, "PARTY_LIFE_ATTENDEES_MIN");
                var most = Limit(judge, "PARTY_LIFE_FUNDS_MAX");
                check.Require(!string.IsNullOrWhiteSpace(record.PartyOrgId), "partyOrgId", "党组织编号", "须填写党组织编号", "partyOrgId is required");
                check.Require(!string.IsNullOrWhiteSpace(record.Topic), "topic", "学习主题", "须填写学习主题", "topic is required");
                check.Require(record.Attendees is not null, "attendees", "参加人数", "须填写参加人数", "attendees is required");
                check.Expect(record.Attendees is null || record.Attendees >= fewest, "attendees", "参加人数", $"参加人数一般不少于{Text(fewest)}人", $"there are usually at least {Text(fewest)} attendees");
                check.Expect(record.FundsTotal is null || record.FundsTotal <= most * 100, "fundsTotal", "投入合计", $"投入合计一般不超过{Text(most)}元", $"funds are usually at most {Text(most)} yuan");
                break;
            case { Code: "EPIDEMIC_CONTROL" }:
                check.Require(record.Volunteers > 0, "volunteers", "志愿者人次", "志愿者人次须大于0", "volunteers must be above 0");
                check.Require(record.ServedPersonTimes > 0, "servedPersonTimes", "服务群众人次", "服务群众人次须大于0", "servedPersonTimes must be above 0");
                break;
            case { Code: "WORK_RESUMPTION" }:
                check.Require(record.EnterprisesHelped >= 1, "enterprisesHelped", "帮扶企业数", "帮扶企业数须大于0", "enterprisesHelped must be above 0");
                break;
            case { Code: "COMMUNITY_PAIRING" }:
                check.Require(!string.IsNullOrWhiteSpace(record.PairingId) || !string.IsNullOrWhiteSpace(record.CounterpartName), "pairingId", "结对编号", "须填写结对编号或结对对象", "pairingId or counterpart.name is required");
                break;
            case { Code: "LEIFENG_VOLUNTEER" }:
                check.Require(record.Volunteers > 0, "volunteers", "志愿者人次", "志愿者人次须大于0", "volunteers must be above 0");
                check.Require(record.VolunteerHours > 0, "volunteerHours", "志愿服务时长", "志愿服务时长须大于0", "volunteerHours must be above 0");
                break;
            case { Code: "CHARITY_PROJECT" }:
                check.Require(!string.IsNullOrWhiteSpace(record.ProjectId), "projectId", "项目编号", "须填写项目编号", "projectId is required");
                check.Require(record.CasesCompleted > 0 || record.ServedPersonTimes > 0, "casesCompleted", "完成例数", "完成例数或服务群众人次须大于0", "casesCompleted or servedPersonTimes must be above 0");
                break;
            case { Code: "FORUM" }:
                // A forum without a notice is a matter of its own: AC-020, and AC-022 when it charged a fee.
                check.Require(record.Attendees is not null, "attendees", "参加人数", "须填写参加人数", "attendees is required");
                check.Require(record.PartyOrgReview is not null, "partyOrgReview", "党组织政治审核", "须填写是否经党组织政治审核", "partyOrgReview is required");
                check.Require(record.FeeCharged is not null, "feeCharged", "是否收费", "须填写是否收费", "feeCharged is required");
                break;
        }

        if (record.IsOnline != true)
            return;
        check.Require(record.OnlineReach is not null, "onlineReach", "线上触达人次", "线上活动须填写线上触达人次", "an online activity requires onlineReach");
        // The name may say on which platform it was held; a division would attribute it to a place.
        check.Require(string.IsNullOrWhiteSpace(record.PlaceRegionCode), "placeRegionCode", "活动地区划代码", "线上活动不填活动地区划代码", "an online activity has no placeRegionCode");
    }

    private readonly struct Requirements(AC009TypeHasItsFields rule, ActivityType type, Judge judge)
    {
        public void Require(bool isMet, string field, string chinese, string zh, string en) => Check(isMet, Severity.Error, field, chinese, zh, en);

        public void Expect(bool isMet, string field, string chinese, string zh, string en) => Check(isMet, Severity.Warn, field, chinese, zh, en);

        private void Check(bool isMet, Severity severity, string field, string chinese, string zh, string en)
        {
            if (isMet)
                return;
            judge.Fail(
                rule,
                field,
                severity: severity,
                arguments: [("type", type.Chinese), ("type.en", type.Code), ("problem", zh), ("problem.en", en), ("field", chinese), ("field.en", field)]);
        }
    }
}
