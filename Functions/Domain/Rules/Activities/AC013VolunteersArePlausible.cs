using Nianbao.Domain.Activities;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>Volunteers, their hours and party members are in proportion to the organisation and to each other, or explained (domain.md 10.1, 10.4).</summary>
public sealed class AC013VolunteersArePlausible() : ActivityRule(
    "AC-013",
    Severity.Warn,
    "志愿服务数据不合常理：{problem}。",
    "Volunteering is out of proportion: {problem}.",
    "请核对“{field}”；如属实，请在“情况说明”中写明（不少于10个字），例如志愿者来自哪些单位。",
    "Check {field}; when it is right, say in 'explanation' (at least 10 characters) where the volunteers came from.")
{
    public override string Basis => "domain.md 10.1, 10.4 AC-013 [D]";

    public override string CauseZh => "志愿者人次、时长和参与党员应当与组织的规模相称。常见原因：把服务对象的人次填进了志愿者一栏，或把分钟当小时。";

    public override string CauseEn => "Volunteers, their hours and party members should fit the size of the organisation. Usually the people served were written as volunteers, or minutes as hours.";

    public override IReadOnlyList<string> Fields => ["volunteers", "volunteerHours", "partyMembersJoined"];

    public override IReadOnlyList<string> ParameterNames => ["ACTIVITY_VOLUNTEERS_PER_PERSON"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record.Volunteers is not (>= 0 and var volunteers) || IsExplained(record, judge.Context))
            return;
        if (judge.Context.Previous is { } report && (report.StaffTotal is not null || report.MembersTotal > 0))
        {
            var people = (report.StaffTotal ?? 0) + (report.MembersTotal ?? 0);
            var most = people * Limit(judge, "ACTIVITY_VOLUNTEERS_PER_PERSON");
            if (volunteers > most)
                Fail("volunteers", "志愿者人次", $"志愿者{volunteers}人次，超过上年报告的会员与工作人员{people}人的{Text(Limit(judge, "ACTIVITY_VOLUNTEERS_PER_PERSON"))}倍", $"{volunteers} volunteers are more than {Text(Limit(judge, "ACTIVITY_VOLUNTEERS_PER_PERSON"))} times the {people} members and employees of last year's report", $"≤ {Text(most)}");
        }

        if (record is { StartOn: { } start, VolunteerHours: { } hours } && (record.EndOn ?? start) >= start)
        {
            var days = (record.EndOn ?? start).DayNumber - start.DayNumber + 1;
            if (hours > (Int128)volunteers * 24 * days * 100)
                Fail("volunteerHours", "志愿服务时长", $"志愿服务时长{HundredthsOf(hours)}小时，超过{volunteers}人次全天服务{days}天", $"{HundredthsOf(hours)} volunteer hours are more than {volunteers} volunteers can give in {days} days", $"≤ {(Int128)volunteers * 24 * days}");
        }

        if (record.PartyMembersJoined > volunteers && volunteers > 0)
            Fail("partyMembersJoined", "参与党员人次", $"参与党员{record.PartyMembersJoined}人次，多于志愿者{volunteers}人次", $"{record.PartyMembersJoined} party members took part, more than the {volunteers} volunteers", $"≤ {volunteers}");

        void Fail(string field, string chinese, string zh, string en, string expected) => judge.Fail(
            this, field, expected: expected, arguments: [("problem", zh), ("problem.en", en), ("field", chinese), ("field.en", field)]);
    }

    private static string HundredthsOf(long hundredths) => Yuan.Of(hundredths);
}
