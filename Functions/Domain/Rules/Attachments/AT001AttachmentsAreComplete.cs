using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Attachments;

/// <summary>
/// Every required attachment is there, none is empty or above the limit of size, and all are of an allowed type (domain.md 3.3, 7.8
/// AT-001; required-attachments.json and the parameters ATTACHMENT_MAX_BYTES and ATTACHMENT_TYPE_ALLOWED). Missing ones are said at
/// the list, once; a bad one at its size or file name.
/// </summary>
/// <remarks>A fault is said once: of the audit of public fundraisers speaks CH-008, of a declaration that is not signed AT-002, of an opinion not given DT-002.</remarks>
public sealed class AT001AttachmentsAreComplete() : Rule<AnnualReport>(
    "AT-001",
    Severity.Error,
    "{fault}附件：{list}。",
    "{fault} attachment: {list}.",
    "请补齐或替换附件：每个文件不超过{max}，格式为{types}。",
    "Add or replace the attachment: at most {max} a file, of the types {types}.")
{
    private const decimal Mebi = 1024 * 1024;

    public override string Basis => "登记管理机关年检（年报）通知; domain.md 3.3 [P:2][L]";

    public override string CauseZh => "年度报告须按要求提交附件。常见原因是漏传、附件类型选错，文件过大，或上传了不支持的格式。";

    public override string CauseEn => "The report comes with the attachments that the registrar asks for. Mostly one was not uploaded or has the wrong kind, a file is too large, or its format is not taken.";

    public override IReadOnlyList<string> Fields => [RequiredAttachments.List];

    public override IReadOnlyList<string> ParameterNames => ["ATTACHMENT_MAX_BYTES", "ATTACHMENT_TYPE_ALLOWED"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (!judge.Context.Extent.Asks(RequiredAttachments.List))
            return;
        CheckMissing(record, judge);
        for (var i = 0; i < (record.Attachments?.Count ?? 0); i++)
            CheckFile(record.Attachments![i], i, judge);
    }

    private void CheckMissing(AnnualReport record, Judge judge)
    {
        var missing = RequiredAttachments.MissingFrom(record, judge.Context, Code)
            .Where(kind => kind.Code != AttachmentKinds.Declaration || AT002DeclarationIsSigned.IsSigned(record))
            .ToList();
        if (missing.Count > 0)
            Fail(judge, RequiredAttachments.List, RequiredAttachments.Chinese(missing), ("缺少", "Missing"), (RequiredAttachments.Chinese(missing), RequiredAttachments.English(missing)));
    }

    private void CheckFile(Attachment attachment, int index, Judge judge)
    {
        var kind = AttachmentKinds.All.Find(attachment.Kind);
        var (zh, en) = (kind?.Chinese ?? $"第{index + 1}个", kind?.English ?? $"number {index + 1}");
        var limit = judge.Context.Parameters.Get("ATTACHMENT_MAX_BYTES", judge.Context.Year);
        var expected = $"1~{limit.ToString("0", CultureInfo.InvariantCulture)}";
        if (attachment.Size > limit)
            Fail(judge, ChildList.PathOf(RequiredAttachments.List, index, "size"), expected, ("过大的", "Too large an"), ($"{zh}（{Megabytes(attachment.Size.Value)}）", $"{en} ({Megabytes(attachment.Size.Value)})"));
        else if (attachment.Size <= 0)
            Fail(judge, ChildList.PathOf(RequiredAttachments.List, index, "size"), expected, ("空的", "Empty"), (zh, en));
        if (attachment.FileName is { } name && !TypesOf(judge.Context).Contains(TypeOf(name)))
            Fail(judge, ChildList.PathOf(RequiredAttachments.List, index, "fileName"), string.Join(", ", TypesOf(judge.Context)), ("格式不支持的", "Unsupported type of"), ($"{zh}（{TypeOf(name)}）", $"{en} ({TypeOf(name)})"));
    }

    private void Fail(Judge judge, string field, string expected, (string Zh, string En) fault, (string Zh, string En) list) => judge.Fail(
        this,
        field,
        expected,
        arguments:
        [
            ("fault", fault.Zh),
            ("fault.en", fault.En),
            ("list", list.Zh),
            ("list.en", list.En),
            ("max", Megabytes(judge.Context.Parameters.Get("ATTACHMENT_MAX_BYTES", judge.Context.Year))),
            ("types", string.Join('/', TypesOf(judge.Context))),
        ]);

    private static List<string> TypesOf(RuleContext context) => [.. context.Parameters.Rows("ATTACHMENT_TYPE_ALLOWED", context.Year).Where(p => p.Value == 1).Select(p => p.Key!)];

    /// <summary>What is behind the last dot, or nothing.</summary>
    private static string TypeOf(string fileName) => fileName.LastIndexOf('.') is >= 0 and var dot ? fileName[(dot + 1)..].Trim().ToLowerInvariant() : "";

    private static string Megabytes(decimal bytes) => $"{(Math.Ceiling(bytes / Mebi * 100) / 100).ToString("0.##", CultureInfo.InvariantCulture)} MB";
}
