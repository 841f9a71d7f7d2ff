using Nianbao.Domain.Datasets;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.CharityProject>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A charity project, such as 微笑列车 (M36).</summary>
public sealed class CharityProject : LedgerEntry
{
    public string? Name { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public long? CasesCompleted { get; set; }

    /// <summary>In fen.</summary>
    public long? FundsSpent { get; set; }
}

/// <summary>The ledger of charity projects, with what they have done since they began; the organisations keep it themselves.</summary>
public sealed class CharityProjectsLedger() : LedgerDataset<CharityProject>("charity-projects", "慈善项目台账", "Charity projects", "M36")
{
    public override bool IsKeptByRegistrars => false;

    public override string SinceColumn => "from";

    public override string UntilColumn => "to";

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("projectId", "项目编号", "Number of the project", required: true, "慈善项目编号"),
        Col.Text("name", "项目名称", "Name", e => e.Name, ["慈善项目名称", "名称"], required: true),
        Col.Date("from", "开始日期", "From", e => e.From, ["启动日期"], required: true),
        Col.Date("to", "结束日期", "To", e => e.To, ["完成日期"]),
        Col.Integer("casesCompleted", "完成例数", "Cases completed", "例", e => e.CasesCompleted, ["例数", "手术例数"]),
        Col.Money("fundsSpent", "支出金额", "Funds spent", e => e.FundsSpent, ["项目支出", "投入资金"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } = [By("project", "项目", "Project", [], e => e.Name)];

    protected override IReadOnlyList<Measure> OwnMeasures { get; } =
    [
        Sum("casesCompleted", "完成例数", "Cases completed", "例", e => e.CasesCompleted),
        Sum("fundsSpent", "支出金额", "Funds spent", "元", e => e.FundsSpent, 2),
    ];
}
