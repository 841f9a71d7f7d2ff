namespace Nianbao.Domain.Indicators;

/// <summary>Indicators of the year's uploads until a day, from what is written with each receipt: find.*, intake.*.</summary>
internal static class IntakeIndicators
{
    public static readonly IReadOnlyList<Indicator> All =
    [
        new IntakeIndicator("find.topRules", "核验问题", "Findings", "个", "各回执核验问题数之和，按规则代码分列", "Findings of all receipts, by rule", uploads => uploads.SelectMany(upload => upload.Findings).Select(finding => One(finding.Value, finding.Key))),
        new IntakeIndicator("intake.receiptLatency", "回执时长", "Time to the receipt", "秒", "自文件到达至回执完成的时间：值为中位数（p50），另列p95", "From arrival to the final receipt: the value is the median (p50); p95 beside it", Latency),
        new IntakeIndicator("intake.rejectedShare", "退回率", "Share of uploads rejected", "", "整份退回的文件 ÷ 已有最终回执的文件", "Files of which nothing counts ÷ files with a final receipt", uploads => uploads.Select(upload => new Contribution("", "", upload.IsRejected ? 1 : 0, 1)), IsShareOfUploads: true),
        new IntakeIndicator("intake.encoding", "文件编码", "Encodings", "份", "读出的文件数，按文本编码（电子表格按格式）分列", "Files that could be read, by the encoding of the text, or the format of workbooks", uploads => uploads.Where(upload => upload.Encoding is not null).Select(upload => One(1, upload.Encoding!))),
    ];

    private static Contribution One(long value, string part) => new("", "", value, Part: part);

    private static IEnumerable<Contribution> Latency(IReadOnlyList<UploadFacts> uploads)
    {
        var times = uploads.Select(upload => upload.Milliseconds).OfType<long>().ToList();
        if (UploadFacts.Percentile(times, 50) is not { } p50)
            yield break;
        yield return One(p50, "p50");
        yield return One(UploadFacts.Percentile(times, 95)!.Value, "p95") with { IsBeside = true };
    }
}
