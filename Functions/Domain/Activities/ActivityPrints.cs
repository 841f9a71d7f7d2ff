using Nianbao.Domain.Memory;

namespace Nianbao.Domain.Activities;

/// <summary>
/// The prints of many activities, found by organisation and id, day or project, the latest first. Most organisations have a few: theirs
/// hang together and are looked through, so that a million activities need no index of each. Those of an organisation with many are indexed.
/// </summary>
internal sealed class ActivityPrints(PageCache cache)
{
    /// <summary>Up to here all of an organisation's are looked through.</summary>
    private const int Few = 64;

    private readonly LatestByHash _byOrganisation = new();
    private readonly LatestByHash _byId = new();
    private readonly LatestByHash _byDay = new();
    private readonly LatestByHash _byProject = new();
    private readonly PagedList<ActivityPrint> _prints = new(cache);
    private readonly CompactTexts _texts = new(cache);

    public ActivityPrint this[int at] => _prints[at];

    /// <summary>Keeps a print, or puts it in the place of the one with its id; returns where it is.</summary>
    public int Put(ActivityPrint print, string uscc, string id, string title)
    {
        (print.Uscc, print.UsccLength) = _texts.Keep(uscc);
        (print.Id, print.IdLength) = _texts.Keep(id);
        (print.Title, print.TitleLength) = _texts.Keep(title);
        var at = Find(uscc, id);
        if (at < 0)
            return Append(print, uscc, id);
        var old = _prints[at];
        if (old.Key != print.Key || old.Project != print.Project)
        {
            // Its day or project may be another.
            _prints[at] = old with { IsGone = true };
            return Append(print, uscc, id);
        }

        (print.BeforeOfOrganisation, print.Nth) = (old.BeforeOfOrganisation, old.Nth);
        (print.BeforeOfId, print.BeforeOfDay, print.BeforeOfProject) = (old.BeforeOfId, old.BeforeOfDay, old.BeforeOfProject);
        _prints[at] = print;
        return at;
    }

    /// <summary>Where the activity of that id is; -1: nowhere.</summary>
    public int Find(string uscc, string id)
    {
        foreach (var (at, _) in Walk(uscc, _byId, KeyOfId(uscc, id), print => print.BeforeOfId, print => IsSame(print, uscc, id), int.MaxValue))
            return at;
        return -1;
    }

    /// <summary>The organisation's activities of a day and type.</summary>
    /// <param name="most">So many are looked at.</param>
    public IEnumerable<(int At, ActivityPrint Print)> OfDay(string uscc, int day, byte type, int most) =>
        Walk(uscc, _byDay, KeyOfDay(uscc, day, type), print => print.BeforeOfDay, print => print.Start == day && print.Type == type, most);

    /// <summary>The organisation's activities of a type on each of several days, the earliest day first.</summary>
    public IEnumerable<IEnumerable<(int At, ActivityPrint Print)>> OfDays(string uscc, int first, int last, byte type, int most)
    {
        var days = Enumerable.Range(first, last - first + 1);
        if (!HasFew(uscc))
            return days.Select(day => OfDay(uscc, day, type, most));
        var all = Walk(uscc, _byDay, 0, print => print.BeforeOfDay, print => print.Start >= first && print.Start <= last && print.Type == type, most).ToList();
        return all.Count == 0 ? [] : days.Select(day => all.Where(one => one.Print.Start == day));
    }

    public IEnumerable<(int At, ActivityPrint Print)> OfProject(string uscc, ulong project) =>
        Walk(uscc, _byProject, KeyOfProject(uscc, project), print => print.BeforeOfProject, print => print.Project == project, int.MaxValue);

    public bool IsSame(ActivityPrint print, string uscc, string id) => HasId(print, id) && _texts.Is(print.Uscc, print.UsccLength, uscc);

    public bool HasId(ActivityPrint print, string id) => _texts.Is(print.Id, print.IdLength, id);

    public string UsccOf(ActivityPrint print) => _texts.Get(print.Uscc, print.UsccLength);

    public string IdOf(ActivityPrint print) => _texts.Get(print.Id, print.IdLength);

    public string TitleOf(ActivityPrint print) => _texts.Get(print.Title, print.TitleLength);

    /// <summary>FNV-1a; never 0, which stands for nothing.</summary>
    public static ulong Hash(string text, ulong from = 14695981039346656037ul)
    {
        foreach (var c in text)
            from = (from ^ c) * 1099511628211ul;
        return from == 0 ? 1 : from;
    }

    private bool HasFew(string uscc) => _byOrganisation.Get(Hash(uscc)) is var latest && (latest < 0 || _prints[latest].Nth < Few);

    private int Append(ActivityPrint print, string uscc, string id)
    {
        var at = _prints.Count;
        print.BeforeOfOrganisation = _byOrganisation.Put(Hash(uscc), at);
        print.Nth = print.BeforeOfOrganisation < 0 ? 0 : _prints[print.BeforeOfOrganisation].Nth + 1;
        if (print.Nth == Few)
            IndexAll(print.BeforeOfOrganisation);
        _prints.Add(print.Nth < Few ? print : Indexed(print, at, uscc, id));
        return at;
    }

    /// <summary>The organisation has come to have many.</summary>
    private void IndexAll(int latest)
    {
        var all = new Stack<int>();
        for (var at = latest; at >= 0; at = _prints[at].BeforeOfOrganisation)
            all.Push(at);
        foreach (var at in all)
        {
            var print = _prints[at];
            _prints[at] = Indexed(print, at, UsccOf(print), IdOf(print));
        }
    }

    private ActivityPrint Indexed(ActivityPrint print, int at, string uscc, string id) => print with
    {
        BeforeOfId = _byId.Put(KeyOfId(uscc, id), at),
        BeforeOfDay = _byDay.Put(KeyOfDay(uscc, print.Start, print.Type), at),
        BeforeOfProject = print.Project == 0 ? -1 : _byProject.Put(KeyOfProject(uscc, print.Project), at),
    };

    /// <summary>The organisation's activities that are what is looked for, the latest first: all of a few are looked through, of many those in the chain of one hash.</summary>
    private IEnumerable<(int At, ActivityPrint Print)> Walk(string uscc, LatestByHash index, ulong hash, Func<ActivityPrint, int> before, Func<ActivityPrint, bool> isSought, int most)
    {
        var isFew = HasFew(uscc);
        for (var at = isFew ? _byOrganisation.Get(Hash(uscc)) : index.Get(hash); at >= 0 && most > 0; most--)
        {
            var print = _prints[at];
            if (!print.IsGone && isSought(print) && _texts.Is(print.Uscc, print.UsccLength, uscc))
                yield return (at, print);
            at = isFew ? print.BeforeOfOrganisation : before(print);
        }
    }

    private static ulong KeyOfId(string uscc, string id) => Hash(id, Hash(uscc));

    private static ulong KeyOfDay(string uscc, int day, byte type) => Hash(uscc) ^ (((ulong)day << 8) | type);

    private static ulong KeyOfProject(string uscc, ulong project) => Hash(uscc) ^ project;
}
