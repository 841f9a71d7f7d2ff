using System.Globalization;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Domain.Inspection;

/// <summary>What a registrar's finding says.</summary>
public static class CheckKinds
{
    /// <summary>A ground was found: by a check, an audit, a court, another authority.</summary>
    public const string Found = "FOUND";

    /// <summary>The organisation corrected a ground by itself, with evidence (domain.md 8.1).</summary>
    public const string SelfCorrected = "SELF_CORRECTED";

    /// <summary>The rectification of a ground of this report year's inspection has been verified.</summary>
    public const string Remedied = "REMEDIED";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Found, "认定情形", "Ground found", "认定"),
        new(SelfCorrected, "自行纠正", "Corrected by itself", "主动纠正"),
        new(Remedied, "整改完成", "Remedied", "已整改"),
    ];
}

/// <summary>
/// What the inspection needs of a registrar's finding, in its roster entry: <c>ground|kind|weight|day|evidence|letters</c>, for example
/// <c>G19|FOUND|-|20251120|1|20</c>.
/// </summary>
/// <param name="Ground">A code of <see cref="Grounds"/>.</param>
/// <param name="Kind">A code of <see cref="CheckKinds"/>.</param>
/// <param name="Weight">As the registrar weighs it, or null for the usual weight.</param>
/// <param name="On">The day of the finding, the correction, or the verification.</param>
/// <param name="HasEvidence">A document proves it.</param>
/// <param name="LetterDays">Days between the two registered letters that nobody signed for; null when not given.</param>
public sealed record CheckFact(string Ground, string Kind, Weight? Weight, DateOnly? On, bool HasEvidence, int? LetterDays)
{
    private const string Nothing = "-";

    /// <summary>The ground it states.</summary>
    public StatedGround Stated => StatedGround.Of(Ground) is var usual ? usual with { Weight = Weight ?? usual.Weight, Source = GroundSources.Check } : default;

    /// <summary>
    /// Whether it states its ground for the organisation: the duty to publish is that of charities and foundations, and letters prove
    /// that nobody can be reached only at the interval the law asks for.
    /// </summary>
    public bool States(RosterOrganisation organisation, InspectionLimits limits) => Kind == CheckKinds.Found && Ground switch
    {
        "G19" => LetterDays is not { } days || (days >= limits.LettersLeastDays && days <= limits.LettersMostDays),
        "G25" => organisation.IsCharity || organisation.LegalType == LegalTypes.Foundation,
        _ => true,
    };

    /// <exception cref="FormatException">The text is not such an entry.</exception>
    public static CheckFact Parse(string text)
    {
        var parts = text.Split('|');
        if (parts.Length != 6)
            throw new FormatException($"'{text}' is not a finding's roster entry.");
        return new(
            parts[0],
            parts[1],
            parts[2] switch { "S" => Inspection.Weight.Serious, "M" => Inspection.Weight.Minor, _ => null },
            parts[3] == Nothing ? null : DateOnly.ParseExact(parts[3], "yyyyMMdd", CultureInfo.InvariantCulture),
            parts[4] == "1",
            parts[5] == Nothing ? null : int.Parse(parts[5], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Join(
        '|',
        Ground,
        Kind,
        Weight switch { Inspection.Weight.Serious => "S", Inspection.Weight.Minor => "M", _ => Nothing },
        On?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? Nothing,
        HasEvidence ? "1" : "0",
        LetterDays?.ToString(CultureInfo.InvariantCulture) ?? Nothing);
}
