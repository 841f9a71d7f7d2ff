namespace Nianbao.Domain.Rules.Dates;

/// <summary>Rules about dates, by code (domain.md 7.4).</summary>
internal static class DateRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        new DT001FiledInTime(),
    ];
}
