using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.CrossYear;

/// <summary>
/// Total assets are not about 1,000 or 10,000 times as much or as little as last year's: that would be a wrong unit (domain.md 7.8, XY-002).
/// How near to the power of ten is the parameter UNIT_ERROR_TOLERANCE.
/// </summary>
public sealed class XY002UnitIsThatOfLastYear() : Rule<AnnualReport>(
    "XY-002",
    Severity.Warn,
    "金额较上年相差约{k}倍，疑似单位（元/万元）填错。",
    "Probable unit error: the amount differs from last year's about {k} times.",
    "本年资产总计填报为{actual}元，上年期末为{prior}元。请核对填报单位：系统按元计，表头写明（万元）的列按万元换算。单位无误的，请填写说明（10个字以上）。",
    "Total assets are {actual} yuan, last year's were {prior}. Check the unit: amounts are in yuan unless the header declares ten thousand. When it is right, explain it in ten characters or more.")
{
    private static readonly StatementLine Assets = StatementLines.Of("BS60.e");

    public override string Basis => "本系统规定 (domain.md 7.8, 12) [D]; 元/万元混用是年报数据错误的常见原因 [P:80]";

    public override string CauseZh => "元和万元填错是年报中最常见的错误之一：财务软件按元导出，而有的表格按万元填写。资产总计与上年相差一千倍或一万倍，几乎都是单位填错。";

    public override string CauseEn => "Yuan and ten thousand yuan are often mistaken for each other: accounting programs export yuan, some tables are kept in 万元. Assets that differ from last year's by a thousand or ten thousand times are nearly always a wrong unit.";

    public override IReadOnlyList<string> Fields => [Assets.Code];

    public override IReadOnlyList<string> ParameterNames => ["UNIT_ERROR_TOLERANCE"];

    /// <summary>The factor of the unit that this report seems to have got wrong, or null.</summary>
    internal static decimal? FactorOf(AnnualReport record, RuleContext context) =>
        UnitError.FactorOf(record.Lines[Assets], context.Previous?.Lines[Assets], context.Parameters.Get("UNIT_ERROR_TOLERANCE", context.Year));

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (FactorOf(record, judge.Context) is not { } factor)
            return;
        var (actual, prior) = (record.Lines[Assets]!.Value, judge.Context.Previous!.Lines[Assets]!.Value);
        var times = factor > 1 ? factor : 1 / factor;
        judge.Fail(
            this,
            Assets.Code,
            expected: Yuan.Of((Int128)Math.Round(actual / factor)),
            difference: Yuan.Of((Int128)actual - prior),
            arguments: [("k", times.ToString("0", CultureInfo.InvariantCulture)), ("actual", Yuan.Of(actual)), ("prior", Yuan.Of(prior))]);
    }
}
