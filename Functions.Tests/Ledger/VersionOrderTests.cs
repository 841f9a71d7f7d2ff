using CsCheck;
using Nianbao.Domain.AnnualReports;
using Nianbao.Pipeline.Ledger;

namespace Nianbao.Tests.Ledger;

/// <summary>What stands depends on what was sent, not on the order in which it came.</summary>
public sealed class VersionOrderTests
{
    private static readonly Gen<(int At, int Id, int Content)[]> Versions =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 3], Gen.Int[0, 3]).Array[1, 10];

    [Fact]
    public void Any_order_with_repeats_gives_the_same_record() =>
        Gen.Select(Versions, Gen.Int[0, 100].Array[0, 12], Gen.Int[0, 1_000_000]).Sample((drawn, repeats, seed) =>
        {
            // One submission has one content for a record.
            var versions = drawn.DistinctBy(version => (version.At, version.Id)).ToArray();
            var order = versions.Concat(repeats.Select(i => versions[i % versions.Length])).ToArray();
            var forwards = Deliver(versions);
            new Random(seed).Shuffle(order);
            Assert.Equal(Describe(forwards), Describe(Deliver(order)));
            var latest = versions.MaxBy(version => new Arrival(At(version.At), $"id{version.Id}"));
            Assert.Equal((At(latest.At), $"hash{latest.Content}"), (forwards.Current.Arrival.At, forwards.Current.Hash));
            Assert.Equal(At(versions.Min(version => version.At)), forwards.FirstAt);
            Assert.Equal(versions.Length, forwards.Versions);
        });

    [Fact]
    public void A_second_delivery_is_answered_as_the_first() =>
        Gen.Select(Versions, Gen.Int[0, 9]).Sample((drawn, again) =>
        {
            var versions = drawn.DistinctBy(version => (version.At, version.Id)).ToArray();
            StoredRecord? stored = null;
            var outcomes = new List<Outcome>();
            foreach (var version in versions)
                outcomes.Add(Place(ref stored, version));
            var before = stored;
            Assert.Equal(outcomes[again % versions.Length], Place(ref stored, versions[again % versions.Length]));
            Assert.Same(before, stored);
        });

    [Fact]
    public void The_last_A_of_A_B_A_stands_also_when_B_comes_last()
    {
        var record = Deliver([(1, 0, 7), (3, 0, 7), (2, 0, 8)]);
        Assert.Equal("hash7", record.Current.Hash);
        Assert.Equal(At(3), record.Current.Arrival.At);
    }

    [Fact]
    public void A_single_writer_does_not_remember_what_says_nothing_new()
    {
        var (_, stored) = VersionOrder.Place(Entry(1), new(At(1), "a"), null, keepSightings: false);
        var (outcome, next) = VersionOrder.Place(Entry(1), new(At(2), "b"), stored, keepSightings: false);
        Assert.Equal(Outcome.Unchanged, outcome.Outcome);
        Assert.Null(next);
    }

    private static StoredRecord Deliver(IEnumerable<(int At, int Id, int Content)> versions)
    {
        StoredRecord? stored = null;
        foreach (var version in versions)
            Place(ref stored, version);
        return stored!;
    }

    private static Outcome Place(ref StoredRecord? stored, (int At, int Id, int Content) version)
    {
        var (outcome, next) = VersionOrder.Place(Entry(version.Content), new(At(version.At), $"id{version.Id}"), stored, keepSightings: true);
        stored = next ?? stored;
        return outcome.Outcome;
    }

    private static string Describe(StoredRecord stored) =>
        $"{stored.FirstAt:O} {stored.Current with { Outcome = default }} {string.Join(" | ", stored.Others.Select(other => other with { Outcome = default }))}";

    private static DateTimeOffset At(int minute) => World.Noon.AddMinutes(minute);

    private static Entry Entry(int content) => new(content, new AnnualReport { Uscc = Story.Tianhe }, $"data{content}", $"hash{content}");
}
