using Nianbao.Domain.Datasets;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.CharterVersion>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A version of an organisation's charter, and whether it contains the party clauses (M05: 党建入章).</summary>
public sealed class CharterVersion : LedgerEntry
{
    public DateOnly? ApprovedOn { get; set; }

    public bool? HasPartyClause { get; set; }

    public bool? HasCoreValuesClause { get; set; }

    public string? ModelTextVersion { get; set; }
}

/// <summary>The ledger of charters. The latest approved one counts for the share.</summary>
public sealed class ChartersLedger() : LedgerDataset<CharterVersion>("charters", "章程核准台账", "Charters", "M05")
{
    /// <summary>Whether the party clause is in it.</summary>
    public const string PartyClause = "partyClause";

    public override string SinceColumn => "approvedOn";

    public override IReadOnlyList<string> Identity => ["approvedOn"];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("charterId", "章程编号", "Number of the charter", required: false, "编号"),
        Col.Date("approvedOn", "核准日期", "Approved on", e => e.ApprovedOn, ["章程核准日期"], required: true),
        Col.Flag("hasPartyClause", "是否载明党建内容", "Contains the party clause", e => e.HasPartyClause, ["党建入章"]),
        Col.Flag("hasCoreValuesClause", "是否载明社会主义核心价值观", "Contains the core values", e => e.HasCoreValuesClause, ["核心价值观入章"]),
        Col.Text("modelTextVersion", "示范文本版本", "Version of the model text", e => e.ModelTextVersion, ["章程示范文本"], 60),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } =
    [
        By(PartyClause, "党建入章", "Party clause", e => e.HasPartyClause),
        By("coreValues", "核心价值观入章", "Core values", e => e.HasCoreValuesClause),
    ];
}
