using Nianbao.Domain.Activities;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>An activity does not end before it starts (domain.md 10.4).</summary>
public sealed class AC002StartsBeforeItEnds() : ActivityRule(
    "AC-002",
    Severity.Error,
    "结束日期{end}早于开始日期{start}。",
    "Ends on {end}, before it starts on {start}.",
    "请更正开始日期或结束日期。",
    "Correct the first or the last day.")
{
    public override string Basis => "domain.md 10.1, 10.4 AC-002 [D]";

    public override string CauseZh => "活动不可能在开始之前结束。常见原因：两个日期填反，或年份写错。";

    public override string CauseEn => "No activity ends before it starts. Usually the two days were swapped, or the year is wrong.";

    public override IReadOnlyList<string> Fields => ["endOn", "startOn"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record is not { StartOn: { } start, EndOn: { } end } || start <= end)
            return;
        judge.Fail(this, "endOn", expected: $"≥ {Text(start)}", arguments: [("start", Text(start)), ("end", Text(end))]);
    }
}
