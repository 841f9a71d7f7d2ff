using Nianbao.Domain.Datasets;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.InstructorVisit>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A visit of an instructor to an organisation (M22).</summary>
public sealed class InstructorVisit : LedgerEntry
{
    public string? InstructorId { get; set; }

    public DateOnly? VisitedOn { get; set; }

    public string? Findings { get; set; }
}

/// <summary>The ledger of visits.</summary>
public sealed class InstructorVisitsLedger() : LedgerDataset<InstructorVisit>("instructor-visits", "党建指导员走访台账", "Visits of instructors", "M22")
{
    public override string SinceColumn => "visitedOn";

    public override bool HasRoster => false;

    public override IReadOnlyList<string> Identity => ["instructorId", "visitedOn"];

    public override IReadOnlyList<LedgerReference> References => [new("instructorId", "instructors")];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("visitId", "走访编号", "Number of the visit", required: false, "编号"),
        Col.Text("instructorId", "党建指导员编号", "Instructor's number", e => e.InstructorId, ["指导员编号"], 64, required: true),
        Col.Date("visitedOn", "走访日期", "Visited on", e => e.VisitedOn, ["日期"], required: true),
        Col.Text("findings", "走访情况", "Findings", e => e.Findings, ["发现问题", "走访记录"], 1000),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } =
    [
        By("quarter", "季度", "Quarter", [], e => e.VisitedOn is { } day ? $"{day:yyyy}Q{((day.Month - 1) / 3) + 1}" : null),
    ];
}
