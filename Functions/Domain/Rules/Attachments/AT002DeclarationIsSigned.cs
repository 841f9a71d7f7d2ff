using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Attachments;

/// <summary>
/// The declaration page is signed by the legal representative, not after the report was submitted (domain.md 7.8, AT-002): the form
/// says so, or says nothing and the page is among the attachments. Without a day of submission, the day of arrival counts.
/// </summary>
public sealed class AT002DeclarationIsSigned() : Rule<AnnualReport>(
    "AT-002",
    Severity.Error,
    "缺少法定代表人签字的声明页{detail}。",
    "Signed declaration missing{detail}.",
    "请由法定代表人在声明页签字盖章并上传扫描件，签署日期不得晚于提交日期{submitted}。",
    "Have the legal representative sign the declaration page and upload the scan; it is signed no later than the report is submitted, {submitted}.")
{
    private const string Page = "declarationSignedPage";
    private const string SignedOn = "declarationSignedOn";

    public override string Basis => "登记管理机关年检（年报）通知 [P:2][P:79]; domain.md 3.3 J, 7.8";

    public override string CauseZh => "法定代表人须对报告内容的真实性签字负责。常见原因是漏传声明页，或提交后才补签。";

    public override string CauseEn => "The legal representative signs for the truth of the report. Mostly the page was not uploaded, or was signed after the report was submitted.";

    public override IReadOnlyList<string> Fields => [Page, SignedOn, RequiredAttachments.List];

    /// <summary>Whether the report says that the page is signed, or has it attached and does not say otherwise.</summary>
    internal static bool IsSigned(AnnualReport record) => record.DeclarationSigned ?? record.Attachments?.Any(a => a.Kind == AttachmentKinds.Declaration) == true;

    protected override void Check(AnnualReport record, Judge judge)
    {
        var submitted = record.SubmittedOn ?? judge.Context.Today;
        // An attachment whose kind could not be read may be the page.
        var mayBeAttached = record.DeclarationSigned is null && record.Attachments?.Any(a => a.Unreadable.Contains("kind")) == true;
        if (judge.Context.Extent.Asks(Page, RequiredAttachments.List) && !IsSigned(record) && !mayBeAttached)
            Fail(judge, Page, null, submitted);
        if (record.DeclarationSignedOn > submitted)
            Fail(judge, SignedOn, record.DeclarationSignedOn, submitted);
        for (var i = 0; i < (record.Attachments?.Count ?? 0); i++)
        {
            if (record.Attachments![i] is { Kind: AttachmentKinds.Declaration, SignedOn: { } signed } && signed > submitted)
                Fail(judge, ChildList.PathOf(RequiredAttachments.List, i, "signedOn"), signed, submitted);
        }
    }

    private void Fail(Judge judge, string field, DateOnly? signed, DateOnly submitted) => judge.Fail(
        this,
        field,
        expected: signed is null ? null : $"<= {Text(submitted)}",
        arguments:
        [
            ("detail", signed is { } day ? $"：签署日期{Text(day)}晚于提交日期{Text(submitted)}" : ""),
            ("detail.en", signed is { } late ? $": signed {Text(late)}, submitted {Text(submitted)}" : ""),
            ("submitted", Text(submitted)),
        ]);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
