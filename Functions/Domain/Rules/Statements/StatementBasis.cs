namespace Nianbao.Domain.Rules.Statements;

/// <summary>Where the rules about statements come from.</summary>
internal static class StatementBasis
{
    /// <summary>The accounting system with the form a row stands in, by the row's statement: BS, IS or CF.</summary>
    public static string Of(string row) => row[..2] switch
    {
        "BS" => System + "，会民非01表（资产负债表）",
        "IS" => System + "，会民非02表（业务活动表）",
        _ => System + "，会民非03表（现金流量表）",
    };

    /// <summary>Rows as in the forms of 2004 [P:42][P:43]; from report year 2026 the accounting system of 2024 holds [P:41].</summary>
    public const string System = "《民间非营利组织会计制度》（财会〔2004〕7号；2026年度起财会〔2024〕25号）";
}
