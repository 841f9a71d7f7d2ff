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
    public override string Basis => "社会团体登记管理条例第28条；民办非企业单位登记管理暂行条例第23条；基金会管理条例第36条；慈善法第13条；社会组织信用信息管理办法第11条(1)";

    public override string CauseZh => "年度报告须在截止日当天24时前送达，以服务器收到的时间为准，以首次有效提交计。退回更正不算逾期；文件无法读取则不算提交。常见原因：等待初审或审计报告，最后一天才上传。";

    public override string CauseEn => "A report is due by midnight of the last day in China, by the server's clock, and its first valid submission decides. A correction is not late; a file that could not be read is no submission. Typically people waited for the opinion or the audit and uploaded on the last day.";

    public override IReadOnlyList<string> Fields => [];

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
