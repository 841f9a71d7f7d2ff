using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Dates;

/// <summary>The last election lies between the establishment and the end of the report year (domain.md 7.4).</summary>
public sealed class DT006ElectionIsPlausible() : Rule<AnnualReport>(
    "DT-006",
    Severity.Error,
    "最近换届日期不合理：{d}。",
    "Implausible election date: {d}.",
    "请填写截至{end}最近一次换届（或成立大会选举）的日期，不早于成立日期{first}。",
    "Write the day of the last election by {end} (or of the founding assembly), not before the establishment on {first}.")
{
    public override string Basis => "社会团体登记管理条例第14条（执行机构的产生程序）；基金会管理条例第20条；年度工作报告书“内部建设”填表说明";

    public override string CauseZh => "报告反映年末时的理事会。常见原因：填了报告年度之后的换届，填了党组织换届或预计换届的日期，或年份写错。";

    public override string CauseEn => "The report shows the council at the end of the year. Typically an election after that year was entered, or that of the party organisation, or a planned one, or the year is a slip.";

    public override IReadOnlyList<string> Fields => ["lastElectionOn"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (PlausibleDates.Sound("lastElectionOn", record.LastElectionOn, judge.Context) is not { } election || IsPlausible(election, record, judge.Context))
            return;
        var first = EstablishedOn(record, judge.Context) is { } established ? DayText.Of(established) : "—";
        var end = DayText.Of(judge.Context.YearEnd);
        judge.Fail(this, "lastElectionOn", expected: $"{first}…{end}", arguments: [("d", DayText.Of(election)), ("first", first), ("end", end)]);
    }

    /// <summary>Whether the election can have been: DT-007 counts from no other.</summary>
    internal static bool IsPlausible(DateOnly election, AnnualReport record, RuleContext context) =>
        election <= context.YearEnd && !(election < EstablishedOn(record, context));

    private static DateOnly? EstablishedOn(AnnualReport record, RuleContext context) => context.Registered?.EstablishedOn ?? PlausibleDates.Sound("establishedOn", record.EstablishedOn, context);
}
