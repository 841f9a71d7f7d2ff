namespace Nianbao.Pipeline.Ledger;

/// <summary>When and with which submission a version arrived. Later arrival wins; of two at the same millisecond, the greater submission id.</summary>
public readonly record struct Arrival(DateTimeOffset At, string SubmissionId) : IComparable<Arrival>
{
    public int CompareTo(Arrival other)
    {
        var byTime = At.CompareTo(other.At);
        return byTime != 0 ? byTime : string.CompareOrdinal(SubmissionId, other.SubmissionId);
    }

    public static bool operator <(Arrival left, Arrival right) => left.CompareTo(right) < 0;

    public static bool operator >(Arrival left, Arrival right) => left.CompareTo(right) > 0;

    public static bool operator <=(Arrival left, Arrival right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Arrival left, Arrival right) => left.CompareTo(right) >= 0;

    /// <summary>Storage keeps whole milliseconds; so does every arrival from the start.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
