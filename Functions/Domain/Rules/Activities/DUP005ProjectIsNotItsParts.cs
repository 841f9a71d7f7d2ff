using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>A record of a project that is the sum of the project's other activities counts them twice (domain.md 10.5, point 5).</summary>
public sealed class DUP005ProjectIsNotItsParts() : ActivityRule(
    "DUP-005",
    Severity.Warn,
    "项目“{project}”总分重复：{problem}。",
    "Project {project} counts twice: {problem}.",
    "请只填报项目下的各次活动，不再另报项目总数；或将总数那一条的状态改为“作废”。",
    "Report the activities of the project and not their total as well, or set the total's status to VOID.")
{
    public override string Basis => "domain.md 10.5 [D]";

    public override string CauseZh => "一个项目由多次活动组成，项目的总数就是各次活动之和。总数另报一条，所有数字都会翻倍。";

    public override string CauseEn => "A project consists of activities, and its total is their sum. Reported as one more activity, the total doubles everything.";

    public override IReadOnlyList<string> Fields => ["projectId", "fundsTotal", "servedPersonTimes"];

    public override IReadOnlyList<string> ParameterNames => ["PROJECT_SHARE"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record.Status is not (ActivityStatuses.Submitted or ActivityStatuses.Accepted) || record is not { ProjectId: { } project, StartOn: { } start } || judge.Context.Neighbours is not { } neighbours)
            return;
        var others = neighbours.OfProject(record);
        if (others.Count < 2)
            return;
        var share = Limit(judge, "PROJECT_SHARE");
        var mine = new Neighbour(record.Uscc!, record.ActivityId!, record.Title ?? "", null, 0, start, record.EndOn ?? start, record.FundsTotal ?? 0, (record.ServedPersonTimes ?? 0) + (record.OnlineReach ?? 0), true, null);
        if (IsTotalOf(mine, others))
            Fail($"本条与项目下{others.Count}条活动之和相当", $"this row is about the sum of {others.Count} others");
        else if (others.FirstOrDefault(other => IsTotalOf(other, [mine, .. others.Where(o => o != other)])) is { Id: not null } total)
            Fail($"{total.Chinese}与包括本条在内的各条活动之和相当", $"{total.English} is about the sum of the others, this one included");

        void Fail(string zh, string en) => judge.Fail(this, "projectId", arguments: [("project", project), ("problem", zh), ("problem.en", en)]);

        // The total spans its parts, is larger than each of them, and they make up most of it: in funds and in people, as far as it has both.
        bool IsTotalOf(Neighbour total, IReadOnlyList<Neighbour> all)
        {
            var parts = all.Where(part => part.Start >= total.Start && part.End <= total.End).ToList();
            return parts.Count >= 2 && (total.Funds > 0 || total.Served > 0) && Covers(total.Funds, parts.ConvertAll(p => p.Funds)) && Covers(total.Served, parts.ConvertAll(p => p.Served));

            bool Covers(long whole, List<long> pieces) => whole == 0 || (pieces.TrueForAll(piece => piece < whole) && pieces.Sum() >= whole * share);
        }
    }
}
