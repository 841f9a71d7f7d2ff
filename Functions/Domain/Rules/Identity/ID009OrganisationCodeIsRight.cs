using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Identity;

/// <summary>Positions 9-17 carry the check character of GB 11714 (domain.md 4.1, 7.2). Only a warning: some issued codes do not.</summary>
public sealed class ID009OrganisationCodeIsRight() : Rule(
    "ID-009",
    Severity.Warn,
    "主体标识码校验不符,请核对。",
    "Organisation-code check digit mismatch.",
    "请对照登记证书核对代码第9至17位;如与证书一致,无需更改。",
    "Compare characters 9 to 17 with the certificate; when they are as printed there, nothing need be changed.")
{
    public override void Check(Record record, Judge judge)
    {
        if (Uscc.IsWellFormed(record.Uscc) && !Uscc.TryCheckOrganisationCode(record.Uscc, out var expected))
            judge.Fail(this, "uscc", expected: expected == '\0' ? null : $"17: {expected}");
    }
}
