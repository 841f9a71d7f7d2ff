using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>Figures far out of the usual are held for review: they count once they are explained or the registrar has accepted them (domain.md 10.4).</summary>
public sealed class AC010FiguresAreUsual() : ActivityRule(
    "AC-010",
    Severity.Warn,
    "{what}{value}超出通常范围（{limit}），{then}。",
    "{what} {value} is out of the usual ({limit}); {then}.",
    "请核对数字和单位；如属实，请在“情况说明”中写明原因（不少于10个字）后重新提交，或由登记管理机关核实后将状态改为“已接受”。核实之前该活动不计入统计。",
    "Check the figure and its unit. When it is right, say why in 'explanation' (at least 10 characters) and send the row again, or let the registrar set its status to ACCEPTED. Until then the activity does not count.")
{
    public override string Basis => "domain.md 10.4 AC-010 [D]";

    public override string CauseZh => "一个数字多写几个零，就会使全省的合计失真。超出通常范围的活动先保存、后核实，核实前不计入统计。常见原因：把元当万元填报，或把全年累计数填进一场活动。";

    public override string CauseEn => "One figure with a few zeros too many would spoil the province's totals. What is out of the usual is kept, and counts when somebody has looked at it. Usually the unit is wrong, or the whole year was reported as one activity.";

    public override IReadOnlyList<string> Fields => ["fundsTotal", "servedPersonTimes", "enterprisesHelped"];

    public override IReadOnlyList<string> ParameterNames => ["ACTIVITY_ENTERPRISES_REVIEW", "ACTIVITY_FUNDS_PER_SERVED_REVIEW", "ACTIVITY_FUNDS_REVIEW", "ACTIVITY_SERVED_REVIEW"];

    public override bool HoldsForReview => true;

    public override bool NeedsExplanation => true;

    protected override void Check(Activity record, Judge judge)
    {
        var isReleased = record.Status != ActivityStatuses.Submitted || IsExplained(record, judge.Context) || judge.Context.Neighbours?.CountsAlready(record) == true;
        var (then, thenEn) = isReleased ? ("已说明或核实", "it was explained or looked at") : ("须经核实后计入", "it counts when it has been looked at");
        var funds = record.FundsTotal;
        if (funds > LimitInFen(judge, "ACTIVITY_FUNDS_REVIEW"))
            Fail("fundsTotal", ("投入合计", "Funds in total of"), Yuan.Of(funds.Value) + "元", Yuan.Of(funds.Value), $"≤ {Text(Limit(judge, "ACTIVITY_FUNDS_REVIEW"))}");
        else if (funds is not null && judge.Context.Previous?.Lines["IS35.t"] is > 0 and var expense && funds > expense)
            Fail("fundsTotal", ("投入合计大于本组织上年全年费用，", "Funds exceed all expenses of the year before:"), Yuan.Of(funds.Value) + "元", Yuan.Of(funds.Value), $"≤ {Yuan.Of(expense)}");
        if (record.ServedPersonTimes > Limit(judge, "ACTIVITY_SERVED_REVIEW"))
            Fail("servedPersonTimes", ("服务群众人次", "People served:"), $"{record.ServedPersonTimes}", $"{record.ServedPersonTimes}", $"≤ {Text(Limit(judge, "ACTIVITY_SERVED_REVIEW"))}");
        if (record.EnterprisesHelped > Limit(judge, "ACTIVITY_ENTERPRISES_REVIEW"))
            Fail("enterprisesHelped", ("帮扶企业数", "Enterprises helped:"), $"{record.EnterprisesHelped}", $"{record.EnterprisesHelped}", $"≤ {Text(Limit(judge, "ACTIVITY_ENTERPRISES_REVIEW"))}");
        if (funds is not null && record.ServedPersonTimes > 0 && (Int128)funds.Value > (Int128)record.ServedPersonTimes.Value * LimitInFen(judge, "ACTIVITY_FUNDS_PER_SERVED_REVIEW") && funds <= LimitInFen(judge, "ACTIVITY_FUNDS_REVIEW"))
            Fail("fundsTotal", ("平均每服务一人次的投入", "Funds for one person-time:"), Yuan.Of(funds.Value / record.ServedPersonTimes.Value) + "元", Yuan.Of(funds.Value / record.ServedPersonTimes.Value), $"≤ {Text(Limit(judge, "ACTIVITY_FUNDS_PER_SERVED_REVIEW"))}");

        void Fail(string field, (string Zh, string En) what, string zh, string en, string limit) =>
            judge.Fail(this, field, expected: limit, severity: isReleased ? Severity.Info : null, arguments: [("then", then), ("then.en", thenEn), ("what", what.Zh), ("what.en", what.En), ("value", zh), ("value.en", en), ("limit", limit)]);
    }
}
