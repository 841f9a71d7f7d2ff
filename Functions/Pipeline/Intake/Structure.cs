using Nianbao.Domain.Datasets;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Pipeline.Intake;

/// <summary>Findings about cells and rows as such, before any rule of the catalogue can look at them.</summary>
internal static class Structure
{
    public static Finding Unreadable(CellProblem problem) => new()
    {
        Code = problem.Code,
        Severity = problem.Code == "ID-003" ? Severity.Reject : Severity.Error,
        Expected = problem.Expected,
        MessageZh = problem.MessageZh,
        MessageEn = problem.MessageEn,
        RemedyZh = problem.RemedyZh,
        RemedyEn = problem.RemedyEn,
    };

    public static Finding OutsidePeriod(DateOnly day, Period period) => new()
    {
        Code = "VAL-003",
        Severity = Severity.Error,
        Expected = period.ToString(),
        MessageZh = $"开始日期 {day:yyyy-MM-dd} 不在本次上传的期间 {period} 内。",
        MessageEn = $"The start date {day:yyyy-MM-dd} lies outside the period {period} of this upload.",
        RemedyZh = $"请核对日期，或将该行上传到 {day.Year} 年。",
        RemedyEn = $"Check the date, or upload the row for {day.Year}.",
    };

    /// <summary>A row of a list that names no record of the file.</summary>
    public static Finding Loose(LooseItem item) => new()
    {
        Code = "VAL-007",
        Severity = Severity.Error,
        Expected = item.Reason == LooseReason.NoKey ? "统一社会信用代码 credit code" : "主表中的一行 a row of the main sheet",
        MessageZh = item.Reason == LooseReason.NoKey
            ? $"列表“{item.Table.List.Chinese}”的这一行没有写明属于哪个组织（或活动），未读取。"
            : $"列表“{item.Table.List.Chinese}”的这一行所写的组织（或活动）不在主表中，未读取。",
        MessageEn = item.Reason == LooseReason.NoKey
            ? $"This row of the list {item.Table.List.Name} does not say to which organisation (or activity) it belongs; it was not read."
            : $"This row of the list {item.Table.List.Name} names an organisation (or activity) that is not on the main sheet; it was not read.",
        RemedyZh = "请核对该行的统一社会信用代码（活动还要核对活动编号），与主表中的一行一致后重新上传。",
        RemedyEn = "Check the row's credit code (for activities the activity's number too) against the main sheet and upload the file again.",
    };

    public static Finding NoRows() => new()
    {
        Code = "VAL-004",
        Severity = Severity.Reject,
        Expected = "≥ 1",
        MessageZh = "表头下没有任何数据行。",
        MessageEn = "There is no row of data below the header.",
        RemedyZh = "请在表头下填写数据后重新上传。",
        RemedyEn = "Fill in rows below the header and upload again.",
    };

    public static Finding TooLong(int length, int most) => new()
    {
        Code = "VAL-006",
        Severity = Severity.Reject,
        Expected = $"≤ {most}",
        MessageZh = $"本行内容共 {length} 个字符，超过一条记录的上限 {most}。",
        MessageEn = $"The row has {length} characters; a record holds at most {most}.",
        RemedyZh = "请精简本行中过长的单元格。",
        RemedyEn = "Shorten the long cells of this row.",
    };

    public static Finding TooLarge(long bytes, long most) => new()
    {
        Code = "ID-001",
        Severity = Severity.Reject,
        Value = FileSize.Text(bytes),
        Expected = $"≤ {FileSize.Text(most)}",
        MessageZh = $"文件有 {FileSize.Text(bytes)}，超过 {FileSize.Text(most)} 的上限，未读取。",
        MessageEn = $"The file has {FileSize.Text(bytes)}, more than {FileSize.Text(most)}; it was not read.",
        RemedyZh = "请拆成几个文件分别上传。",
        RemedyEn = "Split it into several files and upload them one by one.",
    };

    public static Finding WrongAddress(string blobName) => new()
    {
        Code = "VAL-005",
        Severity = Severity.Reject,
        Value = blobName,
        Expected = "{dataset}/{period}/{submitter}/{file}",
        MessageZh = "文件放置的路径不是有效的数据集和期间，未处理。",
        MessageEn = "The file lies at a path that names no dataset and period; it was not read.",
        RemedyZh = "请按 {数据集}/{期间}/{报送人}/{文件名} 放置，数据集与期间见 /api/datasets。",
        RemedyEn = "Put it at {dataset}/{period}/{submitter}/{file}; /api/datasets lists both.",
    };
}
