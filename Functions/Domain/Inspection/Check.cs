using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Inspection;

/// <summary>
/// A registrar's finding about a report year (监督检查认定): a ground that no report states by itself, that a ground was corrected
/// before filing, or that it has been remedied since.
/// </summary>
public sealed class Check : Record
{
    /// <summary>The registrar's number of the finding, unique within the organisation and year.</summary>
    public string? CheckNo { get; set; }

    /// <summary>A code of <see cref="CheckKinds"/>.</summary>
    public string? Kind { get; set; }

    /// <summary>A code of <see cref="Grounds"/>.</summary>
    public string? Ground { get; set; }

    /// <summary>M or S.</summary>
    public string? Gravity { get; set; }

    /// <summary>The day of the finding, the correction, or the verification.</summary>
    public DateOnly? On { get; set; }

    public string? Authority { get; set; }

    /// <summary>The document that proves it.</summary>
    public string? Evidence { get; set; }

    public string? Description { get; set; }

    /// <summary>The first of two registered letters that nobody signed for (G19).</summary>
    public DateOnly? FirstLetterOn { get; set; }

    public DateOnly? SecondLetterOn { get; set; }

    public override string Key => $"{Uscc}-{CheckNo}";
}
