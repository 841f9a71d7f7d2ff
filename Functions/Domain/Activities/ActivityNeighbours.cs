using System.Globalization;
using Nianbao.Domain.Memory;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Activities;

/// <summary>
/// The other activities that one is compared with: those of its organisation that are stored, and the rows of the file before it.
/// Of a million activities only what comparisons need is kept, in pages that wait in a store while the file is at other organisations.
/// </summary>
/// <remarks>Not for several threads.</remarks>
public sealed class ActivityNeighbours
{
    /// <summary>
    /// An organisation with more activities than this of one key or project has each compared with so many only, the latest: whoever
    /// reports thousands a day reports in series, and comparing each with each would take hours.
    /// </summary>
    public const int MostCompared = 200;

    /// <summary>Likewise, the same key is sought among the latest so many of one day and type,</summary>
    public const int MostOfDay = 2_000;

    /// <summary>and look-alikes among so many.</summary>
    public const int MostAlike = 50;

    /// <summary>Types by number, from 1; 0 is what is no type.</summary>
    private static readonly Dictionary<string, byte> Types = ActivityTypes.Table.Select((type, i) => (type.Code, i)).ToDictionary(type => type.Code, type => (byte)(type.i + 1), StringComparer.Ordinal);

    private const int ResidentPages = 128;

    private readonly Dictionary<string, List<int>> _joint = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (string[] Usccs, string? Place)> _coOrganisers = [];
    private readonly Dictionary<(string Uscc, string Id), string> _supersededBy = [];
    private readonly Dictionary<(string Uscc, string Id), string> _supersedes = [];
    private readonly LatestByHash _byEvidence = new();
    private readonly ActivityPrints _prints;
    private readonly PagedList<EvidenceUse> _uses;
    private (Activity? Of, ulong Exact, ulong Key) _last;

    /// <param name="overflow">Where pages wait; none: everything stays in memory.</param>
    public ActivityNeighbours(IPageStore? overflow = null)
    {
        var cache = new PageCache(overflow, ResidentPages);
        (_prints, _uses) = (new(cache), new(cache));
    }

    /// <summary>Takes an activity in, or replaces what was known under its id.</summary>
    /// <param name="row">The row of the file it stands in; null when it is stored.</param>
    /// <param name="content">Tells the row's content from another's, the columns that fingerprints leave aside among it.</param>
    public void Remember(Activity activity, int? row, uint content = 0)
    {
        if (activity is not { Uscc: { } uscc, ActivityId: { } id })
            return;
        var (exact, key) = Fingerprints(activity);
        var print = new ActivityPrint
        {
            Exact = exact,
            Key = key,
            Funds = activity.FundsTotal ?? 0,
            Served = PeopleOf(activity),
            Start = activity.StartOn?.DayNumber ?? 0,
            End = (activity.EndOn ?? activity.StartOn)?.DayNumber ?? 0,
            Row = row ?? 0,
            Content = content,
            Project = activity.ProjectId is { } project ? ActivityPrints.Hash(project) : 0,
            Type = TypeOf(activity.Type),
            Counts = activity.Status is ActivityStatuses.Submitted or ActivityStatuses.Accepted,
            IsAccepted = activity.Status == ActivityStatuses.Accepted,
        };
        KeepLists(activity, uscc, id, _prints.Put(print, uscc, id, activity.Title ?? ""));
    }

    /// <summary>The activity of that id, or null.</summary>
    public Neighbour? FindById(string uscc, string id) => _prints.Find(uscc, id) is >= 0 and var at ? NeighbourOf(at, _prints[at]) : null;

    /// <summary>The row of the file that has this id, with its content as <see cref="Remember"/> was told; null when no row before has it.</summary>
    public (int Row, uint Content)? RowOf(string uscc, string id) => _prints.Find(uscc, id) is >= 0 and var at && _prints[at] is { Row: > 0 } print ? (print.Row, print.Content) : null;

    /// <summary>Whether the stored version of this activity has the same content and counts: what had to be decided of it was decided.</summary>
    public bool CountsAlready(Activity activity) => Standing(activity) is { Counts: true };

    /// <summary>Whether the stored version of this activity has the same content and was accepted by the registrar.</summary>
    public bool AcceptedAlready(Activity activity) => Standing(activity) is { IsAccepted: true };

