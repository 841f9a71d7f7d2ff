using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Rules.CrossField;

/// <summary>
/// Foreign funds were approved, and reported within the days of the parameter FOREIGN_FUND_REPORT_DAYS after they were received
/// (domain.md 7.8, XF-007). One violation for each entry that is missing or late; they state ground G13.
/// </summary>
public sealed class XF007ForeignFundsAreReported() : Rule<AnnualReport>(
    "XF-007",
    Severity.Warn,
    "接受境外资金未报告：{amount}元，{fault}。",
    "Foreign funds not reported: {amount} yuan, {fault}.",
    "请补办批准或报告手续并填写批准文号和报告日期（收到之日起{days}日内报告）；已办理的，请补填。报告照常计入，年检时列为事项。",
    "Have the funds approved or reported, and fill in the document number and the day of the report (within {days} days of receipt). The report counts; the inspection will list this.")
{
    private const string List = "foreignFunds";

    public override string Basis => "境外非政府组织境内活动管理法; 重大事项报告制度 (domain.md 7.8, 8.2 G13); 报告天数 [U]";

    public override string CauseZh => "接受境外资金须事先批准并按期报告。常见原因是不了解要求、报告晚了，或办理后没有填写批准文号。";

    public override string CauseEn => "Foreign funds must be approved and reported in time. Mostly the duty was not known, the report came late, or the document number was left out.";

    public override IReadOnlyList<string> Fields => [List];

    public override IReadOnlyList<string> ParameterNames => ["FOREIGN_FUND_REPORT_DAYS"];

    public override string? Ground => "G13";

    protected override void Check(AnnualReport record, Judge judge)
    {
        var days = (int)judge.Context.Parameters.Get("FOREIGN_FUND_REPORT_DAYS", judge.Context.Year);
        for (var i = 0; i < (record.ForeignFunds?.Count ?? 0); i++)
        {
            var fund = record.ForeignFunds![i];
            if (fund.Amount is not > 0)
                continue;
            if (string.IsNullOrWhiteSpace(fund.ApprovedDocNo) && !fund.Unreadable.Contains("approvedDocNo"))
                Fail("approvedDocNo", null, "无批准文号", "without a document of approval");
            if (fund.ReportedOn is not { } reported)
            {
                if (!fund.Unreadable.Contains("reportedOn"))
                    Fail("reportedOn", null, "无报告日期", "without a report");
            }
            else if (fund.ReceivedOn is { } received && reported > received.AddDays(days))
            {
                Fail("reportedOn", $"<= {Text(received.AddDays(days))}", $"{Text(received)}收到，{Text(reported)}才报告", $"received {Text(received)} but reported {Text(reported)}");
            }

            void Fail(string field, string? expected, string fault, string faultEn) => judge.Fail(
                this,
                ChildList.PathOf(List, i, field),
                expected,
                arguments:
                [
                    ("amount", Yuan.Of(fund.Amount!.Value)),
                    ("fault", fault),
                    ("fault.en", faultEn),
                    ("days", days.ToString(CultureInfo.InvariantCulture)),
                ]);
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
