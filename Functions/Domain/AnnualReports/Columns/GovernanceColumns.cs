using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.AnnualReports.AnnualReport>;

namespace Nianbao.Domain.AnnualReports.Columns;

/// <summary>Columns and lists of section B, 内部建设.</summary>
internal static class GovernanceColumns
{
    public static IReadOnlyList<Column> Of(PersonSeal seal) =>
    [
        Col.Integer("membersUnit", "单位会员数", "Member organisations", "个", r => r.MembersUnit, ["单位会员", "团体会员", "单位会员数量", "团体会员数", "unitMembers"]),
        Col.Integer("membersIndividual", "个人会员数", "Individual members", "人", r => r.MembersIndividual, ["个人会员", "个人会员数量", "individualMembers"]),
        Col.Integer("membersTotal", "会员总数", "Members", "个", r => r.MembersTotal, ["会员数", "会员合计", "会员数量", "members"]),
        Col.Integer("directors", "理事人数", "Directors", "人", r => r.Directors, ["理事数", "理事会人数"]),
        Col.Integer("standingDirectors", "常务理事人数", "Standing directors", "人", r => r.StandingDirectors, ["常务理事数"]),
        Col.Integer("supervisors", "监事人数", "Supervisors", "人", r => r.Supervisors, ["监事数"]),
        Col.Integer("paidDirectors", "领取报酬的理事人数", "Paid directors", "人", r => r.PaidDirectors, ["领薪理事人数"]),
        Col.Integer("relatedDirectors", "近亲属理事人数", "Related directors", "人", r => r.RelatedDirectors, ["有近亲属关系的理事人数", "具有近亲属关系的理事人数"]),
        Col.Flag("isPrivatelyFunded", "是否由私人财产设立", "Privately funded", r => r.IsPrivatelyFunded, ["用私人财产设立", "是否私人财产设立"]),
        Col.Date("lastElectionOn", "最近换届日期", "Last election", r => r.LastElectionOn, ["最近一次换届日期", "本届换届日期", "换届时间"]),
        Col.Integer("termYears", "理事会届期", "Term in years", "年", r => r.TermYears, ["每届任期", "任期年数", "届期", "理事会任期", "任期"]),
        Col.Integer("termNo", "届次", "Term number", "届", r => r.TermNo, ["第几届"]),
        Col.Date("extensionApprovedTo", "批准延期换届至", "Extension approved to", r => r.ExtensionApprovedTo, ["延期换届至"]),
        Col.Integer("charterMinAssemblies", "章程规定会员大会每年次数", "Assemblies a year by charter", "次", r => r.CharterMinAssemblies, ["章程规定会员大会次数", "章程规定会员大会每年召开次数"]),
        Col.Integer("charterMinCouncils", "章程规定理事会每年次数", "Council meetings a year by charter", "次", r => r.CharterMinCouncils, ["章程规定理事会次数", "章程规定理事会每年召开次数"]),
        Col.Date("charterApprovedOn", "章程核准日期", "Charter approved on", r => r.CharterApprovedOn, ["章程最近核准日期"]),
        Col.Flag("charterHasPartyClause", "章程是否载明党建内容", "Charter has a party clause", r => r.CharterHasPartyClause, ["党建入章", "章程载明党建", "党建是否入章", "是否党建入章"]),
        Col.Flag("charterHasCoreValues", "章程是否载明社会主义核心价值观", "Charter has the core values", r => r.CharterHasCoreValues, ["核心价值观入章", "社会主义核心价值观是否入章", "核心价值观是否入章", "社会主义核心价值观入章"]),
        Col.Text("secretaryVacancyNote", "负责人空缺说明", "Note on vacant posts", r => r.SecretaryVacancyNote, ["秘书长空缺说明", "缺职说明"]),
        Col.Flag("electionAuditAttached", "换届前是否财务审计", "Audited before the election", r => r.ElectionAuditAttached, ["换届财务审计", "换届审计"]),
        Col.Integer("staffFullTime", "专职工作人员数", "Full-time staff", "人", r => r.StaffFullTime, ["专职人员数", "专职工作人员"]),
        Col.Integer("staffPartTime", "兼职工作人员数", "Part-time staff", "人", r => r.StaffPartTime, ["兼职人员数", "兼职工作人员"]),
        Col.Integer("staffContracts", "签订劳动合同人数", "Staff with contracts", "人", r => r.StaffContracts, ["签订合同人数"]),
        Col.Integer("staffInsured", "参加社会保险人数", "Insured staff", "人", r => r.StaffInsured, ["参保人数"]),
        Col.Integer("staffRetiredRehired", "离退休返聘人数", "Retired staff rehired", "人", r => r.StaffRetiredRehired, ["退休返聘人数", "离退休返聘人员数"]),
        Col.Integer("staffTotal", "工作人员总数", "Staff", "人", r => r.StaffTotal, ["从业人员数", "工作人员数", "从业人员总数"]),
        Col.Integer("volunteersRegistered", "注册志愿者人数", "Registered volunteers", "人", r => r.VolunteersRegistered, ["登记志愿者人数"]),
        Col.Flag("systems.finance", "财务管理制度", "Rules on finance", r => r.SystemFinance, []),
        Col.Flag("systems.seal", "印章证书管理制度", "Rules on seals and certificates", r => r.SystemSeal, ["印章管理制度", "证书印章管理制度", "印章和证书管理制度"]),
        Col.Flag("systems.assets", "资产管理制度", "Rules on assets", r => r.SystemAssets, []),
        Col.Flag("systems.personnel", "人事管理制度", "Rules on personnel", r => r.SystemPersonnel, []),
        Col.Flag("systems.branch", "分支机构管理制度", "Rules on branches", r => r.SystemBranch, []),
        Col.Flag("systems.information", "信息公开制度", "Rules on disclosure", r => r.SystemInformation, []),
        Col.Flag("systems.major", "重大事项报告制度", "Rules on reporting major matters", r => r.SystemMajor, []),
        Col.Text("disputes", "诉讼与纠纷", "Disputes", r => r.Disputes, ["纠纷情况"], 1000),
    ];

