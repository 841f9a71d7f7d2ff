using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>
/// What is released from restriction leaves one column and enters the other: row 40 is zero in total, and the two columns are
/// opposite (domain.md 7.7, FN-015). Said once: at the total when that is not zero, otherwise at the unrestricted column.
/// </summary>
public sealed class FN015ReleaseIsNeutral() : Rule<AnnualReport>(
    "FN-015",
    Severity.Error,
    "净资产转换应两列相抵。",
    "{rows} must offset each other; difference {d}.",
    "请核对 {rows}：应为{expected}元，填报为{actual}元，相差{d}元。转入非限定性的金额填正数，限定性一列填同额负数，合计为 0。",
    "Check {rows}: it should be {expected} yuan, was reported as {actual}, a difference of {d}. What enters the unrestricted column is positive, the restricted column has the same amount as a negative number, and the total is 0.")
{
    private static readonly StatementLine Unrestricted = StatementLines.Of("IS40.u");
    private static readonly StatementLine Restricted = StatementLines.Of("IS40.r");
    private static readonly StatementLine Total = StatementLines.Of("IS40.t");

    public override string Basis => StatementBasis.Of("IS40");

    public override string CauseZh => "限定性净资产转为非限定性净资产只是内部结转，不增加也不减少净资产。常见原因是限定性一列没有填负数，或合计列填了结转金额。";

    public override string CauseEn => "Releasing restricted net assets moves them between two columns and changes nothing in total. It usually breaks because the restricted column lacks its minus sign, or because the amount was entered in the total column.";

    public override IReadOnlyList<string> Fields => [Total.Code, Unrestricted.Code, Restricted.Code];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.Lines[Total] is { } total && !judge.FailUnlessEqual(this, Total.Code, total, 0, addends: 1, $"{Total.Code} = 0"))
            return;
        if (record.Lines[Unrestricted] is { } unrestricted && record.Lines[Restricted] is { } restricted)
            judge.FailUnlessEqual(this, Unrestricted.Code, unrestricted, -(Int128)restricted, addends: 1, $"{Unrestricted.Code} = −{Restricted.Code}");
    }
}
