namespace Nianbao.Local.Sample.Reports;

/// <summary>A balance sheet's figures in fen that are not sums of others. It balances because current assets are what is left.</summary>
public sealed record Balances
{
    public static readonly Balances Nothing = new();

    public long Cash { get; init; }

    public long Receivables { get; init; }

    public long Prepayments { get; init; }

    public long Inventories { get; init; }

    public long EquityInvestments { get; init; }

    public long DebtInvestments { get; init; }

    /// <summary>Fixed assets at cost (row 31); what was written off of them is <see cref="Depreciation"/>.</summary>
    public long Cost { get; init; }

    public long Depreciation { get; init; }

    public long Construction { get; init; }

    public long IntangibleAssets { get; init; }

    /// <summary>Assets held for others; a liability of the same amount stands against them.</summary>
    public long Custodial { get; init; }

    public long Payables { get; init; }

    public long WagesPayable { get; init; }

    public long TaxesPayable { get; init; }

    public long Advances { get; init; }

    public long LongTermLoans { get; init; }

    public long UnrestrictedNetAssets { get; init; }

    public long RestrictedNetAssets { get; init; }

    public long LongTermInvestments => EquityInvestments + DebtInvestments;

    public long NetFixedAssets => Cost - Depreciation;

    public long FixedAssets => NetFixedAssets + Construction;

    public long CurrentLiabilities => Payables + WagesPayable + TaxesPayable + Advances;

    public long NetAssets => UnrestrictedNetAssets + RestrictedNetAssets;

    public long Liabilities => CurrentLiabilities + LongTermLoans + Custodial;

    public long Total => Liabilities + NetAssets;

    public long CurrentAssets => Total - Custodial - LongTermInvestments - FixedAssets - IntangibleAssets;

    public long OtherCurrentAssets => CurrentAssets - Cash - Receivables - Prepayments - Inventories;
}
