using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>No more than a third of a foundation's directors are paid by it (domain.md 7.5). Otherwise ground G06 is given.</summary>
public sealed class GV006PaidDirectorsAreAThirdAtMost() : Rule<AnnualReport>(
    "GV-006",
    Severity.Error,
    "领取报酬的理事超过三分之一。",
    "Paid directors >1/3.",
    "理事{n}人，领取报酬的不得超过{limit}人。请核对人数；确实超过的，请按章程调整。报告已计入，年检时将列为事项。",
    "Of {n} directors at most {limit} may be paid. Check the number, or change it by the charter. The report counts; the inspection will list this.")
{
    public override Applicability AppliesTo => Applicability.Types(LegalTypes.Foundation);

    public override string Basis => "基金会管理条例第20条（领取报酬的理事不得超过理事总人数的1/3）、第23条";

    public override string CauseZh => "理事以不取酬为原则。常见原因：专职工作人员兼任理事过多，或把交通、误餐补贴当作报酬填报。";

    public override string CauseEn => "Directors serve unpaid as a rule. Typically too many employees sit on the board, or reimbursed travel and meals were taken for pay.";

    public override IReadOnlyList<string> Fields => ["paidDirectors", "directors"];

    public override string? Ground => "G06";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record is not { PaidDirectors: { } paid, Directors: { } directors } || paid <= Math.Max(directors, 0) / 3)
            return;
        var limit = Math.Max(directors, 0) / 3;
        judge.Fail(this, "paidDirectors", expected: $"≤ {Text(limit)}", difference: Text((Int128)paid - limit), arguments: [("n", Text(directors)), ("limit", Text(limit))]);

        static string Text(Int128 number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
