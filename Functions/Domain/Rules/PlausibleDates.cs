namespace Nianbao.Domain.Rules;

/// <summary>
/// Which days a date of an annual report can mean at all (DT-010). Other rules pass over a day that cannot be meant, so that one
/// slip is said once and not by every rule that compares it with something.
/// </summary>
public static class PlausibleDates
{
    /// <summary>The first day of the 1904 system: spreadsheets show it, and 1900-01-00, where a cell was empty or 0.</summary>
    private const int LastArtefactYear = 1904;

    /// <summary>A validity may end in the future, but not beyond what a serial number read as a date would give.</summary>
    private const int LastYear = 2099;

    /// <summary>Ends of a validity: they lie ahead as a rule.</summary>
    private static readonly HashSet<string> Validities = new(StringComparer.Ordinal)
    {
        "taxExempt.validTo", "donationDeduction.validTo", "evaluationGrade.validTo", "extensionApprovedTo", "fundraisingPlans.to",
    };

    /// <summary>Days of filing: a report may be filed years late, so they are not bound to the year after the report year.</summary>
    private static readonly HashSet<string> Filings = new(StringComparer.Ordinal)
    {
        "submittedOn", "preReviewedOn", "declarationSignedOn", "attachments.signedOn", "audit.date", "specialCaseReportedOn", "specialCasePublishedOn",
    };

    /// <summary>Births: people are older than the republic.</summary>
    private static readonly HashSet<string> Births = new(StringComparer.Ordinal) { "officers.birthYearMonth" };

    /// <summary>Whether the day can be meant.</summary>
    /// <param name="field">The column, with its list in front: <c>lastElectionOn</c>, <c>meetings.heldOn</c>.</param>
    public static bool Holds(string field, DateOnly day, RuleContext context)
    {
        if (day.Year < FirstYear(field, context))
            return false;
        if (Validities.Contains(field))
            return day.Year <= LastYear;
        return day <= context.Today && (Filings.Contains(field) || day.Year <= context.Year + 1);
    }

    /// <summary>The day, or null when it is missing or cannot be meant.</summary>
    public static DateOnly? Sound(string field, DateOnly? day, RuleContext context) => day is { } given && Holds(field, given, context) ? given : null;

    private static int FirstYear(string field, RuleContext context) =>
        Births.Contains(field) ? LastArtefactYear + 1 : (int)context.Parameters.Get("DATE_FIRST_YEAR", context.Year);
}
