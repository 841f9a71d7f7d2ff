using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Inspection.InspectionRecord>;

namespace Nianbao.Domain.Inspection;

/// <summary>The results of the inspection: computed and decided on, kept and counted like any other dataset, but not uploaded.</summary>
public sealed class InspectionsDataset(PersonSeal seal) : Dataset
{
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
        Col.Choice("regime", "年检或年报", "Regime", Regimes.All, i => i.Regime, []),
        Col.Choice("conclusion", "结论", "Conclusion", Conclusions.All, i => i.Conclusion, []),
        Col.Integer("tableRow", "判定表行", "Row of the decision table", null, i => i.TableRow, []),
        Col.List("grounds", "依据", "Grounds", i => i.Grounds, []),
        Col.Integer("yearsNotFiled", "连续未报送年数", "Consecutive years not filed", "年", i => i.YearsNotFiled, []),
        Col.Text("listOutcome", "名录处理", "List outcome", i => i.ListOutcome, []),
        Col.Choice("notice", "文书", "Notice", Notices.All, i => i.Notice, []),
        Col.Text("term", "期限", "Term", i => i.Term, []),
        Col.Choices("escalations", "后续处理", "Escalation", Inspection.Escalations.All, i => i.Escalations, []),
        Col.List("barred", "受限事项", "Barred from", i => i.Barred, []),
        Col.Choice("lastConclusion", "上年度结论", "Last year's conclusion", Conclusions.All, i => i.LastConclusion, []),
        Col.Choice("reportState", "年报状态", "State of the report", ReportStates.All, i => i.ReportState, []),
        Col.Choice("state", "状态", "State", InspectionStates.All, i => i.State, []),
        Col.Choice("act", "处理", "Act", InspectionActKinds.All, i => i.Act, []),
        Col.Text("who", "处理账号", "Account", i => i.Who, []),
        Col.Person("by", "经办人", "By", i => i.By, [], seal),
        Col.Text("reason", "理由", "Reason", i => i.Reason, [], 2000),
        Col.Date("decidedOn", "确认日期", "Decided on", i => i.DecidedOn, []),
        Col.Date("dueOn", "期限届满日", "Due on", i => i.DueOn, []),
        Col.Flag("isDueOnEstimated", "届满日为估计", "Due day is an estimate", i => i.IsDueOnEstimated, []),
        Col.Date("publishedOn", "公布日期", "Published on", i => i.PublishedOn, []),
        Col.Choice("proposedConclusion", "确认时的拟定结论", "Conclusion proposed when decided", Conclusions.All, i => i.ProposedConclusion, []),
        Col.List("proposedGrounds", "确认时的拟定依据", "Grounds proposed when decided", i => i.ProposedGrounds, []),
        Col.Date("evidenceChangedOn", "依据变化日期", "Evidence changed on", i => i.EvidenceChangedOn, []),
        Col.Choice("newConclusion", "按现有依据的结论", "Conclusion by the evidence now", Conclusions.All, i => i.NewConclusion, []),
        Col.List("newGrounds", "现有依据", "Grounds by the evidence now", i => i.NewGrounds, []),
    ];

    public override IReadOnlyList<Rule> Rules => [];

    public override IReadOnlyList<Dimension> Dimensions { get; } =
    [
        new("type", "组织类型", "Legal type", LegalTypes.All, (r, _) => ((InspectionRecord)r).LegalType ?? ""),
        new("conclusion", "结论", "Conclusion", Conclusions.All, (r, _) => ((InspectionRecord)r).Conclusion ?? ""),
        new("state", "状态", "State", InspectionStates.All, (r, _) => ((InspectionRecord)r).State ?? ""),
        new("regime", "年检或年报", "Regime", Regimes.All, (r, _) => ((InspectionRecord)r).Regime ?? ""),
    ];

    public override IReadOnlyList<Measure> Measures { get; } = [new("records", "组织数", "Organisations", "家", 0, _ => 1)];

    public override (string Dimension, string[] Values)? PublicPart => ("state", [InspectionStates.Published]);

    public override string Shape => Fingerprint("roster 2");

    /// <summary>An organisation that was not active at year end has nothing to conclude; the row only keeps an earlier proposal from standing.</summary>
    public override bool Counts(Record record) => ((InspectionRecord)record).Conclusion is not null;

    public override Record NewRecord() => new InspectionRecord();

    public override string? RosterEntry(Record record, RecordFacts facts) => RosterInspection.Of((InspectionRecord)record)?.ToString();
}
