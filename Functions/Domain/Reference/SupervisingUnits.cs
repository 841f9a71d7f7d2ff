namespace Nianbao.Domain.Reference;

/// <summary>Reading the column 业务主管单位: organisations without one are told to write 直接登记 (domain.md 3.3, [P:13]).</summary>
public static class SupervisingUnits
{
    public const string DirectRegistration = "直接登记";

    private static readonly string[] NoUnit = [DirectRegistration, "无", "没有", "无业务主管单位", "已脱钩", "脱钩", "-", "—", "/", "none", "n/a"];

    /// <summary>Whether the text names a supervising unit.</summary>
    public static bool IsUnit(string? text) => !string.IsNullOrWhiteSpace(text) && !NoUnit.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);
}
