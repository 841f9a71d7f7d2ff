using System.Text.Json;
using CsCheck;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Ledger;

namespace Nianbao.Tests.Ledger;

/// <summary>Which version stands, in which state, since when: whatever the order of versions, explanations and decisions.</summary>
public sealed class VersionStatesTests
{
    private static readonly NamedFinding Odd = new("XY-003", "IS11.t");
    private static readonly NamedFinding Odder = new("PB-017");

    private static readonly Gen<Sent[]> AnyVersions =
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 1], Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[0, 9], (day, id, content, kind, term) => new Sent(day, id, content, kind, term)).Array[1, 9];

    private static readonly Gen<Act[]> AnyActs =
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 9], (day, content, kind, term) => kind switch
        {
            0 => new Act(ActKind.Accept, At(day), $"hash{content}", "符合要求", "registrar-440000", null),
            1 => new Act(ActKind.Return, At(day), $"hash{content}", "附件不全", "registrar-440000", null, CorrectionDueOn: Day(day + term)),
            2 => new Act(ActKind.Explain, At(day), $"hash{content}", "收入变动系一次性捐赠", "registrar-440000", null, Odd.Code, Odd.Field),
            _ => new Act(ActKind.Explain, At(day), $"hash{content}", "党员转入较多所致", "registrar-440000", null, Odder.Code),
        }).Array[0, 5];

    [Fact]
    public void Any_order_of_versions_and_acts_gives_what_a_plain_recomputation_gives() =>
        Gen.Select(AnyVersions, AnyActs, Gen.Int[0, 100].Array[0, 8], Gen.Int[0, 1_000_000]).Sample((drawn, acts, repeats, seed) =>
        {
            var versions = drawn.DistinctBy(version => (version.Day, version.Id)).ToArray();
            // Acts at one instant on one content would need an order of their own; people do not act twice in a millisecond.
            acts = acts.DistinctBy(act => (act.At, act.Hash)).ToArray();
            var steps = versions.Select(version => (object)version).Concat(acts).Concat(repeats.Select(i => (object)versions[i % versions.Length])).ToArray();
            new Random(seed).Shuffle(steps);
            // Nobody acts on what has not come.
            var order = steps.OrderBy(step => step is Sent ? 0 : 1).Take(1).Concat(steps).ToArray();
            StoredRecord? stored = null;
            foreach (var step in order)
            {
                stored = step is Sent sent
                    ? VersionOrder.Place(sent.Entry(), sent.Arrival, stored, keepSightings: true).Next ?? stored
                    : VersionOrder.Amend(stored!, (Act)step) ?? stored;
            }

            var states = versions.ToDictionary(version => version, version => Plain(version, acts));
            var standing = versions.OrderByDescending(version => states[version].State switch { "ACCEPTED" => 2, "RETURNED" => 0, _ => 1 }).ThenByDescending(version => version.Arrival).First();
            Assert.Equal((standing.Arrival, states[standing].State, states[standing].Due), (stored!.Current.Arrival, stored.State, stored.CorrectionDueOn));
            Assert.Equal(PlainFirst(versions, states), stored.FirstAt);
            Assert.Equal(versions.Length, stored.Versions);
            Assert.Equal(stored.Others.Select(other => other.Arrival).Order(), stored.Others.Select(other => other.Arrival));
        });

    [Fact]
    public void What_is_stored_is_read_back() =>
        Gen.Select(AnyVersions, AnyActs).Sample((drawn, acts) =>
        {
            StoredRecord? stored = null;
            foreach (var version in drawn.DistinctBy(version => (version.Day, version.Id)))
                stored = VersionOrder.Place(version.Entry(), version.Arrival, stored, keepSightings: true).Next ?? stored;
            foreach (var act in acts)
                stored = VersionOrder.Amend(stored!, act) ?? stored;
            Assert.Equal(World.Describe(stored!), World.Describe(StoredRecord.From(stored!.ToEntity("440106"))));
        });

    [Fact]
    public void An_accepted_version_stays_until_its_replacement_is_accepted()
    {
        var accepted = new Sent(1, 0, 0, 0, 0);
        var waiting = new Sent(5, 0, 1, 1, 0);
        var (first, stored) = VersionOrder.Place(accepted.Entry(), accepted.Arrival, null, true);
        Assert.Equal(new(Outcome.Accepted, ReportStates.Accepted), first);
        var (second, held) = VersionOrder.Place(waiting.Entry(), waiting.Arrival, stored, true);
        Assert.Equal(new(Outcome.Held, ReportStates.Submitted), second);
        Assert.Equal("hash0", held!.Current.Hash);
        var half = VersionOrder.Amend(held, Explain("hash1", Odd));
        Assert.Equal("hash0", half!.Current.Hash);
        var whole = VersionOrder.Amend(half, Explain("hash1", Odder));
        Assert.Equal(("hash1", ReportStates.Accepted), (whole!.Current.Hash, whole.State));
    }

    [Fact]
    public void The_same_explanation_twice_is_one()
    {
        var waiting = new Sent(5, 0, 1, 1, 0);
        var stored = VersionOrder.Place(waiting.Entry(), waiting.Arrival, null, true).Next!;
        var once = VersionOrder.Amend(stored, Explain("hash1", Odd))!;
        Assert.Null(VersionOrder.Amend(once, Explain("hash1", Odd) with { At = At(30) }));
    }

    [Fact]
    public void What_a_registrar_returned_stays_returned_when_sent_again_unchanged()
    {
        var waiting = new Sent(1, 0, 1, 2, 0);
        var stored = VersionOrder.Place(waiting.Entry(), waiting.Arrival, null, true).Next!;
        stored = VersionOrder.Amend(stored, new(ActKind.Return, At(2), "hash1", "附件不全", "registrar-440000", null, CorrectionDueOn: Day(9)))!;
        Assert.Equal((ReportStates.Returned, Day(9)), (stored.State, stored.CorrectionDueOn));
        var again = new Sent(3, 0, 1, 2, 0);
        var (placement, next) = VersionOrder.Place(again.Entry(), again.Arrival, stored, true);
        Assert.Equal(new(Outcome.Returned, ReportStates.Returned), placement);
        Assert.Equal(ReportStates.Returned, next!.State);
        var corrected = new Sent(4, 0, 2, 0, 0);
        (placement, next) = VersionOrder.Place(corrected.Entry(), corrected.Arrival, next, true);
        Assert.Equal(new(Outcome.Accepted, ReportStates.Accepted), placement);
        Assert.Equal(At(1), next!.FirstAt);
    }

    [Fact]
    public void A_correction_within_the_window_keeps_the_first_arrival_and_a_later_one_does_not()
    {
        var returned = new Sent(1, 0, 0, 4, 5); // due on day 6
        var stored = VersionOrder.Place(returned.Entry(), returned.Arrival, null, true).Next!;
        var inTime = new Sent(6, 0, 1, 0, 0);
        Assert.Equal(At(1), VersionOrder.Place(inTime.Entry(), inTime.Arrival, stored, true).Next!.FirstAt);
        var late = new Sent(7, 0, 1, 0, 0);
        Assert.Equal(At(7), VersionOrder.Place(late.Entry(), late.Arrival, stored, true).Next!.FirstAt);
    }

    [Fact]
    public void A_chain_of_corrections_each_in_its_window_keeps_the_first_arrival()
    {
        StoredRecord? stored = null;
        foreach (var sent in new[] { new Sent(1, 0, 0, 4, 5), new Sent(6, 0, 1, 4, 5), new Sent(11, 0, 2, 0, 0) })
            stored = VersionOrder.Place(sent.Entry(), sent.Arrival, stored, true).Next;
        Assert.Equal(At(1), stored!.FirstAt);
    }

    [Fact]
    public void The_window_ends_with_its_last_day_in_China()
    {
        var due = Day(6);
        var last = ShanghaiClock.StartOf(due.AddDays(1)).AddMilliseconds(-1);
        var returned = new Sent(1, 0, 0, 4, 5);
        var stored = VersionOrder.Place(returned.Entry(), returned.Arrival, null, true).Next!;
        var correction = new Sent(0, 0, 1, 0, 0).Entry();
        Assert.Equal(At(1), VersionOrder.Place(correction, new(last, "b"), stored, true).Next!.FirstAt);
        Assert.Equal(last.AddMilliseconds(1), VersionOrder.Place(correction, new(last.AddMilliseconds(1), "b"), stored, true).Next!.FirstAt);
    }

    [Fact]
    public void A_record_whose_versions_were_moved_out_of_its_row_counts_them_once_when_one_comes_to_stand_again()
    {
        var old = new Sent(1, 0, 0, 2, 0);
        var newer = new Sent(2, 0, 1, 2, 0);
        var stored = VersionOrder.Place(newer.Entry(), newer.Arrival, VersionOrder.Place(old.Entry(), old.Arrival, null, true).Next, true).Next!;
        var spilled = stored with { Others = [], Spilled = 1, SpilledTo = old.Arrival, Recalled = stored.Others };
        var back = VersionOrder.Amend(spilled, new(ActKind.Return, At(3), "hash1", "附件不全", "registrar-440000", null, CorrectionDueOn: Day(9)))!;
        Assert.Equal(("hash0", ReportStates.PreReview, 2), (back.Current.Hash, back.State, back.Versions));
    }

    private static Act Explain(string hash, NamedFinding finding) => new(ActKind.Explain, At(20), hash, "收入变动系一次性捐赠", "registrar-440000", null, finding.Code, finding.Field);

    private static DateTimeOffset At(int day) => World.Noon.AddDays(day);

    private static DateOnly Day(int day) => ShanghaiClock.DayOf(At(day));

    /// <summary>The state as domain.md 6 tells it, without the ledger.</summary>
    private static (string State, DateOnly? Due) Plain(Sent version, Act[] acts)
    {
        if (version.Kind == 4)
            return ("RETURNED", Day(version.Day + version.Term));
        var mine = acts.Where(act => act.Hash == $"hash{version.Content}").ToList();
        var decision = mine.Where(act => act.Kind != ActKind.Explain).OrderBy(act => act.At).LastOrDefault();
        if (decision is not null)
            return decision.Kind == ActKind.Accept ? ("ACCEPTED", null) : ("RETURNED", decision.CorrectionDueOn);
        var oddExplained = mine.Exists(act => act.Code == Odd.Code);
        var odderExplained = mine.Exists(act => act.Code == Odder.Code);
        return version.Kind switch
        {
            1 => (oddExplained && odderExplained ? "ACCEPTED" : "SUBMITTED", null),
            2 => ("PRE_REVIEW", null),
            3 => (oddExplained ? "PRE_REVIEW" : "SUBMITTED", null),
            _ => ("ACCEPTED", null),
        };
    }

    private static DateTimeOffset PlainFirst(Sent[] versions, Dictionary<Sent, (string State, DateOnly? Due)> states)
    {
        var ordered = versions.OrderBy(version => version.Arrival).ToList();
        var valid = ordered.FindIndex(version => states[version].State != "RETURNED");
        var last = valid < 0 ? ordered.Count - 1 : valid;
        var chain = At(ordered[last].Day);
        for (var i = last - 1; i >= 0; i--)
        {
            if (states[ordered[i]].State == "RETURNED" && ShanghaiClock.DayOf(chain) <= states[ordered[i]].Due)
                chain = At(ordered[i].Day);
        }

        return chain;
    }

    /// <param name="Kind">0 accepted, 1 two warnings, 2 without pre-review, 3 one warning and without pre-review, 4 returned.</param>
    /// <param name="Term">Days for a correction.</param>
    private sealed record Sent(int Day, int Id, int Content, int Kind, int Term)
    {
        public Arrival Arrival => new(At(Day), $"id{Id}");

        public Entry Entry() => new(Content, new AnnualReport { Uscc = Story.Tianhe }, $"data{Content}", $"hash{Content}")
        {
            Verdict = Kind switch
            {
                1 => new() { Unexplained = [Odd, Odder] },
                2 => new() { LacksPreReview = true },
                3 => new() { Unexplained = [Odd], LacksPreReview = true },
                4 => new() { Errors = [new("FN-010", "BS60.e")], CorrectionDueOn = VersionStatesTests.Day(Day + Term) },
                _ => null,
            },
        };
    }
}
