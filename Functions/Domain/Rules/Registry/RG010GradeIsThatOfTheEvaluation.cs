using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Domain.Rules.Registry;

/// <summary>
/// Grade and end of validity are those of an evaluation in force at the end of the report year or when the report is filed; without
/// one the grade is none (domain.md 7.3). Skipped where the register has no list of evaluations.
/// </summary>
public sealed class RG010GradeIsThatOfTheEvaluation() : Rule<AnnualReport>(
    "RG-010",
    Severity.Warn,
    "评估等级或有效期不一致。",
    "Grade differs.",
    "评估记录为“{reg}”，请照评估等级证书填写；等级已过期的填“未评估”。",
    "The evaluation on record is {reg}: write grade and validity as on its certificate. Once it has expired the grade is none.")
{
    public override string Basis => "社会组织评估管理办法（民政部令第39号）：等级有效期5年 [P:44][P:46]";

    public override string CauseZh => "评估等级有效期5年，期满自动失效。常见原因：等级已过期仍沿用，或有效期抄成了公布日期。";

    public override string CauseEn => "A grade holds five years and then lapses. Typically an expired grade was carried on, or the day of publication was taken for the end of validity.";

    public override IReadOnlyList<string> Fields => ["evaluationGrade.grade", "evaluationGrade.validTo"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (judge.Context.Registered?.Evaluations is not { } evaluations || (record.EvaluationGrade is null && record.EvaluationValidTo is null))
            return;
        var inForce = evaluations.Where(e => e.Grade is not null and not Grades.None && (IsInForce(e, judge.Context.YearEnd) || IsInForce(e, judge.Context.Today))).ToArray();
        var ofGrade = record.EvaluationGrade is { } grade ? Array.FindAll(inForce, e => e.Grade == grade) : inForce;
        if (record.EvaluationGrade is not null && ofGrade.Length == 0)
        {
            if (record.EvaluationGrade != Grades.None || inForce.Length > 0)
                Fail("evaluationGrade.grade", inForce.LastOrDefault());
            return;
        }

        if (PlausibleDates.Sound("evaluationGrade.validTo", record.EvaluationValidTo, judge.Context) is { } validTo
            && ofGrade.Length > 0 && ofGrade.All(e => e.ValidTo is { } until && until != validTo))
            Fail("evaluationGrade.validTo", ofGrade[^1]);

        void Fail(string field, Evaluation? expected)
        {
            var choice = Grades.All.Find(expected?.Grade ?? Grades.None)!;
            var until = expected?.ValidTo is { } day ? DayText.Of(day) : null;
            judge.Fail(
                this,
                field,
                expected: field == "evaluationGrade.grade" ? choice.Chinese : until,
                arguments: [("reg", choice.Chinese + (until is null ? "" : $"，有效期至{until}")), ("reg.en", choice.English + (until is null ? "" : $", valid to {until}"))]);
        }
    }

    private static bool IsInForce(Evaluation evaluation, DateOnly day) => !(evaluation.ValidFrom > day) && !(evaluation.ValidTo < day);
}
