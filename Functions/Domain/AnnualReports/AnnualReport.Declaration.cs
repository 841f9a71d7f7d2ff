using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.AnnualReports;

/// <summary>Section J, 承诺与审查 (domain.md 3.3).</summary>
public sealed partial class AnnualReport
{
    public bool? DeclarationSigned { get; set; }

    public DateOnly? DeclarationSignedOn { get; set; }

    public string? SupervisorOpinionUnit { get; set; }

    public string? PartyAuthorityOpinion { get; set; }

    public string? Explanation { get; set; }

    public IReadOnlyList<Attachment>? Attachments { get; set; }
}

/// <summary>An item of 附件 (attachments).</summary>
public sealed class Attachment : ListItem
{
    /// <summary>A code of <see cref="AttachmentKinds"/>.</summary>
    public string? Kind { get; set; }

    public string? FileName { get; set; }

    public long? Size { get; set; }

    public string? Sha256 { get; set; }

    public DateOnly? SignedOn { get; set; }
}
