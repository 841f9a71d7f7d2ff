namespace Nianbao.Domain.Rules.Identity;

/// <summary>A version equal to the current one changes nothing (domain.md 7.2). Found by the ledger; it is news, not an error.</summary>
public sealed class ID015IdenticalVersion() : IntakeRule(
    "ID-015",
    Severity.Info,
    "与已提交版本完全相同,未重复处理。",
    "Identical to the current version; nothing done.",
    "无需处理。",
    "Nothing need be done.")
{
    public static readonly ID015IdenticalVersion Instance = new();

    /// <summary>The violation of a row whose content is that of the current version.</summary>
    public static Violation Unchanged() => Instance.Broken();
}
