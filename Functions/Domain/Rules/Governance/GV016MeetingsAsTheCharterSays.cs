using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>
/// Assembly and council met as often as the charter says (domain.md 7.5). Otherwise ground G04 is given. A foundation's board
/// that did not even meet as often as the law says is GV-004's.
/// </summary>
public sealed class GV016MeetingsAsTheCharterSays() : Rule<AnnualReport>(
    "GV-016",
    Severity.Warn,
    "未按章程召开{kind}：应{x}次，实{y}次。",
    "Meetings below charter: {kind} {y} of {x}.",
    "请在“会议”中补填漏报的{kind}；确实未开的，请尽快召开并说明原因。章程规定的次数填错的，请更正。",
    "Add meetings of the {kind} that were left out. If none was held, hold it and explain why. Correct the charter's number if it is wrong.")
{
    public override string Basis => "社会团体登记管理条例第14条；民办非企业单位登记管理暂行条例第10条；基金会管理条例第21条；北京市社会团体年度检查试行办法（未按章程召开会议）[P:32]";

    public override string CauseZh => "会员大会、理事会须按章程规定的次数召开。常见原因：会议延期到下一年，通讯会议未填，或会议类型选错。";

    public override string CauseEn => "Assembly and council meet as often as the charter says. Typically a meeting was put off to the next year, one held by correspondence was not listed, or its kind was entered wrongly.";

    public override IReadOnlyList<string> Fields => ["meetings", "charterMinAssemblies", "charterMinCouncils"];

    public override IReadOnlyList<string> ParameterNames => ["FDN_COUNCIL_MEETINGS_MIN"];

    public override string? Ground => "G04";

    protected override void Check(AnnualReport record, Judge judge)
    {
        Compare(MeetingKinds.Assembly, record.CharterMinAssemblies);
        Compare(MeetingKinds.Council, record.CharterMinCouncils);

        void Compare(string kind, long? least)
        {
            if (least is not { } x || MeetingList.Count(record, kind, judge.Context) is not { } y || y >= x || (kind == MeetingKinds.Council && BreaksTheLaw(record, y, judge.Context)))
                return;
            var label = MeetingKinds.All.Find(kind)!;
            judge.Fail(
                this,
                "meetings",
                expected: $"≥ {Text(x)}",
                difference: Text(y - (Int128)x),
                arguments: [("kind", label.Chinese), ("kind.en", label.English.ToLowerInvariant()), ("x", Text(x)), ("y", Text(y))]);
        }

        static string Text(Int128 number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private static bool BreaksTheLaw(AnnualReport report, int held, RuleContext context) =>
        Applicability.LegalTypeOf(report, context) == LegalTypes.Foundation && held < context.Parameters.Get("FDN_COUNCIL_MEETINGS_MIN", context.Year);
}
