using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.Registry;

/// <summary>
/// The legal representative is the registered one, unless a change of the legal representative was registered after the report
/// year ended: then the report may still name the former one (domain.md 7.3).
/// </summary>
public sealed class RG001LegalRepresentativeIsRegistered() : Rule<AnnualReport>(
    "RG-001",
    Severity.Error,
    "法定代表人“{x}”与登记“{y}”不符，请先办理变更登记。",
    "Legal representative ({x}) differs from the registry ({y}).",
    "请核对姓名是否写错；已更换法定代表人的，先到登记管理机关办理变更登记，再按新登记证书填写。",
    "Check the spelling of the name. If the legal representative has changed, register the change first and then write the name on the new certificate.")
{
    public override string Basis => "社会团体登记管理条例第12条、第18条；民办非企业单位登记管理暂行条例第12条、第15条；基金会管理条例第11条、第15条";

    public override string CauseZh => "法定代表人是登记事项，更换后须办理变更登记，以登记证书为准。常见原因：换届后新负责人已到任但未变更登记，或填成了秘书长、联系人。";

    public override string CauseEn => "The legal representative is a registered item: a change has to be registered, and the certificate decides. Typically a new chair took office after an election but was not registered, or the secretary-general or the contact was entered.";

    public override IReadOnlyList<string> Fields => ["legalRep.name"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.LegalRepName is not { } reported || judge.Context.Registered is not { LegalRepName: { } registered } organisation || PersonNameFormat.Same(reported, registered))
            return;
        if (organisation.Events?.Any(e => e is { Item: ChangeItems.LegalRepresentative, EffectiveOn: { } on } && on > judge.Context.YearEnd) == true)
            return;
        var (x, y) = (PersonNameFormat.Shown(reported)!, PersonNameFormat.Shown(registered)!);
        judge.Fail(this, "legalRep.name", expected: y, arguments: [("x", x), ("y", y)]);
    }
}
