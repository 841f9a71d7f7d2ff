using System.Globalization;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.AnnualReports.AnnualReport>;

namespace Nianbao.Domain.AnnualReports;

/// <summary>Annual reports: one a year for each organisation.</summary>
public sealed class AnnualReportsDataset(DeadlineRules deadlines) : Dataset
{
    public override string Name => "annual-reports";

    public override string Chinese => "年度工作报告";

    public override string English => "Annual reports";

    public override PeriodKind PeriodKind => PeriodKind.Year;

    public override IReadOnlyList<Column> Columns { get; } =
    [
        Col.Code("uscc", "统一社会信用代码", "Unified social credit code", r => r.Uscc, CommonAliases.Uscc, required: true),
        Col.Text("name", "组织名称", "Name", r => r.Name, CommonAliases.Name, required: true),
        Col.Choice("legalType", "组织类型", "Legal type", LegalTypes.All, r => r.LegalType, CommonAliases.LegalType),
        Col.Integer("reportYear", "报告年度", "Report year", "年", r => r.ReportYear, ["年度", "年检年度", "年报年度", "填报年度", "year"]),
        Col.Flag("isCharity", "是否慈善组织", "Charity", r => r.IsCharity, CommonAliases.IsCharity),
        Col.Flag("hasPublicFundraising", "是否具有公开募捐资格", "Public fundraising", r => r.HasPublicFundraising, CommonAliases.HasPublicFundraising),
        Col.Text("supervisingUnit", "业务主管单位", "Supervising unit", r => r.SupervisingUnit, CommonAliases.SupervisingUnit),
        Col.Integer("membersUnit", "单位会员数", "Member organisations", "个", r => r.MembersUnit, ["单位会员", "团体会员", "单位会员数量", "团体会员数", "unitMembers"]),
        Col.Integer("membersIndividual", "个人会员数", "Individual members", "人", r => r.MembersIndividual, ["个人会员", "个人会员数量", "individualMembers"]),
        Col.Integer("membersTotal", "会员总数", "Members", "个", r => r.MembersTotal, ["会员数", "会员合计", "会员数量", "members"]),
        Col.Integer("partyMembersTotal", "党员总数", "Party members", "人", r => r.PartyMembersTotal, ["党员人数", "党员数", "中共党员数", "中共党员总数", "党员数量", "中共党员人数", "partyMembers"]),
        Col.Integer("partyMembersFull", "正式党员数", "Full party members", "人", r => r.PartyMembersFull, ["正式党员", "正式党员人数", "fullMembers"]),
        Col.Integer("partyMembersProbationary", "预备党员数", "Probationary party members", "人", r => r.PartyMembersProbationary, ["预备党员", "预备党员人数", "probationaryMembers"]),
        Col.Integer("partyRelationInOrg", "组织关系在本组织党员数", "Members with transferable relations", "人", r => r.PartyRelationInOrg, ["组织关系在本组织", "组织关系在本单位党员数", "组织关系在本单位", "组织关系可转接党员数", "组织关系可转接正式党员数", "组织关系在本组织的党员数"]),
        Col.Integer("partyMembersFullTime", "专职工作人员党员数", "Party members among full-time staff", "人", r => r.PartyMembersFullTime, ["专职人员党员数", "专职党员数", "专职工作人员中党员数"]),
        Col.Integer("partyMembersManagement", "管理层党员数", "Party members in management", "人", r => r.PartyMembersManagement, ["负责人党员数", "管理层党员", "管理人员党员数", "管理层中党员数"]),
        Col.Choice("partyOrgType", "党组织类型", "Type of party organisation", PartyOrgTypes.All, r => r.PartyOrgType, ["partyOrg.type", "党组织形式", "党组织", "党组织类别", "党组织设置", "党组织设置形式"]),
        Col.Choice("noPartyOrgReason", "未建党组织原因", "Reason for having no party organisation", NoPartyOrgReasons.All, r => r.NoPartyOrgReason, ["未建立党组织原因", "未建立党组织的原因", "未成立党组织原因", "未建原因"]),
        Col.Choices("coverageModes", "党的工作覆盖方式", "How party work reaches the organisation", CoverageModes.All, r => r.CoverageModes, ["工作覆盖方式", "覆盖方式", "党建工作覆盖方式", "党的工作覆盖形式", "coverageMode"]),
        Col.Text("instructorName", "党建指导员", "Party instructor", r => r.InstructorName, ["党建指导员姓名", "指导员姓名", "instructor"], 60, personal: true),
        Col.Text("workstationNo", "党建工作站编号", "Party workstation", r => r.WorkstationNo, ["党建工作站", "工作站编号", "workstation"], 60),
        .. StatementLines.All.Select(line => Col.Money(line.Code, line.Chinese, line.English, r => r.Lines[line], (r, amount) => r.Lines[line] = amount, line.Aliases)),
        Col.Flag("restatementDeclared", "年初数调整说明", "Opening figures restated", r => r.RestatementDeclared, ["年初数是否调整", "是否调整年初数", "年初数调整", "restatement"]),
        Col.Date("submittedOn", "提交日期", "Submitted on", r => r.SubmittedOn, ["填报日期", "报送日期", "提交时间", "submitted"]),
        Col.Date("preReviewedOn", "业务主管单位初审日期", "Pre-reviewed on", r => r.PreReviewedOn, ["supervisorOpinion.signedOn", "初审日期", "初审意见日期", "业务主管单位意见日期", "业务主管单位审查日期", "初审时间"]),
        Col.Text("preReviewOpinion", "业务主管单位初审意见", "Supervising unit's opinion", r => r.PreReviewOpinion, ["supervisorOpinion.opinion", "初审意见", "业务主管单位意见", "业务主管单位审查意见", "supervisorOpinion"]),
        Col.List("grounds", "年检情形", "Inspection grounds", r => r.Grounds, [], @internal: true),
    ];

