using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Inspection;

/// <summary>A text in both languages.</summary>
public sealed record Bilingual(string Chinese, string English);

/// <summary>The notices that a row of the decision table leads to (domain.md 8.3).</summary>
public static class Notices
{
    public static readonly Choice Correct = new("CORRECT", "责令改正", "Order to correct");
    public static readonly Choice Listing = new("LISTING", "告知书", "Notice before listing");
    public static readonly Choice File = new("FILE", "责令限期报送", "Order to file by a set day");
    public static readonly Choice Penalty = new("PENALTY", "行政处罚事先告知书", "Advance notice of an administrative penalty");
    public static readonly Choice Rectify = new("RECTIFY", "整改通知书", "Notice of rectification");

    public static readonly IReadOnlyList<Choice> All = [Correct, Listing, File, Penalty, Rectify];
}

/// <summary>What may follow when nothing is done, or when it happens again (domain.md 8.3). None of it happens by itself.</summary>
public static class Escalations
{
    public static readonly Choice ListIfNotDone = new("AB3_IF_NOT_DONE", "未改正的，列入活动异常名录（AB3）", "Abnormal list (AB3) when not done");
    public static readonly Choice Listing = new("LISTING", "列入活动异常名录", "Abnormal list");
    public static readonly Choice PenaltyWarning = new("PENALTY_WARNING", "警告（AB5）", "Warning (AB5)");
    public static readonly Choice RevocationCandidate = new("REVOCATION_CANDIDATE", "列为撤销登记对象", "Candidate for revocation");
    public static readonly Choice Revocation = new("REVOCATION", "撤销登记（SE7）", "Revocation (SE7)");
    public static readonly Choice StopActivities = new("STOP_ACTIVITIES", "可责令停止活动", "May be ordered to stop activities");
    public static readonly Choice EvaluationBarred = new("EVALUATION_BARRED", "连续两年基本合格，不得参加评估，复核评估等级", "Second basic pass in a row: no evaluation, and its grade is reviewed");

    public static readonly IReadOnlyList<Choice> All = [ListIfNotDone, Listing, PenaltyWarning, RevocationCandidate, Revocation, StopActivities, EvaluationBarred];
}

/// <summary>What a term is counted in.</summary>
public enum TermUnit
{
    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Calendar months, the last day of a month staying the last.</summary>
    Months,

    /// <summary>Working days by the calendar of the State Council.</summary>
    WorkingDays,
}

/// <summary>A term that begins the day after the notice was given.</summary>
public readonly record struct Term(int Length, TermUnit Unit)
{
    public string Chinese => Unit switch { TermUnit.Months => $"{Length}个月", TermUnit.WorkingDays => $"{Length}个工作日", _ => $"{Length}日" };

    public string English => Unit switch { TermUnit.Months => $"{Length} months", TermUnit.WorkingDays => $"{Length} working days", _ => $"{Length} days" };

    /// <summary>Reads <c>3M</c>, <c>60D</c> or <c>10W</c>; null for anything else.</summary>
    public static Term? Parse(string? text) => text is { Length: > 1 } && int.TryParse(text.AsSpan(0, text.Length - 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var length)
        ? text[^1] switch { 'D' => new Term(length, TermUnit.Days), 'M' => new Term(length, TermUnit.Months), 'W' => new Term(length, TermUnit.WorkingDays), _ => null }
        : null;

    /// <summary>The last day of the term of a notice that was given on that day.</summary>
    public TermEnd EndAfter(DateOnly given, WorkingDays calendar) => Unit switch
    {
        TermUnit.Months => new(given.AddMonths(Length), false),
        TermUnit.WorkingDays => calendar.After(given, Length),
        _ => new(given.AddDays(Length), false),
    };

    public override string ToString() => $"{Length}{(Unit switch { TermUnit.Months => 'M', TermUnit.WorkingDays => 'W', _ => 'D' })}";
}
