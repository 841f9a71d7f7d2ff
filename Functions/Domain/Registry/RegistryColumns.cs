using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Registry.Organisation>;

namespace Nianbao.Domain.Registry;

/// <summary>The columns beyond the certificate, and the lists, of the register.</summary>
internal static class RegistryColumns
{
    public static IReadOnlyList<Column> Of(PersonSeal seal) =>
    [
        Col.Text("industryDept", "行业管理部门", "Industry department", o => o.IndustryDept, ["行业主管部门"]),
        Col.Text("businessScope", "业务范围", "Business scope", o => o.BusinessScope, ["业务活动范围", "宗旨和业务范围"], 2000),
        Col.Person("legalRep.name", "法定代表人", "Legal representative", o => o.LegalRepName, ["法定代表人姓名", "法人代表"], seal),
        Col.PersonNumber("legalRep.idHash", "法定代表人证件号码", "Legal representative's ID number", o => o.LegalRepIdHash, ["法定代表人身份证号", "legalRep.idNumber", "法定代表人身份证号码"], seal),
        Col.Date("charityRecognisedOn", "慈善组织认定日期", "Recognised as a charity on", o => o.CharityRecognisedOn, []),
        Col.Text("noticeEmail", "通知邮箱", "E-mail for notices", o => o.NoticeEmail, ["接收通知邮箱", "电子邮箱"], personal: true),
        Col.Text("partyOrgId", "党组织编号", "Party organisation's number", o => o.PartyOrgId, ["党组织代码", "党组织ID"]),
    ];

    public static IReadOnlyList<ChildList> ListsOf(PersonSeal seal) =>
    [
        new ChildList<Organisation, RegistrationEvent>("events", "登记事项", "Registration events", o => o.Events, RegistrationEventsOf(seal)) { Aliases = ["登记变更记录", "登记事件", "变更记录"] },
        new ChildList<Organisation, RegisteredOfficer>("officers", "登记负责人", "Registered officers", o => o.Officers, RegisteredOfficersOf(seal)) { Aliases = ["负责人", "负责人名单", "负责人备案"] },
        new ChildList<Organisation, RegisteredPenalty>("penalties", "行政处罚", "Penalties", o => o.Penalties, RegisteredPenaltysOf(seal)) { Aliases = ["处罚记录", "行政处罚记录"] },
        new ChildList<Organisation, RegisteredListing>("creditListings", "信用名录", "Credit listings", o => o.CreditListings, CreditListings) { Aliases = ["名录记录", "活动异常名录", "严重违法失信名单"] },
        new ChildList<Organisation, Evaluation>("evaluations", "等级评估", "Evaluations", o => o.Evaluations, EvaluationsOf(seal)) { Aliases = ["评估记录", "评估等级"] },
    ];

    private static IReadOnlyList<Column> RegistrationEventsOf(PersonSeal seal) =>
    [
        ColumnOf<RegistrationEvent>.Choice("kind", "事项类型", "Kind", RegistrationEventKinds.All, i => i.Kind, ["登记类型"]),
        ColumnOf<RegistrationEvent>.Choice("item", "变更事项", "Item", ChangeItems.All, i => i.Item, ["变更项目"]),
        ColumnOf<RegistrationEvent>.Text("before", "变更前", "Before", i => i.Before, ["原内容"], 500),
        ColumnOf<RegistrationEvent>.Text("after", "变更后", "After", i => i.After, ["新内容"], 500),
        ColumnOf<RegistrationEvent>.Date("decidedOn", "决议日期", "Decided on", i => i.DecidedOn, []),
        ColumnOf<RegistrationEvent>.Date("approvedOn", "审查同意日期", "Approved on", i => i.ApprovedOn, ["业务主管单位同意日期"]),
        ColumnOf<RegistrationEvent>.Date("effectiveOn", "登记日期", "Effective on", i => i.EffectiveOn, ["核准日期", "生效日期", "registeredOn", "变更登记日期"]),
    ];

