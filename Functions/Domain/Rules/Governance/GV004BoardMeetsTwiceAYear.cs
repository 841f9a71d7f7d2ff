using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>A foundation's board meets at least twice a year (domain.md 7.5). Otherwise ground G06 is given.</summary>
public sealed class GV004BoardMeetsTwiceAYear() : Rule<AnnualReport>(
    "GV-004",
    Severity.Error,
    "基金会理事会每年至少召开{min}次，填报{n}次。",
    "At least {min} board meetings; {n} reported.",
    "请在“会议”中补填漏报的理事会会议（会议类型选“理事会”）；确实不足的，报告已计入，年检时将列为事项。",
    "Add board meetings that were left out (kind: council). If there were no more, the report counts all the same; the inspection will list this.")
{
    public override Applicability AppliesTo => Applicability.Types(LegalTypes.Foundation);

    public override string Basis => "基金会管理条例第21条";

    public override string CauseZh => "理事会每年至少召开2次会议。常见原因：会议以邮件或碰头代替，未形成纪要；或会议类型填错。";

    public override string CauseEn => "The board has to meet at least twice a year. Typically a meeting was replaced by e-mails without minutes, or its kind was entered wrongly.";

    public override IReadOnlyList<string> Fields => ["meetings"];

    public override IReadOnlyList<string> ParameterNames => ["FDN_COUNCIL_MEETINGS_MIN"];

    public override string? Ground => "G06";

    protected override void Check(AnnualReport record, Judge judge)
    {
        var least = (int)judge.Context.Parameters.Get("FDN_COUNCIL_MEETINGS_MIN", judge.Context.Year);
        if (MeetingList.Count(record, MeetingKinds.Council, judge.Context) is not { } held || held >= least)
            return;
        judge.Fail(this, "meetings", expected: $"≥ {Text(least)}", difference: Text(held - least), arguments: [("min", Text(least)), ("n", Text(held))]);

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
