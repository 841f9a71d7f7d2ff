namespace Nianbao.Domain.Rules.Attachments;

/// <summary>Rules about attachments and the declaration, by code (domain.md 7.8).</summary>
internal static class AttachmentRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        new AT001AttachmentsAreComplete(),
        new AT002DeclarationIsSigned(),
    ];
}
