using Nianbao.Domain.Activities;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>A forum was reported at least 15 days before it began (domain.md M08, 10.4).</summary>
public sealed class AC020ForumWasReported() : ActivityRule(
    "AC-020",
    Severity.Warn,
    "论坛研讨会{problem}。",
    "The forum {problem}.",
    "请填写事前报告的编号并核对日期。以后举办论坛、研讨会，请在活动前15日以上向登记管理机关报告。",
    "Give the number of the notice and check the day. In future report a forum to the registrar at least 15 days ahead.")
{
    public override string Basis => "粤民函〔2023〕114号 (domain.md M08 [P:22]); 广州市社会组织重大事项报告规则 [P:23]; domain.md 10.4 AC-020";

    public override string CauseZh => "举办研讨会、论坛须事前报告并经党组织政治审核。未报告或报告过晚的，作为年检的一项情况记录。";

    public override string CauseEn => "Forums are to be reported beforehand and reviewed by the party organisation. One that was not, or too late, is recorded for the inspection.";

    public override IReadOnlyList<string> Fields => ["forumNoticeId", "startOn", "type"];

    public override IReadOnlyList<string> ParameterNames => ["FORUM_NOTICE_DAYS"];

    public override string? Ground => "G13";

    protected override void Check(Activity record, Judge judge)
    {
        if (record.Type != "FORUM" || record.StartOn is not { } start)
            return;
        if (ForumNotices.Of(record, judge.Context) is not { } notice)
        {
            // With a fee it is AC-022's: one fact, one finding.
            if (!ForumNotices.IsNamed(record, judge.Context) && record.FeeCharged != true)
                Fail(record.ForumNoticeId is null ? "没有填写事前报告编号" : $"的事前报告编号“{record.ForumNoticeId}”不在论坛研讨会报告台账中", record.ForumNoticeId is null ? "has no number of a notice" : $"names the notice '{record.ForumNoticeId}', which is not in the ledger");
            return;
        }

        var days = (int)Limit(judge, "FORUM_NOTICE_DAYS");
        if (notice.ReportedOn is { } reported && reported > start.AddDays(-days))
            Fail($"于{Text(reported)}报告，距活动开始{Text(start)}不足{days}日", $"was reported on {Text(reported)}, less than {days} days before {Text(start)}", $"≤ {Text(start.AddDays(-days))}");

        void Fail(string zh, string en, string? expected = null) => judge.Fail(this, "forumNoticeId", expected: expected, arguments: [("problem", zh), ("problem.en", en)]);
    }
}
