namespace Nianbao.Local.Sample.Reports;

/// <summary>A balance sheet's figures in fen that are not sums of others. It balances because current assets are what is left.</summary>
public sealed record Balances
{
    public static readonly Balances Nothing = new();

    public long Cash { get; init; }

    public long LongTermInvestments { get; init; }

    public long FixedAssets { get; init; }

    public long IntangibleAssets { get; init; }

    /// <summary>Assets held for others; a liability of the same amount stands against them.</summary>
    public long Custodial { get; init; }

    public long CurrentLiabilities { get; init; }

    public long LongTermLiabilities { get; init; }

    public long UnrestrictedNetAssets { get; init; }

    public long RestrictedNetAssets { get; init; }

    public long NetAssets => UnrestrictedNetAssets + RestrictedNetAssets;

    public long Liabilities => CurrentLiabilities + LongTermLiabilities + Custodial;

    public long Total => Liabilities + NetAssets;

    public long CurrentAssets => Total - Custodial - LongTermInvestments - FixedAssets - IntangibleAssets;
}
