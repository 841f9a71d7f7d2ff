using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Reference;

// Enumerations of the party-building ledgers (domain.md 1.2 and 2).

/// <summary>What a party committee is for (M18).</summary>
public static class PartyCommitteeScopes
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("SINGLE_ORG", "单建", "Of one organisation", "单位", "单独组建"),
        new("INDUSTRY", "行业型", "Of an industry", "行业", "行业性"),
        new("REGIONAL", "区域型", "Of a region", "区域", "区域性"),
    ];
}

/// <summary>Posts in a party organisation (M14, M15).</summary>
public static class PartyPostTypes
{
    public const string Secretary = "SECRETARY";
    public const string FirstSecretary = "FIRST_SECRETARY";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Secretary, "书记", "Secretary", "党支部书记", "党委书记"),
        new(FirstSecretary, "第一书记", "First secretary"),
        new("DEPUTY", "副书记", "Deputy secretary"),
        new("COMMITTEE_MEMBER", "委员", "Committee member", "组织委员", "宣传委员", "纪检委员"),
    ];
}

/// <summary>Education of a secretary (M21).</summary>
public static class EducationLevels
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("DOCTOR", "博士", "Doctor", "博士研究生"),
        new("MASTER", "硕士", "Master", "硕士研究生", "研究生"),
        new("BACHELOR", "本科", "Bachelor", "大学本科", "大学"),
        new("COLLEGE", "大专", "College", "专科"),
        new("SECONDARY", "中专及以下", "Secondary or less", "高中", "中专", "中专以下"),
    ];
}

/// <summary>How far somebody is on the way into the party (M23).</summary>
public static class MemberStages
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("APPLICANT", "入党申请人", "Applicant", "申请", "申请人"),
        new("ACTIVIST", "入党积极分子", "Activist", "积极分子"),
        new("CANDIDATE", "发展对象", "Candidate"),
        new("PROBATIONARY", "预备党员", "Probationary member", "预备"),
        new("FULL", "正式党员", "Full member", "转正"),
    ];
}

/// <summary>When the members of an organisation were counted (M03).</summary>
public static class CensusOccasions
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("CENSUS", "集中摸排", "Census", "摸排", "排查"),
        new("REGISTRATION", "新登记", "New registration", "成立登记", "新成立"),
    ];
}

/// <summary>Where party building is merged into registration management (M04).</summary>
public static class FusionPoints
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("REGISTRATION", "成立登记", "Registration", "登记"),
        new("ANNUAL_REPORT", "年检年报", "Annual report", "年检", "年报"),
        new("ELECTION", "换届选举", "Election", "换届"),
        new("EVALUATION", "等级评估", "Evaluation", "评估"),
        new("AWARD", "评优评先", "Award", "评优"),
    ];
}

/// <summary>How a weak party organisation's case ended (M11).</summary>
public static class WeakCaseResults
{
    public const string Closed = "CLOSED";
    public const string Extended = "EXTENDED";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Closed, "销号", "Closed", "已销号"),
        new(Extended, "延期", "Extended", "延长"),
        new("TRANSFERRED", "转办", "Transferred"),
    ];
}

/// <summary>What a party workstation does (M13: 四个平台).</summary>
public static class StationPlatforms
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("PARTY_ACTIVITY", "党建活动平台", "Party activities", "党建活动"),
        new("MEMBER_EDU", "党员教育管理平台", "Members' education", "党员教育管理", "党员教育"),
        new("BUSINESS_COOP", "业务合作平台", "Business cooperation", "业务合作"),
        new("SOCIAL_SERVICE", "服务社会平台", "Social service", "服务社会"),
    ];
}

/// <summary>How a party organisation takes part in decisions (M19).</summary>
public static class ParticipationModes
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("PRIOR_DISCUSSION", "前置讨论", "Discussed beforehand", "前置研究"),
        new("ATTENDANCE", "列席", "Attended", "列席会议"),
        new("CONSULTATION", "征求意见", "Consulted", "听取意见"),
    ];
}

