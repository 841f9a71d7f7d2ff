using System.Collections.Concurrent;
using System.Globalization;
using Nianbao.Domain.AnnualReports.Columns;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.AnnualReports.AnnualReport>;

namespace Nianbao.Domain.AnnualReports;

/// <summary>Annual reports: one a year for each organisation.</summary>
public sealed class AnnualReportsDataset(DeadlineRules deadlines, PersonSeal seal) : Dataset
{
    public override string Name => "annual-reports";

    public override string Chinese => "年度工作报告";

    public override string English => "Annual reports";

    public override PeriodKind PeriodKind => PeriodKind.Year;

    /// <summary>The form without the statements: sections A to J (domain.md 3.3). The lines of the statements stand between E and F.</summary>
    private readonly Section[] _sections = ColumnHelp.ExplainSections(
    [
        new("A", "基本信息", "Basic information", BasicInformationColumns.Of(seal), BasicInformationColumns.ListsOf(seal)),
        new("B", "内部建设", "Internal governance", GovernanceColumns.Of(seal), GovernanceColumns.ListsOf(seal)),
        new("C", "党建", "Party building", PartyBuildingColumns.Of(seal), []),
        new("D", "业务活动", "Business activities", BusinessActivitiesColumns.Of(seal), BusinessActivitiesColumns.ListsOf(seal)),
        new("E", "财务", "Finance", FinanceColumns.Of(seal), FinanceColumns.ListsOf(seal)),
        new("F", "收费", "Fees", FeesColumns.Of(seal), FeesColumns.ListsOf(seal)),
        new("G", "涉外", "Foreign affairs", ForeignAffairsColumns.Of(seal), ForeignAffairsColumns.ListsOf(seal)),
        new("H", "募捐捐赠", "Fundraising and donations", FundraisingColumns.Of(seal), FundraisingColumns.ListsOf(seal)),
        new("I", "监督检查", "Supervision", SupervisionColumns.Of(seal), SupervisionColumns.ListsOf(seal)),
        new("J", "承诺与审查", "Declaration and review", DeclarationColumns.Of(seal), DeclarationColumns.ListsOf(seal)),
    ], ReportHelp.All);

    private static readonly Dictionary<string, Column> Lines = StatementLines.All.ToDictionary(
        line => line.Code,
        line => Col.Money(line.Code, line.Chinese, line.English, r => r.Lines[line], (r, amount) => r.Lines[line] = amount, line.Aliases));

    private readonly ConcurrentDictionary<StatementFormat, (Section[] Sections, Column[] Columns)> _forms = new();
    private Column[]? _columns;
    private ChildList[]? _children;

    /// <summary>The columns of all forms: what is stored may have any of them.</summary>
    public override IReadOnlyList<Column> Columns => _columns ??=
    [
        .. _sections[..5].SelectMany(s => s.Columns),
        .. StatementLines.All.Select(line => Lines[line.Code]),
        .. _sections[5..].SelectMany(s => s.Columns),
        Col.List("grounds", "年检情形", "Inspection grounds", r => r.Grounds, [], @internal: true),
        Col.Flag("hasWarnings", "有提示", "Has warnings", r => r.HasWarnings, [], @internal: true),
    ];

    public override IReadOnlyList<ChildList> Children => _children ??= [.. _sections.SelectMany(s => s.Children)];

    public override IReadOnlyList<Section> SectionsFor(Period period) => FormOf(period).Sections;

    public override IReadOnlyList<Column> ColumnsFor(Period period) => FormOf(period).Columns;

    public override string FormFor(Period period) => StatementFormat.Of(period.Year ?? 0).Name;

    private (Section[] Sections, Column[] Columns) FormOf(Period period) => _forms.GetOrAdd(StatementFormat.Of(period.Year ?? 0), format =>
    {
        Section[] sections =
        [
            .. _sections[..5],
            .. format.Statements.Select(s => new Section(s.Code, s.Chinese, s.English, [.. s.Lines.Select(line => Lines[line.Code])], [], IsStatement: true)),
            .. _sections[5..],
        ];
        return (sections, [.. sections.SelectMany(s => s.Columns)]);
    });

    public override IReadOnlyList<Rule> Rules => RuleCatalogue.AnnualReports;

