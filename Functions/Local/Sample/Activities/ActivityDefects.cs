using Nianbao.Domain.Activities;
using Nianbao.Domain.Registry;

namespace Nianbao.Local.Sample.Activities;

/// <summary>Mistakes people make in activities, each of which breaks one rule and no other.</summary>
internal static class ActivityDefects
{
    private static readonly Entry[] All =
    [
        new(new("ID-004"), (_, _) => true, (a, draws) => a.Uscc = BrokenCodes.WithForbiddenLetter(a.Uscc!, draws)),
        new(new("ID-005"), (_, _) => true, (a, draws) => a.Uscc = BrokenCodes.WithWrongCheck(a.Uscc!, draws)),
        new(new("AC-002"), (_, _) => true, (a, draws) => a.EndOn = a.StartOn!.Value.AddDays(-1 - draws.Below(20))),
        // 2052 for 2025: no clock of today is that far.
        new(new("AC-003"), (_, _) => true, (a, _) => a.EndOn = new(a.EndOn!.Value.Year + 27, a.EndOn.Value.Month, 28)),
        new(new("AC-004"), IsYoung, (a, _) => a.StartOn = new(a.StartOn!.Value.Year, 1, 1)),
        new(new("AC-006"), (a, _) => a.FundsTotal > 0 && (a.Evidence is not null || a.FundsTotal < 9_000_00), (a, draws) => (a.FundsTotal, a.FundSource) = (a.FundsTotal + draws.Between(1_00, 999_00), null)),
        new(new("AC-007"), (_, _) => true, (a, draws) => a.PartyMembersJoined = -draws.Between(1, 30)),
        new(new("AC-008", IsRejected: false), (a, _) => a.FundSource is not null, (a, draws) => a.FundSource = [new() { Source = "SELF", Amount = a.FundsTotal!.Value + draws.Between(1_00, 999_00) }]),
        new(new("AC-009"), (a, _) => NeedsMore(a), (a, _) => Forget(a)),
    ];

    public static Defect Break(Activity activity, Organisation organisation, SplitMix64 draws)
    {
        var entry = draws.Pick(Array.FindAll(All, e => e.Applies(activity, organisation)));
        entry.Break(activity, draws);
        return entry.Defect;
    }

    /// <summary>Established within the year, so that a day of the year lies before it.</summary>
    private static bool IsYoung(Activity activity, Organisation organisation) =>
        organisation.EstablishedOn is { } established && established.Year == activity.StartOn!.Value.Year && established.DayOfYear > 1;

    private static bool NeedsMore(Activity activity) =>
        activity.Type is "EPIDEMIC_CONTROL" or "WORK_RESUMPTION" or "COMMUNITY_PAIRING" or "LEIFENG_VOLUNTEER" or "CHARITY_PROJECT" or "FORUM" || activity.PartyOrgId is not null;

    private static void Forget(Activity activity)
    {
        activity.Volunteers = null;
        activity.EnterprisesHelped = null;
        activity.PairingId = null;
        activity.CounterpartName = null;
        activity.ProjectId = null;
        activity.Attendees = null;
        activity.Topic = null;
    }

    private sealed record Entry(Defect Defect, Func<Activity, Organisation, bool> Applies, Action<Activity, SplitMix64> Break);
}
