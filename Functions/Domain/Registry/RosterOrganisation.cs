using System.Globalization;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Registry;

/// <summary>
/// What completeness and inspection need of a registered organisation, in some forty characters, so that they need not read
/// whole records: <c>type|established|ended|status|charity|mode|supervised|legalRep|officers|grades</c>, for example
/// <c>SSI|20150301|-|ACTIVE|0|DUAL|1|i0a1b2c3d4e5f|o1a2b3c4d</c>. Days are yyyyMMdd; - means not reported.
/// </summary>
/// <param name="LegalRep">A pseudonym of the legal representative (<see cref="LegalRepOf"/>), or null.</param>
/// <param name="Officers">See <see cref="RosterOfficer"/>; null when none is known.</param>
/// <param name="Evaluations">See <see cref="RosterEvaluation"/>; null when it has no grade.</param>
public sealed record RosterOrganisation(string LegalType, DateOnly? EstablishedOn, DateOnly? EndedOn, string Status, bool IsCharity, string? Mode, bool HasSupervisingUnit, string? LegalRep = null, string? Officers = null, string? Evaluations = null)
{
    private const string Nothing = "-";

    /// <summary>Whether a supervising unit must review the report before the registrar does: never for direct registration or after decoupling.</summary>
    public bool NeedsPreReview => Mode switch
    {
        RegistrationModes.Direct or RegistrationModes.Decoupled => false,
        RegistrationModes.Dual => true,
        _ => HasSupervisingUnit,
    };

    public static RosterOrganisation Of(Organisation organisation) => new(
        organisation.LegalType ?? "",
        organisation.EstablishedOn,
        organisation.EndedOn,
        organisation.Status ?? OrgStatuses.Active,
        organisation.IsCharity == true,
        organisation.RegistrationMode,
        SupervisingUnits.IsUnit(organisation.SupervisingUnit),
        LegalRepOf(organisation.LegalRepIdHash, organisation.LegalRepName),
        RosterOfficer.WriteAll(organisation.Officers),
        RosterEvaluation.WriteAll(organisation.Evaluations));

    /// <summary>
    /// A short pseudonym of a person: by the ID number where it is known, else by the name, so that a person without a number is
    /// only ever taken for another one without a number. Null when nothing is known.
    /// </summary>
    /// <param name="idHash">As kept by <see cref="Values.PersonNumberFormat"/>.</param>
    /// <param name="name">As kept by <see cref="Values.PersonNameFormat"/>.</param>
    public static string? LegalRepOf(string? idHash, string? name)
    {
        const int Digits = 12;
        if (idHash is not null)
            return $"i{idHash[(idHash.IndexOf(':', StringComparison.Ordinal) + 1)..][..Digits]}";
        return name is not null && name.LastIndexOf('#') is >= 0 and var mark ? $"n{name[(mark + 1)..]}" : null;
    }

    /// <exception cref="FormatException">The text is not a roster entry.</exception>
    public static RosterOrganisation Parse(string text)
    {
        var parts = text.Split('|');
        if (parts.Length is < 7 or > 10)
            throw new FormatException($"'{text}' is not an organisation's roster entry.");
        return new(parts[0], Day(parts[1]), Day(parts[2]), parts[3], parts[4] == "1", parts[5] == Nothing ? null : parts[5], parts[6] == "1", At(7), At(8), At(9));

        string? At(int index) => parts.Length <= index || parts[index] == Nothing ? null : parts[index];
    }

    /// <inheritdoc cref="Organisation.IsActiveOn"/>
    public bool IsActiveOn(DateOnly day) => new Organisation { EstablishedOn = EstablishedOn, EndedOn = EndedOn, Status = Status }.IsActiveOn(day);

    public override string ToString() =>
        string.Join('|', LegalType, Text(EstablishedOn), Text(EndedOn), Status, IsCharity ? "1" : "0", Mode ?? Nothing, HasSupervisingUnit ? "1" : "0", LegalRep ?? Nothing) + (Officers is null && Evaluations is null ? "" : "|" + (Officers ?? Nothing)) + (Evaluations is null ? "" : "|" + Evaluations);

    private static string Text(DateOnly? day) => day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? Nothing;

    private static DateOnly? Day(string text) => text == Nothing ? null : DateOnly.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture);
}