    public static IReadOnlyList<ChildList> ListsOf(PersonSeal seal) =>
    [
        new ChildList<AnnualReport, Officer>("officers", "负责人", "Officers", r => r.Officers, OfficersOf(seal)) { Identity = [["idHash"], ["name", "post"], ["name"]], Aliases = ["负责人名单", "负责人情况", "理事监事名单"] },
        new ChildList<AnnualReport, Meeting>("meetings", "会议", "Meetings", r => r.Meetings, MeetingsOf(seal)) { Aliases = ["会议情况", "会议召开情况"] },
        new ChildList<AnnualReport, RegistrationChange>("changesInYear", "变更登记", "Changes in the year", r => r.ChangesInYear, RegistrationChangesOf(seal)) { Aliases = ["本年度变更情况", "变更事项", "登记变更"] },
        new ChildList<AnnualReport, Branch>("branches", "分支机构", "Branches", r => r.Branches, BranchsOf(seal)) { Aliases = ["分支(代表)机构", "分支代表机构"] },
        new ChildList<AnnualReport, OwnedEntity>("entities", "兴办实体", "Entities", r => r.Entities, OwnedEntitysOf(seal)) { Aliases = ["兴办实体情况", "投资实体"] },
    ];

    private static IReadOnlyList<Column> OfficersOf(PersonSeal seal) =>
    [
        ColumnOf<Officer>.Person("name", "姓名", "Name", i => i.Name, ["负责人姓名"], seal),
        ColumnOf<Officer>.PersonNumber("idHash", "证件号码", "ID number", i => i.IdHash, ["身份证号", "身份证号码", "idNumber"], seal),
        ColumnOf<Officer>.Choice("gender", "性别", "Gender", Genders.All, i => i.Gender, []),
        ColumnOf<Officer>.Date("birthYearMonth", "出生年月", "Born", i => i.BirthYearMonth, ["出生日期", "出生年月日"]),
        ColumnOf<Officer>.Choice("post", "职务", "Post", OfficerPosts.All, i => i.Post, ["本组织职务", "担任职务"]),
        ColumnOf<Officer>.Text("workUnit", "工作单位", "Work unit", i => i.WorkUnit, ["工作单位及职务"]),
        ColumnOf<Officer>.Flag("isPartyMember", "是否党员", "Party member", i => i.IsPartyMember, ["中共党员", "党员"]),
        ColumnOf<Officer>.Flag("isCivilServant", "是否公务员", "Civil servant", i => i.IsCivilServant, ["公务员", "是否现职公务员"]),
        ColumnOf<Officer>.Flag("isRetiredCadre", "是否离退休干部", "Retired cadre", i => i.IsRetiredCadre, ["离退休领导干部", "是否离退休领导干部"]),
        ColumnOf<Officer>.Flag("isPaid", "是否领取报酬", "Paid", i => i.IsPaid, ["是否领薪", "领取报酬"]),
        ColumnOf<Officer>.Flag("isEmployed", "是否聘任", "Employed", i => i.IsEmployed, ["聘任制", "是否聘任制"]),
        ColumnOf<Officer>.Flag("isFinanceStaff", "是否财务人员", "Finance staff", i => i.IsFinanceStaff, ["财务人员"]),
        ColumnOf<Officer>.Flag("isRelative", "是否近亲属", "Relative of a director", i => i.IsRelative, ["近亲属"]),
        ColumnOf<Officer>.Integer("otherPosts", "在其他社会组织兼职数", "Posts in other social organisations", "个", i => i.OtherPosts, ["其他社会组织兼职数", "兼任其他社会组织职务数"]),
        ColumnOf<Officer>.Text("approvalDocNo", "批准文号", "Approval", i => i.ApprovalDocNo, ["兼职批准文号", "审批文号"]),
        ColumnOf<Officer>.Integer("termNo", "连任届数", "Term number", "届", i => i.TermNo, ["第几届连任", "任职届数"]),
        ColumnOf<Officer>.Date("startOn", "任职日期", "In office since", i => i.StartOn, ["任职时间", "任期开始日期"]),
    ];

