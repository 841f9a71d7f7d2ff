using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.AnnualReports.AnnualReport>;

namespace Nianbao.Domain.AnnualReports.Columns;

/// <summary>Columns and lists of section J, 承诺与审查.</summary>
internal static class DeclarationColumns
{
    public static IReadOnlyList<Column> Of(PersonSeal seal) =>
    [
        Col.Flag("declarationSignedPage", "是否提交声明签章页", "Declaration signed", r => r.DeclarationSigned, ["声明签章页", "法定代表人声明"]),
        Col.Date("declarationSignedOn", "声明签署日期", "Declaration signed on", r => r.DeclarationSignedOn, ["声明日期"]),
        Col.Text("supervisorOpinion.unit", "初审单位", "Unit that gave the opinion", r => r.SupervisorOpinionUnit, ["初审机关"]),
        Col.Text("partyAuthorityOpinion", "党建工作机构意见", "Party authority's opinion", r => r.PartyAuthorityOpinion, ["党建领导机关意见", "党建工作机构审查意见", "党建工作机构审核意见"]),
        Col.Text("explanation", "提示说明", "Explanation of warnings", r => r.Explanation, ["说明", "情况说明", "提示的说明", "warningExplanation"], 2000),
        Col.Date("submittedOn", "提交日期", "Submitted on", r => r.SubmittedOn, ["填报日期", "报送日期", "提交时间", "submitted"]),
        Col.Date("preReviewedOn", "业务主管单位初审日期", "Pre-reviewed on", r => r.PreReviewedOn, ["supervisorOpinion.signedOn", "初审日期", "初审意见日期", "业务主管单位意见日期", "业务主管单位审查日期", "初审时间"]),
        Col.Text("preReviewOpinion", "业务主管单位初审意见", "Supervising unit's opinion", r => r.PreReviewOpinion, ["supervisorOpinion.opinion", "初审意见", "业务主管单位意见", "业务主管单位审查意见", "supervisorOpinion"]),
    ];

    public static IReadOnlyList<ChildList> ListsOf(PersonSeal seal) =>
    [
        new ChildList<AnnualReport, Attachment>("attachments", "附件", "Attachments", r => r.Attachments, AttachmentsOf(seal)) { Identity = [["kind", "fileName"], ["fileName"], ["kind"]], Aliases = ["附件清单"] },
    ];

    private static IReadOnlyList<Column> AttachmentsOf(PersonSeal seal) =>
    [
        ColumnOf<Attachment>.Choice("kind", "附件类型", "Kind", AttachmentKinds.All, i => i.Kind, ["附件名称", "类型"]),
        ColumnOf<Attachment>.Text("fileName", "文件名", "File name", i => i.FileName, ["附件文件名"]),
        ColumnOf<Attachment>.Integer("size", "文件大小", "Size", "字节", i => i.Size, ["大小", "字节数"]),
        ColumnOf<Attachment>.Text("sha256", "文件摘要", "SHA-256", i => i.Sha256, ["摘要"]),
        ColumnOf<Attachment>.Date("signedOn", "签署日期", "Signed on", i => i.SignedOn, ["日期"]),
    ];
}
