using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>
/// Net assets move from opening to closing by the change the statement of activities shows, unless the opening figures were
/// restated (domain.md 7.7, FN-017). Skipped when any of the three is blank.
/// </summary>
public sealed class FN017NetAssetsMoveByTheChange() : Rule<AnnualReport>(
    "FN-017",
    Severity.Error,
    "净资产期末−年初≠净资产变动额，差{d}元。",
    "{rows} must add up; difference {d}.",
    "请核对：净资产期末数 = 年初数 + 净资产变动额，应为{expected}元，填报为{actual}元。年初数作过调整的，请填写年初数调整说明。",
    "Closing net assets should be opening net assets plus the change: {expected} yuan, but {actual} was reported. When the opening figures were restated, declare it.")
{
    private static readonly StatementLine Opening = StatementLines.Of("BS110.b");
    private static readonly StatementLine Closing = StatementLines.Of("BS110.e");
    private static readonly StatementLine Change = StatementLines.Of("IS45.t");

    public override string Basis => StatementBasis.System + "：资产负债表与业务活动表的勾稽关系";

    public override string CauseZh => "净资产一年的增减必须等于业务活动表的净资产变动额，两张报表由此相连。常见原因是直接调整净资产而未经业务活动表，或追溯调整年初数后没有说明。";

    public override string CauseEn => "Over a year net assets move by exactly the change that the statement of activities shows; it ties the two statements together. It usually breaks because net assets were adjusted directly, or because opening figures were restated without saying so.";

    public override IReadOnlyList<string> Fields => [Closing.Code, Opening.Code, Change.Code, "restatementDeclared"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.RestatementDeclared == true || record.Lines[Opening] is not { } opening || record.Lines[Closing] is not { } closing || record.Lines[Change] is not { } change)
            return;
        judge.FailUnlessEqual(this, Closing.Code, closing, (Int128)opening + change, addends: 2, "BS110.e − BS110.b = IS45.t");
    }
}
