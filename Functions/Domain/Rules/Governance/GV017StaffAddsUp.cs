using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>
/// Staff is full-time plus part-time; no more have contracts than work there, and no more are insured than have contracts or are
/// retired and rehired (domain.md 7.5). Each comparison is skipped when one of its numbers is blank.
/// </summary>
public sealed class GV017StaffAddsUp() : Rule<AnnualReport>(
    "GV-017",
    Severity.Error,
    "人员数不平。",
    "Staff numbers inconsistent.",
    "请核对人员名册：{what}。没有的一类填 0。",
    "Check the list of staff: {what}. Write 0 for a kind you do not have.")
{
    public override string Basis => "社会团体登记管理条例第28条（人员变动情况）；劳动合同法第10条；社会保险法第58条；年度工作报告书“内部建设”填表说明";

    public override string CauseZh => "工作人员总数等于专职与兼职之和，签订合同人数、参保人数不应超过相应人数。常见原因：志愿者或派遣人员计入其中一项，或各项统计时点不同。";

    public override string CauseEn => "Staff is full-time plus part-time, and contracts and insurance cannot exceed it. Typically volunteers or agency workers were counted in one number only, or the numbers are of different days.";

    public override IReadOnlyList<string> Fields => ["staffTotal", "staffContracts", "staffInsured", "staffFullTime", "staffPartTime", "staffRetiredRehired"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record is { StaffFullTime: { } fullTime, StaffPartTime: { } partTime })
        {
            var sum = (Int128)fullTime + partTime;
            if (record.StaffTotal is { } total && total != sum)
                Fail("staffTotal", Text(sum), total - sum, "工作人员总数 = 专职 + 兼职", "total = full-time + part-time");
            if (record.StaffContracts > sum)
                Fail("staffContracts", $"≤ {Text(sum)}", record.StaffContracts.Value - sum, "签订劳动合同人数不超过专职与兼职之和", "contracts do not exceed full-time + part-time");
        }

        if (record is { StaffContracts: { } contracts, StaffRetiredRehired: { } rehired, StaffInsured: { } insured } && insured > (Int128)contracts + rehired)
            Fail("staffInsured", $"≤ {Text((Int128)contracts + rehired)}", (Int128)insured - contracts - rehired, "参加社会保险人数不超过签订劳动合同人数与离退休返聘人数之和", "insured do not exceed contracts + retired and rehired");

        void Fail(string field, string expected, Int128 difference, string zh, string en) =>
            judge.Fail(this, field, expected, Text(difference), arguments: [("what", zh), ("what.en", en)]);

        static string Text(Int128 number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
