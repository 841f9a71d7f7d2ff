using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.CrossYear;

/// <summary>
/// Income differs from last year's by no more than five times last year's (domain.md 7.8, XY-003; the parameter INCOME_CHANGE_MAX).
/// A wrong unit of the whole report is said once, by XY-002.
/// </summary>
public sealed class XY003IncomeChangesPlausibly() : Rule<AnnualReport>(
    "XY-003",
    Severity.Warn,
    "收入变动异常。",
    "Unusual income change.",
    "本年收入合计{actual}元，上年{prior}元，变动超过上年的{n}倍。请核对收入合计；情况属实的，请填写说明（10个字以上）。",
    "Income was {actual} yuan, last year {prior}: a change of more than {n} times last year's. Check the total; when it is right, explain it in ten characters or more.")
{
    private static readonly StatementLine Income = StatementLines.Of("IS11.t");

    public override string Basis => "本系统规定 (domain.md 7.8) [D]";

    public override string CauseZh => "收入突然成倍变动，多是多填或少填了一位数、漏填收入，也可能是收到大额捐赠或项目结束。核对后说明原因即可。";

    public override string CauseEn => "Income that jumps is mostly a digit too many or too few; it may also be a large donation or the end of a project. Check it and say why.";

    public override IReadOnlyList<string> Fields => [Income.Code];

    public override IReadOnlyList<string> ParameterNames => ["INCOME_CHANGE_MAX", "UNIT_ERROR_TOLERANCE"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        var context = judge.Context;
        if (record.Lines[Income] is not { } actual || context.Previous?.Lines[Income] is not { } prior)
            return;
        var times = context.Parameters.Get("INCOME_CHANGE_MAX", context.Year);
        var (limit, change) = (times * Math.Abs((decimal)prior), (Int128)actual - prior);
        if (Math.Abs((decimal)change) <= limit || IsWrongUnit(record, context, actual, prior))
            return;
        judge.Fail(
            this,
            Income.Code,
            expected: $"{Yuan.Of((Int128)Math.Ceiling(prior - limit))}~{Yuan.Of((Int128)Math.Floor(prior + limit))}",
            difference: Yuan.Of(change),
            arguments: [("actual", Yuan.Of(actual)), ("prior", Yuan.Of(prior)), ("n", times.ToString("0.##", CultureInfo.InvariantCulture))]);
    }

    private static bool IsWrongUnit(AnnualReport record, RuleContext context, long actual, long prior) =>
        XY002UnitIsThatOfLastYear.FactorOf(record, context) is { } factor
        && UnitError.FactorOf(actual, prior, context.Parameters.Get("UNIT_ERROR_TOLERANCE", context.Year)) == factor;
}
