using System.Runtime.InteropServices;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Activities;

/// <summary>
/// The other activities that one is compared with: those of its organisation that are stored, and the rows of the file before it.
/// A million activities must fit into memory, so that only what comparisons need is kept of each: some eighty bytes and its id and title.
/// </summary>
/// <remarks>Not for several threads.</remarks>
public sealed class ActivityNeighbours
{
    /// <summary>
    /// An organisation with more activities than this of one key or project has each compared with so many only: whoever reports
    /// thousands a day reports in series, and comparing each with each would take hours.
    /// </summary>
    public const int MostCompared = 200;

    /// <summary>Likewise, look-alikes are sought among the latest so many of one day and type.</summary>
    public const int MostOfDay = 50;

    /// <summary>Up to here an organisation's activities are looked through one by one.</summary>
    private const int Few = 48;

    private const int PageSize = 4096;

    private readonly Dictionary<string, Organisation> _organisations = new(StringComparer.Ordinal);
    private readonly List<Print[]> _pages = [];
    private readonly CompactTexts _texts = new();
    private readonly Dictionary<int, (string[] Usccs, string? Place)> _coOrganisers = [];
    private readonly Dictionary<(string Uscc, string Id), string> _supersededBy = [];
    private readonly Dictionary<(string Uscc, string Id), string> _supersedes = [];
    private readonly Dictionary<ulong, (string Uscc, string Id)> _evidence = [];
    private int _count;
    private (Activity? Of, ulong Exact, ulong Key) _last;

    /// <summary>How many activities are known.</summary>
    public int Count => _count;

    /// <summary>Takes an activity in, or replaces what was known under its id.</summary>
    /// <param name="row">The row of the file it stands in; null when it is stored.</param>
    public void Remember(Activity activity, int? row)
    {
        if (activity is not { Uscc: { } uscc, ActivityId: { } id })
            return;
        if (!_organisations.TryGetValue(uscc, out var organisation))
            _organisations[uscc] = organisation = new(uscc);
        var (exact, key) = Fingerprints(activity);
        var print = new Print
        {
            Exact = exact,
            Key = key,
            Funds = activity.FundsTotal ?? 0,
            Served = PeopleOf(activity),
            Start = activity.StartOn?.DayNumber ?? 0,
            End = (activity.EndOn ?? activity.StartOn)?.DayNumber ?? 0,
            Row = row ?? 0,
            Project = activity.ProjectId is null ? 0 : StableHash(activity.ProjectId),
            Type = TypeOf(activity.Type),
            Counts = activity.Status is ActivityStatuses.Submitted or ActivityStatuses.Accepted,
            IsAccepted = activity.Status == ActivityStatuses.Accepted,
        };
        (print.Id, print.IdLength) = _texts.Keep(id);
        (print.Title, print.TitleLength) = _texts.Keep(activity.Title ?? "");
        var at = Find(organisation, id);
        if (at >= 0)
        {
            ref var old = ref At(at);
            if (old.Key == key && old.Project == print.Project)
            {
                (print.Previous, print.PreviousOfDay, print.PreviousOfKey) = (old.Previous, old.PreviousOfDay, old.PreviousOfKey);
                old = print;
                KeepLists(activity, uscc, id, at);
                return;
            }

            old.IsGone = true;
        }

        at = Append(organisation, print, id);
        KeepLists(activity, uscc, id, at);
    }

    /// <summary>The activity of that id, or null.</summary>
    public Neighbour? FindById(string uscc, string id) =>
        _organisations.TryGetValue(uscc, out var organisation) && Find(organisation, id) is >= 0 and var at ? NeighbourAt(organisation, at) : null;

    /// <summary>Whether the stored version of this activity has the same content and counts: what had to be decided of it was decided.</summary>
    public bool CountsAlready(Activity activity) => Standing(activity) is { Counts: true };

    /// <summary>Whether the stored version of this activity has the same content and was accepted by the registrar.</summary>
    public bool AcceptedAlready(Activity activity) => Standing(activity) is { IsAccepted: true };

    /// <summary>Counting activities of the organisation with the same type, days, title and place under other ids, the earliest known first.</summary>
    public IReadOnlyList<Neighbour> WithKeyOf(Activity activity)
    {
        if (activity.Uscc is null || !_organisations.TryGetValue(activity.Uscc, out var organisation))
            return [];
        var key = Fingerprints(activity).Key;
        var found = new List<Neighbour>();
        foreach (var at in organisation.Tables is not { } tables ? All(organisation) : Chain(tables.ByKey.GetValueOrDefault(key, -1), p => p.PreviousOfKey))
        {
            if (At(at).Key == key && At(at).Counts && !IsSame(at, activity))
                found.Add(NeighbourAt(organisation, at));
            if (found.Count == MostCompared)
                break;
        }

        found.Reverse();
        return found;
    }

