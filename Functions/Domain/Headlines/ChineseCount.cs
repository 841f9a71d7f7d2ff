using System.Globalization;

namespace Nianbao.Domain.Headlines;

/// <summary>Small numbers as headlines write them: 十项, 三个.</summary>
public static class ChineseCount
{
    private const string Digits = "零一二三四五六七八九十";

    /// <summary>Up to ten in characters, above in digits.</summary>
    public static string Of(decimal count) => count is >= 0 and <= 10 && count == decimal.Truncate(count) ? Digits[(int)count].ToString() : count.ToString("0", CultureInfo.InvariantCulture);
}
