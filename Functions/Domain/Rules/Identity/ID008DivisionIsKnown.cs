using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Identity;

/// <summary>Positions 3-8 are a division of Guangdong, current or retired (domain.md 4.2, 4.3, 7.2). Asked of sound codes only.</summary>
public sealed class ID008DivisionIsKnown() : Rule(
    "ID-008",
    Severity.Warn,
    "登记机关区划码 {code} 不在广东现行区划表中,请核对。",
    "Registrar region code {code} unknown.",
    "请核对代码第3至8位是否为登记管理机关的行政区划代码;如与登记证书一致,无需更改。",
    "Check that characters 3 to 8 are the registrar's division; when they are as on the certificate, nothing need be changed.")
{
    public override string Basis => "GB/T 2260《中华人民共和国行政区划代码》；domain.md 4.2、4.3（沿用的旧区划代码视为有效）";

    public override string CauseZh => "代码第3至8位是发证时登记管理机关的区划代码，撤并后仍沿用。查不到时多为抄错，也可能是外省登记的组织。";

    public override string CauseEn => "Characters 3 to 8 are the registrar's division when the code was issued, and stay after divisions merge. An unknown one is mostly a slip, or the organisation is registered in another province.";

    public override IReadOnlyList<string> Fields => ["uscc"];

    public override void Check(Record record, Judge judge)
    {
        if (Uscc.IsSound(record.Uscc) && Divisions.Find(record.Division) is null)
            judge.Fail(this, "uscc", arguments: ("code", record.Division));
    }
}
