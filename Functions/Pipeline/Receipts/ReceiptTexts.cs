namespace Nianbao.Pipeline.Receipts;

/// <summary>What a receipt says in words.</summary>
internal static class ReceiptTexts
{
    public static Words State(Receipt receipt) => receipt switch
    {
        { DryRun: true, State: ReceiptState.Committed } => new("校验通过（试运行，未入库）", "Checked: all rows are valid (dry run, nothing stored)"),
        { DryRun: true, State: ReceiptState.PartlyAccepted } => new("部分行校验通过（试运行，未入库）", "Checked: some rows are valid (dry run, nothing stored)"),
        { DryRun: true, State: ReceiptState.Rejected } => new("校验未通过（试运行，未入库）", "Checked: no row is valid (dry run, nothing stored)"),
        { State: ReceiptState.Received } => new("已接收，等待处理", "Received, waiting to be read"),
        { State: ReceiptState.Reading } => new("正在读取和校验", "Being read and checked"),
        { State: ReceiptState.Committed } => new("已入库", "Committed"),
        { State: ReceiptState.Rejected, Counts.Returned: > 0 } => new("已退回更正", "Returned for correction"),
        { State: ReceiptState.Rejected } => new("已退回：本次上传不构成报送", "Rejected: this upload is not a submission"),
        { State: ReceiptState.PartlyAccepted } => new("部分入库：有行被退回", "Partly accepted: some rows were returned"),
        { Final: true } => new("处理失败，需人工处理", "Failed: a person must look at it"),
        _ => new("处理失败，将自动重试", "Failed for now, will be tried again"),
    };

    public static Words NextStep(Receipt receipt)
    {
        var step = Step(receipt);
        if (receipt.DryRun || !receipt.Final)
            return step;
        if (receipt.Counts is { Returned: > 0 } && receipt.CorrectionDueOn is { } due)
        {
            var estimatedZh = receipt.CorrectionDueIsEstimated == true ? "（节假日安排尚未公布，暂按周一至周五推算）" : "";
            var estimatedEn = receipt.CorrectionDueIsEstimated == true ? " (estimated: the year's holidays are not published yet)" : "";
            step = new(
                $"{step.Zh}退回更正的报告请于 {due:yyyy-MM-dd}（含当日）前更正后重新报送{estimatedZh}；按期更正的，仍以首次报送时间判定是否逾期。",
                $"{step.En} Correct the returned reports by {due:yyyy-MM-dd}, that day included{estimatedEn}; then the first submission still decides whether they were in time.");
        }

        if (receipt.Counts.AwaitingExplanation > 0)
        {
            step = new(
                $"{step.Zh}有 {receipt.Counts.AwaitingExplanation} 份报告的提示待说明：请在“提示说明”列填写原因后重新上传，或在线提交说明。",
                $"{step.En} {receipt.Counts.AwaitingExplanation} reports have warnings to explain: fill in the column 'explanation' and upload again, or send the explanation online.");
        }

        if (receipt.Counts.AwaitingPreReview > 0)
        {
            step = new(
                $"{step.Zh}有 {receipt.Counts.AwaitingPreReview} 份报告缺业务主管单位初审意见。",
                $"{step.En} {receipt.Counts.AwaitingPreReview} reports lack the supervising unit's opinion.");
        }

        if (receipt.Counts.Held > 0)
        {
            step = new(
                $"{step.Zh}其中 {receipt.Counts.Held} 份尚未受理，原已受理的版本继续有效。",
                $"{step.En} {receipt.Counts.Held} reports are not accepted yet; the versions accepted before stay until they are.");
        }

        return step;
    }

    private static Words Step(Receipt receipt) => receipt switch
    {
        { State: ReceiptState.Received or ReceiptState.Reading } => new("请稍候，刷新本回执即可看到结果。", "Please wait and read this receipt again for the result."),
        { State: ReceiptState.Failed, Final: false } => new(
            "系统暂时无法完成处理，文件已保存，将自动重试，请勿重复上传。",
            "The system could not finish; the file is safe and will be tried again by itself. There is no need to upload it again."),
        { State: ReceiptState.Failed } => new(
            $"系统多次处理失败，请联系登记管理机关并提供回执号 {receipt.Id}；文件已保存。",
            $"Processing failed repeatedly. Please give the registrar the receipt number {receipt.Id}; the file is safe."),
        { State: ReceiptState.Rejected, Complete.Closings: { } closings } => new(
            $"整个文件未入库。文件未列入的在册组织有 {closings} 个（见 VAL-010）：确应注销的，加参数 confirmClosings={closings} 重新上传同一文件；否则请补入文件，或去掉 complete。",
            $"Nothing of the file was stored. It does not list {closings} active organisations (VAL-010): if they are to be closed, upload the same file again with confirmClosings={closings}; else add them to it, or leave out complete."),
        { State: ReceiptState.Committed, DryRun: false, Complete.Closings: > 0 and var closed } => new(
            $"已入库；完整登记文件未列入的 {closed} 个组织已按注销处理（见 VAL-010）。如有误，重新上传列有该组织的登记文件即可恢复。",
            $"Stored; {closed} organisations that the complete file does not list were closed (VAL-010). One that was closed by mistake is active again with the next register file that lists it."),
        { State: ReceiptState.Rejected, Counts.Returned: > 0, DryRun: false } => new(
            "请按下列问题逐条修改后重新上传；退回的报告不计入总数。",
            "Mend what the findings name and upload again. Returned reports count in nothing until then."),
        { State: ReceiptState.Rejected } => new(
            "请按下列问题逐条修改后重新上传；退回的文件不算报送，不影响已入库的数据。",
            "Mend what the findings name and upload again. A rejected file does not count as filed and changes nothing that is stored."),
        { DryRun: true, State: ReceiptState.Committed } => new(
            receipt.Counts.WithWarnings > 0 ? "试运行未入库；有提示，请核对后正式上传。" : "试运行未入库；请正式上传。",
            receipt.Counts.WithWarnings > 0 ? "A dry run stores nothing; there are warnings: please check, then upload for real." : "A dry run stores nothing: upload for real."),
        { DryRun: true, State: ReceiptState.PartlyAccepted } => new(
            $"试运行未入库；有 {receipt.Counts.Rejected} 行将被退回，请修改后正式上传。",
            $"A dry run stores nothing; {receipt.Counts.Rejected} rows would be returned. Mend them, then upload for real."),
        { State: ReceiptState.PartlyAccepted } => new(
            $"已受理 {receipt.Counts.Rows - receipt.Counts.Rejected} 行；退回 {receipt.Counts.Rejected} 行，请修改后重新上传（可上传整个文件，已入库的行不会重复计算）。",
            $"{receipt.Counts.Rows - receipt.Counts.Rejected} rows stand; {receipt.Counts.Rejected} were returned. Mend them and upload again; the whole file may be sent, rows that stand are not counted twice."),
        { Repeated: true } => new(
            "该文件此前已上传，内容完全相同，未重复处理。如要恢复为此版本，请加参数 again=true 重新上传。",
            "These very bytes were uploaded before; nothing was done again. To return to this version, upload with again=true."),
        { Counts.Superseded: > 0 } => new(
            $"{receipt.Counts.Superseded} 行已有更晚到达的版本，本文件的这些行只留作历史。",
            $"{receipt.Counts.Superseded} rows had a later version already; here they are kept as history only."),
        { Counts.WithWarnings: > 0 } => new("已入库；另有提示，请核对，如有错误可更正后重新上传。", "Stored; there are warnings: please check, and upload a correction where needed."),
        _ => new("无需进一步操作。", "Nothing more to do."),
    };
}
