using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>Activities of one organisation that look alike are pointed out; both count (domain.md 10.5, point 3).</summary>
public sealed class DUP003LookAlikesAreListed() : ActivityRule(
    "DUP-003",
    Severity.Warn,
    "与{other}相似（名称相近、日期相差不超过{days}天、金额和人次相近），请确认不是重复填报。已计入。",
    "Looks like {other} (similar titles, at most {days} days apart, similar funds and people). It counts; make sure that it is no repetition.",
    "如为同一活动，请把其中一条的状态改为“作废”；如为不同活动，无需处理，也可在“重复处理”中填“新增”。",
    "When both are one activity, set the status of one to VOID. When they are two there is nothing to do; NEW under 'duplicateDecision' says so.")
{
    public override string Basis => "domain.md 10.5 [D]";

    public override string CauseZh => "更正或补报时名称、日期略有改动，同一活动就会计两次。";

    public override string CauseEn => "Reported again with a slightly different title or day, an activity counts twice.";

    public override IReadOnlyList<string> Fields => ["title", "startOn", "fundsTotal", "servedPersonTimes"];

    public override IReadOnlyList<string> ParameterNames => ["DUPLICATE_DAYS", "DUPLICATE_FIGURES_TOLERANCE", "DUPLICATE_SIMILARITY"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record.Status is not (ActivityStatuses.Submitted or ActivityStatuses.Accepted) || record.DuplicateDecision is not null || record.Title is not { } title || judge.Context.Neighbours is not { } neighbours)
            return;
        var days = (int)Limit(judge, "DUPLICATE_DAYS");
        var likeness = Limit(judge, "DUPLICATE_SIMILARITY");
        var tolerance = Limit(judge, "DUPLICATE_FIGURES_TOLERANCE");
        HashSet<string>? same = null;
        foreach (var other in neighbours.Near(record, days, tolerance))
        {
            // What has the very same key is DUP-001's or DUP-002's.
            same ??= neighbours.WithKeyOf(record).Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
            if (same.Contains(other.Id) || other.Id == record.Supersedes || ActivityFingerprint.Likeness(title, other.Title) < likeness)
                continue;
            judge.Fail(this, "title", arguments: [("other", other.Chinese), ("other.en", other.English), ("id", other.Id), ("days", $"{days}")]);
            return;
        }
    }
}
