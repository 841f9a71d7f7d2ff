namespace Nianbao.Domain.Inspection;

/// <summary>Counts of a group of organisations. Expected = filed + not filed; filed includes late ones and those without pre-review (domain.md 0.2, point 2).</summary>
/// <param name="Active">Active at year end: expected and exempt ones.</param>
/// <param name="Returned">Of those not filed: a report was returned and waits for its correction, or was never corrected.</param>
/// <param name="Accepted">Of those filed: nothing is open.</param>
/// <param name="NotFiled1">Not filed for one year, and so on; the three add up to those not filed.</param>
public readonly record struct CompletenessCounts(long Active, long Expected, long Exempt, long Filed, long OnTime, long NotPreReviewed, long NotFiled1, long NotFiled2, long NotFiled3, long Returned = 0, long Accepted = 0)
{
    public long NotFiled => Expected - Filed;

    public long Late => Filed - OnTime;

    public static CompletenessCounts Of(Standing standing) => new(
        standing.IsActive ? 1 : 0,
        standing.IsExpected ? 1 : 0,
        standing.IsExempt ? 1 : 0,
        standing.IsFiled ? 1 : 0,
        standing.IsOnTime ? 1 : 0,
        standing.LacksPreReview ? 1 : 0,
        standing.YearsNotFiled == 1 ? 1 : 0,
        standing.YearsNotFiled == 2 ? 1 : 0,
        standing.YearsNotFiled >= 3 ? 1 : 0,
        standing.Returned is null ? 0 : 1,
        standing.IsAccepted ? 1 : 0);

    public static CompletenessCounts operator +(CompletenessCounts a, CompletenessCounts b) => new(
        a.Active + b.Active,
        a.Expected + b.Expected,
        a.Exempt + b.Exempt,
        a.Filed + b.Filed,
        a.OnTime + b.OnTime,
        a.NotPreReviewed + b.NotPreReviewed,
        a.NotFiled1 + b.NotFiled1,
        a.NotFiled2 + b.NotFiled2,
        a.NotFiled3 + b.NotFiled3,
        a.Returned + b.Returned,
        a.Accepted + b.Accepted);

    /// <summary>Filed of expected as text, or null when none was expected.</summary>
    public string? Rate(int decimals = 1, Rounding rounding = Rounding.HalfUp) => Percentage.Of(Filed, Expected, decimals, rounding);
}
