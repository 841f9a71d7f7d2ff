using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Rules.Dates;

/// <summary>Every meeting in the list was held in the report year (domain.md 7.4).</summary>
public sealed class DT005MeetingsAreOfTheYear() : Rule<AnnualReport>(
    "DT-005",
    Severity.Error,
    "会议日期{d}不在报告年度内。",
    "Meeting date {d} outside the year.",
    "只填写{year}年1月1日至12月31日召开的会议；日期写错的请对照会议纪要更正，其他年度的会议请删去。",
    "List the meetings held from 1 January to 31 December {year} only: correct the date from the minutes, or remove meetings of other years.")
{
    public override string Basis => "社会团体登记管理条例第28条、民办非企业单位登记管理暂行条例第23条、基金会管理条例第36条（上一年度工作报告）";

    public override string CauseZh => "报告只反映报告年度内的会议。常见原因：把填报当年的会议也填入，沿用上年表格未改日期，或年份写错。";

    public override string CauseEn => "The report is about the meetings of its year. Typically a meeting of the year of filing was listed, last year's table was reused, or the year is a slip.";

    public override IReadOnlyList<string> Fields => ["meetings"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        for (var i = 0; i < record.Meetings?.Count; i++)
        {
            if (PlausibleDates.Sound("meetings.heldOn", record.Meetings[i].HeldOn, judge.Context) is { } held && held.Year != judge.Context.Year)
                judge.Fail(this, ChildList.PathOf("meetings", i, "heldOn"), expected: $"{judge.Context.Year}", arguments: [("d", DayText.Of(held)), ("year", $"{judge.Context.Year}")]);
        }
    }
}
