using System.Text.Json;
using System.Text.Json.Serialization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Attachments;

/// <summary>
/// Which attachments a report must have, by regime, registrar, legal type and year (domain.md 3.3). They are data
/// (required-attachments.json), each with its source and the rule that speaks of it.
/// </summary>
internal static class RequiredAttachments
{
    /// <summary>The report's list.</summary>
    public const string List = "attachments";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static readonly IReadOnlyList<RequiredAttachment> All = Load();

    /// <summary>
    /// The kinds that a rule must speak of because the report lacks them, in the order of the data. None when an attachment's kind could not
    /// be read: it might be that one.
    /// </summary>
    /// <param name="rule">The rule's code.</param>
    public static IReadOnlyList<Choice> MissingFrom(AnnualReport report, RuleContext context, string rule)
    {
        if (report.Attachments?.Any(a => a.Unreadable.Contains("kind")) == true)
            return [];
        var given = report.Attachments?.Select(a => a.Kind).ToHashSet(StringComparer.Ordinal) ?? [];
        var required = All.Where(r => r.Applies(report, context)).ToLookup(r => r.Kind, r => r.Rule, StringComparer.Ordinal);
        // When two rules want the same attachment, the more particular one (not AT-001) speaks.
        return [.. required.Where(kind => !given.Contains(kind.Key) && (kind.FirstOrDefault(r => r != "AT-001") ?? "AT-001") == rule).Select(kind => AttachmentKinds.All.Find(kind.Key)!)];
    }

    public static string Chinese(IEnumerable<Choice> kinds) => string.Join('、', kinds.Select(k => k.Chinese));

    public static string English(IEnumerable<Choice> kinds) => string.Join(", ", kinds.Select(k => k.English));

    private static RequiredAttachment[] Load()
    {
        using var stream = typeof(RequiredAttachments).Assembly.GetManifestResourceStream("Nianbao.Domain.Rules.Attachments.required-attachments.json")!;
        var all = JsonSerializer.Deserialize<RequiredAttachment[]>(stream, Json)!;
        foreach (var required in all)
            required.Verify();
        return all;
    }
}

/// <summary>One attachment that some reports must have.</summary>
/// <param name="Kind">A code of <see cref="AttachmentKinds"/>.</param>
/// <param name="Rule">The code of the rule that speaks of its absence.</param>
/// <param name="Source">The law or notice.</param>
/// <param name="LegalTypes">Codes of <see cref="Reference.LegalTypes"/>; null for all.</param>
/// <param name="When">What must be the case: partyOrganisation, licensed, publicFundraising, lastConclusionNotPass, preReviewed, auditRequired; null for always.</param>
/// <param name="Registrar">The registrar's code, or its beginning; null for all.</param>
/// <param name="Regime">A code of <see cref="Regimes"/>; null for both.</param>
/// <param name="From">The first report year.</param>
/// <param name="To">The last report year.</param>
internal sealed record RequiredAttachment(
    string Kind, string Rule, string Source, string[]? LegalTypes = null, string? When = null, string? Registrar = null, string? Regime = null, int From = 2000, int To = 2099)
{
    public bool Applies(AnnualReport report, RuleContext context) =>
        context.Year >= From && context.Year <= To
        && (LegalTypes is null || LegalTypes.Contains(Applicability.LegalTypeOf(report, context)))
        && (Registrar is null || report.Division.StartsWith(Registrar, StringComparison.Ordinal))
        && (Regime is null || context.Deadline?.Regime == Regime)
        && IsTheCase(report, context);

    /// <summary>Finds mistakes in the data when it is loaded.</summary>
    public void Verify()
    {
        if (AttachmentKinds.All.Find(Kind) is null || When is not (null or "partyOrganisation" or "licensed" or "publicFundraising" or "lastConclusionNotPass" or "preReviewed" or "auditRequired"))
            throw new FormatException($"The required attachment {Kind} ({When}) is not known.");
    }

    private bool IsTheCase(AnnualReport report, RuleContext context) => When switch
    {
        "partyOrganisation" => report.PartyOrgType is not (null or PartyOrgTypes.None),
        "licensed" => report.IsLicensed == true,
        "publicFundraising" => Applicability.IsCharity(report, context) && Applicability.HasPublicFundraising(report, context),
        "lastConclusionNotPass" => (context.PreviousConclusion ?? report.LastConclusion) is Conclusions.BasicPass or Conclusions.Fail or Conclusions.NotFiled,
        "auditRequired" => context.Deadline?.AuditRequired == true,
        "preReviewed" => report.IsPreReviewed && HasSupervisingUnit(report, context),
        _ => true,
    };

    private static bool HasSupervisingUnit(AnnualReport report, RuleContext context) =>
        context.Registered?.RegistrationMode is not (RegistrationModes.Direct or RegistrationModes.Decoupled)
        && SupervisingUnits.IsUnit(context.Registered?.SupervisingUnit ?? report.SupervisingUnit);
}
