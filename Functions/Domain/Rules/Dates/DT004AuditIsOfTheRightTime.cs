using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Dates;

/// <summary>The audit report was written after the financial year ended and before the report was submitted (domain.md 7.4).</summary>
public sealed class DT004AuditIsOfTheRightTime() : Rule<AnnualReport>(
    "DT-004",
    Severity.Error,
    "审计报告日期应在会计年度结束后、提交之前。",
    "Audit date out of range.",
    "审计报告应审计{year}年度的报表，日期不早于{first}、不晚于提交日期；请核对是否填了上一年度的审计报告。",
    "The audit has to be of the statements of {year}: not before {first} and not after the submission. Check that it is not last year's.")
{
    public override string Basis => "基金会管理条例第36条；慈善法第13条；民间非营利组织会计制度（会计年度为公历1月1日至12月31日）";

    public override string CauseZh => "年度审计在会计年度结束后才能进行，并须在提交报告前完成。常见原因：填了上一年度的或离任、换届专项审计的日期，或年份写错。";

    public override string CauseEn => "The annual audit can only be made after the year has ended, and has to be ready before the report is submitted. Typically it is last year's audit or one for an election, or the year is a slip.";

    public override IReadOnlyList<string> Fields => ["audit.date", "submittedOn"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (PlausibleDates.Sound("audit.date", record.AuditDate, judge.Context) is not { } audited)
            return;
        var first = judge.Context.YearEnd.AddDays(1);
        var submitted = PlausibleDates.Sound("submittedOn", record.SubmittedOn, judge.Context);
        if (audited >= first && !(audited > submitted))
            return;
        judge.Fail(
            this,
            "audit.date",
            expected: submitted is { } last ? $"{DayText.Of(first)}…{DayText.Of(last)}" : $"≥ {DayText.Of(first)}",
            arguments: [("year", $"{judge.Context.Year}"), ("first", DayText.Of(first))]);
    }
}
