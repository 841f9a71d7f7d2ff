namespace Nianbao.Domain.Ledgers;

/// <summary>To whom the entries of a ledger belong.</summary>
public enum LedgerScope
{
    /// <summary>Each to an organisation: its row bears a credit code.</summary>
    Organisation,

    /// <summary>Each to an authority: its row bears a division.</summary>
    Authority,

    /// <summary>To an organisation where the row bears a credit code, else to an authority.</summary>
    Either,
}
