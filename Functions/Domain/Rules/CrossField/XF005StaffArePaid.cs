using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.CrossField;

/// <summary>Where there is full-time staff, cash was paid to staff, or the note on payroll says why not (domain.md 7.8, XF-005).</summary>
public sealed class XF005StaffArePaid() : Rule<AnnualReport>(
    "XF-005",
    Severity.Warn,
    "有专职人员但无人员支出。",
    "Staff but no payroll.",
    "填报专职工作人员{n}人，现金流量表“支付给员工以及为员工支付的现金”为{x}元。请核对；工资由他方发放等情况，请填写人员支出说明。",
    "There are {n} full-time staff, but the cash flow statement shows {x} yuan paid to staff. Check both; when others pay them, say so in the note on payroll.")
{
    private static readonly StatementLine Payroll = StatementLines.Of("CF15");

    public override string Basis => "本系统规定 (domain.md 7.8) [D]; 《民间非营利组织会计制度》";

    public override string CauseZh => "专职人员应有工资支出。常见原因是工资由发起单位发放、把工资记入其他现金支出，或专职人数填错。";

    public override string CauseEn => "Full-time staff are paid. Mostly the founding unit pays them, payroll was entered as other cash, or the number of staff is wrong.";

    public override IReadOnlyList<string> Fields => [Payroll.Code, "staffFullTime", "wageNote"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.StaffFullTime is not > 0 || record.Lines[Payroll] is not <= 0 || !string.IsNullOrWhiteSpace(record.WageNote) || record.Unreadable.Contains("wageNote"))
            return;
        judge.Fail(
            this,
            Payroll.Code,
            expected: "> 0",
            arguments: [("n", record.StaffFullTime.Value.ToString(CultureInfo.InvariantCulture)), ("x", Yuan.Of(record.Lines[Payroll]!.Value))]);
    }
}
