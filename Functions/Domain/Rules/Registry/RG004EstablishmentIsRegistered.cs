using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Registry;

/// <summary>The day of establishment is the first approval in the register (domain.md 7.3). A day that cannot be meant at all is DT-010's.</summary>
public sealed class RG004EstablishmentIsRegistered() : Rule<AnnualReport>(
    "RG-004",
    Severity.Warn,
    "成立日期应填首次批准日期 {y}。",
    "Use the first approval date, {y}.",
    "请填写登记管理机关首次批准成立的日期 {y}，不是换证、换届或最近一次变更登记的日期；登记库有误的，请向登记管理机关更正并说明。",
    "Write the day on which the registrar first approved the organisation, {y}, not that of a new certificate, an election or a change. If the register is wrong, have it corrected and explain.")
{
    public override string Basis => "社会团体登记管理条例第12条；民办非企业单位登记管理暂行条例第12条；基金会管理条例第11条；年度工作报告书填表说明（首次批准日期）[P:13]";

    public override string CauseZh => "成立日期决定首年是否免检、评估年限等。常见原因：填了换发证书的日期，或填了筹备成立大会的日期。";

    public override string CauseEn => "The day decides about the first year's exemption, and from when a grade can be asked for. Typically the date of a renewed certificate or of the founding assembly was entered.";

    public override IReadOnlyList<string> Fields => ["establishedOn"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (PlausibleDates.Sound("establishedOn", record.EstablishedOn, judge.Context) is not { } reported || judge.Context.Registered?.EstablishedOn is not { } registered || reported == registered)
            return;
        var day = DayText.Of(registered);
        judge.Fail(this, "establishedOn", expected: day, arguments: ("y", day));
    }
}
