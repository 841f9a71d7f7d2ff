using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Ledgers;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.PartyPost>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A post that somebody holds in a party organisation: secretaries, first secretaries, committee members (M14 to M16, M21).</summary>
public sealed class PartyPost : LedgerEntry
{
    public string? PartyOrgId { get; set; }

    /// <summary>A code of <see cref="PartyPostTypes"/>.</summary>
    public string? Post { get; set; }

    /// <summary>Masked, with a pseudonym (<see cref="PersonNameFormat"/>).</summary>
    public string? Name { get; set; }

    /// <summary>A pseudonym (<see cref="PersonNumberFormat"/>).</summary>
    public string? IdHash { get; set; }

    public string? AppointedBy { get; set; }

    public DateOnly? AppointedOn { get; set; }

    public DateOnly? EndedOn { get; set; }

    /// <summary>The post in the social organisation, as text: 常务副会长.</summary>
    public string? OfficerPost { get; set; }

    public DateOnly? BirthYearMonth { get; set; }

    public string? Education { get; set; }

    public DateOnly? TrainedOn { get; set; }

    public long? AssessmentScore { get; set; }
}

/// <summary>The ledger of posts in party organisations, with what is kept of secretaries (头雁).</summary>
public sealed class PartyPostsLedger(PersonSeal seal) : LedgerDataset<PartyPost>("party-posts", "党组织任职台账", "Posts in party organisations", "M14", "M15", "M16", "M21")
{
    /// <summary>The fact that names the person, for comparisons within the organisation.</summary>
    public const string Person = "person";

    public override LedgerScope Scope => LedgerScope.Either;

    public override string SinceColumn => "appointedOn";

    public override string UntilColumn => "endedOn";

    public override IReadOnlyList<string> Identity => ["partyOrgId", "post", "name", "appointedOn"];

    public override IReadOnlyList<LedgerReference> References => [new("partyOrgId", "party-organisations")];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("postId", "任职编号", "Number of the post", required: false, "编号"),
        Col.Text("partyOrgId", "党组织编号", "Party organisation's number", e => e.PartyOrgId, ["党组织代码", "党组织ID"], 64, required: true),
        Col.Choice("post", "党内职务", "Post", PartyPostTypes.All, e => e.Post, ["党组织职务", "职务"], required: true),
        Col.Person("name", "姓名", "Name", e => e.Name, ["人员姓名", "书记姓名"], seal, required: true),
        Col.PersonNumber("idHash", "证件号码", "ID number", e => e.IdHash, ["身份证号", "身份证号码", "idNumber"], seal),
        Col.Text("appointedBy", "任命机关", "Appointed by", e => e.AppointedBy, ["任命单位", "批准机关"]),
        Col.Date("appointedOn", "任职日期", "Appointed on", e => e.AppointedOn, ["任命日期"], required: true),
        Col.Date("endedOn", "离任日期", "Ended on", e => e.EndedOn, ["免职日期"]),
        Col.Text("officerPost", "社会组织职务", "Post in the organisation", e => e.OfficerPost, ["本组织职务", "任职单位职务"]),
        Col.Date("birthYearMonth", "出生年月", "Born", e => e.BirthYearMonth, ["出生日期"]),
        Col.Choice("education", "学历", "Education", EducationLevels.All, e => e.Education, ["文化程度"]),
        Col.Date("trainedOn", "最近培训日期", "Last training", e => e.TrainedOn, ["培训日期", "集中培训日期"]),
        Col.Integer("assessmentScore", "考核得分", "Assessment", "分", e => e.AssessmentScore, ["党组织负责人考核得分"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } =
    [
        By("post", "党内职务", "Post", PartyPostTypes.All, e => e.Post),
        By("byProvince", "省级任命", "Appointed by a provincial authority", e => PartyAuthorities.IsProvincial(e.AppointedBy)),
        By("isTrained", "已培训", "Trained", e => e.TrainedOn is not null),
        By("education", "学历", "Education", EducationLevels.All, e => e.Education),
    ];

    protected override IReadOnlyList<LedgerFact> OwnFacts { get; } = [new(Person, e => PersonMark.Of(((PartyPost)e).Name))];

    protected override IReadOnlyList<Rule> OwnRules => [LedgerRules.FirstSecretaryIsAppointed];
}
