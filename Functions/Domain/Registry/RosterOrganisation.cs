using System.Globalization;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Registry;

/// <summary>
/// What completeness and inspection need of a registered organisation, in some forty characters, so that they need not read
/// whole records: <c>type|established|ended|status|charity|mode|supervised</c>, for example <c>SSI|20150301|-|ACTIVE|0|DUAL|1</c>.
/// Days are yyyyMMdd; - means not reported.
/// </summary>
public sealed record RosterOrganisation(string LegalType, DateOnly? EstablishedOn, DateOnly? EndedOn, string Status, bool IsCharity, string? Mode, bool HasSupervisingUnit)
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
        SupervisingUnits.IsUnit(organisation.SupervisingUnit));

    /// <exception cref="FormatException">The text is not a roster entry.</exception>
    public static RosterOrganisation Parse(string text)
    {
        var parts = text.Split('|');
        if (parts.Length != 7)
            throw new FormatException($"'{text}' is not an organisation's roster entry.");
        return new(parts[0], Day(parts[1]), Day(parts[2]), parts[3], parts[4] == "1", parts[5] == Nothing ? null : parts[5], parts[6] == "1");
    }

    /// <inheritdoc cref="Organisation.IsActiveOn"/>
    public bool IsActiveOn(DateOnly day) => new Organisation { EstablishedOn = EstablishedOn, EndedOn = EndedOn, Status = Status }.IsActiveOn(day);

    public override string ToString() =>
        string.Join('|', LegalType, Text(EstablishedOn), Text(EndedOn), Status, IsCharity ? "1" : "0", Mode ?? Nothing, HasSupervisingUnit ? "1" : "0");

    private static string Text(DateOnly? day) => day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? Nothing;

    private static DateOnly? Day(string text) => text == Nothing ? null : DateOnly.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture);
}
