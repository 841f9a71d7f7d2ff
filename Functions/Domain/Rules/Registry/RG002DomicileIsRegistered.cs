using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.Registry;

/// <summary>The domicile is the registered one, but for widths, blanks and marks, and for the province in front (domain.md 7.3).</summary>
public sealed class RG002DomicileIsRegistered() : Rule<AnnualReport>(
    "RG-002",
    Severity.Error,
    "住所与登记不符；搬迁须办理变更登记。",
    "Domicile differs from registry.",
    "登记住所为“{reg}”。未搬迁的请照登记证书填写；已搬迁的，请先办理住所变更登记。",
    "The registered domicile is {reg}. Write it as on the certificate; after a move, register the new domicile first.")
{
    /// <summary>The province may stand in front or not: certificates of cities and counties leave it out.</summary>
    private static readonly string[] Prefixes = ["中国", "广东省"];

    public override string Basis => "社会团体登记管理条例第12条、第18条；民办非企业单位登记管理暂行条例第12条、第15条；基金会管理条例第11条、第15条；社会组织信用信息管理办法第11条(6)";

    public override string CauseZh => "住所是登记事项，也是登记管理机关送达文书的地址；联系不上会被列入活动异常名录。常见原因：搬迁后未变更登记，或填了通讯地址、负责人单位地址。";

    public override string CauseEn => "The domicile is a registered item and the address letters are sent to; who cannot be reached there gets on the abnormal list. Typically the organisation moved without registering it, or a postal address was entered.";

    public override IReadOnlyList<string> Fields => ["address"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.Address is not { } reported || judge.Context.Registered?.Address is not { } registered || Comparable(reported) == Comparable(registered))
            return;
        judge.Fail(this, "address", expected: registered, arguments: ("reg", registered));
    }

    private static string Comparable(string address)
    {
        var text = ComparableText.Of(address);
        foreach (var prefix in Prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
                text = text[prefix.Length..];
        }

        return text;
    }
}