    public override IReadOnlyList<Rule> Rules => RuleCatalogue.AnnualReports;

    public override IReadOnlyList<Dimension> Dimensions { get; } =
    [
        new("type", "组织类型", "Legal type", LegalTypes.All, (r, _) => ((AnnualReport)r).LegalType ?? ""),
        new("month", "报送月份", "Month of filing", [], (_, facts) => ShanghaiClock.DayOf(facts.FirstSubmittedAt).ToString("yyyy-MM", CultureInfo.InvariantCulture)),
        new("timeliness", "是否按时", "Timeliness", Timeliness.All, (r, facts) => TimelinessOf(deadlines, (AnnualReport)r, facts)),
        new("preReview", "业务主管单位初审", "Pre-review", PreReviewStates.All, (r, _) => ((AnnualReport)r).PreReview),
        new("charity", "慈善组织", "Charity", YesNo.All, (r, _) => YesNo.Of(((AnnualReport)r).IsCharity)),
        new("partyOrgType", "党组织类型", "Party organisation", PartyOrgTypes.All, (r, _) => ((AnnualReport)r).PartyOrgType ?? ""),
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
        new("partyMembers", "党员总数", "Party members", "人", 0, r => ((AnnualReport)r).PartyMembersTotal),
        new("members", "会员总数", "Members", "个", 0, r => ((AnnualReport)r).MembersTotal),
    ];

    /// <summary>Timeliness and regime come from the dated rules, so other rules mean other cells.</summary>
    public override string Shape => Fingerprint(deadlines.Version);

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
        report.Grounds = report.Grounds?.Where(ground => ground != Grounds.FiledLate.Code).ToArray();
        if (registered is null)
            return;
        report.IsCharity = registered.IsCharity ?? false;
        report.HasPublicFundraising = registered.HasPublicFundraising ?? report.HasPublicFundraising;
        if (registered.RegistrationMode is RegistrationModes.Direct or RegistrationModes.Decoupled)
            report.SupervisingUnit ??= SupervisingUnits.DirectRegistration;
        else
            report.SupervisingUnit ??= registered.SupervisingUnit;
    }

    public override string? RosterEntry(Record record, RecordFacts facts) => RosterReport.Of((AnnualReport)record, facts).ToString();

    private static Measure Amount(string name, string chinese, string english, string code)
    {
        var line = StatementLines.Of(code);
        return new(name, chinese, english, "元", 2, r => ((AnnualReport)r).Lines[line]);
    }

    private static string TimelinessOf(DeadlineRules deadlines, AnnualReport report, RecordFacts facts) =>
        deadlines.For(report) is { } deadline ? deadline.IsOnTime(facts.FirstSubmittedAt) ? Timeliness.OnTime : Timeliness.Late : "";
}
