namespace Nianbao.Domain.Rules.Values;

/// <summary>A row of a list on a sheet of its own says to which record of the file it belongs (domain.md 9.1).</summary>
public sealed class VAL007ItemNamesItsRecord() : IntakeRule(
    "VAL-007",
    Severity.Error,
    "列表“{list}”的这一行{problem}，未读取。",
    "This row of the list {list} {problem}; it was not read.",
    "请核对该行的统一社会信用代码（活动还要核对活动编号），与主表中的一行一致后重新上传。",
    "Check the row's credit code (for activities the activity's number too) against the main sheet and upload the file again.")
{
    public static readonly VAL007ItemNamesItsRecord Instance = new();

    public override string Basis => "本系统规定：子表的每一行以统一社会信用代码对应主表 (domain.md 9.1 [D])";

    public override string CauseZh => "负责人、会议等子表中某一行的信用代码漏填、写错，或主表中没有该组织；系统不猜测它属于谁。";

    public override string CauseEn => "On a sheet of officers, meetings and the like a row's credit code is blank or mistyped, or the main sheet lacks that organisation; nobody can tell whose row it is.";

    public override IReadOnlyList<string> Fields => ["uscc"];

    /// <summary>The violation of a row without a key.</summary>
    public static Violation WithoutKey(Datasets.ChildList list) => Of(list, "统一社会信用代码 credit code", "没有写明属于哪个组织（或活动）", "does not say to which organisation (or activity) it belongs");

    /// <summary>The violation of a row whose record is not in the file.</summary>
    public static Violation OfNobody(Datasets.ChildList list) => Of(list, "主表中的一行 a row of the main sheet", "所写的组织（或活动）不在主表中", "names an organisation (or activity) that is not on the main sheet");

    private static Violation Of(Datasets.ChildList list, string expected, string zh, string en) =>
        Instance.Broken(null, expected, arguments: [("list", list.Chinese), ("list.en", list.Name), ("problem", zh), ("problem.en", en)]);
}
