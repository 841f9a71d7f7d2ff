using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Registry;

/// <summary>What the register holds beyond the certificate: the legal representative, and the lists of events, officers and records that rules compare with.</summary>
public sealed partial class Organisation
{
    public string? IndustryDept { get; set; }

    public string? BusinessScope { get; set; }

    /// <summary>Masked, with a pseudonym (<see cref="Values.PersonNameFormat"/>).</summary>
    public string? LegalRepName { get; set; }

    /// <summary>A pseudonym (<see cref="Values.PersonNumberFormat"/>).</summary>
    public string? LegalRepIdHash { get; set; }

    public DateOnly? CharityRecognisedOn { get; set; }

    /// <summary>Where notices are mailed to. Personal data: used for sending, shown in no answer, written in no log.</summary>
    public string? NoticeEmail { get; set; }

    public string? PartyOrgId { get; set; }

    public IReadOnlyList<RegistrationEvent>? Events { get; set; }

    public IReadOnlyList<RegisteredOfficer>? Officers { get; set; }

    public IReadOnlyList<RegisteredPenalty>? Penalties { get; set; }

    public IReadOnlyList<Evaluation>? Evaluations { get; set; }

    public IReadOnlyList<ForumNotice>? ForumNotices { get; set; }

    public IReadOnlyList<InstructorAssignment>? InstructorAssignments { get; set; }

    public IReadOnlyList<WeakPartyOrgCase>? WeakPartyOrgCases { get; set; }

    public IReadOnlyList<Pairing>? Pairings { get; set; }
}

/// <summary>An item of 登记事项 (registration events).</summary>
public sealed class RegistrationEvent : ListItem
{
    /// <summary>A code of <see cref="RegistrationEventKinds"/>.</summary>
    public string? Kind { get; set; }

    /// <summary>A code of <see cref="ChangeItems"/>.</summary>
    public string? Item { get; set; }

    public string? Before { get; set; }

    public string? After { get; set; }

    public DateOnly? DecidedOn { get; set; }

    public DateOnly? ApprovedOn { get; set; }

    public DateOnly? EffectiveOn { get; set; }
}

/// <summary>An item of 登记负责人 (registered officers).</summary>
public sealed class RegisteredOfficer : ListItem
{
    /// <summary>Masked, with a pseudonym (<see cref="Values.PersonNameFormat"/>).</summary>
    public string? Name { get; set; }

    /// <summary>A pseudonym (<see cref="Values.PersonNumberFormat"/>).</summary>
    public string? IdHash { get; set; }

    public DateOnly? BirthYearMonth { get; set; }

    /// <summary>A code of <see cref="OfficerPosts"/>.</summary>
    public string? Post { get; set; }

    public bool? IsPartyMember { get; set; }

    public bool? IsCivilServant { get; set; }

    public bool? IsRetiredCadre { get; set; }

    public string? ApprovalDocNo { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }
}

/// <summary>An item of 行政处罚 (penalties).</summary>
public sealed class RegisteredPenalty : ListItem
{
    public DateOnly? DecidedOn { get; set; }

    public string? DocNo { get; set; }

    /// <summary>A code of <see cref="PenaltyTypes"/>.</summary>
    public string? Type { get; set; }

    /// <summary>In fen.</summary>
    public long? Amount { get; set; }

    public string? Authority { get; set; }
}

/// <summary>An item of 等级评估 (evaluations).</summary>
public sealed class Evaluation : ListItem
{
    /// <summary>A code of <see cref="Grades"/>.</summary>
    public string? Grade { get; set; }

    public long? Score { get; set; }

    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }
}

/// <summary>An item of 论坛报告 (forum notices).</summary>
public sealed class ForumNotice : ListItem
{
    public string? NoticeId { get; set; }

    public string? Title { get; set; }

    public DateOnly? PlannedOn { get; set; }

    public DateOnly? ReportedOn { get; set; }

    public bool? Approved { get; set; }

    public bool? NameApproved { get; set; }
}

/// <summary>An item of 党建指导员联系 (instructor assignments).</summary>
public sealed class InstructorAssignment : ListItem
{
    /// <summary>Masked, with a pseudonym (<see cref="Values.PersonNameFormat"/>).</summary>
    public string? Name { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }
}

/// <summary>An item of 软弱涣散整顿 (weak party organisation cases).</summary>
public sealed class WeakPartyOrgCase : ListItem
{
    public string? CaseId { get; set; }

    public DateOnly? FoundOn { get; set; }

    public DateOnly? DueOn { get; set; }

    public DateOnly? ClosedOn { get; set; }

    public IReadOnlyList<string>? Grounds { get; set; }
}

/// <summary>An item of 结对共建 (pairings).</summary>
public sealed class Pairing : ListItem
{
    public string? PairingId { get; set; }

    public string? CounterpartName { get; set; }

    public DateOnly? SignedOn { get; set; }

    public DateOnly? EndsOn { get; set; }
}
