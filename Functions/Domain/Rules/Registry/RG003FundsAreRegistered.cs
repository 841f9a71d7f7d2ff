using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Registry;

/// <summary>The registered funds are those of the register, to the fen (domain.md 7.3).</summary>
public sealed class RG003FundsAreRegistered() : Rule<AnnualReport>(
    "RG-003",
    Severity.Error,
    "注册资金{x}元与登记{y}元不符。",
    "Registered funds ({x} yuan) differ from the registry ({y} yuan).",
    "请按登记证书填写注册资金（开办资金、原始基金），单位为元，不要填成万元；资金已变更的，请先办理变更登记。",
    "Write the funds on the certificate in yuan, not in ten thousands. If they have changed, register the change first.")
{
    public override string Basis => "社会团体登记管理条例第12条、第18条；民办非企业单位登记管理暂行条例第12条、第15条；基金会管理条例第11条、第15条";

    public override string CauseZh => "注册资金（活动资金、开办资金、原始基金数额）是登记事项。最常见的是把万元当成元，或填了净资产、货币资金。";

    public override string CauseEn => "Funds are a registered item. Most often ten thousands of yuan were taken for yuan, or the net assets or the cash in the bank were entered.";

    public override IReadOnlyList<string> Fields => ["registeredFunds"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.RegisteredFunds is not { } reported || judge.Context.Registered?.RegisteredFunds is not { } registered || reported == registered)
            return;
        var (x, y) = (Yuan.Of(reported), Yuan.Of(registered));
        judge.Fail(this, "registeredFunds", expected: y, difference: Yuan.Of((Int128)reported - registered), arguments: [("x", x), ("y", y)]);
    }
}
