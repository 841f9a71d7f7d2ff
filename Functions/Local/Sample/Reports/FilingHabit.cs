namespace Nianbao.Local.Sample.Reports;

/// <summary>
/// Which of the three years an organisation files a report for: 94.6 % do for the last one, as in domain.md 0.2. Who did not
/// is likely not to have done so the year before either.
/// </summary>
public sealed class FilingHabit(SampleOptions options)
{
    public bool Files(int index, int year)
    {
        var draws = SplitMix64.For(options.Seed, Draws.Filing, index);
        var last = draws.Chance(9_460);
        var before = draws.Chance(last ? 9_650 : 6_500);
        var first = draws.Chance(last || before ? 9_700 : 5_500);
        return (options.Year - year) switch { 0 => last, 1 => before, _ => first };
    }
}
