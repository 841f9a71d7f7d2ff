using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.AnnualReports;

/// <summary>Section I, 监督检查 (domain.md 3.3).</summary>
public sealed partial class AnnualReport
{
    /// <summary>A code of <see cref="Inspection.Conclusions"/>.</summary>
    public string? LastConclusion { get; set; }

    public string? RectificationReport { get; set; }

    public IReadOnlyList<InspectionReceived>? InspectionsReceived { get; set; }

    public IReadOnlyList<Penalty>? Penalties { get; set; }
}

/// <summary>An item of 监督检查 (inspections received).</summary>
public sealed class InspectionReceived : ListItem
{
    public DateOnly? HeldOn { get; set; }

    public string? Authority { get; set; }

    public string? Result { get; set; }
}

/// <summary>An item of 行政处罚 (penalties).</summary>
public sealed class Penalty : ListItem
{
    public DateOnly? DecidedOn { get; set; }

    public string? DocNo { get; set; }

    /// <summary>A code of <see cref="PenaltyTypes"/>.</summary>
    public string? Type { get; set; }

    /// <summary>In fen.</summary>
    public long? Amount { get; set; }

    public string? Authority { get; set; }
}
