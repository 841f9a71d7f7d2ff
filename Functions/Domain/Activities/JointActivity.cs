using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Nianbao.Domain.Activities;

/// <summary>
/// What grouping needs of an activity that was held with other organisations (domain.md 10.5, point 4). It stands in the head of
/// its division's month, so that the groups are found without reading records.
/// </summary>
/// <param name="With">The credit codes of the other organisers.</param>
/// <param name="Funds">What this organisation put in, in fen.</param>
/// <param name="Share">Its own share, in hundredths of a percent, when it is named with one among the organisers.</param>
public sealed record JointActivity(string Uscc, string Id, string Title, DateOnly Start, DateOnly End, string? Place, IReadOnlyList<string> With, long Sessions, long Served, long Funds, long? Share)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Key => $"{Uscc}-{Id}";

    /// <summary>The entry of an activity that counts and names other organisers by their codes, otherwise null.</summary>
    public static JointActivity? Of(Activity activity)
    {
        if (activity is not { Uscc: { } uscc, ActivityId: { } id, StartOn: { } start } || ActivityNeighbours.CoOrganisersOf(activity) is not { Count: > 0 } with)
            return null;
        var own = activity.CoOrganisers!.FirstOrDefault(organiser => organiser.OrganiserUscc is { } code && Reference.Uscc.Normalise(code) == uscc);
        return new(uscc, id, activity.Title ?? "", start, activity.EndOn ?? start, activity.PlaceRegionCode, with, activity.Sessions ?? 0, activity.ServedPersonTimes ?? 0, activity.FundsTotal ?? 0, own?.Share);
    }

    /// <exception cref="JsonException">The text is no entry.</exception>
    public static JointActivity Parse(string text) => JsonSerializer.Deserialize<JointActivity>(text, Json)!;

    /// <summary>Whether both report the same event: same days and place, similar titles, and each names the other.</summary>
    /// <param name="likeness">The least likeness of the titles.</param>
    public bool IsSameAs(JointActivity other, decimal likeness) =>
        Uscc != other.Uscc && Start == other.Start && End == other.End && Place == other.Place && With.Contains(other.Uscc) && other.With.Contains(Uscc)
        && ActivityFingerprint.Likeness(Title, other.Title) >= likeness;

    public override string ToString() => JsonSerializer.Serialize(this, Json);
}

/// <summary>
/// One event that several organisations report. Its sessions and people are the largest that one of them reports, its funds are the
/// sum of what each put in; what the organisations report stays as it is (domain.md 10.5, point 4).
/// </summary>
/// <param name="Id">The same for the same members, in whatever order their reports came.</param>
public sealed record JointGroup(string Id, IReadOnlyList<JointActivity> Members)
{
    public long Sessions => Members.Max(member => member.Sessions);

    public long Served => Members.Max(member => member.Served);

    public long Funds => Members.Sum(member => member.Funds);

    /// <summary>The people served that fall to a member by its share, or null when it states none.</summary>
    public long? ServedOf(JointActivity member) => member.Share is { } share ? (long)((Int128)Served * share / 100_00) : null;

    /// <summary>The groups among these activities: a pure function of the set, whatever its order. An activity that nobody else reports is in none.</summary>
    /// <param name="likeness">The least likeness of the titles (DUPLICATE_SIMILARITY).</param>
    public static IReadOnlyList<JointGroup> Among(IEnumerable<JointActivity> activities, decimal likeness)
    {
        var groups = new List<JointGroup>();
        foreach (var sameDay in activities.GroupBy(a => (a.Start, a.End, a.Place)))
        {
            var open = sameDay.OrderBy(a => a.Key, StringComparer.Ordinal).ToList();
            while (open.Count > 0)
            {
                // Whoever names a member and is named by it belongs to the group.
                var members = new List<JointActivity> { open[0] };
                open.RemoveAt(0);
                for (var i = 0; i < members.Count; i++)
                {
                    var found = open.FindAll(other => members[i].IsSameAs(other, likeness));
                    members.AddRange(found);
                    open.RemoveAll(found.Contains);
                }

                if (members.Count > 1)
                    groups.Add(new(IdOf(members[0]), [.. members.OrderBy(member => member.Key, StringComparer.Ordinal)]));
            }
        }

        return [.. groups.OrderBy(group => group.Members[0].Start).ThenBy(group => group.Members[0].Key, StringComparer.Ordinal)];
    }

    private static string IdOf(JointActivity first)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{first.Key}|{first.Start:yyyy-MM-dd}|{first.Place}"));
        return string.Create(CultureInfo.InvariantCulture, $"j:{BinaryPrimitives.ReadUInt64BigEndian(hash):x16}");
    }
}
