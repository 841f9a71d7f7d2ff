using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.CrossField;

/// <summary>
/// Average pay, cash paid to and for staff over the number of staff, is at most twice the average wage of the registrar's city
/// (domain.md 7.8, XF-004; the parameters WAGE_MULTIPLE_MAX and LOCAL_AVERAGE_WAGE). Skipped where no wage is known.
/// </summary>
public sealed class XF004PayIsWithinTwiceTheLocalAverage() : Rule<AnnualReport>(
    "XF-004",
    Severity.Warn,
    "人均薪酬{x}元超过当地平均两倍，影响免税资格。",
    "Average pay of {x} yuan is above 2× the local average.",
    "支付给员工的现金{cash}元，工作人员{n}人；{city}年平均工资{wage}元，上限为其{times}倍即{limit}元。请核对人员支出和工作人员总数；情况属实的，请填写说明（10个字以上）。",
    "Cash paid to staff is {cash} yuan for {n} persons; the average wage of {city} is {wage} a year, and {times} times that is {limit}. Check both figures; when they are right, explain it in ten characters or more.")
{
    private static readonly StatementLine Payroll = StatementLines.Of("CF15");

    public override string Basis => "财税〔2018〕13号第一条(五) [S]: 非营利组织免税资格的工资薪金条件 (domain.md 7.8)";

    public override string CauseZh => "工作人员平均薪酬超过当地平均工资两倍的，不符合非营利组织免税资格条件。有时是人员支出包含了劳务费、兼职补贴，或工作人员总数漏填了兼职人员。";

    public override string CauseEn => "An organisation whose average pay is above twice the local average does not qualify for tax exemption. Sometimes fees to outsiders were counted in, or part-time staff were left out of the number.";

    public override IReadOnlyList<string> Fields => [Payroll.Code, "staffTotal"];

    public override IReadOnlyList<string> ParameterNames => ["LOCAL_AVERAGE_WAGE", "WAGE_MULTIPLE_MAX"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        var context = judge.Context;
        if (record.Lines[Payroll] is not > 0 || record.StaffTotal is not > 0)
            return;
        var city = Divisions.CityOf(record.Division);
        if (context.Parameters.Find("LOCAL_AVERAGE_WAGE", context.Year, city) is not { } wage)
            return;
        var (cash, staff) = (record.Lines[Payroll]!.Value, record.StaffTotal.Value);
        var times = context.Parameters.Get("WAGE_MULTIPLE_MAX", context.Year);
        var limit = times * wage * 100;
        if (cash <= limit * staff)
            return;
        // Rounded up, so that the average shown is above the limit shown.
        var average = (Int128)Math.Ceiling((decimal)cash / staff);
        var division = Divisions.Find(city);
        judge.Fail(
            this,
            Payroll.Code,
            expected: Yuan.Of((Int128)Math.Floor(limit * staff)),
            difference: Yuan.Of(cash - (Int128)Math.Floor(limit * staff)),
            arguments:
            [
                ("x", Yuan.Of(average)),
                ("cash", Yuan.Of(cash)),
                ("n", staff.ToString(CultureInfo.InvariantCulture)),
                ("city", city == Divisions.Province ? "广东省" : division?.Chinese ?? city),
                ("city.en", city == Divisions.Province ? "Guangdong" : division?.English ?? city),
                ("wage", wage.ToString("0.##", CultureInfo.InvariantCulture)),
                ("times", times.ToString("0.##", CultureInfo.InvariantCulture)),
                ("limit", Yuan.Of((Int128)Math.Floor(limit))),
            ]);
    }
}
