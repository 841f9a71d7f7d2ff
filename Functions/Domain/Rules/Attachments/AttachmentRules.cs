namespace Nianbao.Domain.Rules.Attachments;

/// <summary>Rules about attachments, by code (domain.md 7.8).</summary>
internal static class AttachmentRules
{
    public static readonly IReadOnlyList<Rule> All =
    [

    ];
}
