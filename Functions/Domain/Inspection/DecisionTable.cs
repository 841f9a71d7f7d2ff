using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Inspection;

/// <summary>One row of the decision table.</summary>
/// <param name="Number">The row of domain.md 8.3.</param>
/// <param name="Condition">When it matches, in words.</param>
/// <param name="Matches">The same as a condition.</param>
/// <param name="Conclusion">A code of <see cref="Conclusions"/>, or null where there is nothing to conclude.</param>
/// <param name="Lists">Triggers of a list that the row itself is, such as AB1.</param>
/// <param name="Notice">The notice to give, of <see cref="Notices"/>.</param>
/// <param name="Term">The term that the notice sets.</param>
/// <param name="Escalations">What may follow, of <see cref="Inspection.Escalations"/>.</param>
public sealed record DecisionRow(
    int Number,
    Bilingual Condition,
    Func<InspectionFacts, bool> Matches,
    string? Conclusion,
    string[] Lists,
    Choice? Notice = null,
    Func<InspectionFacts, Term>? Term = null,
    Choice[]? Escalations = null)
{
    /// <summary>Grounds with a list trigger make the organisation a candidate for that list as well.</summary>
    public bool ListsByGround { get; init; }
}

/// <summary>
/// What the timer proposes and a registrar confirms; never a sanction by itself (domain.md 8.1).
/// </summary>
/// <param name="Row">The row of the decision table that decided.</param>
/// <param name="Lists">Triggers the organisation is a candidate for, after notice and time for a statement.</param>
/// <param name="Notice">The notice to give when it is confirmed, or null.</param>
/// <param name="Term">The term that the notice sets, or null.</param>
public sealed record Proposal(string? Conclusion, int Row, IReadOnlyList<string> Lists, Choice? Notice, Term? Term, IReadOnlyList<Choice> Escalations, IReadOnlyList<StatedGround> Grounds);

/// <summary>The decision table of domain.md 8.3: the first row that matches decides.</summary>
/// <remarks>
/// Two readings of the source. Row 7 covers organisations listed for two years that have not filed, whatever the number of
/// years, so rows 5 and 6 leave those to it. Row 12, a report still returned, is a row of its own that ends as row 5 does.
/// </remarks>
public static class DecisionTable
{
    private static readonly Choice[] AfterFailing = [Escalations.StopActivities, Escalations.RevocationCandidate];

    public static readonly IReadOnlyList<DecisionRow> Rows =
    [
        new(1, new("年末状态不正常", "Not active at year end"), f => !f.IsActive, null, []),
        new(2, new("成立晚于首年截止日", "Established after the first-year cutoff"), f => f.IsExempt, Conclusions.Exempt, []),
        new(3, new("年报制，按时报送", "Report regime, filed as required"), f => f.IsReportRegime && f.IsFiled && IsAsRequired(f), Conclusions.None, [], Notices.Correct, f => f.Limits.CorrectionTerm, [Escalations.ListIfNotDone]),
        new(4, new("年报制，逾期或未经初审", "Report regime, late or not pre-reviewed"), f => f.IsReportRegime && f.IsFiled, Conclusions.None, ["AB1"], Notices.Listing, f => f.Limits.StatementTerm, [Escalations.Listing]),
        new(5, new("首年未报送", "Not filed, first year"), f => IsNotFiled(f) && f.YearsNotFiled <= 1 && !f.IsListedForYears, Conclusions.NotFiled, ["AB1"], Notices.File, f => f.Limits.FilingTerm, [Escalations.PenaltyWarning]),
        new(6, new("连续两年未报送", "Not filed, second consecutive year"), f => IsNotFiled(f) && f.YearsNotFiled == 2 && !f.IsListedForYears, Conclusions.NotFiled, ["AB1"], Notices.Penalty, f => f.Limits.HearingTerm, [Escalations.RevocationCandidate]),
        new(7, new("连续三年以上未报送，或列入活动异常名录满两年", "Not filed for three or more years, or on the abnormal list for two"), IsNotFiled, Conclusions.NotFiled, ["SE1"], Notices.Penalty, f => f.Limits.HearingTerm, [Escalations.Revocation]),
        new(8, new("有严重情形", "A serious ground"), f => f.IsFiled && f.HasSerious, Conclusions.Fail, [], Notices.Rectify, Rectification, AfterFailing) { ListsByGround = true },
        new(9, new("轻微情形达到规定项数", "Many distinct minor grounds"), f => f.IsFiled && f.MinorGrounds.Count() >= f.Limits.ManyMinorGrounds, Conclusions.Fail, [], Notices.Rectify, Rectification, AfterFailing) { ListsByGround = true },
        new(10, new("轻微情形与上年相同且未改正", "A minor ground of last year, not remedied"), f => f.IsFiled && f.MinorGrounds.Intersect(f.GroundsLastYear).Any(), Conclusions.Fail, ["AB3"], Notices.Rectify, Rectification, AfterFailing),
        new(11, new("有轻微情形", "Some minor grounds"), f => f.IsFiled && f.MinorGrounds.Any(), Conclusions.BasicPass, [], Notices.Rectify, Rectification, [Escalations.EvaluationBarred]) { ListsByGround = true },
        new(12, new("更正期满仍被退回", "Still returned at the end of the correction window"), f => !f.IsFiled && f.IsReturned, Conclusions.NotFiled, ["AB1"], Notices.File, f => f.Limits.FilingTerm, [Escalations.PenaltyWarning]),
        new(13, new("仅有提示", "Warnings only"), f => f.IsFiled && f.HasWarnings, Conclusions.Pass, []),
        new(14, new("无问题", "No findings"), f => f.IsFiled, Conclusions.Pass, []),
    ];

