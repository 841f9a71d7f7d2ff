using Nianbao.Domain.Inspection;

namespace Nianbao.Domain.Headlines;

/// <summary>How the two coverages are written: 全覆盖 when every organisation is covered and none lacks a party organisation that is due, else the share (domain.md 2.6 H02, 11.4).</summary>
public static class CoverageText
{
    public const string Full = "全覆盖";

    /// <summary>The text in Chinese. Short of all, the share is truncated, so that 99.97% is not taken for all.</summary>
    /// <param name="covered">Organisations with party work.</param>
    /// <param name="all">Active organisations.</param>
    /// <param name="due">Organisations whose party organisation is due and not built.</param>
    public static string Chinese(long covered, long all, long due) =>
        all == 0 ? "无在册组织" : covered < all ? Share(covered, all) : due == 0 ? Full : $"{Share(covered, all)}（应建未建{due}家）";

    /// <summary>The same in English.</summary>
    public static string English(long covered, long all, long due) =>
        all == 0 ? "no active organisation" : covered < all ? $"{Share(covered, all)} covered" : due == 0 ? "all covered" : $"{Share(covered, all)} covered, {due} due and not built";

    private static string Share(long covered, long all) => Percentage.Of(covered, all, 1, Rounding.Truncate)!;
}
