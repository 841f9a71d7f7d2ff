using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Inspection;

/// <summary>What an inspection ends in (domain.md 1.2).</summary>
public static class Conclusions
{
    public const string Pass = "PASS";
    public const string BasicPass = "BASIC_PASS";
    public const string Fail = "FAIL";
    public const string NotFiled = "NOT_FILED";
    public const string Exempt = "EXEMPT";
    public const string None = "NONE";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Pass, "合格", "Pass"),
        new(BasicPass, "基本合格", "Basic pass"),
        new(Fail, "不合格", "Fail"),
        new(NotFiled, "未参检/未报送", "Not filed", "未参检", "未报送"),
        new(Exempt, "免检", "Exempt", "免检(成立未满)"),
        new(None, "不作结论", "No conclusion", "不作结论(年报制)"),
    ];
}
