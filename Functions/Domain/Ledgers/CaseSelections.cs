using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.CaseSelection>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A case that was selected for a prize (M29).</summary>
public sealed class CaseSelection : LedgerEntry
{
    public string? Title { get; set; }

    /// <summary>A code of <see cref="CasePrizes"/>.</summary>
    public string? Prize { get; set; }

    public DateOnly? SelectedOn { get; set; }
}

/// <summary>The ledger of selected cases, of organisations or of a city's authority.</summary>
public sealed class CaseSelectionsLedger() : LedgerDataset<CaseSelection>("case-selections", "案例评选台账", "Selected cases", "M29")
{
    public override LedgerScope Scope => LedgerScope.Either;

    public override string SinceColumn => "selectedOn";

    public override IReadOnlyList<string> Identity => ["title", "selectedOn"];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("caseId", "案例编号", "Number of the case", required: false, "编号"),
        Col.Text("title", "案例名称", "Title", e => e.Title, ["案例", "名称"], required: true),
        Col.Choice("prize", "奖项", "Prize", CasePrizes.All, e => e.Prize, ["评选结果", "等次"], required: true),
        Col.Date("selectedOn", "评选日期", "Selected on", e => e.SelectedOn, ["公布日期"], required: true),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } = [By("prize", "奖项", "Prize", CasePrizes.All, e => e.Prize)];
}
