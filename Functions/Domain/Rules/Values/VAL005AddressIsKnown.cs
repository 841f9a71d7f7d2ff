namespace Nianbao.Domain.Rules.Values;

/// <summary>A file put into storage directly lies at a path that names its dataset and period.</summary>
public sealed class VAL005AddressIsKnown() : IntakeRule(
    "VAL-005",
    Severity.Reject,
    "文件放置的路径不是有效的数据集和期间，未处理。",
    "The file lies at a path that names no dataset and period; it was not read.",
    "请按“数据集/期间/报送人/文件名”放置，数据集与期间见 /api/datasets。",
    "Put it at dataset/period/submitter/file; /api/datasets lists both.")
{
    public static readonly VAL005AddressIsKnown Instance = new();

    public override string Basis => "本系统规定：submissions/数据集/期间/报送人/文件名 (design.md 3 [D])";

    public override string CauseZh => "直接向存储容器投放文件（如 AzCopy）时目录写错，系统无从知道它是哪一年的什么数据。通过页面或接口上传不会出现。";

    public override string CauseEn => "A file was put into the container directly (with AzCopy, say) under a wrong folder, so that nobody can tell what it is. Uploads through the page or the API never do that.";

    /// <summary>The violation of a file at that path.</summary>
    public static Violation At(string path) => Instance.Broken(expected: "{dataset}/{period}/{submitter}/{file}", arguments: [("path", path)]);
}
