using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;

namespace Nianbao.Domain.Ledgers;

/// <summary>Which ledgers the rules compare a report or an activity with: only those that what it says gives reason to look into.</summary>
public static class LedgerNeeds
{
    public const string ForumNotices = "forum-notices";
    public const string InstructorAssignments = "instructor-assignments";
    public const string Pairings = "pairings";
    public const string WeakPartyOrgCases = "weak-party-org-cases";

    /// <summary>The campaigns of all authorities: their roster is looked up, not an organisation's entries.</summary>
    public const string Campaigns = "campaigns";

    /// <summary>All of which an organisation's entries can be needed.</summary>
    public static readonly IReadOnlyList<string> All = [ForumNotices, InstructorAssignments, Pairings, WeakPartyOrgCases];

    /// <summary>The names of the ledgers whose whole rosters a record gives reason to look into (AC-025).</summary>
    public static IEnumerable<string> RostersOf(Record record) => record is Activity { CampaignTags.Count: > 0 } ? [Campaigns] : [];

    /// <summary>The names of the ledgers to look into (PB-014, PB-015, XF-008; AC-019 to AC-022).</summary>
    public static IEnumerable<string> Of(Record record, Organisation? registered, FormExtent extent)
    {
        switch (record)
        {
            case AnnualReport report:
                if (string.IsNullOrWhiteSpace(report.WeakRectification) && extent.Asks("weakRectification"))
                    yield return WeakPartyOrgCases;
                if (report.Forums is { Count: > 0 })
                    yield return ForumNotices;
                if (registered is { RegistrationMode: RegistrationModes.Direct, RegLevel: RegLevels.Province } && (report.InstructorName is not null || extent.Asks("instructorName")))
                    yield return InstructorAssignments;
                break;
            case Activity activity:
                if (!string.IsNullOrWhiteSpace(activity.PairingId))
                    yield return Pairings;
                if (!string.IsNullOrWhiteSpace(activity.ForumNoticeId))
                    yield return ForumNotices;
                break;
        }
    }
}
