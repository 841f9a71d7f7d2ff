using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.AnnualReports;

/// <summary>Section G, 涉外 (domain.md 3.3).</summary>
public sealed partial class AnnualReport
{
    public IReadOnlyList<string>? OverseasOrgsJoined { get; set; }

    public long? OverseasStaff { get; set; }

    public IReadOnlyList<ForeignFund>? ForeignFunds { get; set; }

    public IReadOnlyList<ForeignExchange>? ForeignExchanges { get; set; }
}

/// <summary>An item of 境外资金 (foreign funds).</summary>
public sealed class ForeignFund : ListItem
{
    public string? Source { get; set; }

    /// <summary>In fen.</summary>
    public long? Amount { get; set; }

    public string? ApprovedDocNo { get; set; }

    public DateOnly? ReceivedOn { get; set; }

    public DateOnly? ReportedOn { get; set; }
}

/// <summary>An item of 涉外交流 (foreign exchanges).</summary>
public sealed class ForeignExchange : ListItem
{
    public string? Title { get; set; }

    public string? Country { get; set; }

    public DateOnly? HeldOn { get; set; }
}
