using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.RulePages;

/// <summary>The families of the catalogue, in its order (domain.md 7.2 to 7.8, 10.4, 10.5).</summary>
internal static class RuleFamilies
{
    public static readonly IReadOnlyDictionary<string, Words> All = new Dictionary<string, Words>
    {
        ["ID"] = new("文件与身份", "File and identity"),
        ["VAL"] = new("填写与读取", "Values and reading"),
        ["RG"] = new("与登记库核对", "Against the register"),
        ["DT"] = new("日期与期限", "Dates and deadlines"),
        ["GV"] = new("内部治理", "Governance"),
        ["PB"] = new("党建", "Party building"),
        ["FN"] = new("会计报表", "Financial statements"),
        ["XY"] = new("与上年核对", "Against last year"),
        ["XF"] = new("各部分之间核对", "Between sections"),
        ["CH"] = new("慈善活动支出与管理费用", "Charity ratios"),
        ["AT"] = new("附件与声明", "Attachments and declaration"),
        ["TX"] = new("文字", "Texts"),
        ["AC"] = new("活动填报", "Activities"),
        ["DUP"] = new("重复活动", "Repeated activities"),
        ["LG"] = new("党建台账", "Party-building ledgers"),
    };

    /// <summary>The family of a code: what stands before its hyphen.</summary>
    public static string Of(string code) => code.Split('-')[0];
}
