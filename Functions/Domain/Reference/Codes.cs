using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Reference;

// The enumerations of domain.md 1.2 and 10.1: stable codes, labels in both languages, and the words people write instead.

/// <summary>The legal type of a social organisation; digit 2 of its credit code says it.</summary>
public static class LegalTypes
{
    public const string SocialGroup = "SG";
    public const string ServiceInstitution = "SSI";
    public const string Foundation = "FDN";
    public const string Other = "OTH";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(SocialGroup, "社会团体", "Social group", "社团"),
        new(ServiceInstitution, "社会服务机构", "Social service institution", "民办非企业单位", "社会服务机构(民办非企业单位)", "民办非企业单位(社会服务机构)", "民非", "民办非企业"),
        new(Foundation, "基金会", "Foundation"),
        new(Other, "其他", "Other", "其他社会组织"),
    ];
}

/// <summary>The kind within a legal type (SgKind, SsiForm, FdnKind).</summary>
public static class OrganisationKinds
{
    public const string Public = "PUBLIC";

    public static readonly IReadOnlyList<Choice> All =
    [
        new("ACADEMIC", "学术性", "Academic", "学术性社团"),
        new("INDUSTRY", "行业性", "Industry association", "行业协会商会", "行业协会", "商会", "行业性(行业协会商会)"),
        new("PROFESSIONAL", "专业性", "Professional"),
        new("UNION", "联合性", "Union"),
        new("HOMETOWN_CHAMBER", "异地商会", "Hometown chamber"),
        new("LEGAL_PERSON", "法人", "Legal person"),
        new("PARTNERSHIP", "合伙", "Partnership"),
        new("INDIVIDUAL", "个体", "Individual"),
        new(Public, "公募", "Public fundraising", "具有公开募捐资格", "公募基金会", "公募(具有公开募捐资格)"),
        new("NON_PUBLIC", "非公募", "Non-public", "非公募基金会"),
    ];
}

/// <summary>The level of the registrar.</summary>
public static class RegLevels
{
    public const string National = "NATIONAL";
    public const string Province = "PROVINCE";
    public const string City = "CITY";
    public const string County = "COUNTY";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(National, "全国", "National", "国家级", "全国性"),
        new(Province, "省级", "Province", "省", "省本级"),
        new(City, "市级", "City", "市", "地市级"),
        new(County, "县级", "County", "县", "区级", "县(区)级", "区县级"),
    ];
}

/// <summary>How the organisation came to be registered: with or without a supervising unit.</summary>
public static class RegistrationModes
{
    public const string Direct = "DIRECT";
    public const string Dual = "DUAL";
    public const string Decoupled = "DECOUPLED";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Direct, "直接登记", "Direct registration", "直接"),
        new(Dual, "双重管理", "Dual management", "双重"),
        new(Decoupled, "已脱钩", "Decoupled", "脱钩"),
    ];
}

/// <summary>Whether the organisation still exists.</summary>
public static class OrgStatuses
{
    public const string Active = "ACTIVE";
    public const string Dissolving = "DISSOLVING";
    public const string Cancelled = "CANCELLED";
    public const string Revoked = "REVOKED";
    public const string LicenceRevoked = "LICENCE_REVOKED";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Active, "正常", "Active", "在册", "存续", "有效"),
        new(Dissolving, "清算中", "Dissolving", "清算"),
        new(Cancelled, "已注销", "Cancelled", "注销"),
        new(Revoked, "已撤销登记", "Registration revoked", "撤销", "已撤销", "撤销登记"),
        new(LicenceRevoked, "吊销登记证书", "Licence revoked", "吊销", "已吊销", "已吊销登记证书"),
    ];
}

/// <summary>The type of the party organisation.</summary>
public static class PartyOrgTypes
{
    public const string Committee = "COMMITTEE";
    public const string GeneralBranch = "GENERAL_BRANCH";
    public const string Branch = "BRANCH";
    public const string JointBranch = "JOINT_BRANCH";
    public const string TemporaryBranch = "TEMP_BRANCH";
    public const string None = "NONE";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Committee, "党委", "Party committee"),
        new(GeneralBranch, "党总支", "General branch", "总支"),
        new(Branch, "党支部", "Branch", "支部", "单独党支部", "独立党支部"),
        new(JointBranch, "联合党支部", "Joint branch", "联合支部"),
        new(TemporaryBranch, "临时党支部", "Temporary branch", "临时支部"),
        new("FUNCTIONAL", "功能型党组织", "Functional party organisation", "功能型", "功能型党支部"),
        new("COMPREHENSIVE_COMMITTEE", "综合党委", "Comprehensive committee"),
        new(None, "未建立", "None", "无", "未建", "未成立", "未建立党组织", "无党组织"),
    ];
}

/// <summary>How party work reaches the organisation.</summary>
public static class CoverageModes
{
    /// <summary>组织覆盖: a party organisation of its own or with others (domain.md 2.1 M02).</summary>
    public static readonly IReadOnlyList<string> OfOrganisation = ["OWN_ORG", "JOINT", "TEMPORARY", "FUNCTIONAL"];

    /// <summary>工作覆盖: those, or a workstation, an instructor, a mass organisation.</summary>
    public static readonly IReadOnlyList<string> OfWork = [.. OfOrganisation, "WORKSTATION", "INSTRUCTOR", "MASS_ORG"];

