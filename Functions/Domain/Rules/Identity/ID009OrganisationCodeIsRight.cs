using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Identity;

/// <summary>Positions 9-17 carry the check character of GB 11714 (domain.md 4.1, 7.2). Only a warning: some issued codes do not. Asked of sound codes only.</summary>
public sealed class ID009OrganisationCodeIsRight() : Rule(
    "ID-009",
    Severity.Warn,
    "主体标识码校验不符,请核对。",
    "Organisation-code check digit mismatch.",
    "请对照登记证书核对代码第9至17位;如与证书一致,无需更改。",
    "Compare characters 9 to 17 with the certificate; when they are as printed there, nothing need be changed.")
{
    public override string Basis => "GB 11714《全国组织机构代码编制规则》；domain.md 4.1（只作提示）";

    public override string CauseZh => "第9至17位是主体标识码，自带一位校验码。少数早期代码不符合该规则，故只作提示；与证书一致即可不改。";

    public override string CauseEn => "Characters 9 to 17 are the organisation code with a check character of its own. Some early codes do not keep the rule, so this is only a warning: a code that is as printed on the certificate may stay.";

    public override IReadOnlyList<string> Fields => ["uscc"];

    public override void Check(Record record, Judge judge)
    {
        if (Uscc.IsSound(record.Uscc) && !Uscc.TryCheckOrganisationCode(record.Uscc, out var expected))
            judge.Fail(this, "uscc", expected: expected == '\0' ? null : $"17: {expected}");
    }
}
