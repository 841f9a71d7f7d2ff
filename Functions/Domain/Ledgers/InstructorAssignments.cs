using Nianbao.Domain.Datasets;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Ledgers;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.InstructorAssignment>;

namespace Nianbao.Domain.Ledgers;

/// <summary>The instructor of an organisation (M22).</summary>
public sealed class InstructorAssignment : LedgerEntry
{
    public string? InstructorId { get; set; }

    /// <summary>Masked, with a pseudonym (<see cref="PersonNameFormat"/>); so that reports can be compared without a look at the instructor.</summary>
    public string? Name { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }
}

/// <summary>The ledger of assignments: which instructor is in touch with which organisation.</summary>
public sealed class InstructorAssignmentsLedger(PersonSeal seal) : LedgerDataset<InstructorAssignment>("instructor-assignments", "党建指导员联系台账", "Assignments of instructors", "M22")
{
    /// <summary>The fact that names the instructor.</summary>
    public const string Instructor = "instructor";

    public override string SinceColumn => "from";

    public override string UntilColumn => "to";

    public override IReadOnlyList<string> Identity => ["instructorId", "from"];

    public override IReadOnlyList<LedgerReference> References => [new("instructorId", "instructors")];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("assignmentId", "联系编号", "Number of the assignment", required: false, "编号"),
        Col.Text("instructorId", "党建指导员编号", "Instructor's number", e => e.InstructorId, ["指导员编号"], 64, required: true),
        Col.Person("name", "指导员姓名", "Instructor's name", e => e.Name, ["党建指导员姓名", "姓名"], seal),
        Col.Date("from", "联系开始日期", "From", e => e.From, ["开始日期"], required: true),
        Col.Date("to", "联系结束日期", "To", e => e.To, ["结束日期"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions => [];

    protected override IReadOnlyList<LedgerFact> OwnFacts { get; } = [new(Instructor, e => ((InstructorAssignment)e).InstructorId)];

    protected override IReadOnlyList<string> ComparedWith => [Name];

    protected override IReadOnlyList<Rule> OwnRules => [LedgerRules.OneInstructorAtATime];
}
