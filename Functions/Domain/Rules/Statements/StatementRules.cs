namespace Nianbao.Domain.Rules.Statements;

/// <summary>
/// Rules about the statements, by code (domain.md 7.7). The order matters: a warning leaves out what an error before it has said.
/// </summary>
internal static class StatementRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        new FN001CurrentAssetsAddUp(),
        new FN002LongTermInvestmentsAddUp(),
        new FN003NetFixedAssetsAreComputed(),
        new FN004FixedAssetsAddUp(),
        new FN005TotalAssetsAddUp(),
        new FN006CurrentLiabilitiesAddUp(),
        new FN007LongTermLiabilitiesAddUp(),
        new FN008TotalLiabilitiesAddUp(),
        new FN009NetAssetsAddUp(),
        new FN010BalanceSheetBalances(),
        new FN011CustodialSidesAreEqual(),
        new FN012IncomeAddsUp(),
        new FN013ExpensesAddUp(),
        new FN014TotalColumnAddsUp(),
        new FN015ReleaseIsNeutral(),
        new FN016NetAssetChangeIsComputed(),
        new FN017NetAssetsMoveByTheChange(),
        new FN018KindsOfNetAssetsMoveByTheirChange(),
        new FN019ActivitiesCashAddsUp(),
        new FN020InvestingCashAddsUp(),
        new FN021FinancingCashAddsUp(),
        new FN022NetCashAddsUp(),
        new FN023CashMovesByTheNetIncrease(),
        new FN024CostDetailsAddUp(),
        new FN025AmountsAreNotNegative(),
        new FN026DepreciationWithinCost(),
        new FN027StatementsAreNotEmpty(),
        new FN028NetAssetsCoverTheFunds(),
        new FN029AuditedFiguresAreReported(),
        new FN030AuditOpinionIsUnqualified(),
    ];
}
