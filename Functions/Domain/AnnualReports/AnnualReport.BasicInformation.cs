using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.AnnualReports;

/// <summary>Section A, 基本信息 (domain.md 3.3).</summary>
public sealed partial class AnnualReport
{
    public string? RegNo { get; set; }

    public DateOnly? EstablishedOn { get; set; }

    public string? Address { get; set; }

    public string? Postcode { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Website { get; set; }

    /// <summary>Masked, with a pseudonym (<see cref="Values.PersonNameFormat"/>).</summary>
    public string? LegalRepName { get; set; }

    /// <summary>A pseudonym (<see cref="Values.PersonNumberFormat"/>).</summary>
    public string? LegalRepIdHash { get; set; }

    public bool? LegalRepIsFullTime { get; set; }

    /// <summary>Masked.</summary>
    public string? LegalRepMobile { get; set; }

    /// <summary>Masked, with a pseudonym (<see cref="Values.PersonNameFormat"/>).</summary>
    public string? ContactName { get; set; }

    /// <summary>Masked.</summary>
    public string? ContactMobile { get; set; }

    public string? ContactEmail { get; set; }

    public string? BusinessScope { get; set; }

    /// <summary>In fen.</summary>
    public long? RegisteredFunds { get; set; }

    public string? IndustryDept { get; set; }

    /// <summary>Whether the organisation works under a licence to practise (执业许可证), as schools, hospitals and homes for the aged do.</summary>
    public bool? IsLicensed { get; set; }

    public string? RegistrarCode { get; set; }

    /// <summary>A code of <see cref="RegLevels"/>.</summary>
    public string? RegLevel { get; set; }

    public DateOnly? CharityRecognisedOn { get; set; }

    public bool? TaxExempt { get; set; }

    public DateOnly? TaxExemptValidTo { get; set; }

    public bool? DonationDeduction { get; set; }

    public DateOnly? DonationDeductionValidTo { get; set; }

    /// <summary>A code of <see cref="Grades"/>.</summary>
    public string? EvaluationGrade { get; set; }

    public DateOnly? EvaluationValidFrom { get; set; }

    public DateOnly? EvaluationValidTo { get; set; }

    public IReadOnlyList<BankAccount>? BankAccounts { get; set; }
}

/// <summary>An item of 银行账户 (bank accounts).</summary>
public sealed class BankAccount : ListItem
{
    public string? Bank { get; set; }

    /// <summary>Masked.</summary>
    public string? AccountMasked { get; set; }
}
