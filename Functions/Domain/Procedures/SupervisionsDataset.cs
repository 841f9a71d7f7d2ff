using System.Globalization;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Procedures.Supervision>;

namespace Nianbao.Domain.Procedures;

/// <summary>督办: sup.level1 to sup.level3 are its numbers by supervisionLevel.</summary>
public sealed class SupervisionsDataset(PersonSeal seal) : CaseDataset<Supervision>(seal, SupervisionProcedure.Instance)
{
    private static readonly Choice[] Levels = [new("1", "一级", "Level 1"), new("2", "二级", "Level 2"), new("3", "三级", "Level 3")];

    public override string Name => "supervisions";

    public override string Chinese => "督办";

    public override string English => "Supervisions";

    /// <summary>None of it is public.</summary>
    public override (string Dimension, string[] Values)? PublicPart => ("state", []);

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Col.Choice("kind", "督办事项", "Matter", SupervisedMatters.All, s => s.Matter, []),
        Col.Text("matterNo", "事项编号", "Number of the matter", s => s.MatterNo, [], 100),
        Col.Integer("level", "督办级别", "Level", null, s => s.Level, []),
        Col.Choice("addressee", "督办对象", "Addressee", SupervisionAddressees.All, s => s.Addressee, []),
        Col.Date("matterDueOn", "事项期限", "Matter due on", s => s.MatterDueOn, []),
        Col.Date("issuedOn", "督办日期", "Issued on", s => s.IssuedOn, []),
        Col.Date("dueOn", "反馈期限", "Due on", s => s.DueOn, []),
        Col.Date("repliedOn", "反馈日期", "Replied on", s => s.RepliedOn, []),
        Col.Date("closedOn", "办结日期", "Closed on", s => s.ClosedOn, []),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } =
    [
        By("kind", "督办事项", "Matter", SupervisedMatters.All, s => s.Matter),
        By("supervisionLevel", "督办级别", "Level", Levels, s => s.Level?.ToString(CultureInfo.InvariantCulture)),
    ];

    public override string? RosterEntry(Record record, RecordFacts facts) => RosterSupervision.Of((Supervision)record).ToString();
}
