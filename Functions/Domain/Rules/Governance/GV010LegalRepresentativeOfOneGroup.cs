using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>A social group's legal representative is no other social group's (domain.md 7.5). Otherwise ground G06 is given.</summary>
public sealed class GV010LegalRepresentativeOfOneGroup() : Rule<AnnualReport>(
    "GV-010",
    Severity.Error,
    "法定代表人同时担任“{org}”法定代表人。",
    "Legal rep also heads {org}.",
    "社会团体的法定代表人不得同时担任其他社会团体的法定代表人。请在其中一个社会团体改选并变更法定代表人；登记有误的，请联系登记管理机关。报告已计入，年检时将列为事项。",
    "A social group's legal representative may not be another social group's. Elect another one in one of them and register the change; if the register is wrong, tell the registrar. The report counts; the inspection will list this.")
{
    public override Applicability AppliesTo => Applicability.Types(LegalTypes.SocialGroup);

    public override string Basis => "社会团体登记管理条例第12条";

    public override string CauseZh => "一人只能担任一个社会团体的法定代表人。常见原因：会长在另一个社团卸任后，那个社团没有办理法定代表人变更登记。";

    public override string CauseEn => "One person is the legal representative of one social group only. Typically the chair left another group, which never registered the change.";

    public override IReadOnlyList<string> Fields => ["legalRep.name"];

    public override string? Ground => "G06";

    protected override void Check(AnnualReport record, Judge judge)
    {
        var groups = judge.Context.LegalRepElsewhere.Where(o => o.LegalType == LegalTypes.SocialGroup).Select(o => o.Name).ToArray();
        if (groups.Length > 0)
            judge.Fail(this, "legalRep.name", arguments: ("org", string.Join('、', groups)));
    }
}
