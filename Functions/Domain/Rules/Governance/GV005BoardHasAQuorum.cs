using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>Two thirds of a foundation's directors attended each board meeting (domain.md 7.5). Otherwise ground G06 is given.</summary>
public sealed class GV005BoardHasAQuorum() : Rule<AnnualReport>(
    "GV-005",
    Severity.Error,
    "{d}会议出席{a}/{e}，不足三分之二。",
    "Quorum below 2/3: {a} of {e} at the meeting of {d}.",
    "请对照会议纪要核对实到和应到人数；确实不足三分之二的，该次会议的决议无效，应重新召开。报告已计入，年检时将列为事项。",
    "Check both numbers against the minutes. With fewer than two thirds the meeting could not decide and has to be held again. The report counts; the inspection will list this.")
{
    public override Applicability AppliesTo => Applicability.Types(LegalTypes.Foundation);

    public override string Basis => "基金会管理条例第21条（须有2/3以上理事出席方能召开）";

    public override string CauseZh => "理事会会议须有三分之二以上理事出席。常见原因：把委托出席不计入或重复计入，应到人数填了列席人员，或会议确未达到法定人数。";

    public override string CauseEn => "The board can only meet with two thirds of its directors. Typically proxies were not counted or counted twice, guests were counted among those entitled, or the quorum was indeed missed.";

    public override IReadOnlyList<string> Fields => ["meetings"];

    public override string? Ground => "G06";

    protected override void Check(AnnualReport record, Judge judge)
    {
        for (var i = 0; i < record.Meetings?.Count; i++)
        {
            if (record.Meetings[i] is not { Kind: MeetingKinds.Council, Attended: { } attended, Entitled: { } entitled } meeting || 3 * (Int128)attended >= 2 * (Int128)entitled)
                continue;
            var quorum = ((2 * (Int128)entitled) + 2) / 3;
            judge.Fail(
                this,
                ChildList.PathOf("meetings", i, "attended"),
                expected: $"≥ {Text(quorum)}",
                difference: Text(attended - quorum),
                arguments: [("d", meeting.HeldOn is { } held ? DayText.Of(held) : $"第{i + 1}次"), ("d.en", meeting.HeldOn is { } day ? DayText.Of(day) : $"item {i + 1}"), ("a", Text(attended)), ("e", Text(entitled))]);
        }

        static string Text(Int128 number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
