using Nianbao.Domain.Activities;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Headlines;

/// <summary>
/// The enterprises of one activity as distinct counts need them (domain.md 10.5, point 6): by credit code where a list is given, so that
/// an enterprise that several helped counts once; otherwise the reported number, which is an estimate.
/// </summary>
/// <param name="Owner">The organisation that helped.</param>
/// <param name="Keys">What each enterprise is told by. One without a code is known by its name within the activity only.</param>
/// <param name="Reported">The reported number, where there is no list.</param>
public sealed record HelpedEnterprises(string Owner, DateOnly StartOn, string Type, string OrganiserKind, IReadOnlyList<string> Tags, IReadOnlyList<string> Keys, long Reported)
{
    /// <summary>Those of an activity that helped any; null when it helped none or lies on no day.</summary>
    public static HelpedEnterprises? Of(Activity activity)
    {
        if (activity.StartOn is not { } start || activity is { EnterpriseList: null or [], EnterprisesHelped: null or 0 })
            return null;
        var keys = (activity.EnterpriseList ?? []).Select((enterprise, i) => KeyOf(activity, enterprise, i)).Distinct(StringComparer.Ordinal).ToArray();
        var reported = keys.Length > 0 ? 0 : activity.EnterprisesHelped ?? 0;
        return keys.Length == 0 && reported == 0 ? null : new(activity.Uscc ?? "", start, activity.Type ?? "", activity.OrganiserKind ?? "", activity.CampaignTags ?? [], keys, reported);
    }

    /// <summary>Counts the enterprises of a figure between its days: those with a code once over all activities.</summary>
    public static ActivityTally Count(IEnumerable<HelpedEnterprises> all, ActivityFigure figure, DateOnly asOf)
    {
        var (distinct, reported, records) = (new HashSet<string>(StringComparer.Ordinal), 0L, 0L);
        foreach (var helped in all.Where(helped => helped.IsOf(figure, asOf)))
        {
            records++;
            reported = checked(reported + helped.Reported);
            distinct.UnionWith(helped.Keys);
        }

        return new(distinct.Count + reported, records, reported);
    }

    /// <summary>Whether they count for a figure in its time.</summary>
    public bool IsOf(ActivityFigure figure, DateOnly asOf)
    {
        var (from, to) = figure.PeriodOf(asOf);
        return StartOn <= to && !(StartOn < from) && figure.Matches(Type, OrganiserKind, Tags);
    }

    private static string KeyOf(Activity activity, HelpedEnterprise enterprise, int place)
    {
        if (!string.IsNullOrWhiteSpace(enterprise.EnterpriseUscc))
            return Reference.Uscc.Normalise(enterprise.EnterpriseUscc);
        return $"{activity.Key}\u001f{(string.IsNullOrWhiteSpace(enterprise.Name) ? $"#{place}" : ComparableText.Of(enterprise.Name))}";
    }
}
