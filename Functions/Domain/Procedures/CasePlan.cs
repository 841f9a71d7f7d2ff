using Nianbao.Domain.Inspection;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Procedures;

/// <summary>What stands in one division, from the rosters: all that the clocks look at.</summary>
/// <param name="Inspections">By report year, then by credit code.</param>
/// <param name="Weak">The open cases of weak party organisations, with state, due date and level.</param>
public sealed record CaseStandings(
    IReadOnlyDictionary<int, IReadOnlyDictionary<string, RosterInspection>> Inspections,
    IReadOnlyDictionary<string, RosterListing> Listings,
    IReadOnlyDictionary<string, RosterRectification> Rectifications,
    IReadOnlyDictionary<string, RosterSupervision> Supervisions,
    IReadOnlyDictionary<string, WeakStanding> Weak)
{
    private readonly Lazy<ILookup<string, KeyValuePair<string, RosterListing>>> _byOwner = new(() => Listings.ToLookup(entry => entry.Key[..Uscc.Length], StringComparer.Ordinal));

    /// <summary>The listings of an organisation, by key.</summary>
    public IEnumerable<KeyValuePair<string, RosterListing>> ListingsOf(string uscc) => _byOwner.Value[uscc];
}

/// <summary>A case of a weak party organisation as the clocks see it.</summary>
/// <param name="FoundOn">The day it began.</param>
/// <param name="ConfirmedOn">The day from which the plan's days count.</param>
public sealed record WeakStanding(string State, DateOnly? DueOn, int Level, DateOnly? FoundOn = null, DateOnly? ConfirmedOn = null, DateOnly? ClosedOn = null);

/// <summary>The datasets that the timer acts on.</summary>
public enum CaseKind
{
    Listing,
    Rectification,
    Supervision,
    WeakPartyOrg,
}

/// <summary>One thing for the timer to do: to open a case, or an act on one that is there.</summary>
/// <param name="Key">The case's key.</param>
/// <param name="Opens">Given the organisation's name and, for a case of an inspection, its record: the new case; null to act on one that is there.</param>
public sealed record CaseTask(CaseKind Kind, string Key, CaseAct Act, Func<CaseOpening, CaseRecord>? Opens = null)
{
    public string Uscc => Key[..Reference.Uscc.Length];

    /// <summary>The report year of the inspection whose record is needed to do it; null: none is.</summary>
    public int? NeedsInspectionOf { get; init; }
}

/// <summary>What a case is opened with.</summary>
/// <param name="Name">The organisation's name in the register, or null.</param>
/// <param name="Inspection">The inspection that gave occasion, where one did.</param>
public sealed record CaseOpening(string? Name, InspectionRecord? Inspection);

/// <summary>
/// What the clocks of domain.md 8.4, 8.5 and 9.4 ask of the timer on a day. It proposes, counts days, and takes back what lost its ground; whoever is
/// told, listed or removed is told, listed or removed by a registrar. A pure function of what stands: what was done is not asked for again.
/// </summary>
public static class CasePlan
{
    public static IReadOnlyList<CaseTask> Of(CaseStandings standings, DateOnly today)
    {
        var plan = new Draft();
        foreach (var (year, inspections) in standings.Inspections)
        {
            foreach (var (uscc, inspection) in inspections)
                FromInspection(plan, standings, year, uscc, inspection, today);
        }

        WithdrawWhatLostItsGround(plan, standings, today);
        Rectifications(plan, standings, today);
        Weak(plan, standings, today);
        EndSupervisions(plan, standings, today);
        Listings(plan, standings, today);
        return plan.Tasks;
    }

    /// <summary>The number of the rectification that the inspection of a year orders.</summary>
    public static string RectificationNo(int year) => $"ZG-{year}";

    /// <summary>Only decided inspections start anything.</summary>
    private static bool IsDecided(RosterInspection inspection) => inspection.State is InspectionStates.Confirmed or InspectionStates.Published;

    private static bool Orders(RosterInspection inspection) => IsDecided(inspection) && inspection.DueOn is not null && (inspection.Notice == Notices.Rectify.Code || inspection.Notice == Notices.Correct.Code);

