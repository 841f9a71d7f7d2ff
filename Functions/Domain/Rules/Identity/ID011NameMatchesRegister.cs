using System.Text;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Identity;

/// <summary>The name is the registered one, but for the width of brackets and for spaces; a former name is only a warning (domain.md 7.2).</summary>
public sealed class ID011NameMatchesRegister() : Rule<AnnualReport>(
    "ID-011",
    Severity.Error,
    "名称与登记证书不一致:登记为“{reg}”。",
    "Name differs from the registry.",
    "请按登记证书填写全称“{reg}”;名称已变更的,请先办理变更登记。",
    "Write the full name as registered: {reg}. If the name has changed, register the change first.")
{
    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.Name is not { } name || judge.Context.Registered is not { Name: { } registered } organisation || Same(name, registered))
            return;
        var isFormer = organisation.FormerNames?.Any(former => Same(name, former)) == true;
        judge.Fail(this, "name", expected: registered, severity: isFormer ? Severity.Warn : null, arguments: ("reg", registered));
    }

    private static bool Same(string one, string other) => Normalise(one).Equals(Normalise(other), StringComparison.OrdinalIgnoreCase);

    private static string Normalise(string name)
    {
        var result = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF')
                continue;
            result.Append(c switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
                '〔' or '【' or '﹙' => '(',
                '〕' or '】' or '﹚' => ')',
                '•' or '・' or '‧' or '∙' => '·',
                _ => c,
            });
        }

        return result.ToString();
    }
}
