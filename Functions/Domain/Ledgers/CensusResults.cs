using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Ledgers;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.CensusResult>;

namespace Nianbao.Domain.Ledgers;

/// <summary>What a census, or the survey at registration, found in an organisation, and how it is to be covered (M03: 双同步).</summary>
public sealed class CensusResult : LedgerEntry
{
    public string? CensusId { get; set; }

    /// <summary>A code of <see cref="CensusOccasions"/>.</summary>
    public string? Occasion { get; set; }

    public DateOnly? FoundOn { get; set; }

    public long? MembersTotal { get; set; }

    public long? MembersFull { get; set; }

    public long? RelationInOrg { get; set; }

    /// <summary>How it is to be covered: a code of <see cref="CoverageModes"/>.</summary>
    public string? Disposition { get; set; }

    public DateOnly? DecidedOn { get; set; }

    /// <summary>Full members whose relations are, or can be brought, in the organisation; null when nobody counted them.</summary>
    public long? TransferableFull => (MembersFull, RelationInOrg) switch
    {
        (null, _) => null,
        ({ } full, { } inOrganisation) => Math.Min(full, inOrganisation),
        ({ } full, null) => full,
    };
}

/// <summary>The ledger of what censuses found, a table a year.</summary>
public sealed class CensusResultsLedger() : LedgerDataset<CensusResult>("census-results", "底数摸排结果", "Results of censuses", "M03")
{
    /// <summary>The number of transferable full members.</summary>
    public const string Transferable = "transferable";

    /// <summary>The day on which the disposition was decided, yyyy-MM-dd.</summary>
    public const string Decided = "decidedOn";

    public override PeriodKind PeriodKind => PeriodKind.Year;

    public override string SinceColumn => "foundOn";

    public override IReadOnlyList<string> Identity => ["censusId", "occasion"];

    public override IReadOnlyList<LedgerReference> References => [new("censusId", "censuses")];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("resultId", "结果编号", "Number of the result", required: false, "编号"),
        Col.Text("censusId", "摸排编号", "Number of the census", e => e.CensusId, [], 64),
        Col.Choice("occasion", "摸排时机", "Occasion", CensusOccasions.All, e => e.Occasion, ["时机"]),
        Col.Date("foundOn", "摸排日期", "Found on", e => e.FoundOn, ["登记日期", "调查日期"], required: true),
        Col.Integer("membersTotal", "党员总数", "Members", "人", e => e.MembersTotal, ["党员人数"]),
        Col.Integer("membersFull", "正式党员数", "Full members", "人", e => e.MembersFull, ["正式党员"]),
        Col.Integer("relationInOrg", "组织关系在本组织党员数", "Members whose relation is in the organisation", "人", e => e.RelationInOrg, ["组织关系可转接党员数"]),
        Col.Choice("disposition", "处置方式", "Disposition", CoverageModes.All, e => e.Disposition, ["拟覆盖方式", "覆盖方式"]),
        Col.Date("decidedOn", "处置日期", "Decided on", e => e.DecidedOn, ["确定日期"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } =
    [
        By("census", "摸排", "Census", [], e => e.CensusId),
        By("occasion", "摸排时机", "Occasion", CensusOccasions.All, e => e.Occasion ?? "CENSUS"),
        By("disposition", "处置方式", "Disposition", CoverageModes.All, e => e.Disposition),
    ];

    protected override IReadOnlyList<LedgerFact> OwnFacts { get; } =
    [
        new(Transferable, e => ((CensusResult)e).TransferableFull?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        new(Decided, e => $"{((CensusResult)e).DecidedOn:yyyy-MM-dd}"),
    ];

    protected override IReadOnlyList<Measure> OwnMeasures { get; } =
    [
        Sum("membersTotal", "党员总数", "Members", "人", e => e.MembersTotal),
        Sum("membersFull", "正式党员数", "Full members", "人", e => e.MembersFull),
    ];

    protected override IReadOnlyList<Rule> OwnRules => [LedgerRules.DispositionIsDecidedInTime];
}