    private static void FromInspection(Draft plan, CaseStandings standings, int year, string uscc, RosterInspection inspection, DateOnly today)
    {
        if (!IsDecided(inspection))
            return;
        foreach (var trigger in inspection.Lists)
            Propose(plan, standings, uscc, trigger, $"{trigger}-{year}", year, today);
        if (!Orders(inspection))
            return;
        var no = RectificationNo(year);
        var grounds = GroundsOf(inspection);
        if (!standings.Rectifications.TryGetValue($"{uscc}-{no}", out var order))
        {
            plan.Add(new(CaseKind.Rectification, $"{uscc}-{no}", new(RectificationActs.Issue, today), opening => Order(uscc, no, year, opening, today)) { NeedsInspectionOf = year });
        }
        else if (order.OrderedDueOn != inspection.DueOn || !order.Grounds.SequenceEqual(grounds) || order.State == RectificationStates.Withdrawn)
        {
            plan.Add(new(CaseKind.Rectification, $"{uscc}-{no}", new(RectificationActs.Reissue, today) { DueOn = inspection.DueOn, Grounds = grounds }));
        }
    }

    private static Rectification Order(string uscc, string no, int year, CaseOpening opening, DateOnly today)
    {
        var inspection = opening.Inspection ?? throw new InvalidOperationException($"The inspection of {uscc} for {year} is missing.");
        var decided = inspection.DecidedOn ?? today;
        return Rectification.Open(uscc, no, inspection.Notice!, opening.Name ?? inspection.Name, year, GroundsOf(RosterInspection.Of(inspection)!), null, inspection.DueOn!.Value, new(RectificationActs.Issue, decided));
    }

    private static List<string> GroundsOf(RosterInspection inspection) => [.. inspection.Grounds.Where(ground => ground.Weight != Weight.Recorded).Select(ground => ground.Code).Distinct()];

    /// <summary>
    /// Proposes a listing, once for each occasion. Who stands on that list already is not proposed again: it happened again, and its
    /// time may restart (domain.md 3.6, §13 and §16). One candidate waits for each trigger.
    /// </summary>
    private static void Propose(Draft plan, CaseStandings standings, string uscc, string trigger, string no, int? year, DateOnly today)
    {
        var list = ListTriggers.ListOf(trigger);
        var key = $"{uscc}-{no}";
        var own = standings.ListingsOf(uscc).ToList();
        if (standings.Listings.TryGetValue(key, out var known))
        {
            // Taken back when the decision changed, and the decision changed back; what a registrar dropped stays dropped.
            if (known.State == ListingStates.Dropped && known.Act == ListingActs.Withdraw)
                plan.Add(new(CaseKind.Listing, key, new(ListingActs.Propose, today)));
            return;
        }

        if (own.Exists(entry => entry.Value.Occasions.Contains(no) || entry.Value.NewOccasion == no))
            return;
        var standing = own.Where(entry => entry.Value.List == list && entry.Value.Stands).OrderBy(entry => entry.Value.EffectiveOn).ToList();
        if (standing.Count > 0)
        {
            // One at a time: the next is proposed when a registrar has settled this one.
            if (standing[0].Value.NewOccasion is null)
                plan.Add(new(CaseKind.Listing, standing[0].Key, new(ListingActs.ProposeRestart, today) { Occasion = no }));
        }
        else if (!own.Exists(entry => entry.Value.Trigger == trigger && ListingStates.IsPending(entry.Value.State)) && plan.Candidates.Add($"{uscc} {trigger}"))
        {
            plan.Add(new(CaseKind.Listing, key, new(ListingActs.Propose, today), opening => Listing.Open(uscc, no, trigger, opening.Name, year, new(ListingActs.Propose, today))));
        }
    }

    /// <summary>Candidates and open orders of inspections that, by a later decision, do not ask for them any more.</summary>
    private static void WithdrawWhatLostItsGround(Draft plan, CaseStandings standings, DateOnly today)
    {
        foreach (var (key, listing) in standings.Listings)
        {
            if (listing is { State: ListingStates.Candidate, ReportYear: { } year } && !(Find(standings, year, key) is { } inspection && IsDecided(inspection) && inspection.Lists.Contains(listing.Trigger)) && standings.Inspections.ContainsKey(year))
                plan.Add(new(CaseKind.Listing, key, new(ListingActs.Withdraw, today)));
        }

        foreach (var (key, order) in standings.Rectifications)
        {
            if (RectificationStates.IsOpen(order.State) && order.ReportYear is { } year && standings.Inspections.ContainsKey(year) && !(Find(standings, year, key) is { } inspection && Orders(inspection)))
                plan.Add(new(CaseKind.Rectification, key, new(RectificationActs.Withdraw, today)));
        }
    }

    private static RosterInspection? Find(CaseStandings standings, int year, string key) => standings.Inspections.GetValueOrDefault(year)?.GetValueOrDefault(key[..Uscc.Length]);

