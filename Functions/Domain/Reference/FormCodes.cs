using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Reference;

// Enumerations of the annual report's form and of the register (domain.md 1.2, 3.3, 3.8).

/// <summary>Grades of the evaluation (等级评估).</summary>
public static class Grades
{
    public const string None = "NONE";

    public static readonly IReadOnlyList<Choice> All =
    [
        new("A5", "5A", "5A", "AAAAA", "5A级", "五A"),
        new("A4", "4A", "4A", "AAAA", "4A级", "四A"),
        new("A3", "3A", "3A", "AAA", "3A级", "三A"),
        new("A2", "2A", "2A", "AA", "2A级", "二A"),
        new("A1", "1A", "1A", "A", "1A级", "一A"),
        new(None, "未评估", "None", "未评", "未参评", "无等级"),
    ];
}

/// <summary>Gender as on an identity document.</summary>
public static class Genders
{
    public static readonly IReadOnlyList<Choice> All = [new("MALE", "男", "Male", "男性", "M"), new("FEMALE", "女", "Female", "女性", "F")];
}

/// <summary>Posts that the list of officers may hold; officers proper (负责人) are chair, vice chairs and secretary-general only.</summary>
public static class OfficerPosts
{
    public const string Chair = "CHAIR";
    public const string ViceChair = "VICE_CHAIR";
    public const string SecretaryGeneral = "SECRETARY_GENERAL";
    public const string Director = "DIRECTOR";
    public const string ChiefSupervisor = "CHIEF_SUPERVISOR";
    public const string Supervisor = "SUPERVISOR";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Chair, "会长", "Chair", "理事长", "会长(理事长)", "院长", "校长", "园长", "主任"),
        new(ViceChair, "副会长", "Vice chair", "副理事长", "副会长(副理事长)", "常务副会长", "执行会长", "副院长", "副校长"),
        new(SecretaryGeneral, "秘书长", "Secretary-general"),
        new(Director, "理事", "Director", "常务理事"),
        new(ChiefSupervisor, "监事长", "Chief supervisor"),
        new(Supervisor, "监事", "Supervisor"),
    ];

    /// <summary>Whether the post is one of 负责人.</summary>
    public static bool IsOfficer(string? post) => post is Chair or ViceChair or SecretaryGeneral;

    /// <summary>Whether the post is on the supervisory board.</summary>
    public static bool IsSupervisor(string? post) => post is ChiefSupervisor or Supervisor;
}

/// <summary>Kinds of meetings of an organisation's bodies.</summary>
public static class MeetingKinds
{
    public const string Assembly = "ASSEMBLY";
    public const string Council = "COUNCIL";
    public const string StandingCouncil = "STANDING_COUNCIL";
    public const string SupervisoryBoard = "SUPERVISORY_BOARD";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Assembly, "会员大会", "Assembly", "会员代表大会", "会员(代表)大会"),
        new(Council, "理事会", "Council", "理事会会议", "董事会"),
        new(StandingCouncil, "常务理事会", "Standing council"),
        new(SupervisoryBoard, "监事会", "Supervisory board"),
    ];
}

/// <summary>What a change of registration is about.</summary>
public static class ChangeItems
{
    public const string Name = "NAME";
    public const string LegalRepresentative = "LEGAL_REP";
    public const string Charter = "CHARTER";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Name, "名称", "Name"),
        new("ADDRESS", "住所", "Domicile", "地址"),
        new(LegalRepresentative, "法定代表人", "Legal representative", "法人代表"),
        new("BUSINESS_SCOPE", "业务范围", "Business scope"),
        new("FUNDS", "注册资金", "Registered funds", "开办资金", "原始基金"),
        new("SUPERVISING_UNIT", "业务主管单位", "Supervising unit"),
        new(Charter, "章程", "Charter", "章程修改"),
    ];
}

/// <summary>Branches and representative offices.</summary>
public static class BranchKinds
{
    public static readonly IReadOnlyList<Choice> All = [new("BRANCH", "分支机构", "Branch", "分支"), new("REPRESENTATIVE", "代表机构", "Representative office", "代表")];
}

/// <summary>The auditor's opinion.</summary>
public static class AuditOpinions
{
    public const string Unqualified = "UNQUALIFIED";
    public const string Qualified = "QUALIFIED";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Unqualified, "无保留", "Unqualified", "无保留意见", "标准无保留意见"),
        new(Qualified, "保留", "Qualified", "保留意见"),
        new("ADVERSE", "否定", "Adverse", "否定意见"),
        new("DISCLAIMER", "无法表示", "Disclaimer", "无法表示意见"),
    ];
}

/// <summary>Administrative penalties.</summary>
public static class PenaltyTypes
{
    public const string Warning = "WARNING";
    public const string Fine = "FINE";
    public const string Confiscation = "CONFISCATION";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Warning, "警告", "Warning"),
        new(Fine, "罚款", "Fine"),
        new(Confiscation, "没收违法所得", "Confiscation", "没收"),
        new("SUSPENSION", "限期停止活动", "Suspension", "停止活动"),
        new("REVOKE_REG", "撤销登记", "Registration revoked"),
        new("REVOKE_CERT", "吊销登记证书", "Licence revoked", "吊销"),
    ];
}

/// <summary>What an attachment is (domain.md 3.3, required attachments).</summary>
public static class AttachmentKinds
{
    public const string Declaration = "DECLARATION";
    public const string PartyApproval = "PARTY_APPROVAL";
    public const string Licence = "LICENCE";
    public const string AuditReport = "AUDIT_REPORT";
    public const string SpecialReport = "SPECIAL_REPORT";
    public const string RectificationReport = "RECTIFICATION_REPORT";
    public const string SupervisorOpinion = "SUPERVISOR_OPINION";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Declaration, "声明签章页", "Signed declaration"),
        new(PartyApproval, "党组织成立批文", "Approval of the party organisation"),
        new(Licence, "执业许可证", "Licence to practise", "许可证"),
        new(AuditReport, "审计报告", "Audit report"),
        new(SpecialReport, "专项信息审核报告", "Special review report"),
        new(RectificationReport, "整改报告", "Rectification report"),
        new(SupervisorOpinion, "业务主管单位初审意见", "Supervising unit's opinion", "初审意见"),
        new("OTHER", "其他", "Other"),
    ];
}

/// <summary>Kinds of events in the register.</summary>
public static class RegistrationEventKinds
{
    public const string Established = "ESTABLISHED";
    public const string Changed = "CHANGED";
    public const string Cancelled = "CANCELLED";
    public const string Revoked = "REVOKED";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Established, "成立", "Established", "成立登记"),
        new(Changed, "变更", "Changed", "变更登记"),
        new(Cancelled, "注销", "Cancelled", "注销登记"),
        new(Revoked, "撤销", "Revoked", "撤销登记"),
    ];
}

/// <summary>The two public lists of the credit rule (domain.md 3.6).</summary>
public static class CreditLists
{
    public const string Abnormal = "ABNORMAL";
    public const string Serious = "SERIOUS";

    public static readonly IReadOnlyList<Choice> All = [new(Abnormal, "活动异常名录", "Abnormal list", "异常名录"), new(Serious, "严重违法失信名单", "List of serious dishonesty", "严重违法失信名录", "失信名单")];
}
