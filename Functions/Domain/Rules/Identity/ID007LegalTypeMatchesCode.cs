using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Domain.Rules.Identity;

/// <summary>Digit 2 of the code says the legal type: 1 SG, 2 SSI, 3 FDN, 9 OTH (GB 32100; domain.md 4.1, 7.2).</summary>
public sealed class ID007LegalTypeMatchesCode() : Rule(
    "ID-007",
    Severity.Error,
    "组织类型“{type}”与代码第2位“{d}”不一致。",
    "Legal type does not match digit 2.",
    "代码第2位:1为社会团体,2为社会服务机构(民办非企业单位),3为基金会,9为其他。请更正组织类型或代码。",
    "Digit 2 means: 1 social group, 2 social service institution, 3 foundation, 9 other. Correct the type or the code.")
{
    public override string Basis => "GB 32100-2015《法人和其他组织统一社会信用代码编码规则》（机构类别代码：51社会团体、52民办非企业单位、53基金会、59其他）";

    public override string CauseZh => "代码第2位表示组织类型，类型决定适用的条例、年检办法和截止日期。常见原因：下拉框选错，或批量填表时错行。";

    public override string CauseEn => "Digit 2 of the code tells the legal type, and the type decides which regulation, inspection rule and deadline apply. Typically the wrong entry was picked, or rows slipped in a bulk table.";

    public override IReadOnlyList<string> Fields => ["legalType", "uscc"];

    public override void Check(Record record, Judge judge)
    {
        // A code with a slip in it is ID-005's, and one of a company ID-006's: their digit 2 tells nothing.
        if (!Uscc.IsSound(record.Uscc))
            return;
        var stated = record switch
        {
            Organisation organisation => organisation.LegalType,
            AnnualReport report => report.LegalType,
            _ => Uscc.LegalTypeOf(record.Uscc),
        };
        var ofCode = Uscc.LegalTypeOf(record.Uscc);
        // A blank type was filled from digit 2, so it is still blank only when that digit stands for no type.
        if (stated is not null && stated == ofCode)
            return;
        judge.Fail(
            this,
            "legalType",
            expected: ofCode,
            arguments: [("type", LegalTypes.All.Find(stated)?.Chinese ?? stated ?? "未填"), ("d", record.Uscc![1].ToString())]);
    }
}
