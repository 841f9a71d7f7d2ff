using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Dates;

/// <summary>
/// The first valid submission arrived before the day after the due day began in China (domain.md 7.4, 0.2 point 9).
/// Late reports count, and state ground G20.
/// </summary>
public sealed class DT001FiledInTime() : Rule<AnnualReport>(
    "DT-001",
    Severity.Warn,
    "逾期报送:截止{due},首次有效提交{at}。",
    "Filed late.",
    "报告受理后计入已报,但记为逾期。如系统故障等原因造成,请向登记管理机关说明。",
    "Once accepted the report counts as filed, but late (due {due}, first received {at}). If it was not your fault, explain it to the registrar.")
{
    public override string? Ground => "G20";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (judge.Context.Deadline is not { } deadline || deadline.IsOnTime(judge.Context.FirstArrival))
            return;
        var due = deadline.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var at = judge.Context.FirstArrival.ToOffset(ShanghaiClock.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        judge.Fail(this, null, expected: due, arguments: [("due", due), ("at", at)]);
    }
}
