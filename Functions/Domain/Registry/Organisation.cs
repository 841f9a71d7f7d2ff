using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Registry;

/// <summary>An organisation as registered (M01, domain.md 2.1).</summary>
public sealed partial class Organisation : Record
{
    public string? Name { get; set; }

    /// <summary>A code of <see cref="LegalTypes"/>.</summary>
    public string? LegalType { get; set; }

    public string? Kind { get; set; }

    public string? RegLevel { get; set; }

    /// <summary>Where the organisation has its domicile, which may differ from its registrar's division.</summary>
    public string? RegionCode { get; set; }

    public string? RegistrarCode { get; set; }

    public DateOnly? EstablishedOn { get; set; }

    /// <summary>A code of <see cref="OrgStatuses"/>.</summary>
    public string? Status { get; set; }

    /// <summary>The day of deregistration or revocation.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>A code of <see cref="RegistrationModes"/>.</summary>
    public string? RegistrationMode { get; set; }

    public string? SupervisingUnit { get; set; }

    public string? PartyAuthority { get; set; }

    public bool? IsCharity { get; set; }

    public bool? HasPublicFundraising { get; set; }

    public string? Address { get; set; }

    /// <summary>In fen.</summary>
    public long? RegisteredFunds { get; set; }

    public IReadOnlyList<string>? FormerNames { get; set; }

    public override string Key => Uscc ?? "";

    /// <summary>
    /// Whether the organisation existed on a day: established by then, and not ended before it (M01). Without an end date
    /// only the status tells, so any status but ACTIVE means that it did not.
    /// </summary>
    public bool IsActiveOn(DateOnly day) => IsEstablishedBy(day) && !IsEndedBy(day);

    public bool IsEstablishedBy(DateOnly day) => EstablishedOn is not { } established || established <= day;

    /// <summary>Ended before that day: the day of the deregistration itself still counts.</summary>
    public bool IsEndedBy(DateOnly day) => EndedOn is { } ended ? ended < day : Status is not (null or OrgStatuses.Active);
}
