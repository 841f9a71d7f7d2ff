namespace Nianbao.Domain.Rules.Identity;

/// <summary>The file has a header row, every required column is in it, and the template it was made from, if any, is known (domain.md 7.2).</summary>
public sealed class ID002HeadersAreKnown() : IntakeRule(
    "ID-002",
    Severity.Reject,
    "未识别的模板或缺少表头:{missing}。",
    "Unknown template or missing headers: {missing}.",
    "请对照上传页面所列的表头检查表头一行,补上所缺的列(列名可用中文或英文),或改用上传页面下载的现行模板,再重新上传。",
    "Compare the header row with the columns listed on the upload page, add the missing columns (Chinese or English names), or use the present template from the upload page, and upload the file again.")
{
    public override string Basis => "domain.md 7.2、9.1（模板与表头）[D]";

    public override string CauseZh => "系统按表头认列。常见原因：表头被改名或删去、用了别的年度或别的单位的表格、表头上方的合并单元格被拆开；或工作簿由其他数据、表式已改变的年度、未知版本的模板填成。缺少必填列时无法知道各行属于哪个组织。";

    public override string CauseEn => "Columns are known by their headers. Typically a header was renamed or deleted, a form of another year or authority was used, or merged cells above the header were split; or the workbook was made from a template of another dataset, of a year with another form, or of an unknown version. Without a required column nobody can tell whose rows these are.";

    public override IReadOnlyList<string> Fields => [];

    public static readonly ID002HeadersAreKnown Instance = new();

    /// <summary>The violation of a file without these columns.</summary>
    public static Violation Missing(IEnumerable<Datasets.Column> columns)
    {
        var missing = columns.ToArray();
        return Instance.Broken(arguments: [("missing", string.Join('、', missing.Select(c => c.Chinese))), ("missing.en", string.Join(", ", missing.Select(c => c.Name)))]);
    }
}
