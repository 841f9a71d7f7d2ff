using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.CrossField;

/// <summary>
/// Every forum has its notice in the ledger: by the notice's number, otherwise by title or day (domain.md 7.8, XF-008; 2.2 M08).
/// A notice that was refused, or came after the event, is none. States ground G13.
/// </summary>
/// <remarks>
/// Where the register holds no notices of the organisation at all, a number that the report gives cannot be checked and is
/// believed; a forum without a number has no notice then.
/// </remarks>
public sealed class XF008ForumsWereNotified() : Rule<AnnualReport>(
    "XF-008",
    Severity.Warn,
    "论坛研讨会{t}未见事前报告。",
    "Forum without prior notice: {t}.",
    "请填写该活动的事前报告编号；未报告的，今后须在举办15日前报告。报告照常计入，年检时列为事项。",
    "Give the number of the forum's notice; forums must be notified 15 days before they are held. The report counts; the inspection will list this.")
{
    private const string List = "forums";

    public override string Basis => "民发〔2012〕57号; 粤民函〔2023〕114号 [P:22]; 广州市重大事项报告制度 [P:23] (domain.md 2.2 M08, 8.2 G13)";

    public override string CauseZh => "举办论坛、峰会、研讨会等须事前报告。常见原因是未报告，或报告编号填错、活动名称与报告时不一致。";

    public override string CauseEn => "Forums and the like must be notified beforehand. Mostly there was no notice, its number is wrong, or the title differs from that of the notice.";

    public override IReadOnlyList<string> Fields => [List];

    public override string? Ground => "G13";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.Forums is not { Count: > 0 } forums || judge.Context.Registered is null)
            return;
        var notices = judge.Context.Ledgers.Of<ForumNotice>(LedgerNeeds.ForumNotices);
        for (var i = 0; i < forums.Count; i++)
        {
            var forum = forums[i];
            if (forum.Unreadable.Contains("forumNoticeId") || WasNotified(forum, notices, judge.Context.Year))
                continue;
            var title = string.IsNullOrWhiteSpace(forum.Title) ? "" : $"“{forum.Title}”";
            judge.FailWithGravity(forum.FeeCharged == true ? Weight.Serious : Weight.Minor, this, ChildList.PathOf(List, i, "forumNoticeId"), arguments: [("t", title), ("t.en", title.Length == 0 ? "untitled" : $"'{forum.Title}'")]);
        }
    }

    private static bool WasNotified(Forum forum, IReadOnlyList<ForumNotice>? notices, int year)
    {
        var number = Letters(forum.ForumNoticeId);
        if (notices is null)
            return number.Length > 0;
        return notices.Any(notice =>
            notice.Approved != false
            && !(notice.ReportedOn is { } reported && forum.HeldOn is { } held && reported > held)
            && (number.Length > 0 ? Letters(notice.Id) == number : IsOfYear(notice, year) && IsSameEvent(forum, notice)));
    }

    private static bool IsOfYear(ForumNotice notice, int year) => notice.PlannedOn is not { } planned || planned.Year == year;

    private static bool IsSameEvent(Forum forum, ForumNotice notice)
    {
        var (title, notified) = (Letters(forum.Title), Letters(notice.Title));
        return title.Length > 0 && notified.Length > 0 ? title == notified : forum.HeldOn is not null && forum.HeldOn == notice.PlannedOn;
    }

    private static string Letters(string? text) => string.Concat(ComparableText.Of(text ?? "").Where(char.IsLetterOrDigit));
}
