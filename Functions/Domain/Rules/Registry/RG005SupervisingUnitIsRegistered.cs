using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.Registry;

/// <summary>
/// The supervising unit is the registered one; 直接登记 stands there if and only if the organisation is registered directly or
/// decoupled (domain.md 7.3). Skipped where the register tells neither mode nor unit.
/// </summary>
public sealed class RG005SupervisingUnitIsRegistered() : Rule<AnnualReport>(
    "RG-005",
    Severity.Error,
    "业务主管单位与登记证书不符（直接登记请填“直接登记”）。",
    "Supervising unit mismatch.",
    "登记为“{reg}”，请照登记证书填写；业务主管单位已变更或已脱钩的，请先办理变更登记。",
    "The register says {reg}: write it as on the certificate. If the unit has changed or you were decoupled from it, register the change first.")
{
    public override string Basis => "社会团体登记管理条例第12条、第18条；民办非企业单位登记管理暂行条例第12条、第15条；年度工作报告书填表说明（无业务主管单位的填“直接登记”）[P:13]";

    public override string CauseZh => "业务主管单位决定是否需要初审。常见原因：机构改革后单位更名未变更登记，脱钩后仍填原单位，或直接登记的组织填了行业管理部门。";

    public override string CauseEn => "The unit decides whether the report needs a pre-review. Typically a department was renamed in a reform and not registered, a decoupled association still names its former unit, or the industry department was entered.";

    public override IReadOnlyList<string> Fields => ["supervisingUnit"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.SupervisingUnit is not { } reported || judge.Context.Registered is not { } registered)
            return;
        var reportsUnit = SupervisingUnits.IsUnit(reported);
        if (registered.RegistrationMode is RegistrationModes.Direct or RegistrationModes.Decoupled)
        {
            if (reportsUnit)
                Fail(SupervisingUnits.DirectRegistration, "direct registration (直接登记)");
        }
        else if (SupervisingUnits.IsUnit(registered.SupervisingUnit))
        {
            if (!reportsUnit || !ComparableText.Same(reported, registered.SupervisingUnit))
                Fail(registered.SupervisingUnit!, registered.SupervisingUnit!);
        }
        else if (registered.RegistrationMode == RegistrationModes.Dual && !reportsUnit)
        {
            Fail("双重管理（有业务主管单位）", "dual management (with a supervising unit)");
        }

        void Fail(string zh, string en) => judge.Fail(this, "supervisingUnit", expected: zh, arguments: [("reg", zh), ("reg.en", en)]);
    }
}