    private static IReadOnlyList<Column> RegisteredOfficersOf(PersonSeal seal) =>
    [
        ColumnOf<RegisteredOfficer>.Person("name", "姓名", "Name", i => i.Name, ["负责人姓名"], seal),
        ColumnOf<RegisteredOfficer>.PersonNumber("idHash", "证件号码", "ID number", i => i.IdHash, ["身份证号", "身份证号码", "idNumber"], seal),
        ColumnOf<RegisteredOfficer>.Date("birthYearMonth", "出生年月", "Born", i => i.BirthYearMonth, ["出生日期"]),
        ColumnOf<RegisteredOfficer>.Choice("post", "职务", "Post", OfficerPosts.All, i => i.Post, ["本组织职务"]),
        ColumnOf<RegisteredOfficer>.Flag("isPartyMember", "是否党员", "Party member", i => i.IsPartyMember, ["中共党员"]),
        ColumnOf<RegisteredOfficer>.Flag("isCivilServant", "是否公务员", "Civil servant", i => i.IsCivilServant, []),
        ColumnOf<RegisteredOfficer>.Flag("isRetiredCadre", "是否离退休干部", "Retired cadre", i => i.IsRetiredCadre, []),
        ColumnOf<RegisteredOfficer>.Text("approvalDocNo", "批准文号", "Approval", i => i.ApprovalDocNo, []),
        ColumnOf<RegisteredOfficer>.Date("from", "任职日期", "In office from", i => i.From, ["任期开始日期"]),
        ColumnOf<RegisteredOfficer>.Date("to", "离任日期", "In office to", i => i.To, ["任期结束日期"]),
    ];

    private static IReadOnlyList<Column> RegisteredPenaltysOf(PersonSeal seal) =>
    [
        ColumnOf<RegisteredPenalty>.Date("decidedOn", "处罚日期", "Decided on", i => i.DecidedOn, ["处罚决定日期"]),
        ColumnOf<RegisteredPenalty>.Text("docNo", "处罚文号", "Document number", i => i.DocNo, ["处罚决定书文号"]),
        ColumnOf<RegisteredPenalty>.Choice("type", "处罚类型", "Type", PenaltyTypes.All, i => i.Type, ["处罚种类"]),
        ColumnOf<RegisteredPenalty>.Money("amount", "罚没金额", "Amount", i => i.Amount, ["罚款金额", "金额"]),
        ColumnOf<RegisteredPenalty>.Text("authority", "处罚机关", "Authority", i => i.Authority, ["机关"]),
    ];

    private static IReadOnlyList<Column> CreditListings { get; } =
    [
        ColumnOf<RegisteredListing>.Choice("list", "名录类型", "List", CreditLists.All, i => i.List, ["名录"]),
        ColumnOf<RegisteredListing>.Text("trigger", "列入情形", "Trigger", i => i.Trigger, ["情形代码"], 20),
        ColumnOf<RegisteredListing>.Date("effectiveOn", "列入日期", "Effective on", i => i.EffectiveOn, []),
        ColumnOf<RegisteredListing>.Date("restartOn", "重新起算日期", "Restarted on", i => i.RestartOn, []),
        ColumnOf<RegisteredListing>.Date("removedOn", "移出日期", "Removed on", i => i.RemovedOn, []),
    ];

    private static IReadOnlyList<Column> EvaluationsOf(PersonSeal seal) =>
    [
        ColumnOf<Evaluation>.Choice("grade", "评估等级", "Grade", Grades.All, i => i.Grade, ["等级"]),
        ColumnOf<Evaluation>.Integer("score", "评估得分", "Score", "分", i => i.Score, ["得分"]),
        ColumnOf<Evaluation>.Date("validFrom", "有效期自", "Valid from", i => i.ValidFrom, []),
        ColumnOf<Evaluation>.Date("validTo", "有效期至", "Valid to", i => i.ValidTo, ["有效期"]),
    ];
}
