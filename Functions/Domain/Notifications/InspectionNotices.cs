using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;

namespace Nianbao.Domain.Notifications;

/// <summary>
/// What an organisation is told about its inspection once that is published: the conclusion, and the notice that the decision table names with it (domain.md 8.3). The notice
/// of rectification and the order to correct are told with the order itself (<see cref="RectificationNotices"/>), whose term begins with the decision.
/// </summary>
public static class InspectionNotices
{
    public static IEnumerable<NoticeItem> Of(string uscc, int year, RosterInspection inspection, Look look)
    {
        if (inspection.State != InspectionStates.Published || !look.Tells(inspection.PublishedOn))
            yield break;
        yield return Published(uscc, year, inspection);
        if (inspection.Notice is not { } notice || notice == Notices.Rectify.Code || notice == Notices.Correct.Code)
            yield break;
        yield return Notice(uscc, year, inspection, notice);
        if (notice == Notices.File.Code && !inspection.IsChanged && inspection.DueOn is { } due && look.Reminder(due, inspection.PublishedOn) is { } step)
            yield return Reminder(uscc, year, due, step, due.DayNumber - look.Today.DayNumber);
    }

    private static NoticeItem Published(string uscc, int year, RosterInspection inspection)
    {
        var conclusion = Conclusions.All.Find(inspection.Conclusion) ?? new(inspection.Conclusion, inspection.Conclusion, inspection.Conclusion);
        var grounds = inspection.Grounds.Where(ground => ground.Weight != Weight.Recorded).Select(ground => Grounds.Find(ground.Code)).OfType<Ground>().ToList();
        var day = inspection.PublishedOn!.Value;
        return new(
            uscc,
            $"inspection-{year:D4}-{NoticeDay.Key(day)}-{inspection.Conclusion}",
            NoticeKinds.Inspection,
            null,
            $"{year}年度检查结论已公布：{conclusion.Chinese}",
            $"The conclusion of the inspection for {year} was published: {conclusion.English}",
            $"登记管理机关已于{NoticeDay.Chinese(day)}公布贵单位{year}年度检查结论：{conclusion.Chinese}。" + (grounds.Count == 0 ? "" : $"依据：{string.Join("；", grounds.Select(ground => $"{ground.Chinese}（{ground.Code}）"))}。") + "对结论有异议的，请向登记管理机关提出。",
            $"The registrar published the conclusion of your inspection for {year} on {NoticeDay.Iso(day)}: {conclusion.English}." + (grounds.Count == 0 ? "" : $" Grounds: {string.Join("; ", grounds.Select(ground => $"{ground.English} ({ground.Code})"))}.") + " If you object to it, tell the registrar.");
    }

    private static NoticeItem Notice(string uscc, int year, RosterInspection inspection, string code)
    {
        var notice = Notices.All.Find(code) ?? new(code, code, code);
        var due = inspection.DueOn;
        var (zh, en) = code switch
        {
            _ when code == Notices.File.Code => ($"贵单位未按规定报送{year}年度工作报告，现责令限期报送{(due is { } by ? $"，期限至{NoticeDay.Chinese(by)}（含当日）" : "")}。逾期不报送的，登记管理机关可以给予警告，并列入活动异常名录。", $"The annual report for {year} was not filed as required. File it{(due is { } until ? $" by {NoticeDay.Iso(until)}, that day included" : "")}; otherwise a warning and the abnormal list may follow."),
            _ when code == Notices.Penalty.Code => ($"贵单位连续未按规定报送年度工作报告（最近一次为{year}年度），登记管理机关拟给予行政处罚{(due is { } by ? $"。可于{NoticeDay.Chinese(by)}（含当日）前陈述、申辩或者要求听证" : "")}。", $"Annual reports were not filed repeatedly, the last one for {year}. The registrar intends to impose an administrative penalty{(due is { } until ? $"; you may state your case or ask for a hearing by {NoticeDay.Iso(until)}, that day included" : "")}."),
            _ => ($"因{year}年度报告逾期或者未经初审，登记管理机关拟将贵单位列入活动异常名录。告知书送达后，可在其载明的期限内陈述、申辩。", $"The annual report for {year} came late or without pre-review, so the registrar intends to put your organisation on the abnormal list. When the notice before listing is served, you may state your case within the days it names."),
        };
        return new(uscc, $"inspection-{year:D4}-{code}-{NoticeDay.Key(due)}", NoticeKinds.Inspection, code == Notices.Listing.Code ? null : due, $"{notice.Chinese}（{year}年度）", $"{notice.English} ({year})", zh, en);
    }

    private static NoticeItem Reminder(string uscc, int year, DateOnly due, int step, int daysLeft) => new(
        uscc,
        ReminderSteps.Key("inspection-file", year, due, step),
        NoticeKinds.Inspection,
        due,
        $"责令限期报送还有{daysLeft}天届满",
        $"The order to file ends in {NoticeDay.Days(daysLeft)}",
        $"责令贵单位报送{year}年度工作报告的期限至{NoticeDay.Chinese(due)}（含当日），还有{daysLeft}天。如已报送，请忽略本提醒。",
        $"The annual report for {year} is to be filed by {NoticeDay.Iso(due)}, that day included, in {NoticeDay.Days(daysLeft)}. If you have filed it meanwhile, nothing more is needed.");
}
