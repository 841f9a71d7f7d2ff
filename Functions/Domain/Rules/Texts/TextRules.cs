namespace Nianbao.Domain.Rules.Texts;

/// <summary>Rules about texts, by code (domain.md 7.8).</summary>
internal static class TextRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        new TX001NarrativeIsOfFairLength(),
    ];
}
