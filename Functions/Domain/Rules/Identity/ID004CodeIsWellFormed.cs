using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Identity;

/// <summary>The code has 18 characters, all of the alphabet of GB 32100 (domain.md 4.1, 7.2). A look-alike is hinted at, never corrected.</summary>
public sealed class ID004CodeIsWellFormed() : Rule(
    "ID-004",
    Severity.Reject,
    "统一社会信用代码应为18位且不含 I、O、S、V、Z:第{pos}位为“{ch}”。",
    "Code must be 18 chars without I,O,S,V,Z: position {pos} is '{ch}'.",
    "请对照登记证书逐位核对代码。{hint}",
    "Compare the code with the certificate, character by character.{hint}")
{
    public override string Basis => "GB 32100-2015《法人和其他组织统一社会信用代码编码规则》（18位，31个字符）";

    public override string CauseZh => "代码由18位数字和大写字母组成，不用 I、O、S、V、Z。常见原因：把0写成O、1写成I，少抄或多抄一位，或填了旧的登记证号。";

    public override string CauseEn => "A code has 18 digits and capital letters without I, O, S, V and Z. Typically 0 was typed as O or 1 as I, a character was left out or doubled, or an old registration number was entered.";

    public override IReadOnlyList<string> Fields => ["uscc"];

    public override void Check(Record record, Judge judge)
    {
        if (record.Uscc is not { } code || Uscc.IsWellFormed(code))
            return;
        var bad = 0;
        while (bad < Math.Min(code.Length, Uscc.Length) && Uscc.Alphabet.Contains(code[bad]))
            bad++;
        var character = bad < code.Length ? code[bad].ToString() : "";
        var lookAlike = bad < code.Length ? Uscc.LookAlikeOf(code[bad]) : '\0';
        judge.Fail(
            this,
            "uscc",
            expected: "18",
            arguments:
            [
                ("pos", (bad + 1).ToString()),
                ("ch", character),
                ("hint", Hint(code, lookAlike, "现有{0}位。", "“{0}”可能应为“{1}”。")),
                ("hint.en", Hint(code, lookAlike, " It has {0} characters.", " '{0}' may have to be '{1}'.")),
            ]);

        string Hint(string written, char meant, string length, string letter) =>
            (written.Length == Uscc.Length ? "" : string.Format(null, length, written.Length)) + (meant == '\0' ? "" : string.Format(null, letter, character, meant));
    }
}
