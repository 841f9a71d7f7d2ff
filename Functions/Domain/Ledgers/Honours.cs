using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Ledgers;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.Honour>;

namespace Nianbao.Domain.Ledgers;

/// <summary>An award to a person, a party organisation or a social organisation (M24 to M27). One person with two awards has two entries.</summary>
public sealed class Honour : LedgerEntry
{
    /// <summary>A code of <see cref="HonourKinds"/>.</summary>
    public string? Kind { get; set; }

    /// <summary>A code of <see cref="Trees"/>.</summary>
    public string? Tree { get; set; }

    public string? Title { get; set; }

    /// <summary>A code of <see cref="AuthorityLevels"/>.</summary>
    public string? AwardLevel { get; set; }

    public IReadOnlyList<string>? AwardedBy { get; set; }

    public DateOnly? AwardedOn { get; set; }

    public string? DocNo { get; set; }

    /// <summary>Masked, with a pseudonym (<see cref="PersonNameFormat"/>).</summary>
    public string? Name { get; set; }

    /// <summary>A pseudonym (<see cref="PersonNumberFormat"/>).</summary>
    public string? IdHash { get; set; }

    public string? PartyOrgId { get; set; }
}

/// <summary>The ledger of honours.</summary>
public sealed class HonoursLedger(PersonSeal seal) : LedgerDataset<Honour>("honours", "荣誉台账", "Honours", "M24", "M25", "M26", "M27")
{
    /// <summary>The fact that names who awarded it, several joined by semicolons.</summary>
    public const string AwardedBy = "awardedBy";

    public override LedgerScope Scope => LedgerScope.Either;

    public override string SinceColumn => "awardedOn";

    public override IReadOnlyList<string> Identity => ["kind", "tree", "title", "awardLevel", "awardedOn", "docNo", "name", "idHash", "partyOrgId"];

    public override IReadOnlyList<LedgerReference> References => [new("partyOrgId", "party-organisations")];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("honourId", "荣誉编号", "Number of the honour", required: false, "编号"),
        Col.Choice("kind", "荣誉类别", "Kind", HonourKinds.All, e => e.Kind, ["荣誉类型", "表彰类别"], required: true),
        Col.Choice("tree", "三树", "Of the three trees", Trees.All, e => e.Tree, ["三树类别"]),
        Col.Text("title", "荣誉名称", "Title", e => e.Title, ["称号"]),
        Col.Choice("awardLevel", "表彰级别", "Level", AuthorityLevels.All, e => e.AwardLevel, ["级别"], required: true),
        Col.List("awardedBy", "表彰单位", "Awarded by", e => e.AwardedBy, ["授予单位", "表彰机关"]),
        Col.Date("awardedOn", "表彰日期", "Awarded on", e => e.AwardedOn, ["授予日期"], required: true),
        Col.Text("docNo", "表彰文号", "Document number", e => e.DocNo, ["文号"]),
        Col.Person("name", "姓名", "Name", e => e.Name, ["获奖人", "获表彰人员"], seal),
        Col.PersonNumber("idHash", "证件号码", "ID number", e => e.IdHash, ["身份证号", "身份证号码", "idNumber"], seal),
        Col.Text("partyOrgId", "党组织编号", "Party organisation's number", e => e.PartyOrgId, ["党组织代码", "党组织ID"], 64),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } =
    [
        By("kind", "荣誉类别", "Kind of honour", HonourKinds.All, e => e.Kind),
        By("tree", "三树", "Of the three trees", Trees.All, e => e.Tree),
        By("awardLevel", "表彰级别", "Level of the award", AuthorityLevels.All, e => e.AwardLevel),
        By("holder", "对象", "Holder", Holders, e => HonourKinds.IsPersonal(e.Kind) ? "PERSON" : "ORGANISATION"),
    ];

    protected override IReadOnlyList<LedgerFact> OwnFacts { get; } = [new(AwardedBy, e => string.Join(';', ((Honour)e).AwardedBy ?? []))];

    protected override IReadOnlyList<Rule> OwnRules => [LedgerRules.HonourNamesItsHolder];

    private static Choice[] Holders => [new("PERSON", "个人", "Person"), new("ORGANISATION", "组织", "Organisation")];
}
