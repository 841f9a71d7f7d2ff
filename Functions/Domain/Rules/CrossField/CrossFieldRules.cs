namespace Nianbao.Domain.Rules.CrossField;

/// <summary>Comparisons between fields and with the activities, by code (domain.md 7.8).</summary>
internal static class CrossFieldRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        new XF001DonationsMatchTheirDetail(),
        new XF002DuesMatchTheirDetail(),
        new XF003OnlySocialGroupsHaveDues(),
        new XF004PayIsWithinTwiceTheLocalAverage(),
        new XF005StaffArePaid(),
        new XF006GrantsCoverSubsidisedPurchases(),
        new XF007ForeignFundsAreReported(),
        new XF008ForumsWereNotified(),
        new XF009AwardEventsAreApproved(),
        new XF010ActivityFundsAreWithinExpenses(),
        new XF011ActivitiesAreCounted(),
        new XF012RuralFundsMatchActivities(),
    ];
}
