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

    public IReadOnlyList<RegisteredListing>? CreditListings { get; set; }

    public IReadOnlyList<Evaluation>? Evaluations { get; set; }
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

/// <summary>An item of 信用名录 (credit listings): a time on the abnormal list or the list of serious dishonesty.</summary>
public sealed class RegisteredListing : ListItem
{
    /// <summary>A code of <see cref="CreditLists"/>.</summary>
    public string? List { get; set; }

    /// <summary>AB1 to AB7, SE1 to SE8.</summary>
    public string? Trigger { get; set; }

    public DateOnly? EffectiveOn { get; set; }

    /// <summary>The day from which the time counts anew, because it happened again.</summary>
    public DateOnly? RestartOn { get; set; }

    public DateOnly? RemovedOn { get; set; }

    /// <summary>The day from which the time on the list counts.</summary>
    public DateOnly? Since => RestartOn ?? EffectiveOn;

    /// <summary>Whether it stood on that day; on the day of its removal it stands no more.</summary>
    public bool IsListedOn(DateOnly day) => EffectiveOn <= day && !(RemovedOn <= day);
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
