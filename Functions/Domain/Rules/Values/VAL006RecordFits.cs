using System.Globalization;

namespace Nianbao.Domain.Rules.Values;

/// <summary>A record's content fits into one row of storage, with its earlier versions beside it.</summary>
public sealed class VAL006RecordFits() : IntakeRule(
    "VAL-006",
    Severity.Reject,
    "本行内容共 {length} 个字符，超过一条记录的上限 {most}。",
    "The row has {length} characters; a record holds at most {most}.",
    "请精简本行中过长的单元格。",
    "Shorten the long cells of this row.")
{
    public static readonly VAL006RecordFits Instance = new();

    public override string Basis => "Azure Table Storage 单个实体上限 1 MiB (design.md 4)";

    public override string CauseZh => "把整篇文章粘贴进了单元格，或名单过长。详细材料请作为附件提交。";

    public override string CauseEn => "A whole article was pasted into cells, or a list is very long. Hand in details as an attachment.";

    /// <summary>The violation of a record of that many characters.</summary>
    public static Violation TooLong(int length, int most) => Instance.Broken(
        expected: $"≤ {most.ToString(CultureInfo.InvariantCulture)}",
        arguments: [("length", length.ToString(CultureInfo.InvariantCulture)), ("most", most.ToString(CultureInfo.InvariantCulture))]);
}
