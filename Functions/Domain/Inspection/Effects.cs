using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Inspection;

/// <summary>
/// What an inspection bars an organisation from (domain.md 3.5, 8.3). It says only what the inspection and the facts behind it bar;
/// other conditions, such as a grade or two years since registration, are for those who decide there.
/// </summary>
public static class Effects
{
    /// <summary>等级评估.</summary>
    public const string Evaluation = "EVALUATION";

    /// <summary>公益性捐赠税前扣除资格.</summary>
    public const string TaxDeduction = "TAX_DEDUCTION";

    /// <summary>承接政府购买服务.</summary>
    public const string Purchase = "PURCHASE";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Evaluation, "等级评估", "Evaluation"),
        new(TaxDeduction, "公益性捐赠税前扣除资格", "Qualification for tax-deductible donations"),
        new(Purchase, "承接政府购买服务", "Government purchase"),
    ];

    /// <summary>Why something is barred.</summary>
    public static readonly IReadOnlyList<Choice> Reasons =
    [
        new("NOT_FILED", "未参检或未报送年报", "Not inspected, or no report filed"),
        new("FAIL", "年检不合格", "Failed the inspection"),
        new("BASIC_PASS_TWICE", "连续两年基本合格", "Basic pass two years running"),
        new("PENALTY", "本年度受到行政处罚", "Penalised in the year"),
        new("CHARITY_RATIO", "慈善活动支出或管理费用比例不达标", "A charity ratio was missed"),
        new("ABNORMAL_LIST", "在活动异常名录内", "On the abnormal list"),
        new("SERIOUS_LIST", "在严重违法失信名单内", "On the list of serious dishonesty"),
    ];

    /// <summary>What is barred and why, as <c>PURCHASE:FAIL</c>. Sources: 民政部令第39号（评估）; 财政部公告2020年第27号（税前扣除）; 财综〔2016〕54号（政府购买服务）.</summary>
    /// <param name="conclusion">A code of <see cref="Conclusions"/>; null when there is nothing to conclude, which bars nothing.</param>
    public static IReadOnlyList<string> Of(string? conclusion, InspectionFacts facts)
    {
        if (conclusion is null)
            return [];
        bool Has(string code) => facts.Grounds.Any(ground => ground.Code == code && ground.Weight != Weight.Recorded);
        (bool Given, string Reason, string[] Barred)[] table =
        [
            (conclusion == Conclusions.NotFiled, "NOT_FILED", [Evaluation, TaxDeduction, Purchase]),
            (conclusion == Conclusions.Fail, "FAIL", [Evaluation, TaxDeduction, Purchase]),
            (conclusion == Conclusions.BasicPass && facts.ConclusionLastYear == Conclusions.BasicPass, "BASIC_PASS_TWICE", [Evaluation]),
            (Has("G01"), "PENALTY", facts.HasPenaltyBeyondWarning ? [Evaluation, TaxDeduction] : [Evaluation]),
            (Has("G07"), "CHARITY_RATIO", [TaxDeduction]),
            (facts.ListedSince is not null, "ABNORMAL_LIST", [Evaluation, Purchase]),
            (Has("G24"), "SERIOUS_LIST", [Evaluation, TaxDeduction, Purchase]),
        ];
        return [.. table.Where(row => row.Given).SelectMany(row => row.Barred.Select(effect => $"{effect}:{row.Reason}")).Order(StringComparer.Ordinal)];
    }
}
