namespace Nianbao.Domain.Rules.Identity;

/// <summary>The file is a csv, xlsx or json within the size limit that can be read (domain.md 7.2, 9.1, 9.2).</summary>
public sealed class ID001FileIsReadable() : IntakeRule(
    "ID-001",
    Severity.Reject,
    "文件无法读取或格式不支持({ext}),请另存为 xlsx、UTF-8 或 GBK 的 csv。",
    "File unreadable or unsupported ({ext}); save as xlsx or csv.",
    "请用 Excel 或 WPS 打开原文件,选择“另存为”,类型选 Excel 工作簿(.xlsx)或 CSV(逗号分隔)(.csv),再上传新文件。{detail}",
    "Open the original in Excel or WPS, choose Save As with the type Excel workbook (.xlsx) or CSV (.csv), and upload the new file.{detail}")
{
    public override string Basis => "domain.md 9.1、9.2（文件、编码）；社会组织年度报告网上填报通知的上传要求 [D]";

    public override string CauseZh => "系统只收 xlsx、csv、json：旧版 .xls、WPS 的 .et、PDF、扫描件、压缩包和改了扩展名的文件都读不出单元格；文件过大或编码无法判定时也是如此。无法读取的文件不算一次提交。";

    public override string CauseEn => "Only xlsx, csv and json can be read cell by cell: an old .xls, a WPS .et, a PDF, a scan, an archive or a renamed file cannot, nor can a file that is too large or whose encoding cannot be told. Such a file is no submission.";

    public override IReadOnlyList<string> Fields => [];

    public static readonly ID001FileIsReadable Instance = new();

    /// <summary>The violation of a file that cannot be read.</summary>
    /// <param name="ext">The file's extension or a short name of what it is.</param>
    /// <param name="detailZh">What exactly is wrong, as a sentence; or nothing.</param>
    public static Violation Unreadable(string ext, string detailZh = "", string detailEn = "") =>
        Instance.Broken(arguments: [("ext", ext), ("detail", detailZh), ("detail.en", detailEn.Length == 0 ? "" : " " + detailEn)]);
}
