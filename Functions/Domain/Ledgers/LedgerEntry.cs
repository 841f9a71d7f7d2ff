using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Ledgers;

/// <summary>
/// An entry of a party-building ledger (domain.md 2 and 5). It belongs to an organisation or, when it has no credit code, to the
/// authority of a division: a guidance document of the province, a regional committee.
/// </summary>
public abstract class LedgerEntry : Record
{
    /// <summary>Its number within its owner; given, or derived from what makes it one of its kind (<see cref="LedgerDataset.Identity"/>).</summary>
    public string? Id { get; set; }

    /// <summary>The six-digit division of the authority that keeps it, where no organisation owns it.</summary>
    public string? DivisionCode { get; set; }

    /// <summary>Entered by mistake: it stays readable and counts in nothing.</summary>
    public bool? IsVoid { get; set; }

    public string? Note { get; set; }

    /// <summary>The credit code, or the division.</summary>
    public string Owner => Uscc ?? DivisionCode ?? "";

    public sealed override string Division => Uscc is null ? DivisionCode ?? "" : base.Division;

    public sealed override string Key => $"{Owner}-{Id}";
}
