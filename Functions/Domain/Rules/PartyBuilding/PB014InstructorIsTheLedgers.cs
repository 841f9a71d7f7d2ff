using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>
/// The party instructor of a directly registered provincial organisation is the one the ledger assigns (domain.md 2.1 M22, 7.6,
/// PB-014): one who was assigned at some time between the end of the report year and the arrival of the report. Skipped when
/// the ledger holds no assignment of the organisation, or when the file does not ask for the instructor.
/// </summary>
public sealed class PB014InstructorIsTheLedgers() : Rule<AnnualReport>(
    "PB-014",
    Severity.Warn,
    "党建指导员与联系台账不一致。",
    "Instructor differs from ledger.",
    "联系台账中现任党建指导员为{ledger}。请核对姓名；台账有误的，请联系党建工作机构更正，或填写说明。",
    "The instructor in the ledger is {ledger}. Check the name; when the ledger is wrong, have the party-building authority correct it, or explain.")
{
    private const string Field = "instructorName";

    public override string Basis => "党建工作指导员分片联系制度（domain.md 2.1 M22）";

    public override string CauseZh => "省级直接登记的社会组织都有一名党建工作指导员联系，年报与联系台账应一致。常见原因是指导员调整后仍填原来的姓名。";

    public override string CauseEn => "Every directly registered provincial organisation has one instructor, and the report should agree with the ledger. It usually breaks because the instructor changed and the old name was entered.";

    public override IReadOnlyList<string> Fields => [Field];

    protected override void Check(AnnualReport record, Judge judge)
    {
        var context = judge.Context;
        if (context.Registered is not { RegistrationMode: RegistrationModes.Direct, RegLevel: RegLevels.Province } || context.Ledgers.Of<InstructorAssignment>(LedgerNeeds.InstructorAssignments) is not { Count: > 0 } assignments)
            return;
        if (record.InstructorName is null && !context.Extent.Asks(Field))
            return;
        var current = assignments.Where(a => IsCurrent(a, context)).ToList();
        if (current.Count == 0 ? record.InstructorName is null : current.Any(a => PersonNameFormat.Same(a.Name, record.InstructorName)))
            return;
        var names = string.Join("、", current.Select(a => PersonNameFormat.Shown(a.Name)).Distinct());
        judge.Fail(this, Field, expected: names.Length > 0 ? names : null, arguments: [("ledger", names.Length > 0 ? names : "（无）"), ("ledger.en", names.Length > 0 ? names : "nobody")]);
    }

    private static bool IsCurrent(InstructorAssignment assignment, RuleContext context) =>
        (assignment.From is not { } from || from <= Later(context.YearEnd, context.Today)) && (assignment.To is not { } to || to >= context.YearEnd);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
