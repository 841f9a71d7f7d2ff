using Nianbao.Domain.Datasets;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Ledgers;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.Workstation>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A party workstation, which a capable organisation hosts for others (M12). Its number is 第一 to 第十一, or any text.</summary>
public sealed class Workstation : LedgerEntry
{
    public string? Name { get; set; }

    /// <summary>Masked, with a pseudonym (<see cref="PersonNameFormat"/>).</summary>
    public string? Head { get; set; }

    /// <summary>Masked, with a pseudonym (<see cref="PersonNameFormat"/>).</summary>
    public string? HeadAssistant { get; set; }

    public DateOnly? OpenedOn { get; set; }

    public DateOnly? ClosedOn { get; set; }
}

/// <summary>The ledger of party workstations, each under its host.</summary>
public sealed class WorkstationsLedger(PersonSeal seal) : LedgerDataset<Workstation>("workstations", "党建工作站台账", "Party workstations", "M12")
{
    public override string SinceColumn => "openedOn";

    public override string UntilColumn => "closedOn";

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("stationNo", "党建工作站编号", "Workstation's number", required: true, "工作站编号", "工作站序号", "站号"),
        Col.Text("name", "党建工作站名称", "Name", e => e.Name, ["工作站名称", "名称"]),
        Col.Person("head", "站长", "Head", e => e.Head, ["站长姓名"], seal),
        Col.Person("headAssistant", "站长助理", "Head's assistant", e => e.HeadAssistant, ["站长助理姓名"], seal),
        Col.Date("openedOn", "设立日期", "Opened on", e => e.OpenedOn, ["成立日期", "挂牌日期"], required: true),
        Col.Date("closedOn", "撤销日期", "Closed on", e => e.ClosedOn, ["关闭日期"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions => [];

    protected override IReadOnlyList<string> ComparedWith => ["party-organisations"];

    protected override IReadOnlyList<Rule> OwnRules => [LedgerRules.HostHasItsPartyOrganisation];
}
