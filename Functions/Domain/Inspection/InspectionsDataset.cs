using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Inspection.InspectionRecord>;

namespace Nianbao.Domain.Inspection;

/// <summary>The results of the inspection: computed, kept and counted like any other dataset, but not uploaded.</summary>
public sealed class InspectionsDataset : Dataset
{
    public const string Proposed = "PROPOSED";

    private static readonly Choice[] States = [new(Proposed, "拟定", "Proposed")];

    public override string Name => "inspections";

    public override string Chinese => "年检结论";

    public override string English => "Inspection conclusions";

    public override PeriodKind PeriodKind => PeriodKind.Year;

    public override bool IsUploadable => false;

    public override IReadOnlyList<Column> Columns { get; } =
    [
        Col.Code("uscc", "统一社会信用代码", "Unified social credit code", i => i.Uscc, [], required: true),
        Col.Text("name", "组织名称", "Name", i => i.Name, []),
        Col.Choice("legalType", "组织类型", "Legal type", LegalTypes.All, i => i.LegalType, []),
        Col.Choice("conclusion", "结论", "Conclusion", Conclusions.All, i => i.Conclusion, []),
        Col.Integer("tableRow", "判定表行", "Row of the decision table", null, i => i.TableRow, []),
        Col.List("grounds", "依据", "Grounds", i => i.Grounds, []),
        Col.Integer("yearsNotFiled", "连续未报送年数", "Consecutive years not filed", "年", i => i.YearsNotFiled, []),
        Col.Text("listOutcome", "名录处理", "List outcome", i => i.ListOutcome, []),
        Col.Choice("state", "状态", "State", States, i => i.State, []),
    ];

    public override IReadOnlyList<Rule> Rules => [];

    public override IReadOnlyList<Dimension> Dimensions { get; } =
    [
        new("type", "组织类型", "Legal type", LegalTypes.All, (r, _) => ((InspectionRecord)r).LegalType ?? ""),
        new("conclusion", "结论", "Conclusion", Conclusions.All, (r, _) => ((InspectionRecord)r).Conclusion ?? ""),
        new("state", "状态", "State", States, (r, _) => ((InspectionRecord)r).State ?? ""),
    ];

    public override IReadOnlyList<Measure> Measures { get; } = [new("records", "组织数", "Organisations", "家", 0, _ => 1)];

    public override string Shape => Fingerprint();

    /// <summary>An organisation that was not active at year end has nothing to conclude; the row only keeps an earlier proposal from standing.</summary>
    public override bool Counts(Record record) => ((InspectionRecord)record).Conclusion is not null;

    public override Record NewRecord() => new InspectionRecord();
}
