using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.AnnualReports;

/// <summary>Section H, 募捐捐赠 (domain.md 3.3).</summary>
public sealed partial class AnnualReport
{
    /// <summary>In fen.</summary>
    public long? DonationsCash { get; set; }

    /// <summary>In fen.</summary>
    public long? DonationsInKind { get; set; }

    /// <summary>In fen.</summary>
    public long? CharitableExpenditure { get; set; }

    /// <summary>In fen.</summary>
    public long? AdminExpense { get; set; }

    /// <summary>In fen.</summary>
    public long? FundraisingCost { get; set; }

    /// <summary>In fen.</summary>
    public long? OtherExpense { get; set; }

    /// <summary>In fen.</summary>
    public long? StaffSalaryWelfare { get; set; }

    /// <summary>In fen.</summary>
    public long? OfficeExpense { get; set; }

    public string? OverseasCooperation { get; set; }

    /// <summary>In fen.</summary>
    public long? LastYearIncomeAdjusted { get; set; }

    /// <summary>In fen.</summary>
    public long? AverageIncome3y { get; set; }

    /// <summary>In fen.</summary>
    public long? AverageNetAssets3y { get; set; }

    public bool? SpecialCaseDeclared { get; set; }

    public DateOnly? SpecialCaseReportedOn { get; set; }

    public DateOnly? SpecialCasePublishedOn { get; set; }

    public IReadOnlyList<FundraisingPlan>? FundraisingPlans { get; set; }

    public IReadOnlyList<Grant>? Grants { get; set; }
}

/// <summary>An item of 募捐方案 (fundraising plans).</summary>
public sealed class FundraisingPlan : ListItem
{
    public string? FilingNo { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>In fen.</summary>
    public long? Raised { get; set; }

    /// <summary>In fen.</summary>
    public long? Cost { get; set; }
}

/// <summary>An item of 资助 (grants).</summary>
public sealed class Grant : ListItem
{
    public string? Recipient { get; set; }

    /// <summary>In fen.</summary>
    public long? Amount { get; set; }

    public string? Purpose { get; set; }
}