    /// <summary>Counting activities of the organisation with the same type, days, title and place under other ids, the earliest known first.</summary>
    public IReadOnlyList<Neighbour> WithKeyOf(Activity activity)
    {
        if (activity.Uscc is not { } uscc)
            return [];
        // Activities of one key are of one day and type. Most are the only one of their day.
        var ofDay = Others(_prints.OfDay(uscc, activity.StartOn?.DayNumber ?? 0, TypeOf(activity.Type), MostOfDay), activity).ToList();
        if (ofDay.Count == 0)
            return [];
        var key = Fingerprints(activity).Key;
        return [.. ofDay.Where(one => one.Print.Key == key && one.Print.Counts).Take(MostCompared).Select(one => NeighbourOf(one.At, one.Print)).Reverse()];
    }

    /// <summary>Counting activities of the organisation of the same type that began within so many days, with similar funds and people.</summary>
    /// <param name="tolerance">How much the figures may differ, as a share of the larger one.</param>
    public IEnumerable<Neighbour> Near(Activity activity, int days, decimal tolerance)
    {
        if (activity is not { Uscc: { } uscc, StartOn: { } start })
            return [];
        var type = TypeOf(activity.Type);
        var (funds, served) = (activity.FundsTotal ?? 0, PeopleOf(activity));
        return _prints.OfDays(uscc, start.DayNumber - days, start.DayNumber + days, type, MostOfDay)
            .SelectMany(ofDay => Others(ofDay, activity).Take(MostAlike))
            .Where(one => one.Print.Counts && IsNear(one.Print.Funds, funds) && IsNear(one.Print.Served, served))
            .Select(one => NeighbourOf(one.At, one.Print));

        bool IsNear(long one, long other) => one == other || Math.Abs((decimal)one - other) <= Math.Max(one, other) * tolerance;
    }

    /// <summary>Counting activities of the same project of the organisation, the latest first.</summary>
    public IReadOnlyList<Neighbour> OfProject(Activity activity)
    {
        if (activity is not { Uscc: { } uscc, ProjectId: { } projectId })
            return [];
        return [.. Others(_prints.OfProject(uscc, ActivityPrints.Hash(projectId)), activity).Where(one => one.Print.Counts).Take(MostCompared).Select(one => NeighbourOf(one.At, one.Print))];
    }

    /// <summary>Counting activities of co-organisers on the same days that name this organisation as theirs (point 4); the titles are for the caller to compare.</summary>
    public IEnumerable<Neighbour> JointWith(Activity activity)
    {
        if (activity is not { Uscc: { } uscc, StartOn: { } start })
            yield break;
        var end = (activity.EndOn ?? start).DayNumber;
        foreach (var at in CoOrganisersOf(activity).SelectMany(other => _joint.GetValueOrDefault(other, [])))
        {
            if (_prints[at] is { IsGone: false, Counts: true } print && print.Start == start.DayNumber && print.End == end && _coOrganisers[at].Usccs.Contains(uscc))
                yield return NeighbourOf(at, print);
        }
    }

    /// <summary>The id of the activity that says it corrects this one and counts, or null.</summary>
    public string? SupersederOf(string uscc, string id) => _supersededBy.GetValueOrDefault((uscc, id));

    /// <summary>The id of the activity that this one is known to correct, or null.</summary>
    public string? SupersededBy(string uscc, string id) => _supersedes.GetValueOrDefault((uscc, id));

    /// <summary>The first other activity with this piece of evidence, or null.</summary>
    public (string Uscc, string Id)? UseOf(string sha256, Activity by) =>
        FirstUse(EvidenceKey(sha256)) is { } at && _prints[at] is var print && !_prints.IsSame(print, by.Uscc!, by.ActivityId!) ? (_prints.UsccOf(print), _prints.IdOf(print)) : null;

    /// <summary>The credit codes of the co-organisers besides the organisation itself.</summary>
    public static IReadOnlyList<string> CoOrganisersOf(Activity activity) =>
        activity.CoOrganisers is null ? [] : [.. activity.CoOrganisers.Select(o => o.OrganiserUscc is { } code ? Uscc.Normalise(code) : null).OfType<string>().Where(code => Uscc.IsWellFormed(code) && code != activity.Uscc).Distinct(StringComparer.Ordinal)];

