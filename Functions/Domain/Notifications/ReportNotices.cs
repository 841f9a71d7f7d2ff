using System.Globalization;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Notifications;

/// <summary>What an organisation is told about its annual report: that it is due, that it was returned, that its correction is due.</summary>
public static class ReportNotices
{
    /// <summary>What is to be told today, from where the organisation stands.</summary>
    /// <param name="lookedOn">The last day on which reminders were looked for before today.</param>
    /// <param name="now">For terms that end at an instant.</param>
    public static IEnumerable<NoticeItem> Of(Standing standing, int year, IReadOnlyList<int> steps, DateOnly lookedOn, DateTimeOffset now)
    {
        var today = ShanghaiClock.DayOf(now);
        // Who has ended since the year did is not asked for a report any more.
        if (!standing.IsExpected || standing.IsFiled || !standing.Organisation.IsActiveOn(today))
            yield break;
        if (standing.Returned is { } returned && returned.EndsAt > now)
        {
            // A term of a few working days: after the notice of the return, only the day before its end is left to remind on.
            yield return Returned(standing.Uscc, year, returned.CorrectionDueOn);
            if (steps.Count > 0 && ReminderSteps.Today([steps[^1]], returned.CorrectionDueOn, lookedOn, today) is { } last)
                yield return CorrectionDue(standing.Uscc, year, returned.CorrectionDueOn, last);
        }
        else if (ReminderSteps.Today(steps, standing.Deadline!.DueOn, lookedOn, today) is { } step)
        {
            yield return ReportDue(standing.Uscc, year, standing.Deadline, step, standing.Deadline.DueOn.DayNumber - today.DayNumber);
        }
    }

    private static NoticeItem ReportDue(string uscc, int year, Deadline deadline, int step, int daysLeft)
    {
        var what = deadline.Regime == Regimes.Report ? "年度工作报告" : "年度检查材料（年度工作报告）";
        var (due, dueZh) = Day(deadline.DueOn);
        return new(
            uscc,
            ReminderSteps.Key("report", year, deadline.DueOn, step),
            NoticeKinds.ReportDue,
            deadline.DueOn,
            $"{year}年度工作报告还有{daysLeft}天截止",
            $"The annual report for {year} is due in {daysLeft} {(daysLeft == 1 ? "day" : "days")}",
            $"贵单位尚未报送{year}年度{what}。截止日期为{dueZh}（含当日，北京时间），还有{daysLeft}天。逾期将按未报送或逾期报送处理。如已报送，请忽略本提醒。",
            $"The annual report for {year} has not arrived yet. It is due on {due} (that day included, China time), in {daysLeft} {(daysLeft == 1 ? "day" : "days")}. After that it counts as late or not filed. If you have filed it meanwhile, nothing more is needed.");
    }

    private static NoticeItem Returned(string uscc, int year, DateOnly dueOn)
    {
        var (due, dueZh) = Day(dueOn);
        return new(
            uscc,
            string.Create(CultureInfo.InvariantCulture, $"returned-{year:D4}-{dueOn:yyyyMMdd}"),
            NoticeKinds.ReportReturned,
            dueOn,
            $"{year}年度工作报告已退回更正",
            $"The annual report for {year} was returned for correction",
            $"贵单位报送的{year}年度工作报告有须更正的问题，已退回。请按回执所列问题更正，并于{dueZh}（含当日）前重新报送；按期更正的，以首次报送时间为准，逾期未更正的视为未报送。",
            $"The annual report for {year} has errors and was returned. Correct what the receipt lists and file it again by {due}, that day included: then the first submission decides whether it was in time. Without a correction it counts as not filed.");
    }

    private static NoticeItem CorrectionDue(string uscc, int year, DateOnly dueOn, int step)
    {
        var (due, dueZh) = Day(dueOn);
        return new(
            uscc,
            ReminderSteps.Key("correction", year, dueOn, step),
            NoticeKinds.CorrectionDue,
            dueOn,
            $"{year}年度工作报告的更正期限即将届满",
            $"The term for correcting the annual report for {year} ends soon",
            $"贵单位{year}年度工作报告的更正期限至{dueZh}（含当日）届满。逾期未更正的视为未报送。如已重新报送，请忽略本提醒。",
            $"The term for correcting the annual report for {year} ends on {due}, that day included. Without a correction it counts as not filed. If you have filed it again meanwhile, nothing more is needed.");
    }

    private static (string Iso, string Chinese) Day(DateOnly day) => (NoticeDay.Iso(day), NoticeDay.Chinese(day));
}