    private static void Rectifications(Draft plan, CaseStandings standings, DateOnly today)
    {
        foreach (var (key, order) in standings.Rectifications)
        {
            if (order.DueOn is not { } due)
                continue;
            if (RectificationStates.IsRunning(order.State) && due < today)
                plan.Add(new(CaseKind.Rectification, key, new(RectificationActs.FallDue, today)));
            if (order.State != RectificationStates.Overdue)
                continue;
            var (uscc, no) = (key[..Uscc.Length], key[(Uscc.Length + 1)..]);
            var level = Supervise(plan, standings, uscc, SupervisedMatters.Rectification, no, due, today);
            if (level == CaseLimits.On(today).SupervisionDays.Count)
                Propose(plan, standings, uscc, ListTriggers.NotRectified, $"{ListTriggers.NotRectified}-{no}", null, today);
        }
    }

    private static void Weak(Draft plan, CaseStandings standings, DateOnly today)
    {
        foreach (var (key, one) in standings.Weak)
        {
            // Organisations' cases only: an authority's own party organisations are in no register.
            if (!WeakCaseStates.IsRunning(one.State) || one.DueOn is not { } due || !Uscc.IsWellFormed(key.Length > Uscc.Length ? key[..Uscc.Length] : null))
                continue;
            var level = Supervise(plan, standings, key[..Uscc.Length], SupervisedMatters.WeakPartyOrg, key[(Uscc.Length + 1)..], due, today);
            if (level > one.Level)
                plan.Add(new(CaseKind.WeakPartyOrg, key, new(WeakCaseActs.Supervise, today) { Level = level }));
        }
    }

    /// <summary>Opens the levels that are reached and escalates those below. Gives the level reached.</summary>
    private static int Supervise(Draft plan, CaseStandings standings, string uscc, string matter, string no, DateOnly due, DateOnly today)
    {
        var reached = CaseLimits.On(today).LevelAfter(due, today);
        for (var level = 1; level <= reached; level++)
        {
            var (of, key) = (level, $"{uscc}-{Supervision.NumberOf(no, due, level)}");
            if (!standings.Supervisions.TryGetValue(key, out var known))
                plan.Add(new(CaseKind.Supervision, key, new(SupervisionActs.Issue, today), opening => Supervision.Open(uscc, matter, no, of, opening.Name, due, new(SupervisionActs.Issue, today))));
            else if (level < reached && known.State is SupervisionStates.Issued or SupervisionStates.Replied)
                plan.Add(new(CaseKind.Supervision, key, new(SupervisionActs.Escalate, today)));
        }

        return reached;
    }

    /// <summary>A supervision ends when its matter is done, or has another term.</summary>
    private static void EndSupervisions(Draft plan, CaseStandings standings, DateOnly today)
    {
        foreach (var (key, supervision) in standings.Supervisions)
        {
            if (supervision.State == SupervisionStates.Closed)
                continue;
            var matter = Supervision.MatterKeyOf(key);
            var isOpen = supervision.Matter == SupervisedMatters.Rectification
                ? standings.Rectifications.GetValueOrDefault(matter) is { } order && RectificationStates.IsOpen(order.State) && order.DueOn == supervision.MatterDueOn
                : standings.Weak.GetValueOrDefault(matter) is { } weak && weak.State != WeakCaseStates.Closed && weak.DueOn == supervision.MatterDueOn;
            if (!isOpen)
                plan.Add(new(CaseKind.Supervision, key, new(SupervisionActs.End, today)));
        }
    }

    private static void Listings(Draft plan, CaseStandings standings, DateOnly today)
    {
        foreach (var (key, listing) in standings.Listings)
        {
            if (listing is not { List: CreditLists.Abnormal, Stands: true, Since: { } since })
                continue;
            var uscc = key[..Uscc.Length];
            // An inspection may have made it a candidate before (row 7), and it may stand on that list already.
            if (ListingProcedure.SeriousFrom(since) <= today && !standings.ListingsOf(uscc).Any(entry => entry.Value.Trigger == ListTriggers.ListedForYears && (entry.Value.Stands || ListingStates.IsPending(entry.Value.State))))
                Propose(plan, standings, uscc, ListTriggers.ListedForYears, $"{ListTriggers.ListedForYears}-{since:yyyyMMdd}", null, today);
            if (listing is { State: ListingStates.Listed, NothingToRectify: true } && ListingProcedure.AutomaticRemovalFrom(since) <= today && !(listing.RefusedOn >= since))
                plan.Add(new(CaseKind.Listing, key, new(ListingActs.ProposeRemoval, today)));
        }
    }

    private sealed class Draft
    {
        public List<CaseTask> Tasks { get; } = [];

        /// <summary>The organisations and triggers that a candidate is opened for.</summary>
        public HashSet<string> Candidates { get; } = new(StringComparer.Ordinal);

        public void Add(CaseTask task) => Tasks.Add(task);
    }
}
