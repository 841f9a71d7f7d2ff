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
    public override string Basis => "domain.md 3.2（各登记管理机关的填报期）；社会团体登记管理条例第28条；民办非企业单位登记管理暂行条例第23条；基金会管理条例第36条";

    public override string CauseZh => "每个报告年度自开放之日起受理。常见原因：表内年度写成了填报当年，或上传时选错年度。";

    public override string CauseEn => "Reports of a year are taken from its opening day. Typically the year of filing was entered instead of the year reported on, or the wrong year was chosen for the upload.";

    public override IReadOnlyList<string> Fields => ["reportYear"];

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
