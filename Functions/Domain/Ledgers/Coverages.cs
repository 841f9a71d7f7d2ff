using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Ledgers;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.Coverage>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A way in which an organisation is covered by the party (M02: 两个覆盖). An organisation may have several.</summary>
public sealed class Coverage : LedgerEntry
{
    /// <summary>A code of <see cref="CoverageModes"/>.</summary>
    public string? Mode { get; set; }

    public string? PartyOrgId { get; set; }

    public string? InstructorId { get; set; }

    public string? WorkstationNo { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }
}

/// <summary>The ledger of coverage.</summary>
public sealed class CoverageLedger() : LedgerDataset<Coverage>("coverage", "党的组织和工作覆盖台账", "Coverage by the party", "M02")
{
    public override string SinceColumn => "from";

    public override string UntilColumn => "to";

    public override IReadOnlyList<string> Identity => ["mode", "from"];

    public override IReadOnlyList<LedgerReference> References => [new("partyOrgId", "party-organisations"), new("instructorId", "instructors"), new("workstationNo", "workstations")];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("coverageId", "覆盖编号", "Number of the coverage", required: false, "编号"),
        Col.Choice("mode", "覆盖方式", "Mode", CoverageModes.All, e => e.Mode, ["党的工作覆盖方式", "覆盖类型"], required: true),
        Col.Text("partyOrgId", "党组织编号", "Party organisation's number", e => e.PartyOrgId, ["党组织代码", "党组织ID"], 64),
        Col.Text("instructorId", "党建指导员编号", "Instructor's number", e => e.InstructorId, ["指导员编号"], 64),
        Col.Text("workstationNo", "党建工作站编号", "Workstation's number", e => e.WorkstationNo, ["工作站编号", "党建工作站"], 64),
        Col.Date("from", "开始日期", "From", e => e.From, ["覆盖开始日期"], required: true),
        Col.Date("to", "结束日期", "To", e => e.To, ["覆盖结束日期"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } = [By("mode", "覆盖方式", "Mode", CoverageModes.All, e => e.Mode)];

    protected override IReadOnlyList<Rule> OwnRules => [LedgerRules.CoverageNamesItsCarrier];
}
