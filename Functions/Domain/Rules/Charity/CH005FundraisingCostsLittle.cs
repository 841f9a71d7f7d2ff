using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Charity;

/// <summary>
/// Raising funds costs a small share of what is raised (domain.md 3.7, 7.8; the parameter FUNDRAISING_COST_MAX). While the parameter
/// is only a draft, exceeding it is said for information; once in force, it is a warning.
/// </summary>
/// <remarks>
/// The cost is <c>fundraisingCost</c>, otherwise the plans' costs. What was raised is the sum over the plans, otherwise the donations
/// received.
/// </remarks>
public sealed class CH005FundraisingCostsLittle() : Rule<AnnualReport>(
    "CH-005",
    Severity.Info,
    "募捐成本比例{r}%。",
    "Fundraising cost ratio {r}%.",
    "募捐成本{cost}元，募捐收入{raised}元，比例高于{cap}%（{state}）。请核对两处数字；募捐成本只含为募捐直接发生的场地、差旅、宣传等费用，应单独核算。",
    "Raising {raised} yuan cost {cost}; the ratio is above {cap}% ({state}). Check both figures: only direct costs of raising funds, such as venue, travel and publicity, belong there, separately accounted.")
{
    private const string Field = "fundraisingCost";

    public override Applicability AppliesTo { get; } = new([], CharityStatus.Charity);

    public override string Basis => "慈善法（2023修正）第61条授权制定的标准: 征求意见稿 [P:40], 未确认施行; 定义 [P:40][P:72] (domain.md 3.7)";

    public override string CauseZh => "募捐成本是为募捐直接发生的费用，过高会损害捐赠人的信任。比例偏高多因把项目宣传、人员工资也计入募捐成本，或漏填募集金额。";

    public override string CauseEn => "High costs of raising funds harm donors' trust. Mostly publicity or salaries of projects were counted in, or part of what was raised was left out.";

    public override IReadOnlyList<string> Fields => [Field, "fundraisingPlans", "donationsReceived.cash", "donationsReceived.inKind"];

    public override IReadOnlyList<string> ParameterNames => ["FUNDRAISING_COST_MAX"];

    public override bool NeedsExplanation => true;

    protected override void Check(AnnualReport record, Judge judge)
    {
        var context = judge.Context;
        if (context.Parameters.FindDraft("FUNDRAISING_COST_MAX", context.Year) is not { } cap || record.FundraisingPlans?.Any(plan => plan.Unreadable.Count > 0) == true)
            return;
        var cost = record.FundraisingCost ?? Sum(record, plan => plan.Cost);
        var raised = Sum(record, plan => plan.Raised) ?? Donations(record);
        if (cost is not > 0 || raised is not > 0 || cost <= cap.Value * raised)
            return;
        judge.Fail(
            this,
            Field,
            expected: Yuan.Of((Int128)Math.Floor(cap.Value * raised.Value)),
            difference: Yuan.Of((Int128)(cost.Value - Math.Floor(cap.Value * raised.Value))),
            severity: cap.InForce ? Severity.Warn : Severity.Info,
            arguments:
            [
                ("r", (cost.Value / raised.Value * 100).ToString("0.00", CultureInfo.InvariantCulture)),
                ("cost", Yuan.Of((Int128)cost.Value)),
                ("raised", Yuan.Of((Int128)raised.Value)),
                ("cap", CharityJudgement.Percent(cap.Value)),
                ("state", cap.InForce ? "现行规定" : "征求意见稿，仅供参考"),
                ("state.en", cap.InForce ? "in force" : "a draft, for information only"),
            ]);
    }

    private static decimal? Sum(AnnualReport record, Func<FundraisingPlan, long?> amount) =>
        record.FundraisingPlans?.Any(plan => amount(plan) is not null) == true ? record.FundraisingPlans.Sum(plan => (decimal)(amount(plan) ?? 0)) : null;

    private static decimal? Donations(AnnualReport record) =>
        record.DonationsCash is null && record.DonationsInKind is null ? null : (decimal)(record.DonationsCash ?? 0) + (record.DonationsInKind ?? 0);
}
