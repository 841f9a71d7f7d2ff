namespace Nianbao.Local.Sample;

/// <summary>What a sequence of draws is for, so that a change to one kind of file leaves the others as they were.</summary>
public enum Draws
{
    Codes = 1,
    Names,
    Register,
    Filing,
    Report,
    Opening,
    Finances,
    Party,
    Members,
    ReportDefect,
    Activities,
    Headlines,
}

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014): integers only, so that the files are the same on every machine and in every
/// version of .NET, which System.Random does not promise.
/// </summary>
public sealed class SplitMix64(ulong state)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state = state;

    /// <summary>The sequence for one purpose, one organisation and one year: independent of what was drawn elsewhere.</summary>
    public static SplitMix64 For(long seed, Draws purpose, long index = 0, int year = 0)
    {
        var state = Mix(unchecked((ulong)seed) + Golden);
        state = Mix(state ^ ((ulong)purpose * Golden));
        state = Mix(state + (unchecked((ulong)index) * Golden));
        return new(Mix(state ^ ((ulong)year << 32)));
    }

    public ulong Next() => Mix(_state += Golden);

    /// <summary>A number from 0 to <paramref name="limit"/> - 1.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>A number between two others, both included.</summary>
    public long Between(long least, long most) => least + (long)Math.BigMul(Next(), (ulong)(most - least + 1), out _);

    /// <summary>True so many times in ten thousand.</summary>
    public bool Chance(int perTenThousand) => Below(10_000) < perTenThousand;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>An index, as often as its weight says.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights)
            sum += weight;
        var drawn = Below(sum);
        for (var i = 0; i < weights.Length; i++)
        {
            drawn -= weights[i];
            if (drawn < 0)
                return i;
        }

        throw new ArgumentException("The weights are all zero.", nameof(weights));
    }

    /// <summary>A day between two others, both included.</summary>
    public DateOnly Day(DateOnly first, DateOnly last) => first.AddDays(Below(last.DayNumber - first.DayNumber + 1));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
