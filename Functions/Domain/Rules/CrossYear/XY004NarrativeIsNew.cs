using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.CrossYear;

/// <summary>
/// The account of the year's activities is not last year's once more: less than 90 % of its pairs of characters are the same
/// (domain.md 7.8, XY-004; the parameter NARRATIVE_SIMILARITY_MAX).
/// </summary>
public sealed class XY004NarrativeIsNew() : Rule<AnnualReport>(
    "XY-004",
    Severity.Warn,
    "业务活动情况与上年基本相同（相似度{p}%）。",
    "Narrative copied from last year (similarity {p}%).",
    "请按本年度实际开展的活动重新填写业务活动情况；确实与上年相同的，请填写说明（10个字以上）。",
    "Write about the activities of this year; when they were indeed the same as last year's, explain it in ten characters or more.")
{
    public override string Basis => "本系统规定 (domain.md 7.8) [D]";

    public override string CauseZh => "年度工作报告应反映本年度的活动。常见原因是直接复制上年的报告，只改了年份。";

    public override string CauseEn => "The report is about the activities of its year. Mostly last year's text was copied and only the year changed.";

    public override IReadOnlyList<string> Fields => ["narrative"];

    public override IReadOnlyList<string> ParameterNames => ["NARRATIVE_SIMILARITY_MAX"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        var context = judge.Context;
        if (string.IsNullOrWhiteSpace(record.Narrative) || string.IsNullOrWhiteSpace(context.Previous?.Narrative))
            return;
        var similarity = TextSimilarity.Of(record.Narrative, context.Previous.Narrative);
        var limit = context.Parameters.Get("NARRATIVE_SIMILARITY_MAX", context.Year);
        if (similarity >= limit)
            judge.Fail(this, "narrative", expected: $"< {(limit * 100).ToString("0.##", CultureInfo.InvariantCulture)}%", arguments: ("p", (similarity * 100).ToString("0.0", CultureInfo.InvariantCulture)));
    }
}
