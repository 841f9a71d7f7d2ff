using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Texts;

/// <summary>
/// The account of activities is neither scant nor endless (domain.md 7.8, TX-001; the parameters NARRATIVE_MIN_LENGTH and
/// NARRATIVE_MAX_LENGTH, which a registrar may have of its own). It counts characters as people do, spaces included. It is advice: it needs no explanation and holds nothing back.
/// </summary>
public sealed class TX001NarrativeIsOfFairLength() : Rule<AnnualReport>(
    "TX-001",
    Severity.Warn,
    "字数{n}，建议{min}–{max}。",
    "Length {n}; {min}–{max} is advised.",
    "业务活动情况含空格{n}字，建议写{min}至{max}字。此为建议，不影响保存和提交，文字不会被截断。",
    "The account of activities has {n} characters, spaces included; {min} to {max} are advised. This is advice: nothing is cut off or held back.")
{
    public override string Basis => "海珠区年报表 [P:51] [U] (domain.md 12, 13)";

    public override string CauseZh => "业务活动情况过短说明不了全年工作，过长不便审阅。字数只作建议，绝不因此丢失文字。";

    public override string CauseEn => "A short account tells little of a year's work, a long one is hard to review. The length is advice only; no text is ever lost for it.";

    public override IReadOnlyList<string> Fields => ["narrative"];

    public override IReadOnlyList<string> ParameterNames => ["NARRATIVE_MAX_LENGTH", "NARRATIVE_MIN_LENGTH"];

    public override bool NeedsExplanation => false;

    protected override void Check(AnnualReport record, Judge judge)
    {
        var context = judge.Context;
        if (record.Narrative is null && !context.Extent.Asks("narrative"))
            return;
        var length = LengthOf(record.Narrative);
        var (min, max) = (Limit("NARRATIVE_MIN_LENGTH", record, context), Limit("NARRATIVE_MAX_LENGTH", record, context));
        if (length < min || length > max)
            judge.Fail(this, "narrative", $"{Text(min)}~{Text(max)}", arguments: [("n", Text(length)), ("min", Text(min)), ("max", Text(max))]);
    }

    /// <summary>The registrar's own limit, otherwise the one for all.</summary>
    private static decimal Limit(string name, AnnualReport record, RuleContext context) =>
        context.Parameters.Find(name, context.Year, record.Division) ?? context.Parameters.Get(name, context.Year);

    /// <summary>A line break is one character however it is written, and a rare character written as two UTF-16 units is one.</summary>
    private static int LengthOf(string? text) => text is null ? 0 : text.EnumerateRunes().Count(rune => rune.Value != '\r');

    private static string Text(decimal number) => number.ToString("0", CultureInfo.InvariantCulture);
}
