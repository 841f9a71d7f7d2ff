using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Inspection;

/// <summary>A text in both languages.</summary>
public sealed record Bilingual(string Chinese, string English);

/// <summary>One row of the decision table.</summary>
/// <param name="Number">The row of domain.md 8.3.</param>
/// <param name="Condition">When it matches, in words.</param>
/// <param name="Conclusion">A code of <see cref="Conclusions"/>, or null where there is nothing to conclude.</param>
/// <param name="Lists">Triggers of a list that the row itself is, such as AB1; those of the grounds come on top.</param>
public sealed record DecisionRow(int Number, Bilingual Condition, Func<InspectionFacts, bool> Matches, string? Conclusion, IReadOnlyList<string> Lists, Bilingual? Notice = null, Bilingual? Term = null, Bilingual? Escalation = null)
{
    /// <summary>Whether grounds with a list trigger make the organisation a candidate for that list.</summary>
    public bool ListsByGround { get; init; }
}

/// <summary>
/// What the timer proposes and a registrar confirms; never a sanction by itself (domain.md 8.1).
/// </summary>
/// <param name="Row">The row of the decision table that decided.</param>
/// <param name="Lists">Triggers the organisation is a candidate for, after notice and time for a statement.</param>
public sealed record Proposal(string? Conclusion, int Row, IReadOnlyList<string> Lists, Bilingual? Notice, Bilingual? Term, Bilingual? Escalation, IReadOnlyList<StatedGround> Grounds);

/// <summary>The decision table of domain.md 8.3: the first row that matches decides.</summary>
/// <remarks>
/// Two readings of the source. Row 7 covers organisations listed for two years that have not filed, whatever the number of
/// years, so rows 5 and 6 leave those to it. Row 12, a report still returned, is a row of its own that ends as row 5 does.
/// </remarks>
public static class DecisionTable
{
    /// <summary>So many distinct minor grounds weigh as much as a serious one (a decision, domain.md 8.3 row 9).</summary>
    public const int ManyMinorGrounds = 5;

    private static readonly Bilingual Rectification = new("整改通知书", "Notice of rectification");
    private static readonly Bilingual RectificationTerm = new("民办非企业单位3个月,其他60日,最长6个月", "Service institutions 3 months, others 60 days, at most 6 months");
    private static readonly Bilingual FailEscalation = new("可责令停止活动(民办非企业单位);连续两年不合格的,列为撤销登记对象", "May be ordered to stop activities (service institutions); a second consecutive fail makes it a candidate for revocation");
    private static readonly Bilingual FileNow = new("责令限期报送", "Order to file by a set day");
    private static readonly Bilingual PenaltyNotice = new("行政处罚事先告知书", "Advance notice of an administrative penalty");

