using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.AnnualReports;

/// <summary>Section E, 财务 (domain.md 3.3).</summary>
public sealed partial class AnnualReport
{
    /// <summary>The name of a <see cref="StatementFormat"/>.</summary>
    public string? StatementFormatName { get; set; }

    public string? AccountingSystem { get; set; }

    /// <summary>Masked, with a pseudonym (<see cref="Values.PersonNameFormat"/>).</summary>
    public string? AccountantName { get; set; }

    public bool? IsFullTimeAccountant { get; set; }

    public bool? HasAudit { get; set; }

    public string? AuditFirm { get; set; }

    public string? AuditReportNo { get; set; }

    public DateOnly? AuditDate { get; set; }

    /// <summary>A code of <see cref="AuditOpinions"/>.</summary>
    public string? AuditOpinion { get; set; }

    /// <summary>In fen.</summary>
    public long? AuditedAssets { get; set; }

    /// <summary>In fen.</summary>
    public long? AuditedIncome { get; set; }

    /// <summary>In fen.</summary>
    public long? AuditedExpense { get; set; }

    /// <summary>In fen.</summary>
    public long? AuditedNetAssets { get; set; }

    /// <summary>In fen.</summary>
    public long? TaxPaid { get; set; }

    public string? WageNote { get; set; }

    public IReadOnlyList<Donor>? TopDonors { get; set; }

    public IReadOnlyList<RelatedPartyTransaction>? RelatedPartyTransactions { get; set; }

    public IReadOnlyList<Investment>? Investments { get; set; }
}

/// <summary>An item of 主要捐赠人 (top donors).</summary>
public sealed class Donor : ListItem
{
    public string? Name { get; set; }

    /// <summary>In fen.</summary>
    public long? Amount { get; set; }
}

/// <summary>An item of 关联方交易 (related-party transactions).</summary>
public sealed class RelatedPartyTransaction : ListItem
{
    public string? Party { get; set; }

    public string? Kind { get; set; }

    /// <summary>In fen.</summary>
    public long? Amount { get; set; }
}

/// <summary>An item of 对外投资 (investments).</summary>
public sealed class Investment : ListItem
{
    public string? Name { get; set; }

    /// <summary>In fen.</summary>
    public long? Amount { get; set; }

    /// <summary>In fen.</summary>
    public long? Income { get; set; }
}
