using Nianbao.Domain.Rules;

namespace Nianbao.Domain.Inspection;

/// <summary>How grave a ground is.</summary>
public enum Weight
{
    /// <summary>仅作记录: corrected before the report was filed, it counts for nothing (domain.md 8.1).</summary>
    Recorded,

    /// <summary>情节轻微: leads to 基本合格.</summary>
    Minor,

    /// <summary>情节严重: leads to 不合格.</summary>
    Serious,
}

/// <summary>A ground of the inspection (domain.md 8.2).</summary>
/// <param name="Weight">Its weight when nothing more is known.</param>
/// <param name="ByGravity">It can be minor or serious, by its gravity.</param>
/// <param name="ListTrigger">The trigger of the abnormal list (AB1…) it makes the organisation a candidate for, or null.</param>
public sealed record Ground(string Code, string Chinese, string English, string Basis, Weight Weight, bool ByGravity = false, string? ListTrigger = null)
{
    /// <summary>What makes it minor or serious, or what it takes; for the documentation.</summary>
    public Bilingual? Gravity { get; init; }

    /// <summary>The names of the dated parameters its gravity depends on (<see cref="Reference.RuleParameters"/>).</summary>
    public IReadOnlyList<string> ParameterNames { get; init; } = [];
}

/// <summary>A ground found to be given, with the weight it has in this case.</summary>
/// <param name="Source">What states it: codes of rules, <c>penalty</c>, <c>check</c>, <c>ledger</c>…, joined by /; empty when nothing is known.</param>
public readonly record struct StatedGround(string Code, Weight Weight, string Source = "")
{
    private const char SourceSeparator = '/';

    /// <summary>What states it, one by one.</summary>
    public IEnumerable<string> Sources => Source.Split(SourceSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The ground with its usual weight.</summary>
    public static StatedGround Of(string code) => new(code, Grounds.Find(code)?.Weight ?? Weight.Minor);

    /// <summary>Reads <c>G08:S:GV-014/GV-015</c>, <c>G08:S</c> or <c>G08</c>.</summary>
    public static StatedGround Parse(string text)
    {
        var parts = text.Split(':', 3);
        var usual = Of(parts[0]);
        return parts.Length == 1 ? usual : usual with { Weight = parts[1] switch { "S" => Weight.Serious, "R" => Weight.Recorded, _ => Weight.Minor }, Source = parts.Length == 3 ? parts[2] : "" };
    }

    /// <summary>One statement for each ground, by code: the gravest weight that something states, and all that states it.</summary>
    public static IReadOnlyList<StatedGround> Merge(IEnumerable<StatedGround> stated) =>
    [
        .. stated.GroupBy(ground => ground.Code, StringComparer.Ordinal).OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => new StatedGround(
            same.Key,
            same.Max(ground => ground.Weight),
            string.Join(SourceSeparator, same.SelectMany(ground => ground.Sources).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)))),
    ];

    /// <summary>One level less: what was corrected before the report was filed (domain.md 8.1).</summary>
    public StatedGround Lessened() => this with { Weight = Weight == Weight.Serious ? Weight.Minor : Weight.Recorded };

    /// <summary>
    /// Whether an order to correct may be about it (domain.md 8.3 row 3: each ERROR-level ground): a rule that is an error, or a
    /// registrar's finding, states it. A penalty is over, and a warning asks for nothing.
    /// </summary>
    public bool IsToBeCorrected() => Weight != Weight.Recorded
        && (Source.Length == 0 || Sources.Any(source => source == GroundSources.Check || RuleCatalogue.All.Any(rule => rule.Code == source && rule.Severity == Severity.Error)));

    public override string ToString() => $"{Code}:{(Weight switch { Weight.Serious => 'S', Weight.Minor => 'M', _ => 'R' })}{(Source.Length > 0 ? ":" + Source : "")}";
}

/// <summary>What states a ground besides the rules, whose codes stand for themselves.</summary>
public static class GroundSources
{
    /// <summary>行政处罚: the register's penalties.</summary>
    public const string Penalty = "penalty";

    /// <summary>自报处罚: penalties that the report names itself.</summary>
    public const string ReportedPenalty = "penalties";

    /// <summary>监督检查: a registrar's finding.</summary>
    public const string Check = "check";

    /// <summary>无活动无支出: the report itself says that there was neither activity nor expense.</summary>
    public const string NoActivity = "activitiesCount";

    /// <summary>论坛报告: a notice that came after the event.</summary>
    public const string ForumNotice = "forum-notice";

    /// <summary>软弱涣散整顿: a case that is overdue.</summary>
    public const string WeakPartyOrg = "weak-party-org";

    /// <summary>逾期报送.</summary>
    public const string Late = "DT-001";

    /// <summary>未经初审.</summary>
    public const string NoPreReview = "DT-002";

    /// <summary>上年整改: last year's order of rectification.</summary>
    public const string Rectification = "rectification";

    /// <summary>信用名录: the lists.</summary>
    public const string Listing = "listing";
}
