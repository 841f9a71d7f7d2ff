using System.Globalization;

namespace Nianbao.Domain.Headlines;

/// <summary>
/// How an exact figure is written for readers: 约16亿元, 1万多场次, 超过100人次 (domain.md 11.4). The qualifier belongs to the display and
/// never to the figure.
/// </summary>
/// <param name="Step">What is rounded or floored to: 1000, 万, 10万, 亿, 0.1亿.</param>
/// <param name="Scale">The word the number is written in: 1, 万 (10⁴) or 亿 (10⁸).</param>
public sealed record DisplayStyle(DisplayKind Kind, long Step, long Scale)
{
    /// <summary>万.</summary>
    public const long TenThousand = 10_000;

    /// <summary>亿.</summary>
    public const long HundredMillion = 100_000_000;

    /// <summary>The number as it is.</summary>
    public static readonly DisplayStyle Exact = new(DisplayKind.Exact, 1, 1);

    /// <summary>约: rounded half up at the named digit.</summary>
    /// <param name="decimals">Digits behind the point of the scaled number.</param>
    public static DisplayStyle Approx(long scale, int decimals) => new(DisplayKind.Approx, scale / PowerOfTen(decimals), scale);

    /// <summary>多: floored to the step; 多 stands only where something was cut off.</summary>
    public static DisplayStyle MoreThan(long step) => new(DisplayKind.MoreThan, step, step >= HundredMillion ? HundredMillion : step >= TenThousand ? TenThousand : 1);

    /// <summary>超过: floored to the step; 超过 stands only where something was cut off.</summary>
    public static DisplayStyle Over(long step) => new(DisplayKind.Over, step, 1);

    /// <summary>The figure in Chinese. What is too small for the style is written as it is, because 约0亿元 says nothing.</summary>
    public string Chinese(decimal value, string unit)
    {
        var shown = Shown(value);
        if (Kind == DisplayKind.Exact || shown == 0)
            return Number(value) + unit;
        var cut = shown != value;
        var (number, word) = (Number(shown / Scale), WordOf(Scale));
        return Kind switch
        {
            DisplayKind.Approx => $"约{number}{word}{unit}",
            DisplayKind.Over => cut ? $"超过{number}{unit}" : $"{number}{unit}",
            // 1万多 but 180多万: 多 stands behind the digit that was floored to.
            _ => !cut ? $"{number}{word}{unit}" : Step == Scale ? $"{number}{word}多{unit}" : $"{number}多{word}{unit}",
        };
    }

    /// <summary>The figure in English, with the unit's English word.</summary>
    public string English(decimal value, string unit)
    {
        var shown = Shown(value);
        var text = Kind switch
        {
            _ when Kind == DisplayKind.Exact || shown == 0 => Grouped(value),
            DisplayKind.Approx => "about " + Grouped(shown),
            _ => shown == value ? Grouped(value) : "more than " + Grouped(shown),
        };
        return unit.Length == 0 ? text : $"{text} {unit}";
    }

    private decimal Shown(decimal value) => Kind switch
    {
        DisplayKind.Exact => value,
        DisplayKind.Approx => Math.Round(value / Step, MidpointRounding.AwayFromZero) * Step,
        _ => Math.Floor(value / Step) * Step,
    };

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Grouped(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string WordOf(long scale) => scale switch { HundredMillion => "亿", TenThousand => "万", _ => "" };

    private static long PowerOfTen(int digits) => digits == 0 ? 1 : 10 * PowerOfTen(digits - 1);
}

/// <summary>The kinds of <see cref="DisplayStyle"/>.</summary>
public enum DisplayKind
{
    /// <summary>The number as it is.</summary>
    Exact,

    /// <summary>约, about.</summary>
    Approx,

    /// <summary>多, and more.</summary>
    MoreThan,

    /// <summary>超过, over.</summary>
    Over,
}
