namespace Nianbao.Domain.Inspection;

/// <summary>The grounds G01-G25 of domain.md 8.2.</summary>
public static class Grounds
{
    public static readonly Ground PartyOrganisationNotBuilt = new("G10", "应建未建党组织", "Party organisation due but not built", "社会组织信用信息管理办法第11条(2)", Weight.Minor, ListTrigger: "AB2");

    public static readonly Ground FiledLate = new("G20", "逾期报送或未经业务主管单位初审", "Filed late or without pre-review", "社会组织信用信息管理办法第11条(1)", Weight.Minor, ListTrigger: "AB1");

    public static readonly IReadOnlyList<Ground> All =
    [
        new("G01", "受到行政处罚", "Penalised in the report year", "27号令(1); 社会团体登记管理条例第30条; 民办非企业单位登记管理暂行条例第25条", Weight.Minor, ByGravity: true),
        new("G02", "涂改、出租、出借登记证书或印章", "Certificate or seal altered, lent or rented", "条例第30条(1), 第25条(1)", Weight.Serious),
        new("G03", "本年度未开展业务活动", "No activity in the year", "27号令(3); 社会团体登记管理条例第29条", Weight.Serious),
        new("G04", "未按章程召开会议", "Meetings below the charter's number", "社会团体年检试行办法(北京)(1)", Weight.Minor),
        new("G05", "未按期换届或负责人超龄超届、未报批", "Council term expired, or officers over age or term or unapproved", "社会团体年检试行办法(北京)(3)", Weight.Minor, ByGravity: true),
        new("G06", "组织机构不符合规定", "Statutory bodies irregular", "基金会管理条例第20-23条; 社会团体登记管理条例第12条", Weight.Minor, ByGravity: true),
        new("G07", "慈善活动支出或管理费用比例不达标", "Charity ratio missed", "慈善法第61条, 第110条(6); 基金会管理条例第42条(4)", Weight.Minor, ByGravity: true),
        new("G08", "违规设立分支机构", "Illegal branches", "条例第25条(5), 第30条(5)", Weight.Minor, ByGravity: true),
        new("G09", "财务管理不健全", "Finance unsound", "27号令(9)", Weight.Minor, ByGravity: true),
        PartyOrganisationNotBuilt,
        new("G11", "章程未载明党建内容", "Charter without party clause", "民函〔2018〕78号", Weight.Minor),
        new("G12", "未按规定办理变更登记或离任审计", "Change not registered, or no audit before it", "条例第30条(4), 第27条", Weight.Minor, ByGravity: true),
        new("G13", "论坛、评比表彰或境外资金未按规定报告", "Forum, award event or foreign funds not reported", "民发〔2012〕57号; 社会团体年检试行办法(北京)(8)", Weight.Minor, ByGravity: true),
        new("G14", "会员数低于法定条件", "Members below the statutory number", "社会团体登记管理条例第10条", Weight.Minor),
        new("G15", "净资产低于注册资金", "Net assets below registered funds", "27号令(10)", Weight.Minor, ByGravity: true),
        new("G16", "隐瞒真实情况或弄虚作假", "Concealment or falsification", "27号令(13)", Weight.Serious),
        new("G17", "侵占、违规收费或违规募捐", "Embezzlement, illegal fees or fundraising", "条例第30条(7)(8)", Weight.Serious),
        new("G18", "拒不接受监督检查", "Refuses supervision or inspection", "条例第30条(3)", Weight.Serious),
        new("G19", "无固定住所或无法取得联系", "No fixed premises, or cannot be reached", "27号令(4)", Weight.Minor, ListTrigger: "AB6"),
        FiledLate,
        new("G21", "上年度整改未按期完成", "Last year's rectification not done in time", "社会组织信用信息管理办法第11条(3)", Weight.Serious, ListTrigger: "AB3"),
        new("G22", "内部管理混乱,不能正常开展活动", "Internal chaos, cannot operate", "27号令(5)", Weight.Serious),
        new("G23", "党组织任期届满或软弱涣散整顿逾期", "Party organisation's term expired, or its rectification overdue", "中国共产党支部工作条例", Weight.Minor),
        new("G24", "年末在严重违法失信名单内", "On the list of serious dishonesty at year end", "本系统规定", Weight.Serious),
        new("G25", "未履行信息公开义务", "Duty to publish not met", "慈善法第110条(7); 基金会管理条例第42条(6)", Weight.Minor),
    ];

    public static Ground? Find(string code) => All.FirstOrDefault(g => g.Code == code);
}
