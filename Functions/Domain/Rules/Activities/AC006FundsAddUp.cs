using Nianbao.Domain.Activities;
using Nianbao.Domain.Rules.Statements;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>Funds are cash plus goods at their value (domain.md 10.1, 10.4). A blank part counts as zero; without any part there is nothing to check.</summary>
public sealed class AC006FundsAddUp() : ActivityRule(
    "AC-006",
    Severity.Error,
    "投入合计应等于投入资金与物资折价之和，差{d}元。",
    "Funds in total must be cash plus in kind; difference {d}.",
    "请核对：投入合计应为{expected}元，填报为{actual}元。",
    "The total should be {expected} yuan, but {actual} was reported.")
{
    public override string Basis => "domain.md 10.1, 10.4 AC-006";

    public override string CauseZh => "投入合计就是投入资金与物资折价两项之和。常见原因：只改了其中一项而没有改合计，或单位（元、万元）混用。";

    public override string CauseEn => "The total is cash plus goods at their value. Usually one of them was changed and the total was not, or yuan and 万元 were mixed.";

    public override IReadOnlyList<string> Fields => ["fundsTotal", "fundsCash", "fundsInKind"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record.Unreadable.Contains("fundsCash") || record.Unreadable.Contains("fundsInKind"))
            return;
        if (record.FundsTotal is not { } total || (record.FundsCash is null && record.FundsInKind is null))
            return;
        judge.FailUnlessEqual(this, "fundsTotal", total, (Int128)(record.FundsCash ?? 0) + (record.FundsInKind ?? 0), addends: 2, "fundsTotal = fundsCash + fundsInKind");
    }
}
