using Nianbao.Domain.Activities;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>
/// Activities of a month are filed until the tenth of the next one; later is late, and after the 31st of January of the next
/// year only a registrar may file (domain.md 10.4; both days [D]). A row of another period than the upload's is refused as such.
/// </summary>
public sealed class AC005PeriodIsOpen() : ActivityRule(
    "AC-005",
    Severity.Error,
    "开始日期为{start}的活动{problem}。",
    "The activity that starts on {start} {problem}.",
    "{remedy}",
    "{remedy}")
{
    public override string Basis => "domain.md 10.4 AC-005 [D]";

    public override string CauseZh => "活动按月填报，次月10日前报送；跨年1月31日后只能由登记管理机关代报，以便年度数据固定下来。";

    public override string CauseEn => "Activities are reported month by month, until the tenth of the next; after 31 January only the registrar reports for the past year, so that its figures come to rest.";

    public override IReadOnlyList<string> Fields => ["startOn"];

    public override IReadOnlyList<string> ParameterNames => ["ACTIVITY_FILING_DAY", "ACTIVITY_YEAR_CLOSES_AFTER_DAYS"];

    protected override void Check(Activity record, Judge judge)
    {
        var context = judge.Context;
        if (record.StartOn is not { } start || !context.Period.Contains(start))
            return;
        var monthEnd = new DateOnly(start.Year, start.Month, 1).AddMonths(1);
        var filingEnd = new DateOnly(monthEnd.Year, monthEnd.Month, (int)Limit(judge, "ACTIVITY_FILING_DAY"));
        var yearEnd = new DateOnly(start.Year, 12, 31).AddDays((int)Limit(judge, "ACTIVITY_YEAR_CLOSES_AFTER_DAYS"));

        if (context.Today > yearEnd && context.UploaderUscc is not null)
            Fail(Severity.Error, $"≤ {Text(yearEnd)}", ($"已于{Text(yearEnd)}截止填报", $"could be filed until {Text(yearEnd)}"), ("年度已关闭，请联系登记管理机关代为填报。", "The year is closed: ask the registrar to file it."));
        else if (context.Today > filingEnd)
            Fail(Severity.Warn, $"≤ {Text(filingEnd)}", ($"应在{Text(filingEnd)}前填报，属逾期填报", $"was to be filed until {Text(filingEnd)}: filed late"), ("已计入。请在活动次月10日前填报。", "It counts. File activities by the tenth of the next month."));

        void Fail(Severity severity, string expected, (string Zh, string En) problem, (string Zh, string En) remedy) => judge.Fail(
            this,
            "startOn",
            expected,
            severity: severity,
            arguments: [("start", Text(start)), ("problem", problem.Zh), ("problem.en", problem.En), ("remedy", remedy.Zh), ("remedy.en", remedy.En)]);
    }
}
