using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Procedures.Listing>;

namespace Nianbao.Domain.Procedures;

/// <summary>活动异常名录 and 严重违法失信名单. The public sees what stands on a list; list.abnormal and list.serious count it.</summary>
public sealed class ListingsDataset(PersonSeal seal) : CaseDataset<Listing>(seal, ListingProcedure.Instance)
{
    public override string Name => "listings";

    public override string Chinese => "信用名录";

    public override string English => "Credit lists";

    public override (string Dimension, string[] Values)? PublicPart => ("listed", ["YES"]);

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Col.Choice("kind", "名录", "List", CreditLists.All, l => l.List, []),
        Col.Choice("trigger", "列入情形", "Trigger", ListTriggers.All, l => l.Trigger, []),
        Col.Integer("reportYear", "报告年度", "Report year", null, l => l.ReportYear, []),
        Col.List("occasions", "已处理的新情形", "Settled occasions", l => l.Occasions, []),
        Col.Text("newOccasion", "待认定的新情形", "New occasion", l => l.NewOccasion, [], 100),
        Col.Date("openedOn", "拟列入日期", "Opened on", l => l.OpenedOn, []),
        Col.Date("noticeOn", "告知日期", "Notice on", l => l.NoticeOn, []),
        Col.Date("statementDueOn", "陈述申辩截止日", "Statement due on", l => l.StatementDueOn, []),
        Col.Date("statementOn", "陈述申辩日期", "Statement on", l => l.StatementOn, []),
        Col.Date("effectiveOn", "列入日期", "Effective on", l => l.EffectiveOn, []),
        Col.Date("restartOn", "重新起算日期", "Restarted on", l => l.RestartOn, []),
        Col.Flag("nothingToRectify", "无须整改", "Nothing to rectify", l => l.NothingToRectify, []),
        Col.Date("removalRequestedOn", "申请移出日期", "Removal requested on", l => l.RemovalRequestedOn, []),
        Col.Date("removalRefusedOn", "不予移出日期", "Removal refused on", l => l.RemovalRefusedOn, []),
        Col.Date("verifiedOn", "核实日期", "Verified on", l => l.VerifiedOn, []),
        Col.Date("removalDueOn", "移出期限", "Removal due on", l => l.RemovalDueOn, []),
        Col.Date("removedOn", "移出日期", "Removed on", l => l.RemovedOn, []),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } =
    [
        By("kind", "名录", "List", CreditLists.All, l => l.List),
        By("trigger", "列入情形", "Trigger", ListTriggers.All, l => l.Trigger),
        By("listed", "在名录上", "On the list", l => l.Stands),
    ];

    public override string? RosterEntry(Record record, RecordFacts facts) => RosterListing.Of((Listing)record).ToString();
}
