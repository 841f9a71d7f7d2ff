using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Identity;

/// <summary>Positions 3-8 are a division of Guangdong, current or retired (domain.md 4.2, 4.3, 7.2).</summary>
public sealed class ID008DivisionIsKnown() : Rule(
    "ID-008",
    Severity.Warn,
    "登记机关区划码 {code} 不在广东现行区划表中,请核对。",
    "Registrar region code {code} unknown.",
    "请核对代码第3至8位是否为登记管理机关的行政区划代码;如与登记证书一致,无需更改。",
    "Check that characters 3 to 8 are the registrar's division; when they are as on the certificate, nothing need be changed.")
{
    public override void Check(Record record, Judge judge)
    {
        if (Uscc.IsWellFormed(record.Uscc) && Divisions.Find(record.Division) is null)
            judge.Fail(this, "uscc", arguments: ("code", record.Division));
    }
}