    /// <summary>The hashes of an activity (<see cref="ActivityFingerprint"/>), computed once for the rules that follow each other.</summary>
    public (ulong Exact, ulong Key) Fingerprints(Activity activity)
    {
        // Rules ask several times about the one activity that is judged; its content does not change meanwhile.
        if (!ReferenceEquals(_last.Of, activity))
            _last = (activity, ActivityFingerprint.Exact(activity), ActivityFingerprint.Key(activity));
        return (_last.Exact, _last.Key);
    }

    private ActivityPrint? Standing(Activity activity) =>
        activity is { Uscc: { } uscc, ActivityId: { } id } && _prints.Find(uscc, id) is >= 0 and var at && _prints[at] is { Row: 0 } print && print.Exact == Fingerprints(activity).Exact ? print : null;

    private void KeepLists(Activity activity, string uscc, string id, int at)
    {
        if (CoOrganisersOf(activity) is { Count: > 0 } others)
        {
            if (!_coOrganisers.ContainsKey(at))
            {
                if (!_joint.TryGetValue(uscc, out var joint))
                    _joint[uscc] = joint = [];
                joint.Add(at);
            }

            _coOrganisers[at] = ([.. others], activity.PlaceRegionCode);
        }

        if (activity.Supersedes is { } superseded && superseded != id && activity.Status is ActivityStatuses.Submitted or ActivityStatuses.Accepted)
            (_supersededBy[(uscc, superseded)], _supersedes[(uscc, id)]) = (id, superseded);
        foreach (var evidence in activity.Evidence ?? [])
        {
            if (evidence.Sha256 is { Length: > 0 } sha256 && EvidenceKey(sha256) is var key && FirstUse(key) is null)
                _uses.Add(new(key, at, _byEvidence.Put(key, _uses.Count)));
        }
    }

    /// <summary>The activity that first had this piece of evidence.</summary>
    private int? FirstUse(ulong key)
    {
        for (var at = _byEvidence.Get(key); at >= 0;)
        {
            var use = _uses[at];
            if (use.Key == key)
                return use.Activity;
            at = use.Before;
        }

        return null;
    }

    private IEnumerable<(int At, ActivityPrint Print)> Others(IEnumerable<(int At, ActivityPrint Print)> all, Activity activity) => all.Where(one => !_prints.HasId(one.Print, activity.ActivityId ?? ""));

    private Neighbour NeighbourOf(int at, ActivityPrint print) => new(
        _prints.UsccOf(print),
        _prints.IdOf(print),
        _prints.TitleOf(print),
        print.Row == 0 ? null : print.Row,
        print.Exact,
        DateOnly.FromDayNumber(print.Start),
        DateOnly.FromDayNumber(print.End),
        print.Funds,
        print.Served,
        print.Counts,
        _coOrganisers.TryGetValue(at, out var joint) ? joint.Place : null);

    /// <summary>People served and reached.</summary>
    private static long PeopleOf(Activity activity) => (activity.ServedPersonTimes ?? 0) + (activity.OnlineReach ?? 0);

    private static byte TypeOf(string? type) => type is null ? (byte)0 : Types.GetValueOrDefault(type);

    private static ulong EvidenceKey(string sha256) => ulong.TryParse(sha256.AsSpan(0, Math.Min(16, sha256.Length)), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var key) ? key : ActivityPrints.Hash(sha256);

    private readonly record struct EvidenceUse(ulong Key, int Activity, int Before);
}

/// <summary>What is known of another activity.</summary>
/// <param name="Row">Its row in the same file; null when it was reported before.</param>
/// <param name="Funds">In fen.</param>
/// <param name="Served">People served and reached.</param>
/// <param name="Counts">Whether it counts in totals.</param>
/// <param name="Place">The code of its place; known of joint activities only.</param>
public readonly record struct Neighbour(string Uscc, string Id, string Title, int? Row, ulong Exact, DateOnly Start, DateOnly End, long Funds, long Served, bool Counts, string? Place)
{
    /// <summary>How a message calls it.</summary>
    public string Chinese => Row is { } row ? $"本文件第{row}行的活动“{Id}”" : $"已填报的活动“{Id}”";

    public string English => Row is { } row ? $"activity '{Id}' in row {row} of this file" : $"activity '{Id}', reported before";
}