    public static readonly IReadOnlyList<DecisionRow> Rows =
    [
        new(1, new("年末状态不正常", "Not active at year end"), f => !f.IsActive, null, []),
        new(2, new("成立晚于首年截止日", "Established after the first-year cutoff"), f => f.IsExempt, Conclusions.Exempt, []),
        new(
            3,
            new("年报制,按时报送", "Report regime, filed as required"),
            f => f.IsReportRegime && f.IsFiled && f.IsOnTime && !f.LacksPreReview,
            Conclusions.None,
            [],
            new("责令改正", "Order to correct"),
            new("30日", "30 days"),
            new("未改正的,列入活动异常名录(AB3)", "Abnormal list (AB3) when not done")),
        new(
            4,
            new("年报制,逾期或未经初审", "Report regime, late or not pre-reviewed"),
            f => f.IsReportRegime && f.IsFiled,
            Conclusions.None,
            ["AB1"],
            new("告知书", "Notice before listing"),
            new("10个工作日内陈述", "10 working days for a statement"),
            new("列入活动异常名录", "Abnormal list")),
        new(
            5,
            new("首年未报送", "Not filed, first year"),
            f => IsNotFiled(f) && f.YearsNotFiled <= 1 && !f.IsListedForTwoYears,
            Conclusions.NotFiled,
            ["AB1"],
            FileNow,
            new("30日", "30 days"),
            new("警告(AB5)", "Warning (AB5)")),
        new(
            6,
            new("连续两年未报送", "Not filed, second consecutive year"),
            f => IsNotFiled(f) && f.YearsNotFiled == 2 && !f.IsListedForTwoYears,
            Conclusions.NotFiled,
            ["AB1"],
            PenaltyNotice,
            new("听证期限", "Hearing period"),
            new("列为撤销登记对象", "Candidate for revocation")),
        new(
            7,
            new("连续三年以上未报送,或列入活动异常名录满2年", "Not filed for three or more years, or listed for two years"),
            IsNotFiled,
            Conclusions.NotFiled,
            ["SE1"],
            PenaltyNotice,
            null,
            new("撤销登记(SE7)", "Revocation (SE7)")),
        new(8, new("有严重情形", "A serious ground"), f => f.IsFiled && f.Grounds.Any(g => g.Weight == Weight.Serious), Conclusions.Fail, [], Rectification, RectificationTerm, FailEscalation) { ListsByGround = true },
        new(9, new("轻微情形5项以上", "Five or more minor grounds"), f => f.IsFiled && MinorGrounds(f).Count() >= ManyMinorGrounds, Conclusions.Fail, [], Rectification, RectificationTerm, FailEscalation) { ListsByGround = true },
        new(10, new("轻微情形与上年相同且未改正", "A minor ground of last year not remedied"), f => f.IsFiled && MinorGrounds(f).Intersect(f.GroundsLastYear).Any(), Conclusions.Fail, ["AB3"], Rectification, RectificationTerm, FailEscalation),
        new(
            11,
            new("轻微情形1至4项", "One to four minor grounds"),
            f => f.IsFiled && MinorGrounds(f).Any(),
            Conclusions.BasicPass,
            [],
            Rectification,
            new("民办非企业单位3个月,其他60日", "Service institutions 3 months, others 60 days"),
            new("连续两年基本合格的,不得参加评估", "No evaluation after two consecutive basic passes")) { ListsByGround = true },
        new(12, new("更正期满仍被退回", "Still returned at the end of the correction window"), f => !f.IsFiled && f.IsReturned, Conclusions.NotFiled, ["AB1"], FileNow, new("30日", "30 days"), new("警告(AB5)", "Warning (AB5)")),
        new(13, new("仅有已说明的提示", "Warnings only, explained"), f => f.IsFiled && f.HasWarnings, Conclusions.Pass, []),
        new(14, new("无问题", "No findings"), f => f.IsFiled, Conclusions.Pass, []),
    ];

    /// <summary>The proposal for these facts: every combination of facts has one.</summary>
    public static Proposal Decide(InspectionFacts facts)
    {
        var row = Rows.First(r => r.Matches(facts));
        IEnumerable<string> byGround = row.ListsByGround ? facts.Grounds.Select(g => Grounds.Find(g.Code)?.ListTrigger).OfType<string>() : [];
        // In the report regime a correction is ordered for what was found, so without a ground there is nothing to order.
        var notice = row.Number == 3 && facts.Grounds.Count == 0 ? row with { Notice = null, Term = null, Escalation = null } : row;
        return new(row.Conclusion, row.Number, [.. row.Lists.Concat(byGround).Distinct().Order(StringComparer.Ordinal)], notice.Notice, TermFor(facts, notice), notice.Escalation, facts.Grounds);
    }

    private static bool IsNotFiled(InspectionFacts facts) => !facts.IsFiled && !facts.IsReturned;

    private static IEnumerable<string> MinorGrounds(InspectionFacts facts) => facts.Grounds.Where(g => g.Weight == Weight.Minor).Select(g => g.Code).Distinct();

    private static Bilingual? TermFor(InspectionFacts facts, DecisionRow row) => row.Notice != Rectification
        ? row.Term
        : facts.LegalType == LegalTypes.ServiceInstitution ? new("3个月", "3 months") : new("60日", "60 days");
}
