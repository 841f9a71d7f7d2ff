using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Identity;

/// <summary>The 18th character is the check character of GB 32100 (domain.md 4.1, 7.2).</summary>
public sealed class ID005CheckCharacterIsRight() : Rule(
    "ID-005",
    Severity.Reject,
    "统一社会信用代码校验位错误:第18位应为“{exp}”,实为“{act}”。",
    "Check character should be {exp}, is {act}.",
    "代码中至少有一位写错(不一定是最后一位),请对照登记证书重新录入。",
    "At least one character is wrong, not necessarily the last one: type the code again from the certificate.")
{
    public override string Basis => "GB 32100-2015《法人和其他组织统一社会信用代码编码规则》（校验码）";

    public override string CauseZh => "第18位由前17位算出，用来发现抄写错误：任何一位抄错、相邻两位颠倒，校验都不会通过。";

    public override string CauseEn => "The 18th character is computed from the other 17 so that slips show: one wrong character or two exchanged ones do not pass.";

    public override IReadOnlyList<string> Fields => ["uscc"];

    public override void Check(Record record, Judge judge)
    {
        if (record.Uscc is not { } code || !Uscc.IsWellFormed(code) || Uscc.TryCheck(code, out var expected))
            return;
        judge.Fail(this, "uscc", expected: expected.ToString(), arguments: [("exp", expected.ToString()), ("act", code[^1].ToString())]);
    }
}
