using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.AnnualReports;

/// <summary>Section F, 收费 (domain.md 3.3).</summary>
public sealed partial class AnnualReport
{
    public DateOnly? FeeStandardApprovedOn { get; set; }

    public long? DuesLevels { get; set; }

    /// <summary>In fen.</summary>
    public long? DuesIncome { get; set; }

    /// <summary>In fen.</summary>
    public long? ReducedFees { get; set; }

    public IReadOnlyList<ServiceFee>? ServiceFees { get; set; }
}

/// <summary>An item of 服务收费 (service fees).</summary>
public sealed class ServiceFee : ListItem
{
    public string? Name { get; set; }

    public string? Standard { get; set; }

    /// <summary>In fen.</summary>
    public long? Amount { get; set; }
}
