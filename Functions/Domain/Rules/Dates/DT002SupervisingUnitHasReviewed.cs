using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Domain.Rules.Dates;

/// <summary>
/// The supervising unit gave its opinion, no later than the report was submitted; organisations registered directly or decoupled
/// need none (domain.md 7.4, 0.2 point 2). Without an opinion the report counts, but as not filed as required: ground G20. An
/// opinion without a date, or dated after the submission, is a plain mistake.
/// </summary>
public sealed class DT002SupervisingUnitHasReviewed() : Rule<AnnualReport>(
    "DT-002",
    Severity.Error,
    "缺少业务主管单位初审意见，视为未按规定报送。",
    "Supervising-unit opinion missing.",
    "报告须先经业务主管单位初审：填写初审日期（不晚于提交日期）和初审意见后重新上传；直接登记的组织请在“业务主管单位”填“直接登记”。{hint}",
    "The supervising unit reviews the report first: fill in the day (no later than the submission) and the opinion, and upload it again; registered directly, say so as the supervising unit (column supervisingUnit).{hint}")
{
    public override string Basis => "社会团体登记管理条例第25条、第28条；民办非企业单位登记管理暂行条例第20条、第23条；基金会管理条例第35条、第36条；未经初审视为未按规定报送 [P:5][P:6]";

    public override string CauseZh => "有业务主管单位的社会组织，年度报告须先经其初审同意，再报登记管理机关。常见原因：主管单位尚未出具意见就先上传，或漏填初审日期，或先提交后补意见。直接登记和已脱钩的组织不需要初审。";

    public override string CauseEn => "Where there is a supervising unit, it reviews the report before the registrar does. Typically the report was uploaded before the unit had answered, the day of its opinion was left out, or the opinion came after the submission. Organisations registered directly or decoupled need none.";

    public override IReadOnlyList<string> Fields => ["preReviewedOn", "preReviewOpinion"];

    public override string? Ground => "G20";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (!NeedsReview(record, judge.Context))
            return;
        if (!record.IsPreReviewed)
        {
            if (judge.Context.Extent.Asks("preReviewedOn", "preReviewOpinion"))
            {
                judge.Fail(this, "preReviewedOn", arguments:
                [
                    ("hint", "报告已计入，但按未经初审处理。"),
                    ("hint.en", " This report counts, but as not pre-reviewed."),
                ]);
            }

            return;
        }

        if (record.PreReviewedOn is null)
        {
            // Tables of figures may carry the opinion alone; the form asks for its day as well.
            if (judge.Context.Extent.IsWhole && !record.Unreadable.Contains("preReviewedOn"))
                judge.FailWithoutGround(this, "preReviewedOn", arguments: [("hint", "已填初审意见，请补填业务主管单位的初审日期。"), ("hint.en", " The opinion is given; add the day on which the supervising unit gave it.")]);
        }
        else if (PlausibleDates.Sound("preReviewedOn", record.PreReviewedOn, judge.Context) is { } reviewed
            && PlausibleDates.Sound("submittedOn", record.SubmittedOn, judge.Context) is { } submitted && reviewed > submitted)
        {
            judge.FailWithoutGround(this, "preReviewedOn", expected: $"≤ {DayText.Of(submitted)}", arguments:
            [
                ("hint", $"初审日期 {DayText.Of(reviewed)} 晚于提交日期 {DayText.Of(submitted)}：初审应在提交之前，请核对这两个日期。"),
                ("hint.en", $" The opinion of {DayText.Of(reviewed)} is later than the submission of {DayText.Of(submitted)}: the review comes first. Check both days."),
            ]);
        }
    }

    /// <summary>The register goes before the report; where it tells neither mode nor unit, the report's own word counts.</summary>
    private static bool NeedsReview(AnnualReport report, RuleContext context) => context.Registered is { } registered && (registered.RegistrationMode is not null || registered.SupervisingUnit is not null)
        ? RosterOrganisation.Of(registered).NeedsPreReview
        : SupervisingUnits.IsUnit(report.SupervisingUnit);
}
