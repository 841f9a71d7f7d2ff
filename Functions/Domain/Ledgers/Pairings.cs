using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.Pairing>;

namespace Nianbao.Domain.Ledgers;

/// <summary>An agreement with a village, a community, an enterprise, a school or a military unit (M34: 结对共建).</summary>
public sealed class Pairing : LedgerEntry
{
    public string? PartyOrgId { get; set; }

    public string? CounterpartName { get; set; }

    /// <summary>A code of <see cref="CounterpartKinds"/>.</summary>
    public string? CounterpartKind { get; set; }

    /// <summary>9 to 12 digits of a street or a village, or fewer.</summary>
    public string? CounterpartRegionCode { get; set; }

    public DateOnly? SignedOn { get; set; }

    public DateOnly? EndsOn { get; set; }
}

/// <summary>The ledger of pairings; the organisations keep it themselves.</summary>
public sealed class PairingsLedger() : LedgerDataset<Pairing>("pairings", "结对共建台账", "Pairings", "M34")
{
    public override bool IsKeptByRegistrars => false;

    public override string SinceColumn => "signedOn";

    public override string UntilColumn => "endsOn";

    public override IReadOnlyList<LedgerReference> References => [new("partyOrgId", "party-organisations")];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("pairingId", "结对编号", "Number of the pairing", required: true, "编号", "结对共建编号"),
        Col.Text("partyOrgId", "党组织编号", "Party organisation's number", e => e.PartyOrgId, ["党组织代码", "党组织ID"], 64),
        Col.Text("counterpart.name", "结对单位", "Counterpart", e => e.CounterpartName, ["结对对象", "counterpartName"], required: true),
        Col.Choice("counterpart.kind", "结对单位类型", "Kind of counterpart", CounterpartKinds.All, e => e.CounterpartKind, ["结对对象类型", "counterpartKind"]),
        Col.Text("counterpart.regionCode", "结对单位区划代码", "Division of the counterpart", e => e.CounterpartRegionCode, ["结对对象区划代码", "counterpartRegionCode"], 12),
        Col.Date("signedOn", "签约日期", "Signed on", e => e.SignedOn, [], required: true),
        Col.Date("endsOn", "到期日期", "Ends on", e => e.EndsOn, []),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } = [By("counterpartKind", "结对单位类型", "Kind of counterpart", CounterpartKinds.All, e => e.CounterpartKind)];
}
