using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>
/// The net increase in cash is what cash grew by in the balance sheet (domain.md 7.7, FN-023); cash equivalents that are no
/// cash may explain a difference. Skipped when an amount is blank, or when an identity that one of the three stands in is off
/// by the very same amount.
/// </summary>
public sealed class FN023CashMovesByTheNetIncrease() : Rule<AnnualReport>(
    "FN-023",
    Severity.Warn,
    "现金净增加额与货币资金变动不符（如含非货币资金请说明）。",
    "{rows} must add up; difference {d}. Explain it when cash equivalents other than cash are included.",
    "请核对 {rows}：货币资金增加{expected}元，现金净增加额填报为{actual}元，相差{d}元。含三个月内到期的投资等现金等价物的，请填写说明。",
    "Check {rows}: cash grew by {expected} yuan, the net increase was reported as {actual}, a difference of {d}. When it includes cash equivalents such as investments due within three months, explain it.")
{
    private static readonly StatementLine Increase = StatementLines.Of("CF61");
    private static readonly StatementLine Opening = StatementLines.Of("BS1.b");
    private static readonly StatementLine Closing = StatementLines.Of("BS1.e");

    public override string Basis => StatementBasis.System + "：现金流量表与资产负债表的勾稽关系";

    public override string CauseZh => "现金流量表的净增加额应等于货币资金期末数减年初数，除非含有现金等价物。常见原因是现金流量表按收付凭证另行编制，漏记了提现、转账或利息。";

    public override string CauseEn => "The net increase of the cash flow statement is closing cash less opening cash, unless there are cash equivalents. It usually breaks because the cash flow statement was compiled separately and missed transfers or interest.";

    public override IReadOnlyList<string> Fields => [Increase.Code, Opening.Code, Closing.Code];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.Lines[Increase] is not { } increase || record.Lines[Opening] is not { } opening || record.Lines[Closing] is not { } closing)
            return;
        var expected = (Int128)closing - opening;
        if (!judge.HasSaid(increase - expected, "", "FN-001", "FN-022"))
            judge.FailUnlessEqual(this, Increase.Code, increase, expected, addends: 2, "CF61 = BS1.e − BS1.b");
    }
}
