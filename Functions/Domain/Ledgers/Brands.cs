using Nianbao.Domain.Datasets;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.Brand>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A city's party-building brand, such as 红苗工程 (M30), with what it has reached.</summary>
public sealed class Brand : LedgerEntry
{
    public string? Name { get; set; }

    public string? BrandOwner { get; set; }

    public DateOnly? SinceOn { get; set; }

    public DateOnly? EndedOn { get; set; }

    public string? Method { get; set; }

    public long? PartyOrgs { get; set; }

    public long? Members { get; set; }

    public long? DemoPoints { get; set; }
}

/// <summary>The ledger of brands, under the city's authority.</summary>
public sealed class BrandsLedger() : LedgerDataset<Brand>("brands", "城市党建品牌台账", "Party-building brands", "M30")
{
    public override LedgerScope Scope => LedgerScope.Authority;

    public override string SinceColumn => "sinceOn";

    public override string UntilColumn => "endedOn";

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("brandId", "品牌编号", "Number of the brand", required: true),
        Col.Text("name", "品牌名称", "Name", e => e.Name, ["品牌", "名称"], required: true),
        Col.Text("brandOwner", "品牌单位", "Owner", e => e.BrandOwner, ["所属党委", "owner"]),
        Col.Date("sinceOn", "创建日期", "Since", e => e.SinceOn, ["启动日期", "起始日期"]),
        Col.Date("endedOn", "结束日期", "Ended on", e => e.EndedOn, []),
        Col.Text("method", "做法", "Method", e => e.Method, ["工作方法", "主要做法"], 1000),
        Col.Integer("partyOrgs", "党组织数", "Party organisations", "个", e => e.PartyOrgs, []),
        Col.Integer("members", "党员数", "Members", "人", e => e.Members, ["党员人数"]),
        Col.Integer("demoPoints", "示范点数", "Demonstration points", "个", e => e.DemoPoints, []),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } = [By("brand", "品牌", "Brand", [], e => e.Name)];

    protected override IReadOnlyList<Measure> OwnMeasures { get; } =
    [
        Sum("partyOrgs", "党组织数", "Party organisations", "个", e => e.PartyOrgs),
        Sum("members", "党员数", "Members", "人", e => e.Members),
        Sum("demoPoints", "示范点数", "Demonstration points", "个", e => e.DemoPoints),
    ];
}
