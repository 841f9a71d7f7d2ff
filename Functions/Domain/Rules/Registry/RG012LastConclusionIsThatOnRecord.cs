using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;

namespace Nianbao.Domain.Rules.Registry;

/// <summary>Last year's conclusion is that of last year's inspection (domain.md 7.3). Skipped when there was none.</summary>
public sealed class RG012LastConclusionIsThatOnRecord() : Rule<AnnualReport>(
    "RG-012",
    Severity.Warn,
    "上年度年检结论应为{y}。",
    "Last conclusion should be {y}.",
    "请按登记管理机关公布的上年度年检结论填写：{y}。对结论有异议的，请向登记管理机关提出并说明。",
    "Write the conclusion that the registrar published: {y}. If you contest it, turn to the registrar and explain.")
{
    public override string Basis => "社会团体登记管理条例第24条；民办非企业单位年度检查办法（民政部令第27号）；基金会年度检查办法（民政部令第30号）";

    public override string CauseZh => "上年度结论关系到整改报告和连续不合格的认定。常见原因：结论公布前就填报，或把“基本合格”填成“合格”。";

    public override string CauseEn => "Last year's conclusion decides whether a rectification report is due and whether a failure is repeated. Typically the report was written before the conclusion was published, or a basic pass was taken for a pass.";

    public override IReadOnlyList<string> Fields => ["lastConclusion"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.LastConclusion is not { } reported || judge.Context.PreviousConclusion is not { } onRecord || reported == onRecord)
            return;
        var choice = Conclusions.All.Find(onRecord);
        judge.Fail(this, "lastConclusion", expected: choice?.Chinese ?? onRecord, arguments: [("y", choice?.Chinese ?? onRecord), ("y.en", choice?.English ?? onRecord)]);
    }
}
