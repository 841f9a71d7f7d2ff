using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.GuidanceDocument>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A guidance document of an authority, such as the seven on party affairs (M10).</summary>
public sealed class GuidanceDocument : LedgerEntry
{
    public string? Title { get; set; }

    /// <summary>The series it belongs to, for example 党务工作指引.</summary>
    public string? Series { get; set; }

    public DateOnly? IssuedOn { get; set; }

    public DateOnly? RepealedOn { get; set; }

    public string? Version { get; set; }

    /// <summary>A code of <see cref="DocumentStatuses"/>.</summary>
    public string? Status { get; set; }
}

/// <summary>The ledger of guidance documents.</summary>
public sealed class GuidanceDocumentsLedger() : LedgerDataset<GuidanceDocument>("guidance-documents", "党务工作指引台账", "Guidance documents", "M10")
{
    public override LedgerScope Scope => LedgerScope.Authority;

    public override string SinceColumn => "issuedOn";

    public override string UntilColumn => "repealedOn";

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("docId", "文件编号", "Number of the document", required: true, "指引编号"),
        Col.Text("title", "文件名称", "Title", e => e.Title, ["指引名称", "名称"], required: true),
        Col.Text("series", "系列", "Series", e => e.Series, ["文件系列"], 60, required: true),
        Col.Date("issuedOn", "印发日期", "Issued on", e => e.IssuedOn, ["发布日期"], required: true),
        Col.Date("repealedOn", "废止日期", "Repealed on", e => e.RepealedOn, []),
        Col.Text("version", "版本", "Version", e => e.Version, [], 20),
        Col.Choice("status", "状态", "Status", DocumentStatuses.All, e => e.Status, ["文件状态"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } =
    [
        By("series", "系列", "Series", [], e => e.Series),
        By("status", "状态", "Status", DocumentStatuses.All, e => e.Status ?? "IN_FORCE"),
    ];
}
