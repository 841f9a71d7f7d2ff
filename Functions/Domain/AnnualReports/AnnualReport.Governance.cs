using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.AnnualReports;

/// <summary>Section B, 内部建设 (domain.md 3.3).</summary>
public sealed partial class AnnualReport
{
    public long? Directors { get; set; }

    public long? StandingDirectors { get; set; }

    public long? Supervisors { get; set; }

    public long? PaidDirectors { get; set; }

    public long? RelatedDirectors { get; set; }

    public bool? IsPrivatelyFunded { get; set; }

    public DateOnly? LastElectionOn { get; set; }

    public long? TermYears { get; set; }

    public long? TermNo { get; set; }

    public DateOnly? ExtensionApprovedTo { get; set; }

    public long? CharterMinAssemblies { get; set; }

    public long? CharterMinCouncils { get; set; }

    public DateOnly? CharterApprovedOn { get; set; }

    public bool? CharterHasPartyClause { get; set; }

    public bool? CharterHasCoreValues { get; set; }

    public string? SecretaryVacancyNote { get; set; }

    /// <summary>Whether the finances were audited before the last election (基金会管理条例第37条).</summary>
    public bool? ElectionAuditAttached { get; set; }

    public long? StaffFullTime { get; set; }

    public long? StaffPartTime { get; set; }

    public long? StaffContracts { get; set; }

    public long? StaffInsured { get; set; }

    public long? StaffRetiredRehired { get; set; }

    public long? StaffTotal { get; set; }

    public long? VolunteersRegistered { get; set; }

    public bool? SystemFinance { get; set; }

    public bool? SystemSeal { get; set; }

    public bool? SystemAssets { get; set; }

    public bool? SystemPersonnel { get; set; }

    public bool? SystemBranch { get; set; }

    public bool? SystemInformation { get; set; }

    public bool? SystemMajor { get; set; }

    public string? Disputes { get; set; }

    public IReadOnlyList<Officer>? Officers { get; set; }

    public IReadOnlyList<Meeting>? Meetings { get; set; }

    public IReadOnlyList<RegistrationChange>? ChangesInYear { get; set; }

    public IReadOnlyList<Branch>? Branches { get; set; }

    public IReadOnlyList<OwnedEntity>? Entities { get; set; }
}

/// <summary>An item of 负责人 (officers).</summary>
public sealed class Officer : ListItem
{
    /// <summary>Masked, with a pseudonym (<see cref="Values.PersonNameFormat"/>).</summary>
    public string? Name { get; set; }

    /// <summary>A pseudonym (<see cref="Values.PersonNumberFormat"/>).</summary>
    public string? IdHash { get; set; }

    /// <summary>A code of <see cref="Genders"/>.</summary>
    public string? Gender { get; set; }

    public DateOnly? BirthYearMonth { get; set; }

    /// <summary>A code of <see cref="OfficerPosts"/>.</summary>
    public string? Post { get; set; }

    public string? WorkUnit { get; set; }

    public bool? IsPartyMember { get; set; }

    public bool? IsCivilServant { get; set; }

    public bool? IsRetiredCadre { get; set; }

    public bool? IsPaid { get; set; }

    public bool? IsEmployed { get; set; }

    public bool? IsFinanceStaff { get; set; }

    public bool? IsRelative { get; set; }

    /// <summary>How many other social organisations the person holds a post in.</summary>
    public long? OtherPosts { get; set; }

    public string? ApprovalDocNo { get; set; }

    public long? TermNo { get; set; }

    public DateOnly? StartOn { get; set; }

    /// <summary>Whether both entries are about one person: by the ID number where both give it, else by the name.</summary>
    public bool IsSamePersonAs(Officer other) => IdHash is not null && other.IdHash is not null ? IdHash == other.IdHash : PersonNameFormat.Same(Name, other.Name);
}

/// <summary>An item of 会议 (meetings).</summary>
public sealed class Meeting : ListItem
{
    /// <summary>A code of <see cref="MeetingKinds"/>.</summary>
    public string? Kind { get; set; }

    public DateOnly? HeldOn { get; set; }

    public long? Attended { get; set; }

    public long? Entitled { get; set; }

    public bool? MinutesAttached { get; set; }
}

/// <summary>An item of 变更登记 (changes in the year).</summary>
public sealed class RegistrationChange : ListItem
{
    /// <summary>A code of <see cref="ChangeItems"/>.</summary>
    public string? Item { get; set; }

    public DateOnly? DecidedOn { get; set; }

    public DateOnly? ApprovedOn { get; set; }

    public DateOnly? RegisteredOn { get; set; }

    public bool? AuditAttached { get; set; }
}

/// <summary>An item of 分支机构 (branches).</summary>
public sealed class Branch : ListItem
{
    public string? Name { get; set; }

    /// <summary>A code of <see cref="BranchKinds"/>.</summary>
    public string? Kind { get; set; }

    public bool? Regional { get; set; }

    public bool? HasSubBranch { get; set; }

    /// <summary>Masked, with a pseudonym (<see cref="Values.PersonNameFormat"/>).</summary>
    public string? HeadName { get; set; }

    public DateOnly? EstablishedOn { get; set; }

    public bool? BankAccountOwn { get; set; }
}

/// <summary>An item of 兴办实体 (entities).</summary>
public sealed class OwnedEntity : ListItem
{
    public string? Name { get; set; }

    public string? EntityUscc { get; set; }

    /// <summary>In hundredths.</summary>
    public long? ShareholdingPct { get; set; }
}
