using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>
/// The finances were audited before the legal representative changed, and in a foundation before an election as well (domain.md
/// 7.5). Otherwise ground G12 is given.
/// </summary>
public sealed class GV019AuditBeforeTheChange() : Rule<AnnualReport>(
    "GV-019",
    Severity.Warn,
    "换届或更换法定代表人前未见财务审计。",
    "Audit before change missing.",
    "请补做财务审计并将报告作为附件，在{where}填“是”；已审计的请直接更正。",
    "Have the audit made and attach its report, then write yes in {where}; if it was made, just correct the entry.")
{
    public override string Basis => "社会团体登记管理条例第27条；民办非企业单位登记管理暂行条例第22条；基金会管理条例第37条";

    public override string CauseZh => "换届和更换法定代表人之前应当进行财务审计，以分清责任。常见原因：把年度审计当作离任审计，先换届后补审，或漏填是否审计。";

    public override string CauseEn => "The finances are audited before an election or a change of the legal representative, so that it is clear who answers for what. Typically the annual audit was taken for it, it was made afterwards, or the entry was left blank.";

    public override IReadOnlyList<string> Fields => ["changesInYear", "electionAuditAttached", "lastElectionOn"];

    public override string? Ground => "G12";

    protected override void Check(AnnualReport record, Judge judge)
    {
        for (var i = 0; i < record.ChangesInYear?.Count; i++)
        {
            var change = record.ChangesInYear[i];
            if (change.Item == ChangeItems.LegalRepresentative && change.AuditAttached != true && !change.Unreadable.Contains("auditAttached"))
                Fail(ChildList.PathOf("changesInYear", i, "auditAttached"), "该变更的“是否附财务审计”", "the change's column auditAttached");
        }

        // A change of the legal representative that came with the election was audited with it.
        if (Applicability.LegalTypeOf(record, judge.Context) == LegalTypes.Foundation
            && record.LastElectionOn?.Year == judge.Context.Year
            && record.ElectionAuditAttached != true
            && (record.ElectionAuditAttached == false || judge.Context.Extent.Asks("electionAuditAttached"))
            && record.ChangesInYear?.Any(c => c is { Item: ChangeItems.LegalRepresentative, AuditAttached: true }) != true)
            Fail("electionAuditAttached", "“换届前是否财务审计”", "column electionAuditAttached");

        void Fail(string field, string zh, string en) => judge.Fail(this, field, expected: "是", arguments: [("where", zh), ("where.en", en)]);
    }
}
