using System.Globalization;
using System.Text.Json;
using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;

namespace Nianbao.Local.Sample.Expectations;

/// <summary>The accepted activities that count (void ones do not), by month, type, city and campaign.</summary>
internal sealed class ActivityTotals
{
    private static readonly HashSet<string> PartyLife =
        ["FIRST_TOPIC", "THEME_PARTY_DAY", "PARTY_CLASS", "PARTY_HISTORY_EDU", "THREE_MEETINGS", "DISCIPLINE_EDU", "MEMBER_DEVELOPMENT"];

    private readonly Totals _totals = new(
        [new("records"), new("sessions"), new("served"), new("online"), new("volunteers"), new("fundsTotal", true), new("fundsCash", true), new("fundsInKind", true)]);

    public void Add(Activity activity)
    {
        if (activity.Status == ActivityStatuses.Void)
            return;
        long[] amounts =
        [
            1,
            activity.Sessions ?? 0,
            PartyLife.Contains(activity.Type!) ? 0 : activity.ServedPersonTimes ?? 0,
            activity.OnlineReach ?? 0,
            activity.Volunteers ?? 0,
            activity.FundsTotal ?? 0,
            activity.FundsCash ?? 0,
            activity.FundsInKind ?? 0,
        ];
        _totals.Add(amounts);
        _totals.Add("byMonth", activity.StartOn!.Value.ToString("yyyy-MM", CultureInfo.InvariantCulture), amounts);
        _totals.Add("byActivityType", activity.Type!, amounts);
        _totals.Add("byCity", Cities.Of(activity.Uscc!), amounts);
        // With several campaigns it counts in each; with none it stands under an empty name.
        foreach (var campaign in activity.CampaignTags ?? [""])
            _totals.Add("byCampaign", campaign, amounts);
    }

    public void Write(Utf8JsonWriter json) => _totals.Write(json);
}
