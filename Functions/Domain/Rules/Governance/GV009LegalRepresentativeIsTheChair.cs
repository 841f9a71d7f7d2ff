using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>
/// A foundation's legal representative is its chair, and is no other organisation's legal representative (domain.md 7.5). Otherwise
/// ground G06 is given. A name that is not the registered one is RG-001's, and a list without a chair GV-018's.
/// </summary>
public sealed class GV009LegalRepresentativeIsTheChair() : Rule<AnnualReport>(
    "GV-009",
    Severity.Error,
    "法定代表人{fact}。",
    "Legal rep {fact}.",
    "基金会的法定代表人由理事长担任，且不得同时担任其他组织的法定代表人。请核对负责人名单；确实不符的，请改选或在其中一处变更法定代表人。报告已计入，年检时将列为事项。",
    "The chair is a foundation's legal representative, and may be no other organisation's. Check the list of officers, or elect another legal representative in one of the organisations. The report counts; the inspection will list this.")
{
    public override Applicability AppliesTo => Applicability.Types(LegalTypes.Foundation);

    public override string Basis => "基金会管理条例第20条（理事长是基金会的法定代表人）、第23条（不得同时担任其他组织的法定代表人）";

    public override string CauseZh => "基金会的理事长即法定代表人，须专任。常见原因：发起企业或其他社会组织的法定代表人兼任，或换届后法定代表人仍是前任理事长。";

    public override string CauseEn => "A foundation's chair is its legal representative and nobody else's. Typically the head of the founding company or of another organisation took the post, or the former chair still is the legal representative after an election.";

    public override IReadOnlyList<string> Fields => ["legalRep.name", "officers"];

    public override string? Ground => "G06";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (judge.Context.LegalRepElsewhere is { Count: > 0 } others)
        {
            var names = string.Join('、', others.Select(o => o.Name));
            judge.Fail(this, "legalRep.name", arguments: [("fact", $"同时担任“{names}”法定代表人"), ("fact.en", $"also heads {names}")]);
        }

        var chairs = (record.Officers ?? []).Where(o => o.Post == OfficerPosts.Chair && o.Name is not null).ToArray();
        if (record.LegalRepName is not { } name || chairs.Length == 0 || Array.Exists(chairs, c => PersonNameFormat.Same(c.Name, name)))
            return;
        if (judge.Context.Registered?.LegalRepName is { } registered && !PersonNameFormat.Same(registered, name))
            return;
        judge.Fail(this, "legalRep.name", expected: PersonNameFormat.Shown(chairs[0].Name), arguments: [("fact", "不是本基金会理事长"), ("fact.en", "is not the foundation's chair")]);
    }
}