    public override IReadOnlyList<Dimension> Dimensions { get; } =
    [
        new("type", "组织类型", "Legal type", LegalTypes.All, (r, _) => ((AnnualReport)r).LegalType ?? ""),
        new("month", "报送月份", "Month of filing", [], (_, facts) => ShanghaiClock.DayOf(facts.FirstSubmittedAt).ToString("yyyy-MM", CultureInfo.InvariantCulture)),
        new("timeliness", "是否按时", "Timeliness", Timeliness.All, (r, facts) => TimelinessOf(deadlines, (AnnualReport)r, facts)),
        new("preReview", "业务主管单位初审", "Pre-review", PreReviewStates.All, (r, _) => ((AnnualReport)r).PreReview),
        new("charity", "慈善组织", "Charity", YesNo.All, (r, _) => YesNo.Of(((AnnualReport)r).IsCharity)),
        new("audited", "经审计", "Audited", YesNo.All, (r, _) => YesNo.Of(((AnnualReport)r).HasAudit ?? ((AnnualReport)r).AuditReportNo is not null)),
        new("partyOrgType", "党组织类型", "Party organisation", PartyOrgTypes.All, (r, _) => ((AnnualReport)r).PartyOrgType ?? ""),
        new("state", "受理状态", "State", [.. ReportStates.All.Where(s => s.Code != ReportStates.Returned)], (_, facts) => facts.State ?? ReportStates.Accepted),
        new("regime", "年检或年报", "Regime", Regimes.All, (r, _) => deadlines.For((AnnualReport)r)?.Regime ?? ""),
    ];

    public override IReadOnlyList<Measure> Measures { get; } =
    [
        new("records", "报送数", "Reports", "家", 0, _ => 1),
        Amount("income", "收入合计", "Total income", "IS11.t"),
        Amount("expense", "费用合计", "Total expenses", "IS35.t"),
        Amount("assets", "资产总计", "Total assets", "BS60.e"),
        Amount("liabilities", "负债合计", "Total liabilities", "BS100.e"),
        Amount("netAssets", "净资产合计", "Net assets", "BS110.e"),
        Amount("donations", "捐赠收入", "Donations", "IS1.t"),
        Amount("dues", "会费收入", "Membership dues", "IS2.t"),
        Amount("services", "提供服务收入", "Service income", "IS3.t"),
        Amount("sales", "商品销售收入", "Sales", "IS4.t"),
        Amount("grants", "政府补助收入", "Government grants", "IS5.t"),
        Amount("investment", "投资收益", "Investment income", "IS6.t"),
        Amount("otherIncome", "其他收入", "Other income", "IS9.t"),
        new("charityExpense", "慈善活动支出", "Charitable expenditure", "元", 2, r => ((AnnualReport)r).CharitableExpenditure),
        new("staffExpense", "人员支出", "Expenditure on staff", "元", 2, r => ((AnnualReport)r).Lines[PayLine] ?? ((AnnualReport)r).StaffSalaryWelfare),
        new("partyMembers", "党员总数", "Party members", "人", 0, r => ((AnnualReport)r).PartyMembersTotal),
        new("members", "会员总数", "Members", "个", 0, r => ((AnnualReport)r).MembersTotal),
    ];

    /// <summary>Timeliness and regime come from the dated rules, so other rules mean other cells.</summary>
    public override string Shape => Fingerprint(deadlines.Version);

    public override bool HasStates => true;

    public override Record NewRecord() => new AnnualReport();

    public override void Complete(Record record, Period period)
    {
        var report = (AnnualReport)record;
        report.LegalType ??= Uscc.LegalTypeOf(report.Uscc);
        report.ReportYear ??= period.Year;
    }

    /// <summary>
    /// Being a charity is the register's to say, never the report's; a blank supervising unit is the registered one.
    /// (That the report says otherwise is a finding of RG-005 and RG-009, from the record before this.) Lateness is no content:
    /// it follows from the first arrival, so the same file sent again after the deadline is still the same report.
    /// </summary>
    public override void Adopt(Record record, Organisation? registered)
    {
        var report = (AnnualReport)record;
        report.Grounds = report.Grounds?.Where(ground => StatedGround.Parse(ground).Code != Grounds.FiledLate.Code).ToArray();
        if (registered is null)
            return;
        report.IsCharity = registered.IsCharity ?? false;
        report.HasPublicFundraising = registered.HasPublicFundraising ?? report.HasPublicFundraising;
        if (registered.RegistrationMode is RegistrationModes.Direct or RegistrationModes.Decoupled)
            report.SupervisingUnit ??= SupervisingUnits.DirectRegistration;
        else
            report.SupervisingUnit ??= registered.SupervisingUnit;
    }

    public override bool RostersNameAll => true;

    public override string? RosterEntry(Record record, RecordFacts facts) => RosterReport.Of((AnnualReport)record, facts).ToString();

    public override string? ReturnedEntry(Record record, RecordFacts facts) => ReturnedReport.Of(facts).ToString();

    /// <summary>支付给员工以及为员工支付的现金: what every organisation reports of its staff.</summary>
    private static StatementLine PayLine => StatementLines.Of("CF15");

    private static Measure Amount(string name, string chinese, string english, string code)
    {
        var line = StatementLines.Of(code);
        return new(name, chinese, english, "元", 2, r => ((AnnualReport)r).Lines[line]);
    }

    private static string TimelinessOf(DeadlineRules deadlines, AnnualReport report, RecordFacts facts) =>
        deadlines.For(report) is { } deadline ? deadline.IsOnTime(facts.FirstSubmittedAt) ? Timeliness.OnTime : Timeliness.Late : "";
}
