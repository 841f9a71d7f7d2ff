using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Procedures;

/// <summary>What brings an organisation onto a list (《社会组织信用信息管理办法》 §11 and §15; domain.md 3.6).</summary>
public static class ListTriggers
{
    public const string NotRectified = "AB3";
    public const string LightPenalty = "AB5";
    public const string ListedForYears = "SE1";
    public const string Revoked = "SE7";

    public static readonly IReadOnlyList<Choice> All =
    [
        new("AB1", "未按照规定时限和要求报送年度工作报告", "Annual report not filed in time or as required"),
        new("AB2", "未按照有关规定设立党组织", "No party organisation set up as required"),
        new(NotRectified, "未按期完成整改", "Not rectified in time"),
        new("AB4", "公开募捐违规情形", "Irregular public fundraising"),
        new(LightPenalty, "受到警告或者不满5万元罚款处罚", "A warning, or a fine below 50,000 yuan"),
        new("AB6", "通过登记的住所无法取得联系", "Cannot be reached at its registered address"),
        new("AB7", "法律、行政法规规定应列入异常名录的其他情形", "Another case of the law (abnormal)"),
        new(ListedForYears, "被列入活动异常名录满2年", "On the abnormal list for two years"),
        new("SE2", "弄虚作假办理变更登记，被撤销变更登记", "A change was registered by fraud and withdrawn"),
        new("SE3", "受到限期停止活动行政处罚", "Ordered to stop its activities"),
        new("SE4", "受到5万元以上罚款处罚", "A fine of 50,000 yuan or more"),
        new("SE5", "三年内两次以上受到警告或者不满5万元罚款处罚", "Two or more warnings or small fines in three years"),
        new("SE6", "被司法机关纳入失信被执行人名单", "A court lists it as a dishonest debtor"),
        new(Revoked, "被吊销登记证书、撤销成立（设立）登记", "Its registration was revoked"),
        new("SE8", "法律、行政法规规定应列入失信名单的其他情形", "Another case of the law (serious)"),
    ];

    /// <summary>The list a trigger leads to, a code of <see cref="CreditLists"/>.</summary>
    public static string ListOf(string trigger) => trigger.StartsWith("SE", StringComparison.Ordinal) ? CreditLists.Serious : CreditLists.Abnormal;

    /// <summary>A penalty has been imposed and served: nothing is left to be mended, unless the registrar says so.</summary>
    public static bool LeavesNothingToRectify(string? trigger) => trigger == LightPenalty;
}
