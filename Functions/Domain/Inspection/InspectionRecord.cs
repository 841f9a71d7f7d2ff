using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Inspection;

/// <summary>What the inspection of one report year proposes for one organisation. A registrar confirms; nothing is published or punished by itself.</summary>
public sealed class InspectionRecord : Record
{
    public string? Name { get; set; }

    /// <summary>A code of <see cref="Reference.LegalTypes"/>.</summary>
    public string? LegalType { get; set; }

    /// <summary>A code of <see cref="Conclusions"/>.</summary>
    public string? Conclusion { get; set; }

    /// <summary>The row of the decision table that matched (domain.md 8.3).</summary>
    public long? TableRow { get; set; }

    /// <summary>Codes of <see cref="Grounds"/>.</summary>
    public IReadOnlyList<string>? Grounds { get; set; }

    /// <summary>Consecutive years without a report, this one included; absent when filed.</summary>
    public long? YearsNotFiled { get; set; }

    /// <summary>The list a procedure would begin for, for example AB1; never entered by itself.</summary>
    public string? ListOutcome { get; set; }

    /// <summary>PROPOSED until a registrar decides.</summary>
    public string? State { get; set; }

    public override string Key => Uscc ?? "";
}