    private static IReadOnlyList<Column> MeetingsOf(PersonSeal seal) =>
    [
        ColumnOf<Meeting>.Choice("kind", "会议类型", "Kind of meeting", MeetingKinds.All, i => i.Kind, ["会议名称", "类型"]),
        ColumnOf<Meeting>.Date("heldOn", "召开日期", "Held on", i => i.HeldOn, ["会议日期", "召开时间"]),
        ColumnOf<Meeting>.Integer("attended", "出席人数", "Attended", "人", i => i.Attended, ["实到人数"]),
        ColumnOf<Meeting>.Integer("entitled", "应到人数", "Entitled", "人", i => i.Entitled, ["应出席人数"]),
        ColumnOf<Meeting>.Flag("minutesAttached", "是否附纪要", "Minutes attached", i => i.MinutesAttached, ["会议纪要"]),
    ];

    private static IReadOnlyList<Column> RegistrationChangesOf(PersonSeal seal) =>
    [
        ColumnOf<RegistrationChange>.Choice("item", "变更事项", "Item", ChangeItems.All, i => i.Item, ["变更项目"]),
        ColumnOf<RegistrationChange>.Date("decidedOn", "决议日期", "Decided on", i => i.DecidedOn, ["会议决议日期"]),
        ColumnOf<RegistrationChange>.Date("approvedOn", "审查同意日期", "Approved on", i => i.ApprovedOn, ["业务主管单位同意日期"]),
        ColumnOf<RegistrationChange>.Date("registeredOn", "变更登记日期", "Registered on", i => i.RegisteredOn, ["核准日期", "登记日期"]),
        ColumnOf<RegistrationChange>.Flag("auditAttached", "是否附财务审计", "Audit attached", i => i.AuditAttached, ["离任审计", "财务审计"]),
    ];

    private static IReadOnlyList<Column> BranchsOf(PersonSeal seal) =>
    [
        ColumnOf<Branch>.Text("name", "机构名称", "Name", i => i.Name, ["分支机构名称", "名称"]),
        ColumnOf<Branch>.Choice("kind", "机构类型", "Kind", BranchKinds.All, i => i.Kind, ["类型"]),
        ColumnOf<Branch>.Flag("regional", "是否地域性", "Regional", i => i.Regional, ["地域性分支机构"]),
        ColumnOf<Branch>.Flag("hasSubBranch", "是否再设分支", "Has branches of its own", i => i.HasSubBranch, ["再设分支机构", "下设分支"]),
        ColumnOf<Branch>.Person("headName", "机构负责人", "Head", i => i.HeadName, ["负责人"], seal),
        ColumnOf<Branch>.Date("establishedOn", "设立日期", "Established on", i => i.EstablishedOn, ["成立日期"]),
        ColumnOf<Branch>.Flag("bankAccountOwn", "是否单独开户", "Own bank account", i => i.BankAccountOwn, ["单独开立账户"]),
    ];

    private static IReadOnlyList<Column> OwnedEntitysOf(PersonSeal seal) =>
    [
        ColumnOf<OwnedEntity>.Text("name", "实体名称", "Name", i => i.Name, ["单位名称", "名称"]),
        ColumnOf<OwnedEntity>.Text("entityUscc", "实体信用代码", "Credit code", i => i.EntityUscc, ["entities.uscc", "实体统一社会信用代码"]),
        ColumnOf<OwnedEntity>.Hundredths("shareholdingPct", "持股比例", "Shareholding", "%", i => i.ShareholdingPct, ["出资比例"]),
    ];
}
