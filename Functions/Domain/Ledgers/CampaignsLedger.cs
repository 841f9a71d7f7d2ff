using Nianbao.Domain.Datasets;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.CampaignEntry>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A campaign that an authority runs, which activities may name as a tag (M07).</summary>
public sealed class CampaignEntry : LedgerEntry
{
    public string? Name { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }
}

/// <summary>The ledger of campaigns.</summary>
public sealed class CampaignsLedger() : LedgerDataset<CampaignEntry>("campaigns", "主题活动台账", "Campaigns", "M07")
{
    /// <summary>The fact that is the campaign's name.</summary>
    public const string CampaignName = "campaignName";

    public override LedgerScope Scope => LedgerScope.Authority;

    public override string SinceColumn => "from";

    public override string UntilColumn => "to";

    public override bool MayBeginLater => true;

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("campaignId", "主题活动编号", "Number of the campaign", required: true),
        Col.Text("name", "主题活动名称", "Name", e => e.Name, ["名称"], 60, required: true),
        Col.Date("from", "开始日期", "From", e => e.From, ["起始日期"], required: true),
        Col.Date("to", "结束日期", "To", e => e.To, ["终止日期"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } = [By(CampaignName, "主题活动", "Campaign", [], e => e.Name)];
}
