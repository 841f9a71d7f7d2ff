using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Identity;

/// <summary>The report year is the one it was uploaded for, and reports of it are taken already (domain.md 3.2, 7.2).</summary>
public sealed class ID012ReportYearIsOpen() : Rule<AnnualReport>(
    "ID-012",
    Severity.Reject,
    "报告年度 {y} 未开放填报。",
    "Year {y} is not open.",
    "请核对报告年度与上传时所选年度({period});该年度的填报自{open}开放。",
    "Check the report year against the year chosen for the upload ({period}); reports of that year are taken from {open}.")
{
    protected override void Check(AnnualReport record, Judge judge)
    {
        if (judge.Context.Period.Year is not { } year)
            return;
        var isOpen = judge.Context.Deadline is { } deadline && deadline.OpenOn <= judge.Context.Today;
        var stated = record.ReportYear ?? year;
        if (stated == year && isOpen)
            return;
        var open = judge.Context.Deadline?.OpenOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        judge.Fail(
            this,
            "reportYear",
            expected: year.ToString(CultureInfo.InvariantCulture),
            arguments: [("y", stated.ToString(CultureInfo.InvariantCulture)), ("period", year.ToString(CultureInfo.InvariantCulture)), ("open", open ?? "(未定)"), ("open.en", open ?? "(not set)")]);
    }
}
