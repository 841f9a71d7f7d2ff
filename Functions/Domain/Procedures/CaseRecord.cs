using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Procedures;

/// <summary>What the records of all procedures have in common.</summary>
public abstract class CaseRecord : Record, ICase
{
    /// <summary>The number of the case, unique within the organisation.</summary>
    public string? No { get; set; }

    public string? Name { get; set; }

    public string? State { get; set; }

    public string? Act { get; set; }

    public DateOnly? ActedOn { get; set; }

    public string? Who { get; set; }

    public string? By { get; set; }

    public string? Reason { get; set; }

    public string? Evidence { get; set; }

    public string Stage => State ?? "";

    public abstract DateOnly? BeganOn { get; }

    public abstract DateOnly? TermEndsOn { get; }

    /// <summary>A code of <see cref="LegalTypes"/>.</summary>
    public string? LegalType => Reference.Uscc.LegalTypeOf(Uscc);

    public sealed override string Key => $"{Uscc}-{No}";

    public virtual bool Bears(CaseAct act) => true;
}
