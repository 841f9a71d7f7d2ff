using Azure;
using Nianbao.Pipeline.Observation;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Upkeep;

namespace Nianbao.Pipeline.Queries;

/// <summary>One thing that is wrong.</summary>
/// <param name="Code">Its runbook page's name.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record HealthProblem(string Code, Words Message, Words Remedy)
{
    private const int MostNamed = 5;

    /// <summary>The page that says it at length.</summary>
    public string Runbook => Observation.Runbook.Address(Code);

    public static IEnumerable<HealthProblem> Stale(int pending, bool isLate)
    {
        if (isLate)
        {
            yield return new(
                "staleness",
                new($"有 {pending} 个上传尚未处理完，最早的已等待超过 30 分钟，公布的汇总数还没有包括它们。", $"{pending} uploads are not finished, the oldest for more than 30 minutes; the published totals do not have them yet."),
                new("请检查 IngestSubmission 与 SweepInbox 是否在运行；恢复后会自动补处理，无须重新上传。", "Look at IngestSubmission and SweepInbox; once they run, what waits is processed without being sent again."));
        }
    }

    public static IEnumerable<HealthProblem> Poison(IReadOnlyList<string> receipts)
    {
        if (receipts.Count > 0)
        {
            var named = receipts.Take(MostNamed).ToList();
            yield return new(
                "poison",
                new($"有 {receipts.Count} 个上传多次处理失败，已停止重试：{string.Join("、", named)}{(receipts.Count > MostNamed ? "……" : "")}。", $"{receipts.Count} uploads failed again and again and are not tried any more: {string.Join(", ", named)}{(receipts.Count > MostNamed ? ", …" : "")}."),
                new("见 GET /api/receipts/{回执号} 与日志事件 2002；排除原因后把同一文件再上传一次，即重新处理。", "See GET /api/receipts/{id} and log event 2002; when the cause is mended, upload the same file again: it is processed anew."));
        }
    }

    public static IEnumerable<HealthProblem> Drift(IReadOnlyList<string> series)
    {
        if (series.Count > 0)
        {
            yield return new(
                "drift",
                new($"最近一次核对发现未能修复的差异：{string.Join("、", series)}。", $"The last proof found what could not be mended: {string.Join(", ", series)}."),
                new("见 GET /api/audit/{数据集}/{期间}：被改动的记录须恢复或重新报送，然后运行 Reconcile。", "See GET /api/audit/{dataset}/{period}: a record that was changed has to be restored or filed again; then run Reconcile."));
        }
    }

    public static IEnumerable<HealthProblem> Timer(TimerStanding timer, DateTimeOffset now, TimeSpan overdue)
    {
        if (timer.Failure is { } failure)
        {
            yield return new(
                "timers",
                new($"定时函数 {timer.Name} 最近一次运行失败（{failure}，{timer.FailedAt:O}）。", $"The last run of the timer {timer.Name} failed ({failure}, {timer.FailedAt:O})."),
                new($"见日志事件 3202；排除原因后运行 POST /admin/functions/{timer.Name}，或等待下一次。", $"See log event 3202; when the cause is mended, POST /admin/functions/{timer.Name}, or wait for the next run."));
        }
        else if (now - timer.NextDueAt > overdue)
        {
            yield return new(
                "timers",
                new($"定时函数 {timer.Name} 应于 {timer.NextDueAt:O} 运行而没有运行。", $"The timer {timer.Name} was due at {timer.NextDueAt:O} and did not run."),
                new($"请检查函数应用是否在运行、该函数是否被停用、设置项 Schedules:{timer.Name} 是否正确。", $"See whether the app runs, whether the function is disabled, and whether the setting Schedules:{timer.Name} is right."));
        }
    }

    public static IEnumerable<HealthProblem> Notices(Words? trouble)
    {
        // Their words name place and remedy themselves.
        if (trouble is not null)
            yield return new("notices", trouble, new("见处置手册。", "See the runbook."));
    }

    public static HealthProblem Storage(RequestFailedException? answer) => new(
        "storage",
        new("存储服务没有响应。", $"The storage service does not answer ({answer?.Status} {answer?.ErrorCode})."),
        new("请检查存储账户的状态、网络与本应用身份的权限；恢复后一切自动继续，没有半成品。", "Look at the storage account, the network, and the rights of the app's identity; afterwards everything goes on by itself, nothing is half done."));
}