    public static readonly IReadOnlyList<Choice> All =
    [
        new("OWN_ORG", "单独组建", "Own party organisation", "单独建立"),
        new("JOINT", "联合组建", "Joint party organisation", "联合建立"),
        new("TEMPORARY", "临时党支部", "Temporary branch"),
        new("FUNCTIONAL", "功能型", "Functional", "功能型党组织"),
        new("WORKSTATION", "依托党建工作站", "Party workstation", "党建工作站"),
        new("INSTRUCTOR", "党建指导员联系", "Party instructor", "党建指导员", "指导员联系"),
        new("MASS_ORG", "工青妇组织", "Mass organisation", "群团组织", "工青妇"),
        new("UNCOVERED", "未覆盖", "Not covered", "无"),
    ];
}

/// <summary>Why there is no party organisation.</summary>
public static class NoPartyOrgReasons
{
    public const string RelationNotTransferable = "RELATION_NOT_TRANSFERABLE";

    public static readonly IReadOnlyList<Choice> All =
    [
        new("NO_MEMBER", "无党员", "No member", "没有党员"),
        new("LT3_MEMBERS", "正式党员不足3人", "Fewer than three full members", "党员不足3人", "正式党员不足三人", "不足3人", "党员人数不足"),
        new(RelationNotTransferable, "组织关系不能转入", "Relations cannot be transferred", "组织关系无法转入"),
        new("NEWLY_REGISTERED", "新成立", "Newly registered", "新登记"),
        new("OTHER", "其他", "Other", "其他原因"),
    ];
}

/// <summary>Who held the activity.</summary>
public static class OrganiserKinds
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("ORG", "社会组织", "Social organisation", "本组织"),
        new("PARTY_ORG", "党组织", "Party organisation"),
        new("WORKSTATION", "党建工作站", "Party workstation", "工作站"),
        new("JOINT", "联合举办", "Jointly held", "联合"),
    ];
}

/// <summary>Where the funds of an activity came from.</summary>
public static class FundSources
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("SELF", "自有", "Own funds", "自有资金", "自筹", "自筹资金"),
        new("DONATION", "募捐", "Donations", "捐赠", "募捐资金", "社会捐赠", "捐款"),
        new("GOV_PURCHASE", "政府购买", "Government purchase", "政府购买服务"),
        new("MEMBER", "会员捐助", "Members' contributions", "会员", "会员捐赠", "会费"),
        new("PARTY_FEE", "党费", "Party fees", "党建经费", "党费/党建经费", "党组织经费"),
        new("OTHER", "其他", "Other", "其他来源", "其它"),
    ];
}

/// <summary>The state of an activity; only submitted and accepted ones count.</summary>
public static class ActivityStatuses
{
    public const string Draft = "DRAFT";
    public const string Submitted = "SUBMITTED";
    public const string Returned = "RETURNED";
    public const string Accepted = "ACCEPTED";
    public const string Void = "VOID";

    /// <summary>Taken in, visible, and not counted until a person has decided: an unusual figure, or a duplicate. Set at intake, never by a file.</summary>
    public const string Held = "HELD";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Draft, "草稿", "Draft"),
        new(Submitted, "已提交", "Submitted", "提交"),
        new(Returned, "已退回", "Returned", "退回"),
        new(Accepted, "已接受", "Accepted", "已审核", "通过", "已通过", "接受"),
        new(Void, "作废", "Void", "已作废", "撤回"),
        new(Held, "待核", "Held for review", "待复核", "暂不计入"),
    ];
}

/// <summary>Groups of people served.</summary>
public static class BeneficiaryGroups
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("老人", "老人", "Elderly", "老年人"),
        new("儿童", "儿童", "Children", "少年儿童"),
        new("残疾人", "残疾人", "Disabled persons", "残障人士"),
        new("困难户", "困难户", "Needy households", "困难群众"),
        new("患者", "患者", "Patients"),
        new("学生", "学生", "Students"),
        new("农户", "农户", "Farmers", "农民"),
        new("企业员工", "企业员工", "Employees", "职工"),
        new("居民", "居民", "Residents"),
        new("党员", "党员", "Party members"),
    ];
}

/// <summary>Yes and no as values of a dimension; a blank counts as no.</summary>
public static class YesNo
{
    public const string Yes = "YES";
    public const string No = "NO";

    public static readonly IReadOnlyList<Choice> All = [new(Yes, "是", "Yes"), new(No, "否", "No")];

    public static string Of(bool? value) => value == true ? Yes : No;
}

/// <summary>Whether the supervising unit reviewed a report before it was filed (初审; domain.md 0.2, point 2).</summary>
public static class PreReviewStates
{
    public const string PreReviewed = "PRE_REVIEWED";
    public const string NotPreReviewed = "NOT_PRE_REVIEWED";
    public const string NotNeeded = "NOT_NEEDED";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(PreReviewed, "已初审", "Pre-reviewed"),
        new(NotPreReviewed, "未经初审", "Not pre-reviewed"),
        new(NotNeeded, "无需初审", "No pre-review needed"),
    ];
}

/// <summary>Whether a report arrived in time.</summary>
public static class Timeliness
{
    public const string OnTime = "ON_TIME";
    public const string Late = "LATE";

    public static readonly IReadOnlyList<Choice> All = [new(OnTime, "按时", "On time"), new(Late, "逾期", "Late")];
}

/// <summary>What follows from a report: an inspection with a conclusion (年检), or a report without one (年报).</summary>
public static class Regimes
{
    public const string Inspection = "INSPECTION";
    public const string Report = "REPORT";

    public static readonly IReadOnlyList<Choice> All = [new(Inspection, "年检", "Inspection"), new(Report, "年报", "Report")];
}
