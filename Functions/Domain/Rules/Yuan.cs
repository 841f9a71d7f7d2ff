using System.Globalization;

namespace Nianbao.Domain.Rules;

/// <summary>Writing amounts held in fen as yuan.</summary>
public static class Yuan
{
    /// <summary>An amount as a plain number with two decimals, for example -1234.50.</summary>
    public static string Of(Int128 fen)
    {
        var amount = Int128.Abs(fen);
        return string.Create(CultureInfo.InvariantCulture, $"{(fen < 0 ? "-" : "")}{amount / 100}.{amount % 100:D2}");
    }
}
