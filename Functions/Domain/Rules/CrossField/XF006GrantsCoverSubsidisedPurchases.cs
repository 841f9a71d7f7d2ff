using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.CrossField;

/// <summary>Government grants are at least the government purchases that were recorded as grants (domain.md 7.8, XF-006).</summary>
public sealed class XF006GrantsCoverSubsidisedPurchases() : Rule<AnnualReport>(
    "XF-006",
    Severity.Info,
    "政府补助收入{x}元小于计入政府补助收入的政府购买服务合计{sum}元。",
    "Government grants of {x} yuan are less than the {sum} yuan of government purchases recorded as grants.",
    "请核对政府购买服务明细中“是否计入政府补助收入”的各项金额与业务活动表第5行。",
    "Check the purchases marked as recorded as government grants against row 5 of the statement of activities.")
{
    private static readonly StatementLine Grants = StatementLines.Of("IS5.t");

    public override string Basis => "《民间非营利组织会计制度》: 政府补助收入与提供服务收入分别列示 (domain.md 7.8)";

    public override string CauseZh => "政府购买服务一般计入提供服务收入，少数计入政府补助收入。标记为计入补助的金额大于报表的补助收入，多是标记错误或报表分类不同。";

    public override string CauseEn => "Government purchases are mostly service income, some are grants. When those marked as grants exceed the statement's grants, the mark is wrong or the statement classes them otherwise.";

    public override IReadOnlyList<string> Fields => [Grants.Code, "governmentPurchase"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.Lines[Grants] is not { } grants || record.GovernmentPurchases is not { Count: > 0 } purchases || purchases.Any(p => p.Unreadable.Count > 0))
            return;
        Int128 sum = 0;
        foreach (var purchase in purchases.Where(p => p.IsSubsidy == true))
            sum += purchase.Amount ?? 0;
        if (grants < sum)
            judge.Fail(this, Grants.Code, expected: Yuan.Of(sum), difference: Yuan.Of(grants - sum), arguments: [("x", Yuan.Of(grants)), ("sum", Yuan.Of(sum))]);
    }
}
