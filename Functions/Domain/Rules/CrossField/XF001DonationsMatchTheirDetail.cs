using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Rules.Statements;

namespace Nianbao.Domain.Rules.CrossField;

/// <summary>
/// Donations in the statement of activities are those in cash and in kind of section H (domain.md 7.8, XF-001). Of the two parts a
/// blank one counts as zero; when both are blank there is nothing to compare.
/// </summary>
public sealed class XF001DonationsMatchTheirDetail() : Rule<AnnualReport>(
    "XF-001",
    Severity.Warn,
    "捐赠收入与接受捐赠明细不符。",
    "Donations differ from detail.",
    "现金与非现金捐赠合计{actual}元，业务活动表捐赠收入为{expected}元，相差{d}元。请核对两处；口径不同的，请填写说明（10个字以上）。",
    "Donations in cash and in kind are {actual} yuan, the statement of activities shows {expected}, a difference of {d}. Correct either; when they are counted differently, explain it in ten characters or more.")
{
    private static readonly StatementLine Donations = StatementLines.Of("IS1.t");

    public override string Basis => "慈善法第13条 [L]; 《民间非营利组织会计制度》 (domain.md 7.8)";

    public override string CauseZh => "接受捐赠明细与业务活动表的捐赠收入是同一件事的两种填法。常见原因是漏填非现金捐赠，或明细按到账数、报表按确认数填写。";

    public override string CauseEn => "The detail of donations and the statement's line are two views of the same thing. Gifts in kind are often left out, or the detail follows receipts and the statement recognition.";

    public override IReadOnlyList<string> Fields => ["donationsReceived.cash", "donationsReceived.inKind", Donations.Code];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.Lines[Donations] is not > 0 || (record.DonationsCash is null && record.DonationsInKind is null))
            return;
        if (record.Unreadable.Contains("donationsReceived.cash") || record.Unreadable.Contains("donationsReceived.inKind"))
            return;
        var sum = (Int128)(record.DonationsCash ?? 0) + (record.DonationsInKind ?? 0);
        judge.FailUnlessEqual(this, "donationsReceived.cash", sum, record.Lines[Donations]!.Value, addends: 2, "donationsReceived = IS1.t");
    }
}
