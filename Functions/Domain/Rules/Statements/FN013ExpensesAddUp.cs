namespace Nianbao.Domain.Rules.Statements;

/// <summary>Total expenses add up (domain.md 7.7, FN-013).</summary>
public sealed class FN013ExpensesAddUp() : StatementIdentity(
    "FN-013",
    "费用合计不平。",
    "费用合计是业务活动成本、管理费用、筹资费用与其他费用之和，每一列都应成立。常见原因是把业务活动成本的明细（第13至16行）又加了一次。",
    "Total expenses are the cost of activities, administrative, fundraising and other expenses, in each column. It usually breaks because the details of the cost of activities (rows 13 to 16) were added once more.",
    "IS35");
