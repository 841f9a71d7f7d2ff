namespace Nianbao.Domain.Inspection;

/// <summary>The grounds G01-G25 of domain.md 8.2.</summary>
public static class Grounds
{
    public static readonly Ground PartyOrganisationNotBuilt = new("G10", "应建未建党组织", "Party organisation due but not built", "社会组织信用信息管理办法第11条(2)", Weight.Minor, ListTrigger: "AB2");

    public static readonly Ground FiledLate = new("G20", "逾期报送或未经业务主管单位初审", "Filed late or without pre-review", "社会组织信用信息管理办法第11条(1)", Weight.Minor, ListTrigger: "AB1");

    public static readonly IReadOnlyList<Ground> All =
    [
        new("G01", "受到行政处罚", "Penalised in the report year", "27号令(1); 社会团体登记管理条例第30条; 民办非企业单位登记管理暂行条例第25条", Weight.Minor, ByGravity: true) { Gravity = new("警告或低于限额的罚款为轻微，达到限额的罚款、限期停止活动及以上为严重", "A warning or a fine below the limit is minor; a fine from the limit on, a suspension and more are serious"), ParameterNames = ["PENALTY_SERIOUS_FINE"] },
        new("G02", "涂改、出租、出借登记证书或印章", "Certificate or seal altered, lent or rented", "条例第30条(1), 第25条(1)", Weight.Serious),
        new("G03", "本年度未开展业务活动", "No activity in the year", "27号令(3); 社会团体登记管理条例第29条", Weight.Serious),
        new("G04", "未按章程召开会议", "Meetings below the charter's number", "社会团体年检试行办法(北京)(1)", Weight.Minor),
        new("G05", "未按期换届或负责人超龄超届、未报批", "Council term expired, or officers over age or term or unapproved", "社会团体年检试行办法(北京)(3)", Weight.Minor, ByGravity: true) { Gravity = new("届满不超过规定月数为轻微，超过为严重；超龄、连任、未报批为轻微", "Expired for no more than the months is minor, for longer serious; over age, over terms, unapproved is minor"), ParameterNames = ["COUNCIL_EXPIRED_SERIOUS_MONTHS"] },
        new("G06", "组织机构不符合规定", "Statutory bodies irregular", "基金会管理条例第20-23条; 社会团体登记管理条例第12条", Weight.Minor, ByGravity: true) { Gravity = new("轻微；法定代表人兼任冲突自上年持续的为严重", "Minor; serious when the conflict of the legal representative persists from last year") },
        new("G07", "慈善活动支出或管理费用比例不达标", "Charity ratio missed", "慈善法第61条, 第110条(6); 基金会管理条例第42条(4)", Weight.Minor, ByGravity: true) { Gravity = new("达到应达数的规定比例为轻微，低于该比例为严重；已申报特殊情况的不作为情形", "At least the share of what is required is minor, less is serious; a declared special case is none"), ParameterNames = ["CHARITY_SHARE_SERIOUS_BELOW"] },
        new("G08", "违规设立分支机构", "Illegal branches", "条例第25条(5), 第30条(5)", Weight.Minor, ByGravity: true) { Gravity = new("社会服务机构设立任何分支为严重；社会团体设立地域性或下级分支为轻微，造成后果的经认定为严重", "Any branch of a service institution is serious; a regional or second-level branch of a group is minor, serious with consequences as found") },
        new("G09", "财务管理不健全", "Finance unsound", "27号令(9)", Weight.Minor, ByGravity: true) { Gravity = new("审计意见为保留、报表全零为轻微；否定、无法表示为严重", "A qualified opinion or all zeros is minor; an adverse opinion or a disclaimer serious") },
        PartyOrganisationNotBuilt,
        new("G11", "章程未载明党建内容", "Charter without party clause", "民函〔2018〕78号", Weight.Minor),
        new("G12", "未按规定办理变更登记或离任审计", "Change not registered, or no audit before it", "条例第30条(4), 第27条", Weight.Minor, ByGravity: true) { Gravity = new("逾期不超过规定月数为轻微，超过为严重", "Overdue for no more than the months is minor, for longer serious"), ParameterNames = ["CHANGE_OVERDUE_SERIOUS_MONTHS"] },
        new("G13", "论坛、评比表彰或境外资金未按规定报告", "Forum, award event or foreign funds not reported", "民发〔2012〕57号; 社会团体年检试行办法(北京)(8)", Weight.Minor, ByGravity: true) { Gravity = new("首次为轻微；收费的、一年内多次的、上年也有的为严重", "The first is minor; with fees, several in a year, or after last year serious"), ParameterNames = ["EVENTS_REPEATED_FROM"] },
        new("G14", "会员数低于法定条件", "Members below the statutory number", "社会团体登记管理条例第10条", Weight.Minor),
        new("G15", "净资产低于注册资金", "Net assets below registered funds", "27号令(10)", Weight.Minor, ByGravity: true) { Gravity = new("低于注册资金为轻微；低于零或行业最低标准为严重", "Below the registered funds is minor; below zero or the industry minimum serious"), ParameterNames = ["INDUSTRY_NET_ASSETS_MIN"] },
        new("G16", "隐瞒真实情况或弄虚作假", "Concealment or falsification", "27号令(13)", Weight.Serious),
        new("G17", "侵占、违规收费或违规募捐", "Embezzlement, illegal fees or fundraising", "条例第30条(7)(8)", Weight.Serious),
        new("G18", "拒不接受监督检查", "Refuses supervision or inspection", "条例第30条(3)", Weight.Serious),
        new("G19", "无固定住所或无法取得联系", "No fixed premises, or cannot be reached", "27号令(4)", Weight.Minor, ListTrigger: "AB6") { Gravity = new("写明两次挂号信日期的，间隔须在规定天数内", "Where two letters are named, their interval has to lie within the days"), ParameterNames = ["LETTERS_INTERVAL_MIN", "LETTERS_INTERVAL_MAX"] },
        FiledLate,
        new("G21", "上年度整改未按期完成", "Last year's rectification not done in time", "社会组织信用信息管理办法第11条(3)", Weight.Serious, ListTrigger: "AB3"),
        new("G22", "内部管理混乱,不能正常开展活动", "Internal chaos, cannot operate", "27号令(5)", Weight.Serious),
        new("G23", "党组织任期届满或软弱涣散整顿逾期", "Party organisation's term expired, or its rectification overdue", "中国共产党支部工作条例", Weight.Minor),
        new("G24", "年末在严重违法失信名单内", "On the list of serious dishonesty at year end", "本系统规定", Weight.Serious),
        new("G25", "未履行信息公开义务", "Duty to publish not met", "慈善法第110条(7); 基金会管理条例第42条(6)", Weight.Minor),
    ];

    public static Ground? Find(string code) => All.FirstOrDefault(g => g.Code == code);
}
