using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.MemberDevelopment>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A step of somebody's way into the party (M23).</summary>
public sealed class MemberDevelopment : LedgerEntry
{
    /// <summary>Masked, with a pseudonym (<see cref="PersonNameFormat"/>).</summary>
    public string? Name { get; set; }

    /// <summary>A pseudonym (<see cref="PersonNumberFormat"/>).</summary>
    public string? IdHash { get; set; }

    public string? PartyOrgId { get; set; }

    /// <summary>A code of <see cref="MemberStages"/>.</summary>
    public string? Stage { get; set; }

    public DateOnly? ReachedOn { get; set; }

    public bool? IsManagement { get; set; }

    public bool? IsFullTime { get; set; }
}

/// <summary>The ledger of members in development (发展党员).</summary>
public sealed class MemberDevelopmentsLedger(PersonSeal seal) : LedgerDataset<MemberDevelopment>("member-developments", "发展党员台账", "Development of members", "M23")
{
    public override LedgerScope Scope => LedgerScope.Either;

    public override string SinceColumn => "reachedOn";

    public override bool HasRoster => false;

    public override IReadOnlyList<string> Identity => ["partyOrgId", "name", "idHash", "stage"];

    public override IReadOnlyList<LedgerReference> References => [new("partyOrgId", "party-organisations")];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("developmentId", "发展编号", "Number of the step", required: false, "编号"),
        Col.Person("name", "姓名", "Name", e => e.Name, ["党员姓名"], seal, required: true),
        Col.PersonNumber("idHash", "证件号码", "ID number", e => e.IdHash, ["身份证号", "身份证号码", "idNumber"], seal),
        Col.Text("partyOrgId", "党组织编号", "Party organisation's number", e => e.PartyOrgId, ["党组织代码", "党组织ID"], 64, required: true),
        Col.Choice("stage", "发展阶段", "Stage", MemberStages.All, e => e.Stage, ["阶段"], required: true),
        Col.Date("reachedOn", "确定日期", "Reached on", e => e.ReachedOn, ["日期"], required: true),
        Col.Flag("isManagement", "是否管理层", "In management", e => e.IsManagement, ["管理层"]),
        Col.Flag("isFullTime", "是否专职", "Full-time", e => e.IsFullTime, ["专职人员"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } =
    [
        By("stage", "发展阶段", "Stage", MemberStages.All, e => e.Stage),
        By("isManagement", "管理层", "In management", e => e.IsManagement),
    ];
}