    /// <summary>The proposal for these facts: every combination of facts has one.</summary>
    public static Proposal Decide(InspectionFacts facts) => Outcome(Rows.First(row => row.Matches(facts)), facts);

    /// <summary>What follows when a registrar draws a conclusion: as of the row that ends in it.</summary>
    /// <param name="conclusion">A code of <see cref="Conclusions"/>.</param>
    public static Proposal Conclude(InspectionFacts facts, string conclusion) => Outcome(Rows[RowOf(conclusion) - 1], facts);

    private static int RowOf(string conclusion) => conclusion switch
    {
        Conclusions.Exempt => 2,
        Conclusions.None => 3,
        Conclusions.NotFiled => 5,
        Conclusions.Fail => 8,
        Conclusions.BasicPass => 11,
        _ => 14,
    };

    private static Proposal Outcome(DecisionRow row, InspectionFacts facts)
    {
        var byGround = row.ListsByGround ? facts.Grounds.Where(ground => ground.Weight != Weight.Recorded).Select(ground => Grounds.Find(ground.Code)?.ListTrigger).OfType<string>() : [];
        // In the report regime a correction is ordered for each error, so without one there is nothing to order.
        var nothingToOrder = row.Notice == Notices.Correct && !facts.Grounds.Any(ground => ground.IsToBeCorrected());
        return new(
            row.Conclusion,
            row.Number,
            [.. row.Lists.Concat(byGround).Distinct().Order(StringComparer.Ordinal)],
            nothingToOrder ? null : row.Notice,
            nothingToOrder ? null : row.Term?.Invoke(facts),
            nothingToOrder ? [] : [.. (row.Escalations ?? []).Where(escalation => IsDue(escalation, row, facts))],
            facts.Grounds);
    }

    /// <summary>Of what may follow, some is for service institutions only, and some for the second time in a row.</summary>
    private static bool IsDue(Choice escalation, DecisionRow row, InspectionFacts facts) => (escalation.Code, row.Conclusion) switch
    {
        _ when escalation == Escalations.StopActivities => facts.LegalType == LegalTypes.ServiceInstitution,
        (_, Conclusions.Fail) when escalation == Escalations.RevocationCandidate => facts.ConclusionLastYear == Conclusions.Fail,
        _ when escalation == Escalations.EvaluationBarred => facts.ConclusionLastYear == Conclusions.BasicPass,
        _ => true,
    };

    private static bool IsAsRequired(InspectionFacts facts) => facts.IsOnTime && !facts.LacksPreReview;

    private static bool IsNotFiled(InspectionFacts facts) => !facts.IsFiled && !facts.IsReturned;

    private static Term Rectification(InspectionFacts facts) => facts.Limits.RectificationTerm(facts.LegalType);
}
