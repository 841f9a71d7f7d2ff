using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>A social group and a foundation have full-time staff (domain.md 7.5).</summary>
public sealed class GV020SomebodyWorksFullTime() : Rule<AnnualReport>(
    "GV-020",
    Severity.Warn,
    "无专职工作人员。",
    "No full-time staff.",
    "请核对专职工作人员数；确实没有的，请配备与业务活动相适应的专职工作人员（至少{min}名），并说明情况。",
    "Check the number of full-time staff. If there is nobody, employ staff fit for the work (at least {min}) and explain.")
{
    public override Applicability AppliesTo => Applicability.Types(LegalTypes.SocialGroup, LegalTypes.Foundation);

    public override string Basis => "社会团体登记管理条例第10条(4)；基金会管理条例第8条(3)（有与其业务活动相适应的专职工作人员）";

    public override string CauseZh => "有专职工作人员是社会团体和基金会的设立条件。常见原因：由会长单位或发起人单位的员工兼管日常工作，或把专职人员填入兼职。";

    public override string CauseEn => "Full-time staff is a condition for registering a social group or a foundation. Typically employees of the chair's or founder's company do the work on the side, or full-time staff was entered as part-time.";

    public override IReadOnlyList<string> Fields => ["staffFullTime"];

    public override IReadOnlyList<string> ParameterNames => ["STAFF_FULL_TIME_MIN"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        var least = (long)judge.Context.Parameters.Get("STAFF_FULL_TIME_MIN", judge.Context.Year);
        if (record.StaffFullTime is not { } fullTime || fullTime >= least)
            return;
        var min = least.ToString(CultureInfo.InvariantCulture);
        judge.Fail(this, "staffFullTime", expected: $"≥ {min}", difference: ((Int128)fullTime - least).ToString(CultureInfo.InvariantCulture), arguments: ("min", min));
    }
}
