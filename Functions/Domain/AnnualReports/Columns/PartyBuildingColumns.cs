using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.AnnualReports.AnnualReport>;

namespace Nianbao.Domain.AnnualReports.Columns;

/// <summary>Columns and lists of section C, 党建.</summary>
internal static class PartyBuildingColumns
{
    public static IReadOnlyList<Column> Of(PersonSeal seal) =>
    [
        Col.Integer("partyMembersTotal", "党员总数", "Party members", "人", r => r.PartyMembersTotal, ["党员人数", "党员数", "中共党员数", "中共党员总数", "党员数量", "中共党员人数", "partyMembers"]),
        Col.Integer("partyMembersFull", "正式党员数", "Full party members", "人", r => r.PartyMembersFull, ["正式党员", "正式党员人数", "fullMembers"]),
        Col.Integer("partyMembersProbationary", "预备党员数", "Probationary party members", "人", r => r.PartyMembersProbationary, ["预备党员", "预备党员人数", "probationaryMembers"]),
        Col.Integer("partyRelationInOrg", "组织关系在本组织党员数", "Members with transferable relations", "人", r => r.PartyRelationInOrg, ["组织关系在本组织", "组织关系在本单位党员数", "组织关系在本单位", "组织关系可转接党员数", "组织关系可转接正式党员数", "组织关系在本组织的党员数"]),
        Col.Integer("partyMembersFullTime", "专职工作人员党员数", "Party members among full-time staff", "人", r => r.PartyMembersFullTime, ["专职人员党员数", "专职党员数", "专职工作人员中党员数", "专职人员中党员数"]),
        Col.Integer("partyMembersManagement", "管理层党员数", "Party members in management", "人", r => r.PartyMembersManagement, ["负责人党员数", "管理层党员", "管理人员党员数", "管理层中党员数"]),
        Col.Choice("partyOrgType", "党组织类型", "Type of party organisation", PartyOrgTypes.All, r => r.PartyOrgType, ["partyOrg.type", "党组织形式", "党组织", "党组织类别", "党组织设置", "党组织设置形式"]),
        Col.Choice("noPartyOrgReason", "未建党组织原因", "Reason for having no party organisation", NoPartyOrgReasons.All, r => r.NoPartyOrgReason, ["未建立党组织原因", "未建立党组织的原因", "未成立党组织原因", "未建原因"]),
        Col.Choices("coverageModes", "党的工作覆盖方式", "How party work reaches the organisation", CoverageModes.All, r => r.CoverageModes, ["工作覆盖方式", "覆盖方式", "党建工作覆盖方式", "党的工作覆盖形式", "coverageMode"]),
        Col.Person("instructorName", "党建指导员", "Party instructor", r => r.InstructorName, ["党建指导员姓名", "指导员姓名", "instructor"], seal),
        Col.Text("workstationNo", "党建工作站编号", "Party workstation", r => r.WorkstationNo, ["党建工作站", "工作站编号", "workstation"], 60),
        Col.Text("partyOrg.id", "党组织编号", "Party organisation's number", r => r.PartyOrgId, ["党组织代码", "党组织ID"]),
        Col.Text("partyOrg.name", "党组织名称", "Party organisation's name", r => r.PartyOrgName, []),
        Col.Text("partyOrg.superior", "上级党组织", "Superior party organisation", r => r.PartyOrgSuperior, ["上级党组织名称"]),
        Col.Date("partyOrg.establishedOn", "党组织成立日期", "Party organisation established on", r => r.PartyOrgEstablishedOn, ["党组织成立时间"]),
        Col.Text("partyOrg.approvalDocNo", "党组织批准文号", "Party organisation's approval", r => r.PartyOrgApprovalDocNo, ["党组织成立批文", "批准成立文号", "党组织成立批文号", "党组织批文号", "党组织成立批准文号"]),
        Col.Text("partyOrg.approvalNote", "党组织设置审批说明", "Note on the approval of its type", r => r.PartyOrgApprovalNote, []),
        Col.Date("partyOrg.lastElectionOn", "党组织最近换届日期", "Party organisation's last election", r => r.PartyOrgLastElectionOn, ["党组织换届日期"]),
        Col.Integer("partyOrg.termYears", "党组织届期", "Party organisation's term in years", "年", r => r.PartyOrgTermYears, ["党组织任期"]),
        Col.Person("partyOrg.secretary.name", "党组织书记", "Secretary", r => r.SecretaryName, ["书记姓名", "书记", "secretary.name", "党组织书记姓名"], seal),
        Col.Flag("partyOrg.secretary.isOfficer", "书记是否由负责人担任", "Secretary is an officer", r => r.SecretaryIsOfficer, ["一肩挑", "是否一肩挑", "secretary.isOfficer", "书记是否由负责人兼任", "书记是否负责人"]),
        Col.Text("partyOrg.secretary.post", "书记在本组织职务", "Secretary's post in the organisation", r => r.SecretaryPost, ["书记职务", "secretary.post", "书记所任职务", "书记担任职务"]),
        Col.Person("partyOrg.firstSecretary.name", "第一书记", "First secretary", r => r.FirstSecretaryName, ["第一书记姓名", "firstSecretary.name", "firstSecretary"], seal),
        Col.Text("partyOrg.firstSecretary.appointedBy", "第一书记任命机关", "First secretary appointed by", r => r.FirstSecretaryAppointedBy, ["firstSecretary.appointedBy"]),
        Col.Integer("partyOrg.committeeSize", "党组织委员人数", "Committee members", "人", r => r.CommitteeSize, ["支委人数", "支部委员人数", "committeeSize"]),
        Col.List("jointWith", "联合党组织成员单位信用代码", "Members of the joint branch", r => r.JointWith, ["联合单位信用代码", "联合组建单位"]),
        Col.Integer("activities.meetings", "党员大会次数", "Members' meetings", "次", r => r.PartyMeetings, ["支部党员大会次数", "党员大会", "支部党员大会"]),
        Col.Integer("activities.committeeMeetings", "支委会次数", "Committee meetings", "次", r => r.PartyCommitteeMeetings, ["支委会", "支部委员会会议"]),
        Col.Integer("activities.partyClass", "党课次数", "Party classes", "次", r => r.PartyClasses, ["党课"]),
        Col.Integer("activities.themeDays", "主题党日次数", "Theme party days", "次", r => r.ThemeDays, ["主题党日", "主题党日活动"]),
        Col.Integer("activities.firstTopic", "第一议题学习次数", "First-topic studies", "次", r => r.FirstTopics, ["第一议题次数", "第一议题", "第一议题学习"]),
        Col.Integer("activities.orgLifeMeeting", "组织生活会次数", "Organisational life meetings", "次", r => r.OrgLifeMeetings, ["组织生活会"]),
        Col.Integer("activities.democraticReview", "民主评议党员次数", "Democratic reviews", "次", r => r.DemocraticReviews, ["民主评议次数", "民主评议", "民主评议党员"]),
        Col.Money("partyFunds.income", "党建经费收入", "Party funds received", r => r.PartyFundsIncome, []),
        Col.Money("partyFunds.expense", "党建经费支出", "Party funds spent", r => r.PartyFundsExpense, []),
        Col.Integer("partyAdmissions", "本年发展党员数", "Members admitted", "人", r => r.PartyAdmissions, ["发展党员数", "发展党员人数"]),
        Col.Money("partyDuesCollected", "本年收缴党费", "Party dues collected", r => r.PartyDuesCollected, ["收缴党费"]),
        Col.Integer("crossPostings", "交叉任职人数", "Cross-postings", "人", r => r.CrossPostings, ["双向进入交叉任职人数"]),
        Col.Integer("decisionParticipation", "党组织参与议事决策次数", "Decisions the party organisation took part in", "次", r => r.DecisionParticipation, ["参与决策次数", "党组织参与决策次数"]),
        Col.Flag("massOrgs.union", "是否建立工会", "Trade union", r => r.MassUnion, ["工会"]),
        Col.Flag("massOrgs.youth", "是否建立共青团组织", "Youth league", r => r.MassYouth, ["共青团", "是否建立团组织", "是否建立共青团"]),
        Col.Flag("massOrgs.women", "是否建立妇联组织", "Women's federation", r => r.MassWomen, ["妇联", "是否建立妇女组织", "是否建立妇联"]),
        Col.Text("weakRectification", "软弱涣散党组织整顿情况", "Rectification of the weak party organisation", r => r.WeakRectification, ["整顿情况"], 2000),
    ];
}
