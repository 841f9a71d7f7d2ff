using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Identity;

/// <summary>The code begins with 5: issued by civil affairs (GB 32100; domain.md 4.1, 7.2).</summary>
public sealed class ID006CodeIsOfCivilAffairs() : Rule(
    "ID-006",
    Severity.Reject,
    "该代码不属于民政部门登记的社会组织。",
    "Not a code issued by civil affairs.",
    "社会组织的代码以“5”开头。请填写本组织登记证书上的代码,不要填写业务主管单位、企业或事业单位的代码。",
    "Codes of social organisations begin with 5. Use the code on the organisation's own certificate, not that of its supervising unit or a company.")
{
    public override string Basis => "GB 32100-2015《法人和其他组织统一社会信用代码编码规则》（登记管理部门代码5为民政）";

    public override string CauseZh => "民政部门登记的社会组织，代码首位为5。常见原因：填了业务主管单位、挂靠单位或企业的代码。";

    public override string CauseEn => "Codes issued by civil affairs begin with 5. Typically the code of the supervising unit, of a host institution or of a company was entered.";

    public override IReadOnlyList<string> Fields => ["uscc"];

    public override void Check(Record record, Judge judge)
    {
        if (Uscc.IsWellFormed(record.Uscc) && record.Uscc![0] != '5')
            judge.Fail(this, "uscc", expected: "5…");
    }
}
