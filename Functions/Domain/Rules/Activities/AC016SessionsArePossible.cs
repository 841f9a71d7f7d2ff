using Nianbao.Domain.Activities;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>There is at least one session, and no more than the days allow (domain.md 10.4).</summary>
public sealed class AC016SessionsArePossible() : ActivityRule(
    "AC-016",
    Severity.Warn,
    "场次{sessions}{problem}。",
    "{sessions} sessions: {problem}.",
    "请填写实际举办的场次；一次活动填1，同一系列在这段时间内举办多次的填次数。",
    "Write how often it was held: 1 for a single activity, the number of times for a series within these days.")
{
    public override string Basis => "domain.md 10.1, 10.4 AC-016 [D]";

    public override string CauseZh => "场次是活动总量的主要指标。常见原因：把人数填进了场次一栏，或把全年的场次填在一天里。";

    public override string CauseEn => "Sessions are the main measure of how much was done. Usually people were written as sessions, or the sessions of the year on one day.";

    public override IReadOnlyList<string> Fields => ["sessions", "startOn", "endOn"];

    public override IReadOnlyList<string> ParameterNames => ["ACTIVITY_SESSIONS_MAX", "ACTIVITY_SESSIONS_PER_DAY"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record.Sessions is not (>= 0 and var sessions))
            return;
        var most = Limit(judge, "ACTIVITY_SESSIONS_MAX");
        var perDay = Limit(judge, "ACTIVITY_SESSIONS_PER_DAY");
        var days = record is { StartOn: { } start, EndOn: { } end } && end >= start ? end.DayNumber - start.DayNumber + 1 : 1;
        if (sessions == 0)
            Fail("应至少为1", "there is at least one", "≥ 1");
        else if (sessions > most)
            Fail($"超过{Text(most)}", $"more than {Text(most)}", $"≤ {Text(most)}");
        else if (sessions > days * perDay)
            Fail($"超过{days}天可能举办的场次", $"more than can be held in {days} days", $"≤ {Text(days * perDay)}");

        void Fail(string zh, string en, string expected) =>
            judge.Fail(this, "sessions", expected: expected, arguments: [("sessions", $"{sessions}"), ("problem", zh), ("problem.en", en)]);
    }
}
