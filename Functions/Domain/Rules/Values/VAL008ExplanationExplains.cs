using System.Globalization;

namespace Nianbao.Domain.Rules.Values;

/// <summary>An explanation of warnings is long enough to be one (domain.md 7.1).</summary>
public sealed class VAL008ExplanationExplains() : IntakeRule(
    "VAL-008",
    Severity.Info,
    "提示说明不足 {least} 个字，未作为说明。",
    "The explanation has fewer than {least} characters and explains nothing.",
    "请写明原因，至少 {least} 个字；可按“规则编号：说明”逐行填写。",
    "Say why, in at least {least} characters; single warnings are answered by lines of the form CODE: text.")
{
    public static readonly VAL008ExplanationExplains Instance = new();

    public override string Basis => "domain.md 7.1：提示可说明，不少于10个字 [D]";

    public override string CauseZh => "只写了“已核实”“属实”等几个字，登记管理机关无法据此判断。";

    public override string CauseEn => "Only a word or two such as “checked” was written, from which the registrar can tell nothing.";

    public override IReadOnlyList<string> Fields => ["explanation"];

    public override IReadOnlyList<string> ParameterNames => ["EXPLANATION_MIN_LENGTH"];

    /// <summary>The violation of an explanation with fewer characters.</summary>
    public static Violation TooShort(int least)
    {
        var text = least.ToString(CultureInfo.InvariantCulture);
        return Instance.Broken("explanation", expected: $"≥ {text}", arguments: [("least", text)]);
    }
}
