using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Charity;

/// <summary>
/// A charity that declares a special case, which frees it from the ratios, reported it to the civil-affairs department and published
/// it: both days are given (domain.md 7.8, CH-009). One violation for each day that is missing.
/// </summary>
public sealed class CH009SpecialCasesAreReported() : Rule<AnnualReport>(
    "CH-009",
    Severity.Error,
    "特殊情况须报告并公开说明。",
    "Special case must be reported and published.",
    "请填写{what}；没有特殊情况的，请把“是否申报特殊情况”改为“否”。",
    "Give {what}; when there is no special case, do not declare one.")
{
    private const string ReportedOn = "specialCase.reportedOn";
    private const string PublishedOn = "specialCase.publishedOn";

    public override Applicability AppliesTo { get; } = new([], CharityStatus.Charity);

    public override string Basis => "慈善法（2023修正）第61条 [L]; 民发〔2016〕189号 §12 [P:37]";

    public override string CauseZh => "因特殊情况难以达到支出比例的，须报告民政部门并公开说明。常见原因是只申报未填写报告或公开日期。";

    public override string CauseEn => "A charity that cannot keep the ratios in a special case reports that to the civil-affairs department and publishes it. Mostly the case was declared but one of the days was left out.";

    public override IReadOnlyList<string> Fields => [ReportedOn, PublishedOn, "specialCase.declared"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.SpecialCaseDeclared != true)
            return;
        if (record.SpecialCaseReportedOn is null)
            judge.Fail(this, ReportedOn, arguments: [("what", "特殊情况报告日期"), ("what.en", "the day on which it was reported")]);
        if (record.SpecialCasePublishedOn is null)
            judge.Fail(this, PublishedOn, arguments: [("what", "特殊情况公开日期"), ("what.en", "the day on which it was published")]);
    }
}
