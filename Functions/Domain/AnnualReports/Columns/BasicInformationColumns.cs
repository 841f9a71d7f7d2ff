using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.AnnualReports.AnnualReport>;

namespace Nianbao.Domain.AnnualReports.Columns;

/// <summary>Columns and lists of section A, 基本信息.</summary>
internal static class BasicInformationColumns
{
    public static IReadOnlyList<Column> Of(PersonSeal seal) =>
    [
        Col.Code("uscc", "统一社会信用代码", "Unified social credit code", r => r.Uscc, CommonAliases.Uscc, required: true),
        Col.Text("name", "组织名称", "Name", r => r.Name, CommonAliases.Name, required: true),
        Col.Choice("legalType", "组织类型", "Legal type", LegalTypes.All, r => r.LegalType, CommonAliases.LegalType),
        Col.Integer("reportYear", "报告年度", "Report year", "年", r => r.ReportYear, ["年度", "年检年度", "年报年度", "填报年度", "year"]),
        Col.Flag("isCharity", "是否慈善组织", "Charity", r => r.IsCharity, CommonAliases.IsCharity),
        Col.Flag("hasPublicFundraising", "是否具有公开募捐资格", "Public fundraising", r => r.HasPublicFundraising, CommonAliases.HasPublicFundraising),
        Col.Text("supervisingUnit", "业务主管单位", "Supervising unit", r => r.SupervisingUnit, CommonAliases.SupervisingUnit),
        Col.Text("regNo", "登记证号", "Registration number", r => r.RegNo, ["登记证书号", "登记号"]),
        Col.Date("establishedOn", "成立日期", "Established on", r => r.EstablishedOn, ["成立登记日期", "成立时间"]),
        Col.Text("address", "住所", "Domicile", r => r.Address, ["住所地址", "办公地址", "地址"]),
        Col.Text("postcode", "邮政编码", "Postcode", r => r.Postcode, ["邮编"]),
        Col.Text("phone", "联系电话", "Telephone", r => r.Phone, ["电话", "办公电话"]),
        Col.Text("email", "电子邮箱", "E-mail", r => r.Email, ["邮箱", "电子邮件"]),
        Col.Text("website", "网址", "Website", r => r.Website, ["网站", "官方网站"]),
        Col.Person("legalRep.name", "法定代表人", "Legal representative", r => r.LegalRepName, ["法定代表人姓名", "法人代表"], seal),
        Col.PersonNumber("legalRep.idHash", "法定代表人证件号码", "Legal representative's ID number", r => r.LegalRepIdHash, ["法定代表人身份证号", "legalRep.idNumber", "法定代表人身份证号码"], seal),
        Col.Flag("legalRep.isFullTime", "法定代表人是否专职", "Legal representative full-time", r => r.LegalRepIsFullTime, ["法定代表人专职"]),
        Col.Masked("legalRep.mobile", "法定代表人手机", "Legal representative's mobile", r => r.LegalRepMobile, ["法定代表人手机号码", "法定代表人电话"]),
        Col.Person("contact.name", "联系人", "Contact", r => r.ContactName, ["联系人姓名"], seal),
        Col.Masked("contact.mobile", "联系人手机", "Contact's mobile", r => r.ContactMobile, ["联系人手机号码", "联系人电话"]),
        Col.Text("contact.email", "联系人邮箱", "Contact's e-mail", r => r.ContactEmail, ["联系人电子邮箱"], personal: true),
        Col.Text("businessScope", "业务范围", "Business scope", r => r.BusinessScope, ["业务活动范围", "宗旨和业务范围"], 2000),
        Col.Money("registeredFunds", "注册资金", "Registered funds", r => r.RegisteredFunds, ["注册资本", "开办资金", "原始基金", "原始基金数额"]),
        Col.Text("industryDept", "行业管理部门", "Industry department", r => r.IndustryDept, ["行业主管部门"]),
        Col.Flag("isLicensed", "是否须持执业许可证", "Works under a licence", r => r.IsLicensed, ["是否持有执业许可证", "是否许可类机构"]),
        Col.Text("registrarCode", "登记管理机关区划代码", "Registrar's division", r => r.RegistrarCode, ["登记管理机关", "登记机关", "登记管理机关代码"]),
        Col.Choice("regLevel", "登记级别", "Level of registration", RegLevels.All, r => r.RegLevel, ["登记层级"]),
        Col.Date("charityRecognisedOn", "慈善组织认定日期", "Recognised as a charity on", r => r.CharityRecognisedOn, ["慈善组织登记认定日期"]),
        Col.Flag("taxExempt.has", "是否具有免税资格", "Tax-exempt", r => r.TaxExempt, ["免税资格", "是否具有非营利组织免税资格", "非营利组织免税资格"]),
        Col.Date("taxExempt.validTo", "免税资格有效期至", "Tax exemption valid to", r => r.TaxExemptValidTo, ["免税资格有效期"]),
        Col.Flag("donationDeduction.has", "是否具有公益性捐赠税前扣除资格", "Donation deduction", r => r.DonationDeduction, ["税前扣除资格", "公益性捐赠税前扣除资格"]),
        Col.Date("donationDeduction.validTo", "税前扣除资格有效期至", "Donation deduction valid to", r => r.DonationDeductionValidTo, ["税前扣除资格有效期"]),
        Col.Choice("evaluationGrade.grade", "评估等级", "Evaluation grade", Grades.All, r => r.EvaluationGrade, ["等级评估", "社会组织评估等级"]),
        Col.Date("evaluationGrade.validFrom", "评估等级有效期自", "Grade valid from", r => r.EvaluationValidFrom, ["评估等级有效期起"]),
        Col.Date("evaluationGrade.validTo", "评估等级有效期至", "Grade valid to", r => r.EvaluationValidTo, ["评估等级有效期", "评估等级有效期止"]),
    ];

    public static IReadOnlyList<ChildList> ListsOf(PersonSeal seal) =>
    [
        new ChildList<AnnualReport, BankAccount>("bankAccounts", "银行账户", "Bank accounts", r => r.BankAccounts, BankAccountsOf(seal)) { Aliases = ["银行账号"] },
    ];

    private static IReadOnlyList<Column> BankAccountsOf(PersonSeal seal) =>
    [
        ColumnOf<BankAccount>.Text("bank", "开户银行", "Bank", i => i.Bank, ["开户行"]),
        ColumnOf<BankAccount>.Masked("accountMasked", "银行账号", "Account", i => i.AccountMasked, ["账号", "account"], 0, 4),
    ];
}
