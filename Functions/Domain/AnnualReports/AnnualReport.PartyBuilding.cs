namespace Nianbao.Domain.AnnualReports;

/// <summary>Section C, 党建 (domain.md 3.3).</summary>
public sealed partial class AnnualReport
{
    public string? PartyOrgId { get; set; }

    public string? PartyOrgName { get; set; }

    public string? PartyOrgSuperior { get; set; }

    public DateOnly? PartyOrgEstablishedOn { get; set; }

    public string? PartyOrgApprovalDocNo { get; set; }

    public string? PartyOrgApprovalNote { get; set; }

    public DateOnly? PartyOrgLastElectionOn { get; set; }

    public long? PartyOrgTermYears { get; set; }

    /// <summary>Masked, with a pseudonym (<see cref="Values.PersonNameFormat"/>).</summary>
    public string? SecretaryName { get; set; }

    public bool? SecretaryIsOfficer { get; set; }

    public string? SecretaryPost { get; set; }

    /// <summary>Masked, with a pseudonym (<see cref="Values.PersonNameFormat"/>).</summary>
    public string? FirstSecretaryName { get; set; }

    public string? FirstSecretaryAppointedBy { get; set; }

    public long? CommitteeSize { get; set; }

    public IReadOnlyList<string>? JointWith { get; set; }

    public long? PartyMeetings { get; set; }

    public long? PartyCommitteeMeetings { get; set; }

    public long? PartyClasses { get; set; }

    public long? ThemeDays { get; set; }

    public long? FirstTopics { get; set; }

    public long? OrgLifeMeetings { get; set; }

    public long? DemocraticReviews { get; set; }

    /// <summary>In fen.</summary>
    public long? PartyFundsIncome { get; set; }

    /// <summary>In fen.</summary>
    public long? PartyFundsExpense { get; set; }

    public long? PartyAdmissions { get; set; }

    /// <summary>In fen.</summary>
    public long? PartyDuesCollected { get; set; }

    public long? CrossPostings { get; set; }

    public long? DecisionParticipation { get; set; }

    public bool? MassUnion { get; set; }

    public bool? MassYouth { get; set; }

    public bool? MassWomen { get; set; }

    public string? WeakRectification { get; set; }
}
