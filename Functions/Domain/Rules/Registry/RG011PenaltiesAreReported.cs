using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.Registry;

/// <summary>
/// Every penalty of the report year that the register holds is in the report (domain.md 7.3): by its document number, or by its
/// day and type. The report may list more, for example penalties by other authorities.
/// </summary>
public sealed class RG011PenaltiesAreReported() : Rule<AnnualReport>(
    "RG-011",
    Severity.Error,
    "漏报行政处罚：{list}。",
    "Penalties omitted: {list}.",
    "请在“行政处罚”中逐项补填上列处罚（日期、文号、类型、金额）；对处罚记录有异议的，请先向作出处罚的机关提出。",
    "Add each of these to the list of penalties, with date, document number, type and amount. If you contest one, turn to the authority that imposed it first.")
{
    public override string Basis => "社会团体登记管理条例第28条、第30条；民办非企业单位登记管理暂行条例第23条、第25条；基金会管理条例第42条；社会组织信用信息管理办法（行政处罚信息）";

    public override string CauseZh => "报告须如实填报本年度受到的行政处罚，漏报可能被认定为隐瞒。常见原因：以为警告不算处罚，或只填了罚款。";

    public override string CauseEn => "All penalties of the year have to be reported; an omitted one may be taken for concealment. Typically a warning was not thought to be a penalty, or only fines were listed.";

    public override IReadOnlyList<string> Fields => ["penalties"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (judge.Context.Registered?.Penalties is not { } penalties || (record.Penalties is null && !judge.Context.Extent.Asks("penalties")))
            return;
        var reported = (record.Penalties ?? []).ToList();
        var registered = penalties.Where(p => p.DecidedOn?.Year == judge.Context.Year).ToList();
        // Document numbers first: two penalties of one day must not take each other's place.
        registered.RemoveAll(p => TakeFirst(reported, r => ComparableText.Same(r.DocNo, p.DocNo)));
        registered.RemoveAll(p => TakeFirst(reported, r => r.DecidedOn == p.DecidedOn && (r.Type is null || p.Type is null || r.Type == p.Type)));
        if (registered.Count == 0)
            return;
        judge.Fail(
            this,
            "penalties",
            expected: string.Join('、', registered.Select(p => p.DocNo ?? DayText.Of(p.DecidedOn!.Value))),
            arguments:
            [
                ("list", string.Join('、', registered.Select(p => Describe(p, c => c.Chinese)))),
                ("list.en", string.Join(", ", registered.Select(p => Describe(p, c => c.English)))),
            ]);
    }

    private static bool TakeFirst(List<Penalty> penalties, Predicate<Penalty> match)
    {
        var at = penalties.FindIndex(match);
        if (at >= 0)
            penalties.RemoveAt(at);
        return at >= 0;
    }

    private static string Describe(RegisteredPenalty penalty, Func<Choice, string> label)
    {
        var type = PenaltyTypes.All.Find(penalty.Type);
        return string.Join(' ', new[] { DayText.Of(penalty.DecidedOn!.Value), type is null ? null : label(type), penalty.DocNo }.OfType<string>());
    }
}
