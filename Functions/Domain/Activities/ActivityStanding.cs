using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Activities;

namespace Nianbao.Domain.Activities;

/// <summary>
/// Whether an activity counts is decided once, when it is taken in, and stored with the version as a part of its content (domain.md
/// 10.4 AC-010, 10.5). So totals depend on the versions that are stored and on nothing else, in whatever order they come again.
/// </summary>
/// <remarks>
/// The newer of two duplicates is the one that is taken in later. A version that is sent again unchanged keeps what was decided of it:
/// an explanation or a decision need not be repeated in every upload of a year's list.
/// </remarks>
public static class ActivityStanding
{
    /// <summary>The code under which a superseded activity stands aside.</summary>
    public const string Superseded = "DUP-006";

    /// <summary>Before the rules: what the file could not say by itself.</summary>
    /// <param name="byOrganisation">An organisation filed it: it cannot accept its own activity.</param>
    public static void Begin(Activity activity, ActivityNeighbours neighbours, bool byOrganisation)
    {
        (activity.HeldFor, activity.HeldAgainst) = (null, null);
        if (activity is not { Uscc: { } uscc, ActivityId: { } id })
            return;
        if (byOrganisation && activity.Status is ActivityStatuses.Accepted or ActivityStatuses.Submitted)
            activity.Status = neighbours.AcceptedAlready(activity) ? ActivityStatuses.Accepted : ActivityStatuses.Submitted;
        if (activity.DuplicateDecision == DuplicateDecisions.Correction && activity.Supersedes is null)
            activity.Supersedes = neighbours.SupersededBy(uscc, id) ?? (neighbours.WithKeyOf(activity) is [var corrected, ..] ? corrected.Id : null);
    }

    /// <summary>After the rules: held when one of them says so, or set aside when another activity has taken its place.</summary>
    public static void Settle(Activity activity, ActivityNeighbours neighbours, IReadOnlyList<Violation> violations)
    {
        if (activity.Status is not (ActivityStatuses.Submitted or ActivityStatuses.Accepted))
            return;
        if (violations.Any(Holds))
        {
            var holding = violations.Where(Holds).ToList();
            activity.Status = ActivityStatuses.Held;
            activity.HeldFor = [.. holding.Select(violation => violation.Rule.Code).Distinct(StringComparer.Ordinal)];
            activity.HeldAgainst = holding.SelectMany(violation => violation.Arguments).FirstOrDefault(argument => argument.Name == "id").Value;
        }
        else if (neighbours.SupersederOf(activity.Uscc!, activity.ActivityId!) is { } by && by != activity.Supersedes)
        {
            SetAside(activity, by);
        }
    }

    private static bool Holds(Violation violation) => violation is { Severity: Severity.Warn, Rule: ActivityRule { HoldsForReview: true } };

    /// <summary>Makes an activity void because another corrects it.</summary>
    public static void SetAside(Activity activity, string by) => (activity.Status, activity.HeldFor, activity.HeldAgainst) = (ActivityStatuses.Void, [Superseded], by);
}
