using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.Identity;

/// <summary>The name is the registered one, but for the width of brackets and for spaces; a former name is only a warning, and none when it was the name on the day of arrival (domain.md 7.2).</summary>
public sealed class ID011NameMatchesRegister() : Rule<AnnualReport>(
    "ID-011",
    Severity.Error,
    "名称与登记证书不一致:登记为“{reg}”{former}。",
    "Name differs from the registry{former}.",
    "请按登记证书填写全称“{reg}”;名称已变更的,请先办理变更登记。",
    "Write the full name as registered: {reg}. If the name has changed, register the change first.")
{
    public override string Basis => "社会团体登记管理条例第12条、第18条；民办非企业单位登记管理暂行条例第12条、第15条；基金会管理条例第11条、第15条";

    public override string CauseZh => "名称以登记证书为准，改名须办变更登记；更名之前以原名称报送的不算错。常见原因：用了简称或旧名、漏写区划、错一个字。全角半角、括号和空格的差别不计。";

    public override string CauseEn => "The name is the one on the certificate, and a new name has to be registered; a report filed before the change bears the former one rightly. Typically a short or a former name was used, the place name was left out, or one character is wrong. Widths, brackets and blanks do not matter.";

    public override IReadOnlyList<string> Fields => ["name"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.Name is not { } name || judge.Context.Registered is not { Name: { } registered } organisation || ComparableText.Same(name, registered))
            return;
        var former = (judge.Context.FormerNames ?? NameHistory.Of([(judge.Context.ReceivedAt, organisation)])).Where(earlier => ComparableText.Same(name, earlier.Name)).ToList();
        if (former.Exists(earlier => earlier.WasBorneAt(judge.Context.ReceivedAt)))
            return;
        var (zh, en) = former.MaxBy(earlier => earlier.Until) switch
        {
            null => ("", ""),
            { To: { } day } => ($"（曾用名，{DayText.Of(day)} 起已更名）", $" (a former name; it was changed on {DayText.Of(day)})"),
            _ => ("（曾用名）", " (a former name)"),
        };
        judge.Fail(this, "name", expected: registered, severity: former.Count > 0 ? Severity.Warn : null, arguments: [("reg", registered), ("former", zh), ("former.en", en)]);
    }
}
