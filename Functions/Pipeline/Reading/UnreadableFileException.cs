using Nianbao.Domain.Rules;

namespace Nianbao.Pipeline.Reading;

/// <summary>The file cannot be read at all: an answer for its uploader, not a fault of ours.</summary>
public sealed class UnreadableFileException(Finding finding, Exception? cause = null) : Exception(finding.MessageEn, cause)
{
    /// <summary>What is wrong (ID-001 or ID-002), where, and how to mend it.</summary>
    public Finding Finding { get; } = finding;
}