/// <summary>What is decided with the party organisation (M19).</summary>
public static class DecisionMatters
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("MAJOR_DECISION", "三重一大", "Major decision", "重大决策"),
        new("MAJOR_EVENT", "重大活动", "Major event"),
        new("LARGE_EXPENSE", "大额支出", "Large expense", "大额资金"),
        new("PERSONNEL", "人事", "Personnel", "人事任免"),
    ];
}

/// <summary>Levels of authorities (domain.md 1.2, AuthorityLevel).</summary>
public static class AuthorityLevels
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("CENTRAL", "国家级", "National", "全国", "中央"),
        new("PROVINCE", "省级", "Provincial", "省", "全省"),
        new("CITY", "市级", "City", "市"),
        new("COUNTY", "县级", "County", "区级", "县", "区"),
        new("ORG", "上级党组织", "Higher party organisation"),
    ];
}

/// <summary>Honours (M24 to M27).</summary>
public static class HonourKinds
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("EXCELLENT_MEMBER", "优秀共产党员", "Excellent party member", "优秀党员"),
        new("EXCELLENT_PARTY_WORKER", "优秀党务工作者", "Excellent party worker", "优秀党务工作"),
        new("ADVANCED_PARTY_ORG", "先进基层党组织", "Advanced party organisation", "先进党组织"),
        new("DEMO_SITE", "党建工作示范点", "Demonstration site", "两新组织党建工作示范点", "示范点"),
        new("POVERTY_COMMENDATION", "脱贫攻坚突出贡献表扬", "Commended for fighting poverty", "脱贫攻坚突出贡献", "脱贫攻坚表扬"),
        new("OTHER", "其他", "Other"),
    ];

    /// <summary>两优一先: excellent members, excellent party workers and advanced party organisations (M25).</summary>
    public static bool IsTwoExcellentOneAdvanced(string? kind) => kind is "EXCELLENT_MEMBER" or "EXCELLENT_PARTY_WORKER" or "ADVANCED_PARTY_ORG";

    /// <summary>Whether a person is honoured, not an organisation.</summary>
    public static bool IsPersonal(string? kind) => kind is "EXCELLENT_MEMBER" or "EXCELLENT_PARTY_WORKER";
}

/// <summary>三树 (M24).</summary>
public static class Trees
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("TYPICAL", "树典型", "Typical", "典型"),
        new("BENCHMARK", "树标杆", "Benchmark", "标杆"),
        new("BRAND", "树品牌", "Brand", "品牌"),
    ];
}

/// <summary>How far a demonstration site is (M28).</summary>
public static class DemoStages
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("CREATING", "创建单位", "Creating", "创建"),
        new("ACCEPTANCE", "验收", "Acceptance"),
        new("NAMED", "命名", "Named", "已命名"),
    ];
}

/// <summary>Prizes for cases (M29).</summary>
public static class CasePrizes
{
    public static readonly IReadOnlyList<Choice> All = [new("TOP_TEN", "十佳", "Top ten", "十佳案例"), new("EXCELLENT", "优秀", "Excellent", "优秀案例")];
}

/// <summary>Whether a document is in force (M10).</summary>
public static class DocumentStatuses
{
    public static readonly IReadOnlyList<Choice> All = [new("IN_FORCE", "有效", "In force", "现行", "施行"), new("REPEALED", "废止", "Repealed", "失效", "已废止"), new("DRAFT", "征求意见", "Draft", "草案")];
}

/// <summary>Kinds of forums (M08).</summary>
public static class ForumKinds
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("FORUM", "论坛", "Forum"),
        new("SUMMIT", "峰会", "Summit", "高峰论坛"),
        new("LECTURE_SERIES", "讲坛", "Lecture series"),
        new("LECTURE", "讲座", "Lecture"),
        new("ANNUAL_MEETING", "年会", "Annual meeting"),
        new("REPORT_MEETING", "报告会", "Report meeting"),
        new("SEMINAR", "研讨会", "Seminar"),
    ];
}
