using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Procedures.Rectification>;

namespace Nianbao.Domain.Procedures;

/// <summary>限期整改: rect.issued is its number, rect.closed and rect.overdue are of its states.</summary>
public sealed class RectificationsDataset(PersonSeal seal) : CaseDataset<Rectification>(seal, RectificationProcedure.Instance)
{
    private static readonly Choice[] GroundChoices = [.. Inspection.Grounds.All.Select(ground => new Choice(ground.Code, ground.Chinese, ground.English))];

    public override string Name => "rectifications";

    public override string Chinese => "限期整改";

    public override string English => "Rectifications";

    /// <summary>None of it is public.</summary>
    public override (string Dimension, string[] Values)? PublicPart => ("state", []);

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Col.Choice("kind", "文书", "Notice", RectificationKinds.All, r => r.Kind, []),
        Col.Integer("reportYear", "报告年度", "Report year", null, r => r.ReportYear, []),
        Col.Choices("grounds", "整改情形", "Grounds", GroundChoices, r => r.Grounds, []),
        Col.Text("measures", "整改要求", "Measures", r => r.Measures, [], 2000),
        Col.Date("issuedOn", "下达日期", "Issued on", r => r.IssuedOn, []),
        Col.Date("orderedDueOn", "原定期限", "Ordered due on", r => r.OrderedDueOn, []),
        Col.Date("dueOn", "整改期限", "Due on", r => r.DueOn, []),
        Col.Date("acknowledgedOn", "签收日期", "Acknowledged on", r => r.AcknowledgedOn, []),
        Col.Date("reportedOn", "整改报告日期", "Reported on", r => r.ReportedOn, []),
        Col.Date("reworkOn", "退回日期", "Sent back on", r => r.ReworkOn, []),
        Col.Date("overdueOn", "逾期日期", "Overdue on", r => r.OverdueOn, []),
        Col.Date("closedOn", "办结日期", "Closed on", r => r.ClosedOn, []),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } =
    [
        By("kind", "文书", "Notice", RectificationKinds.All, r => r.Kind),
        By("ground", "整改情形", "Ground", GroundChoices, r => string.Join('+', r.Grounds ?? []), isSet: true),
        By("wasOverdue", "曾经逾期", "Was overdue", r => r.OverdueOn is not null),
        By("inTime", "按期办结", "Closed in time", r => r.IsClosedInTime),
    ];

    public override string? RosterEntry(Record record, RecordFacts facts) => RosterRectification.Of((Rectification)record).ToString();
}