    /// <summary>Counting activities of the organisation of the same type that began within so many days, with similar funds and people.</summary>
    /// <param name="tolerance">How much the figures may differ, as a share of the larger one.</param>
    public IEnumerable<Neighbour> Near(Activity activity, int days, decimal tolerance)
    {
        if (activity is not { Uscc: { } uscc, StartOn: { } start } || !_organisations.TryGetValue(uscc, out var organisation))
            return [];
        var type = TypeOf(activity.Type);
        var (funds, served) = (activity.FundsTotal ?? 0, PeopleOf(activity));
        IEnumerable<int> candidates = organisation.Tables is not { } tables
            ? All(organisation).Where(at => Math.Abs(At(at).Start - start.DayNumber) <= days)
            : Enumerable.Range(start.DayNumber - days, (2 * days) + 1).SelectMany(day => Chain(tables.ByDay.GetValueOrDefault((day, type), -1), p => p.PreviousOfDay).Take(MostOfDay));
        return candidates.Where(IsLike).Select(at => NeighbourAt(organisation, at));

        bool IsLike(int at)
        {
            ref var print = ref At(at);
            return print.Type == type && print.Counts && IsNear(print.Funds, funds) && IsNear(print.Served, served) && !IsSame(at, activity);
        }

        bool IsNear(long one, long other) => one == other || Math.Abs((decimal)one - other) <= Math.Max(one, other) * tolerance;
    }

    /// <summary>Counting activities of the same project of the organisation.</summary>
    public IReadOnlyList<Neighbour> OfProject(Activity activity)
    {
        if (activity is not { Uscc: { } uscc, ProjectId: { } projectId } || !_organisations.TryGetValue(uscc, out var organisation))
            return [];
        var project = StableHash(projectId);
        IEnumerable<int> candidates = organisation.Tables is not { } tables ? All(organisation) : tables.ByProject.GetValueOrDefault(project, []);
        return [.. candidates.Where(at => At(at) is { IsGone: false, Counts: true } print && print.Project == project && !IsSame(at, activity)).Take(MostCompared).Select(at => NeighbourAt(organisation, at))];
    }

    /// <summary>Counting activities of co-organisers on the same days that name this organisation as theirs (point 4); the titles are for the caller to compare.</summary>
    public IEnumerable<Neighbour> JointWith(Activity activity)
    {
        if (activity is not { Uscc: { } uscc, StartOn: { } start })
            yield break;
        var end = (activity.EndOn ?? start).DayNumber;
        foreach (var other in CoOrganisersOf(activity))
        {
            if (!_organisations.TryGetValue(other, out var organisation))
                continue;
            foreach (var at in organisation.Joint ?? [])
            {
                if (At(at) is { IsGone: false, Counts: true } print && print.Start == start.DayNumber && print.End == end && _coOrganisers[at].Usccs.Contains(uscc))
                    yield return NeighbourAt(organisation, at);
            }
        }
    }

    /// <summary>The id of the activity that says it corrects this one and counts, or null.</summary>
    public string? SupersederOf(string uscc, string id) => _supersededBy.GetValueOrDefault((uscc, id));

    /// <summary>The id of the activity that this one is known to correct, or null.</summary>
    public string? SupersededBy(string uscc, string id) => _supersedes.GetValueOrDefault((uscc, id));

    /// <summary>The first other activity with this piece of evidence, or null.</summary>
    public (string Uscc, string Id)? UseOf(string sha256, Activity by) =>
        _evidence.TryGetValue(EvidenceKey(sha256), out var use) && use != (by.Uscc, by.ActivityId) ? use : null;

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

    private Print? Standing(Activity activity) =>
        activity is { Uscc: { } uscc, ActivityId: { } id } && _organisations.TryGetValue(uscc, out var organisation) && Find(organisation, id) is >= 0 and var at
            && At(at).Row == 0 && At(at).Exact == Fingerprints(activity).Exact ? At(at) : null;

    private void KeepLists(Activity activity, string uscc, string id, int at)
    {
        if (CoOrganisersOf(activity) is { Count: > 0 } others)
        {
            if (!_coOrganisers.ContainsKey(at))
                (_organisations[uscc].Joint ??= []).Add(at);
            _coOrganisers[at] = ([.. others], activity.PlaceRegionCode);
        }

        if (activity.Supersedes is { } superseded && superseded != id && activity.Status is ActivityStatuses.Submitted or ActivityStatuses.Accepted)
            (_supersededBy[(uscc, superseded)], _supersedes[(uscc, id)]) = (id, superseded);
        foreach (var evidence in activity.Evidence ?? [])
        {
            if (evidence.Sha256 is { Length: > 0 } sha256)
                _evidence.TryAdd(EvidenceKey(sha256), (uscc, id));
        }
    }

