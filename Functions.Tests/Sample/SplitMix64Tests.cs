using Nianbao.Local.Sample;

namespace Nianbao.Tests.Sample;

public sealed class SplitMix64Tests
{
    [Fact]
    public void It_draws_what_the_published_algorithm_draws()
    {
        var draws = new SplitMix64(1234567);
        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(_ => draws.Next()));
    }

    [Fact]
    public void Draws_stay_within_their_bounds_and_reach_both()
    {
        var draws = new SplitMix64(7);
        var drawn = Enumerable.Range(0, 1_000).Select(_ => draws.Between(-3, 3)).ToHashSet();
        Assert.Equal([-3, -2, -1, 0, 1, 2, 3], drawn.Order());
    }

    [Fact]
    public void Another_purpose_organisation_year_or_seed_is_another_sequence()
    {
        ulong[] first =
        [
            SplitMix64.For(1, Draws.Report, 1, 2025).Next(),
            SplitMix64.For(2, Draws.Report, 1, 2025).Next(),
            SplitMix64.For(1, Draws.Filing, 1, 2025).Next(),
            SplitMix64.For(1, Draws.Report, 2, 2025).Next(),
            SplitMix64.For(1, Draws.Report, 1, 2024).Next(),
        ];
        Assert.Distinct(first);
    }
}
