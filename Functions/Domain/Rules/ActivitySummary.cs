using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules;

/// <summary>What an organisation's counted activities of the report year add up to, for the cross-checks of its annual report.</summary>
/// <param name="Count">How many activities count.</param>
/// <param name="FundsCash">投入资金 of all of them, in fen.</param>
/// <param name="RuralFunds">投入合计 of the types of M31 (乡村振兴, 援藏援疆, 东西部协作), in fen.</param>
/// <param name="SessionsByType">Sessions by activity type.</param>
public sealed record ActivitySummary(int Count, long FundsCash, long RuralFunds, IReadOnlyDictionary<string, long> SessionsByType)
{
    private static readonly string[] RuralTypes = ["RURAL_REVITALISATION", "AID_TIBET_XINJIANG", "EAST_WEST_COOPERATION"];

    public static readonly ActivitySummary None = new(0, 0, 0, new Dictionary<string, long>());

    /// <summary>The summary of these activities; those that do not count add nothing.</summary>
    public static ActivitySummary Of(IEnumerable<Activity> activities) => activities.Aggregate(None, (sum, activity) => sum.With(activity));

    /// <summary>This and one more activity.</summary>
    public ActivitySummary With(Activity activity)
    {
        if (activity.Status is not (null or ActivityStatuses.Submitted or ActivityStatuses.Accepted))
            return this;
        var sessions = new Dictionary<string, long>(SessionsByType, StringComparer.Ordinal);
        if (activity.Type is { } type)
            sessions[type] = sessions.GetValueOrDefault(type) + (activity.Sessions ?? 1);
        var total = activity.FundsTotal ?? ((activity.FundsCash ?? 0) + (activity.FundsInKind ?? 0));
        return new(Count + 1, FundsCash + (activity.FundsCash ?? 0), RuralFunds + (RuralTypes.Contains(activity.Type) ? total : 0), sessions);
    }
}

/// <summary>Another organisation that registered the same person as its legal representative.</summary>
public sealed record LegalRepPost(string Uscc, string Name, string LegalType);
