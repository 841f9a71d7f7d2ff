namespace Nianbao.Domain.Datasets;

/// <summary>Headers that people write for the columns several datasets share.</summary>
internal static class CommonAliases
{
    public static readonly string[] Uscc =
    [
        "信用代码", "统一信用代码", "社会信用代码", "统一社会信用代码(18位)", "统一社会信用代码证号", "组织信用代码", "统一代码", "creditCode", "unifiedSocialCreditCode", "socialCreditCode",
    ];

    public static readonly string[] Name = ["名称", "社会组织名称", "单位名称", "机构名称", "组织全称", "organisationName", "organizationName", "orgName"];

    public static readonly string[] LegalType = ["类型", "社会组织类型", "法人类型", "机构类型", "type", "orgType"];

    public static readonly string[] SupervisingUnit = ["主管单位", "业务主管部门", "主管部门", "supervisor"];

    public static readonly string[] IsCharity = ["慈善组织", "是否为慈善组织", "是否认定为慈善组织", "charity"];

    public static readonly string[] HasPublicFundraising = ["公开募捐资格", "是否有公开募捐资格", "具有公开募捐资格", "publicFundraising"];
}
