using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Inspection;

namespace Nianbao.Domain.Rules.Dates;

/// <summary>
/// The council's term had not expired at the end of the report year, an approved extension included (domain.md 7.4; case C13).
/// Expired states ground G05. Years are added by the calendar, so that a term from 29 February ends on a 28th.
/// </summary>
public sealed class DT007CouncilIsInItsTerm() : Rule<AnnualReport>(
    "DT-007",
    Severity.Warn,
    "理事会届满日{d}，至{YE}未换届。",
    "Council term expired on {d}; no election by {YE}.",
    "请尽快换届；已换届的请更正最近换届日期，经批准延期换届的请填写“批准延期换届至”。不能按期换届的，须报业务主管单位审查并经登记管理机关批准。",
    "Hold the election. If it was held, correct its date; if an extension was approved, fill in until when. An extension takes the consent of the supervising unit and the registrar.")
{
    public override string Basis => "社会团体登记管理条例第14条；基金会管理条例第20条；社会团体章程示范文本（延期换届最长不超过1年）[P:48b]；北京市社会团体年度检查试行办法（未按期换届）[P:32]";

    public override string CauseZh => "理事会按章程规定的届期换届，延期须经批准。常见原因：换届准备不足、候选人未定，逾期后也未报批；或已换届但没有更新日期。";

    public override string CauseEn => "The council is elected anew when its term by charter ends, and an extension has to be approved. Typically the election was not prepared in time and no extension asked for, or it was held and the date was not brought up to date.";

    public override IReadOnlyList<string> Fields => ["lastElectionOn", "termYears", "extensionApprovedTo"];

    public override IReadOnlyList<string> ParameterNames => ["COUNCIL_EXPIRED_SERIOUS_MONTHS"];

    public override string? Ground => "G05";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (ExpiryOf(record, judge.Context) is not { } expiry)
            return;
        // An extension that is too long is DT-008's; that the term is over is no news beside it.
        if (PlausibleDates.Sound("extensionApprovedTo", record.ExtensionApprovedTo, judge.Context) is { } extended && extended > expiry)
            expiry = extended;
        if (judge.Context.YearEnd <= expiry)
            return;
        var months = (int)judge.Context.Parameters.Get("COUNCIL_EXPIRED_SERIOUS_MONTHS", judge.Context.Year);
        judge.FailWithGravity(judge.Context.YearEnd > expiry.AddMonths(months) ? Weight.Serious : Weight.Minor, this, "lastElectionOn", expected: $"≥ {DayText.Of(judge.Context.YearEnd)}", arguments: [("d", DayText.Of(expiry)), ("YE", DayText.Of(judge.Context.YearEnd))]);
    }

    /// <summary>The day on which the term ends without an extension, or null when it cannot be told.</summary>
    internal static DateOnly? ExpiryOf(AnnualReport record, RuleContext context) =>
        record.TermYears is { } years and >= 1 and <= 100
        && PlausibleDates.Sound("lastElectionOn", record.LastElectionOn, context) is { } election
        && DT006ElectionIsPlausible.IsPlausible(election, record, context)
            ? election.AddYears((int)years)
            : null;
}
