using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.AnnualReports.AnnualReport>;

namespace Nianbao.Domain.AnnualReports.Columns;

/// <summary>Columns and lists of section D, 业务活动.</summary>
internal static class BusinessActivitiesColumns
{
    public static IReadOnlyList<Column> Of(PersonSeal seal) =>
    [
        Col.Text("narrative", "业务活动情况", "Account of activities", r => r.Narrative, ["业务活动情况总结", "年度工作总结", "工作总结"], 6000),
        Col.Text("narrativePlan", "下一年度工作计划", "Plan for next year", r => r.NarrativePlan, ["下年度工作计划"], 6000),
        Col.Integer("activitiesCount", "活动数", "Number of activities", "项", r => r.ActivitiesCount, ["开展活动数", "活动次数", "年度活动数"]),
        Col.Money("ruralRevitalisation.funds", "乡村振兴投入资金", "Funds for rural revitalisation", r => r.RuralFunds, ["乡村振兴资金"]),
        Col.Integer("ruralRevitalisation.villages", "乡村振兴帮扶村数", "Villages helped", "个", r => r.RuralVillages, ["帮扶村数"]),
    ];

    public static IReadOnlyList<ChildList> ListsOf(PersonSeal seal) =>
    [
        new ChildList<AnnualReport, Project>("projects", "项目", "Projects", r => r.Projects, ProjectsOf(seal)) { Aliases = ["业务活动项目", "公益项目", "慈善项目"] },
        new ChildList<AnnualReport, Forum>("forums", "论坛研讨会", "Forums", r => r.Forums, ForumsOf(seal)) { Aliases = ["论坛活动", "研讨会论坛"] },
        new ChildList<AnnualReport, AwardsEvent>("awardsEventsHeld", "评比达标表彰", "Award events held", r => r.AwardsEventsHeld, AwardsEventsOf(seal)) { Aliases = ["评比达标表彰活动"] },
        new ChildList<AnnualReport, Publication>("publications", "出版物", "Publications", r => r.Publications, PublicationsOf(seal)) { Aliases = ["刊物", "主办刊物"] },
        new ChildList<AnnualReport, TrainingCourse>("training", "培训", "Training", r => r.Training, TrainingCoursesOf(seal)) { Aliases = ["培训活动"] },
        new ChildList<AnnualReport, GovernmentPurchase>("governmentPurchase", "政府购买服务", "Government purchase", r => r.GovernmentPurchases, GovernmentPurchasesOf(seal)) { Aliases = ["承接政府购买服务"] },
    ];

    private static IReadOnlyList<Column> ProjectsOf(PersonSeal seal) =>
    [
        ColumnOf<Project>.Text("projectId", "项目编号", "Project number", i => i.ProjectId, ["项目代码"]),
        ColumnOf<Project>.Text("name", "项目名称", "Name", i => i.Name, ["名称"]),
        ColumnOf<Project>.Money("income", "项目收入", "Income", i => i.Income, ["收入"]),
        ColumnOf<Project>.Money("expense", "项目支出", "Expense", i => i.Expense, ["支出"]),
        ColumnOf<Project>.Integer("beneficiaries", "受益人次", "Beneficiaries", "人次", i => i.Beneficiaries, ["受益人数", "受益对象人次"]),
    ];

    private static IReadOnlyList<Column> ForumsOf(PersonSeal seal) =>
    [
        ColumnOf<Forum>.Text("title", "活动名称", "Title", i => i.Title, ["论坛名称", "名称"]),
        ColumnOf<Forum>.Date("heldOn", "举办日期", "Held on", i => i.HeldOn, ["举办时间"]),
        ColumnOf<Forum>.Text("forumNoticeId", "事前报告编号", "Notice number", i => i.ForumNoticeId, ["报告编号", "论坛报告编号"]),
        ColumnOf<Forum>.Integer("attendees", "参加人数", "Attendees", "人", i => i.Attendees, ["参会人数"]),
        ColumnOf<Forum>.Flag("feeCharged", "是否收费", "Fee charged", i => i.FeeCharged, ["收费"]),
    ];

    private static IReadOnlyList<Column> AwardsEventsOf(PersonSeal seal) =>
    [
        ColumnOf<AwardsEvent>.Text("name", "活动名称", "Name", i => i.Name, ["项目名称", "名称"]),
        ColumnOf<AwardsEvent>.Text("approvedDocNo", "批准文号", "Approval", i => i.ApprovedDocNo, ["审批文号"]),
        ColumnOf<AwardsEvent>.Money("fee", "收费金额", "Fee", i => i.Fee, ["收费"]),
    ];

    private static IReadOnlyList<Column> PublicationsOf(PersonSeal seal) =>
    [
        ColumnOf<Publication>.Text("name", "刊物名称", "Name", i => i.Name, ["出版物名称", "名称"]),
        ColumnOf<Publication>.Text("issn", "刊号", "ISSN", i => i.Issn, ["准印证号"]),
        ColumnOf<Publication>.Text("kind", "刊物类型", "Kind", i => i.Kind, ["类型"]),
    ];

    private static IReadOnlyList<Column> TrainingCoursesOf(PersonSeal seal) =>
    [
        ColumnOf<TrainingCourse>.Text("name", "培训名称", "Name", i => i.Name, ["名称"]),
        ColumnOf<TrainingCourse>.Date("heldOn", "培训日期", "Held on", i => i.HeldOn, ["举办日期"]),
        ColumnOf<TrainingCourse>.Integer("attendees", "培训人数", "Attendees", "人", i => i.Attendees, ["参加人数"]),
        ColumnOf<TrainingCourse>.Money("fee", "收费金额", "Fee", i => i.Fee, ["收费"]),
    ];

    private static IReadOnlyList<Column> GovernmentPurchasesOf(PersonSeal seal) =>
    [
        ColumnOf<GovernmentPurchase>.Text("agency", "购买机关", "Agency", i => i.Agency, ["购买主体"]),
        ColumnOf<GovernmentPurchase>.Money("amount", "购买金额", "Amount", i => i.Amount, ["金额"]),
        ColumnOf<GovernmentPurchase>.Flag("isSubsidy", "是否计入政府补助收入", "Recorded as government grant", i => i.IsSubsidy, ["计入政府补助收入"]),
    ];
}