    private int Append(Organisation organisation, Print print, string id)
    {
        var at = _count++;
        if (at % PageSize == 0)
            _pages.Add(new Print[PageSize]);
        print.Previous = organisation.Last;
        print.PreviousOfDay = print.PreviousOfKey = -1;
        organisation.Last = at;
        organisation.Count++;
        if (organisation.Tables is null && organisation.Count > Few)
        {
            // From now on it is looked up: what is known goes into the tables, oldest first.
            organisation.Tables = new();
            var known = new List<int>();
            for (var i = print.Previous; i >= 0; i = At(i).Previous)
                known.Add(i);
            known.Reverse();
            foreach (var i in known)
                Enlist(organisation.Tables, ref At(i), i, new(_texts.Get(At(i).Id, At(i).IdLength)));
        }

        if (organisation.Tables is { } tables)
            Enlist(tables, ref print, at, id);
        At(at) = print;
        return at;
    }

    private static void Enlist(Tables tables, ref Print print, int at, string id)
    {
        tables.ById[LongHash(id)] = at;
        print.PreviousOfKey = tables.ByKey.GetValueOrDefault(print.Key, -1);
        tables.ByKey[print.Key] = at;
        print.PreviousOfDay = tables.ByDay.GetValueOrDefault((print.Start, print.Type), -1);
        tables.ByDay[(print.Start, print.Type)] = at;
        if (print.Project == 0)
            return;
        if (!tables.ByProject.TryGetValue(print.Project, out var list))
            tables.ByProject[print.Project] = list = [];
        if (list.Count < MostCompared)
            list.Add(at);
    }

    private int Find(Organisation organisation, string id)
    {
        if (organisation.Tables is { } tables)
            return tables.ById.TryGetValue(LongHash(id), out var there) && !At(there).IsGone && _texts.Get(At(there).Id, At(there).IdLength).SequenceEqual(id) ? there : -1;
        for (var at = organisation.Last; at >= 0; at = At(at).Previous)
        {
            if (!At(at).IsGone && _texts.Get(At(at).Id, At(at).IdLength).SequenceEqual(id))
                return at;
        }

        return -1;
    }

    private IEnumerable<int> All(Organisation organisation) => Chain(organisation.Last, p => p.Previous);

    private IEnumerable<int> Chain(int from, Func<Print, int> previous)
    {
        for (var at = from; at >= 0; at = previous(At(at)))
        {
            if (!At(at).IsGone)
                yield return at;
        }
    }

    private ref Print At(int at) => ref _pages[at / PageSize][at % PageSize];

    private bool IsSame(int at, Activity activity) => _texts.Get(At(at).Id, At(at).IdLength).SequenceEqual(activity.ActivityId);

    private Neighbour NeighbourAt(Organisation organisation, int at)
    {
        ref var print = ref At(at);
        return new(
            organisation.Uscc,
            new(_texts.Get(print.Id, print.IdLength)),
            new(_texts.Get(print.Title, print.TitleLength)),
            print.Row == 0 ? null : print.Row,
            print.Exact,
            DateOnly.FromDayNumber(print.Start),
            DateOnly.FromDayNumber(print.End),
            print.Funds,
            print.Served,
            print.Counts,
            _coOrganisers.TryGetValue(at, out var joint) ? joint.Place : null);
    }

    /// <summary>People served and reached.</summary>
    private static long PeopleOf(Activity activity) => (activity.ServedPersonTimes ?? 0) + (activity.OnlineReach ?? 0);

    private static byte TypeOf(string? type)
    {
        for (var i = 0; i < ActivityTypes.Table.Count; i++)
        {
            if (ActivityTypes.Table[i].Code == type)
                return (byte)(i + 1);
        }

        return 0;
    }

    private static ulong EvidenceKey(string sha256) => ulong.TryParse(sha256.AsSpan(0, Math.Min(16, sha256.Length)), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var key) ? key : LongHash(sha256);

    /// <summary>FNV-1a; never 0, which stands for nothing.</summary>
    private static int StableHash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619u;
        return hash == 0 ? 1 : (int)hash;
    }

    private static ulong LongHash(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037ul;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211ul;
        return hash;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Print
    {
        public ulong Exact;
        public ulong Key;
        public long Funds;
        public long Served;
        public int Start;
        public int End;
        public int Row;
        public int Project;
        public int Previous;
        public int PreviousOfDay;
        public int PreviousOfKey;
        public int Id;
        public int Title;
        public byte IdLength;
        public byte TitleLength;
        public byte Type;
        public bool Counts;
        public bool IsAccepted;
        public bool IsGone;
    }

    private sealed class Organisation(string uscc)
    {
        public string Uscc { get; } = uscc;

        public int Last { get; set; } = -1;

        public int Count { get; set; }

        public List<int>? Joint { get; set; }

        /// <summary>For looking up, once there are more than a few.</summary>
        public Tables? Tables { get; set; }
    }

    private sealed class Tables
    {
        public Dictionary<ulong, int> ById { get; } = [];

        public Dictionary<ulong, int> ByKey { get; } = [];

        public Dictionary<(int Day, byte Type), int> ByDay { get; } = [];

        public Dictionary<int, List<int>> ByProject { get; } = [];
    }
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
