using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Inspection.Check>;

namespace Nianbao.Domain.Inspection;

/// <summary>The registrars' findings of a report year. Its roster entries are all that the inspection reads.</summary>
public sealed class ChecksDataset : Dataset
{
    private static readonly Choice[] Gravities = [new("M", "情节轻微", "Minor", "轻微"), new("S", "情节严重", "Serious", "严重")];

    private static readonly Choice[] GroundChoices = [.. Grounds.All.Select(ground => new Choice(ground.Code, ground.Chinese, ground.English))];

    public override string Name => "checks";

    public override string Chinese => "监督检查认定台账";

    public override string English => "Findings of supervision";

    public override PeriodKind PeriodKind => PeriodKind.Year;

    public override bool IsKeptByRegistrars => true;

    public override IReadOnlyList<string> KeyColumns => ["uscc", "checkNo"];

    public override IReadOnlyList<Column> Columns { get; } = ColumnHelp.Explain(
    (Column[])
    [
        Col.Code("uscc", "统一社会信用代码", "Unified social credit code", c => c.Uscc, CommonAliases.Uscc, required: true),
        Col.Text("checkNo", "认定编号", "Number of the finding", c => c.CheckNo, ["检查编号", "文书编号"], 64, required: true),
        Col.Choice("kind", "认定类型", "Kind", CheckKinds.All, c => c.Kind, ["类型"], required: true),
        Col.Choice("ground", "年检情形", "Ground", GroundChoices, c => c.Ground, ["情形代码", "情形"], required: true),
        Col.Choice("gravity", "情节", "Gravity", Gravities, c => c.Gravity, ["情节轻重"]),
        Col.Date("on", "认定日期", "On", c => c.On, ["纠正日期", "验收日期", "日期"], required: true),
        Col.Text("authority", "认定机关", "Authority", c => c.Authority, ["机关"]),
        Col.Text("evidence", "证明材料", "Evidence", c => c.Evidence, ["文号", "材料文号"]),
        Col.Text("description", "情况说明", "Description", c => c.Description, ["说明"], 1000),
        Col.Date("firstLetterOn", "首次挂号信日期", "First letter", c => c.FirstLetterOn, []),
        Col.Date("secondLetterOn", "第二次挂号信日期", "Second letter", c => c.SecondLetterOn, []),
    ],
    [
        new("kind", "认定情形：发现该情形；自行纠正：报送前已主动纠正，须填证明材料；整改完成：该年度年检情形已整改并验收。", "Ground found; corrected by itself before filing, with evidence; or remedied and verified."),
        new("ground", "年检情形代码 G01 至 G25。", "The code of the ground, G01 to G25."),
        new("gravity", "不填按该情形的通常情节。", "Empty means the ground's usual weight."),
        new("on", "认定、纠正或验收的日期。", "The day of the finding, the correction or the verification."),
        new("secondLetterOn", "两次挂号信无人签收的间隔须在规定天数内，才按“无法取得联系”认定。", "The two letters prove that nobody can be reached only at the interval the law asks for."),
    ]);

    public override IReadOnlyList<Rule> Rules => RuleCatalogue.Checks;

    public override IReadOnlyList<Dimension> Dimensions { get; } =
    [
        new("type", "组织类型", "Legal type", LegalTypes.All, (r, _) => Uscc.LegalTypeOf(r.Uscc) ?? ""),
        new("kind", "认定类型", "Kind", CheckKinds.All, (r, _) => ((Check)r).Kind ?? ""),
        new("ground", "年检情形", "Ground", GroundChoices, (r, _) => ((Check)r).Ground ?? ""),
    ];

    public override IReadOnlyList<Measure> Measures { get; } = [new("records", "认定数", "Findings", "项", 0, _ => 1)];

    public override string Shape => Fingerprint();

    public override Record NewRecord() => new Check();

    public override string? RosterEntry(Record record, RecordFacts facts)
    {
        var check = (Check)record;
        return new CheckFact(
            check.Ground ?? "",
            check.Kind ?? "",
            check.Gravity switch { "S" => Weight.Serious, "M" => Weight.Minor, _ => null },
            check.On,
            !string.IsNullOrWhiteSpace(check.Evidence),
            check is { FirstLetterOn: { } first, SecondLetterOn: { } second } ? second.DayNumber - first.DayNumber : null).ToString();
    }
}
