using System.Globalization;
using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Rules.Values;

/// <summary>An activity starts in the period that its file was uploaded for: it counts in the month of its first day (domain.md 10.6).</summary>
public sealed class VAL003StartsInThePeriod() : IntakeRule(
    "VAL-003",
    Severity.Error,
    "开始日期 {start} 不在本次上传的期间 {period} 内。",
    "The start date {start} lies outside the period {period} of this upload.",
    "请核对日期，或将该行上传到 {year} 年。",
    "Check the date, or upload the row for {year}.")
{
    public static readonly VAL003StartsInThePeriod Instance = new();

    public override string Basis => "本系统规定：活动按开始日期归入月份 (domain.md 10.6, 11.1 [D])";

    public override string CauseZh => "上传时选择的期间与活动的开始日期不一致，常见于把上一年的活动放进了本年的文件，或年份写错。";

    public override string CauseEn => "The period chosen for the upload and the activity's first day disagree: often last year's activity in this year's file, or a mistyped year.";

    public override IReadOnlyList<string> Fields => ["startOn"];

    /// <summary>The violation of an activity that starts on that day.</summary>
    public static Violation Outside(DateOnly day, Period period) => Instance.Broken(
        "startOn",
        expected: period.ToString(),
        arguments: [("start", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("period", period.ToString()), ("year", day.Year.ToString("D4", CultureInfo.InvariantCulture))]);
}
