using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Registry;

/// <summary>Whether the organisation is a charity, and may raise funds in public, is as registered (domain.md 7.3). One violation for each that is not.</summary>
public sealed class RG009CharityStatusIsRegistered() : Rule<AnnualReport>(
    "RG-009",
    Severity.Error,
    "慈善组织/公开募捐资格与登记信息不一致。",
    "Charity status differs.",
    "登记信息为“{reg}”，请据此更正；已取得慈善组织认定或公开募捐资格证书的，请联系登记管理机关更新登记信息。",
    "The register says {reg}: correct the report. If you have been recognised as a charity or got the certificate for public fundraising, ask the registrar to bring the register up to date.")
{
    public override string Basis => "慈善法第10条、第22条；慈善组织认定办法；慈善组织公开募捐管理办法";

    public override string CauseZh => "慈善组织须经登记或认定，公开募捐须持资格证书；二者决定适用的支出比例和报送要求。常见原因：把公益性组织都当作慈善组织，或资格已被撤销仍填“是”。";

    public override string CauseEn => "A charity is registered or recognised as one, and public fundraising takes a certificate; both decide which ratios and duties apply. Typically an organisation for public benefit took itself for a charity, or a qualification had been withdrawn.";

    public override IReadOnlyList<string> Fields => ["isCharity", "hasPublicFundraising"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (judge.Context.Registered is not { } registered)
            return;
        Compare("isCharity", record.IsCharity, registered.IsCharity);
        Compare("hasPublicFundraising", record.HasPublicFundraising, registered.HasPublicFundraising);

        void Compare(string field, bool? reported, bool? expected)
        {
            if (reported is null || expected is null || reported == expected)
                return;
            var (zh, en) = expected.Value ? ("是", "yes") : ("否", "no");
            judge.Fail(this, field, expected: zh, arguments: [("reg", zh), ("reg.en", en)]);
        }
    }
}
