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
    public override string Basis => "domain.md 7.2、10.5（重复提交不重复计数）[D]";

    public override string CauseZh => "内容与当前版本逐字相同，多为重复上传或网络中断后的重试，不产生新版本，也不影响首次提交时间。";

    public override string CauseEn => "The content equals the current version to the letter, mostly after an upload was repeated or a connection broke. No new version arises, and the time of the first submission stays.";

    public override IReadOnlyList<string> Fields => [];

    public static readonly ID015IdenticalVersion Instance = new();

    /// <summary>The violation of a row whose content is that of the current version.</summary>
    public static Violation Unchanged() => Instance.Broken();
}
