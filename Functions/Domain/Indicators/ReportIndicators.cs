using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Indicators;

/// <summary>Indicators of the reports and the inspection of a year: rep.*, insp.*. Who has to report, and who did, is <see cref="Completeness"/>.</summary>
internal static class ReportIndicators
{
    public static readonly IReadOnlyList<Indicator> All =
    [
        new ReportIndicator("rep.due", "应报组织", "Expected to report", "年末在册、成立于首年截止日之前、有适用期限的组织数", "Active at year end, established by the first-year cutoff, under a deadline", counts => counts.Expected),
        new ReportIndicator("rep.filed", "已报组织", "Filed", "应报且已提交年报的组织数，含逾期和未经初审的", "Expected and filed, late and without pre-review included", counts => counts.Filed),
        new ReportIndicator("rep.filedOnTime", "按时报送", "Filed in time", "首次有效提交不晚于截止日的组织数", "The first valid submission arrived by the last day", counts => counts.OnTime),
        new ReportIndicator("rep.notPreReviewed", "未经初审", "Without pre-review", "已报、应经业务主管单位初审而没有初审意见的组织数", "Filed without the supervising unit's review that is needed", counts => counts.NotPreReviewed),
        new ReportIndicator("rep.returned", "退回更正", "Returned", "未报、所交年报已退回待更正的组织数", "Not filed because the report was returned", counts => counts.Returned),
        new ReportIndicator("rep.accepted", "已受理", "Accepted", "已报且没有未决事项的组织数", "Filed, and nothing is open", counts => counts.Accepted),
        new ReportIndicator("rep.exempt", "免报", "Exempt", "年末在册、成立于首年截止日之后的组织数", "Active at year end, established after the first-year cutoff", counts => counts.Exempt),
        new ReportIndicator("rep.rate", "填报率", "Share filed", "rep.filed ÷ rep.due", "rep.filed ÷ rep.due", counts => counts.Filed, counts => counts.Expected),
        new ReportIndicator("rep.notFiled1", "未报1年", "Not filed for one year", "应报未报、上年已报或无须报的组织数", "Expected and not filed, for the first year", counts => counts.NotFiled1),
        new ReportIndicator("rep.notFiled2", "连续2年未报", "Not filed for two years", "连续2年应报未报的组织数", "Expected and not filed for two consecutive years", counts => counts.NotFiled2),
        new ReportIndicator("rep.notFiled3", "连续3年以上未报", "Not filed for three years or more", "连续3年以上应报未报的组织数", "Expected and not filed for three consecutive years or more", counts => counts.NotFiled3),
        new ReportIndicator("open.reports", "年报公开的慈善组织占比", "Share of charities with a published report", "应报的慈善组织中年报已受理、即公开的占比", "Charities whose report is accepted and so published, of those expected to report", counts => counts.Accepted, counts => counts.Expected) { IsOfCharities = true },
        new CellIndicator("open.audits", "年报经审计的慈善组织占比", "Share of charities with an audit", "家", "已受理年报的慈善组织中年报经审计的占比", "Charities with an audit in the accepted report, of those with an accepted report", "annual-reports", "records", $"charity:{YesNo.Yes},state:{ReportStates.Accepted},audited:{YesNo.Yes}", $"charity:{YesNo.Yes},state:{ReportStates.Accepted}"),
        Concluded("insp.pass", "年检合格", "Passed", Conclusions.Pass),
        Concluded("insp.basic", "年检基本合格", "Basically passed", Conclusions.BasicPass),
        Concluded("insp.fail", "年检不合格", "Failed", Conclusions.Fail),
        Concluded("insp.notFiled", "未参检、未报送", "Not filed", Conclusions.NotFiled),
        Concluded("insp.exempt", "免检", "Exempt", Conclusions.Exempt),
        new CellIndicator("insp.passRate", "年检合格率", "Share that passed", "家", "insp.pass ÷（insp.pass + insp.basic + insp.fail）", "insp.pass ÷ (insp.pass + insp.basic + insp.fail)", "inspections", "records", $"conclusion:{Conclusions.Pass}", $"conclusion:{Conclusions.Pass}|{Conclusions.BasicPass}|{Conclusions.Fail}"),
    ];

    private static CellIndicator Concluded(string name, string chinese, string english, string conclusion) =>
        new(name, chinese, english, "家", "该年度年检结论为此的组织数，拟定、已确认、已公布的都计入", "Organisations with this conclusion of the year, proposed, confirmed or published", "inspections", "records", $"conclusion:{conclusion}");
}
