using System.Globalization;

namespace Nianbao.Domain.Values;

/// <summary>Why a text is not a number.</summary>
internal enum NumberFault
{
    None,

    /// <summary>It is not written as a number at all.</summary>
    NotANumber,

    /// <summary>Thousands separators in places where they cannot be, as in 1,23.</summary>
    Grouping,

    /// <summary>A percentage.</summary>
    Percent,

    /// <summary>Text such as 1.23E+11: a spreadsheet has shortened it, so digits are lost.</summary>
    Scientific,

    /// <summary>More digits than any amount here can have.</summary>
    TooLarge,
}

/// <summary>
/// A number as people write it (domain.md 9.1): thousands separators, full-width digits, ￥ and 元, parentheses for
/// negatives, 万. It is exact: digits and a count of decimals, never a double.
/// </summary>
internal ref struct WrittenNumber
{
    /// <summary>A double is good for 15 decimal digits; what a workbook writes beyond them is binary noise (1234.5600000000001).</summary>
    private const int ExactDigits = 15;

    /// <summary>More digits than this are refused before any arithmetic; Int128 holds 38, and unit and hundredths need 6 of them.</summary>
    private const int MaxDigits = 30;

    private Int128 _digits;
    private int _decimals;
    private int _significant;

    /// <summary>The text says that there is nothing to report.</summary>
    public bool IsNothing { get; private set; }

    /// <summary>The multiplier written behind the digits: 10,000 for 万, 1,000 for 千, 100,000,000 for 亿; 1 for none.</summary>
    public int Suffix { get; private set; }

    /// <summary>元 or a currency sign was written.</summary>
    public bool HasCurrency { get; private set; }

    /// <summary>元 was written behind the digits, so the amount is in 元 or in what the multiplier before it says.</summary>
    public bool EndsInYuan { get; private set; }

    /// <summary>Reads the number in a cell.</summary>
    public static NumberFault Read(in WrittenCell cell, out WrittenNumber number)
    {
        number = new() { Suffix = 1 };
        if (cell.Kind == CellKind.Number)
            return number.ReadWorkbookNumber(cell.Text);
        if (cell.Kind is CellKind.Date or CellKind.Flag or CellKind.Error)
            return NumberFault.NotANumber;
        var text = CellText.Strip(cell.Text);
        if (CellText.IsNothing(text))
        {
            number.IsNothing = true;
            return NumberFault.None;
        }

        return number.ReadText(text);
    }

    /// <summary>A workbook's number in plain digits for a text column: 1.38E+10 becomes 13800000000, 1.1000000000000001 becomes 1.1. Longer integers stay as written.</summary>
    public static string Plain(string text)
    {
        if (text.Length <= ExactDigits && !text.Contains('E', StringComparison.OrdinalIgnoreCase))
            return text;
        var number = new WrittenNumber { Suffix = 1 };
        if (number.ReadWorkbookNumber(text) != NumberFault.None || number._decimals is < 0 or > 28 || Int128.Abs(number._digits) > (Int128)1e28)
            return text;
        var plain = (decimal)number._digits;
        for (var i = 0; i < number._decimals; i++)
            plain /= 10;
        return plain.ToString("0.############################", CultureInfo.InvariantCulture);
    }

    /// <summary>The number times <paramref name="unit"/> times ten to the power of <paramref name="decimals"/>, or false when that is no whole number.</summary>
    public bool TryScale(int unit, int decimals, bool forgiveNoise, out Int128 value)
    {
        value = 0;
        if (_digits == 0)
            return true;
        var scaled = _digits * unit;
        var shift = decimals - _decimals;
        if (shift >= 0)
        {
            value = scaled * Power(shift);
            return true;
        }

        if (-shift > 34)
            return forgiveNoise && _significant > ExactDigits;
        var divisor = Power(-shift);
        var (quotient, remainder) = Int128.DivRem(scaled, divisor);
        value = quotient;
        if (remainder == 0)
            return true;

        // The difference of two cells leaves 5.6843418860808E-14 where zero is meant: a full set of digits less than a ten-thousandth from a whole number.
        if (!forgiveNoise || _significant <= ExactDigits)
            return false;
        var distance = Int128.Abs(remainder);
        if (distance > divisor / 2)
        {
            value += Int128.Sign(remainder);
            distance = divisor - distance;
        }

        return distance < divisor / 10_000;
    }

    private static Int128 Power(int exponent)
    {
        Int128 power = 1;
        for (var i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }

    private NumberFault ReadText(ReadOnlySpan<char> text)
    {
        var negative = false;
        var parenthesis = false;
        var signed = false;
        var i = 0;
        for (; i < text.Length; i++)
        {
            var c = CellText.Half(text[i]);
            if (char.IsAsciiDigit(c) || c == '.')
                break;
            if (c == '(' && !parenthesis && !signed && !HasCurrency)
                parenthesis = negative = true;
            else if (c is '-' or '+' or '\u2212' && !signed && !parenthesis)
                (signed, negative) = (true, c != '+');
            else if (c is '¥' or '\uFFE5' && !HasCurrency)
                HasCurrency = true;
            else if (!HasCurrency && CurrencyWord(text[i..]) is var word and > 0)
                (HasCurrency, i) = (true, i + word - 1);
            else if (!CellText.IsBlank(c))
                return NumberFault.NotANumber;
        }

        var fault = ReadDigits(text, ref i, negative, grouped: true);
        if (fault != NumberFault.None)
            return fault;
        return ReadSuffix(CellText.Trim(text[i..]), parenthesis);
    }

    private NumberFault ReadSuffix(ReadOnlySpan<char> rest, bool parenthesis)
    {
        if (parenthesis)
        {
            if (rest.Length == 0)
                return NumberFault.NotANumber;

            // (12万) and (12)万 are both written.
            var at = rest.IndexOfAny(')', '\uFF09');
            if (at < 0)
                return NumberFault.NotANumber;
            if (at == 0)
                rest = CellText.Trim(rest[1..]);
            else if (at == rest.Length - 1)
                rest = CellText.Trim(rest[..^1]);
            else
                return NumberFault.NotANumber;
        }

        if (rest.Length == 0)
            return NumberFault.None;
        if (rest is "%" or "\uFF05" or "‰")
            return NumberFault.Percent;
        if (CellText.Half(rest[0]) is 'E' or 'e')
            return NumberFault.Scientific;
        if (rest[^1] is '元' or '圆')
        {
            HasCurrency = EndsInYuan = true;
            rest = CellText.Trim(rest[..^1]);
        }

        Suffix = rest switch
        {
            "" => 1,
            "千" => 1_000,
            "万" or "萬" => 10_000,
            "百万" => 1_000_000,
            "亿" or "億" => 100_000_000,
            _ => 0,
        };
        return Suffix == 0 ? NumberFault.NotANumber : NumberFault.None;
    }

    private static int CurrencyWord(ReadOnlySpan<char> text) =>
        text.StartsWith("人民币") ? 3 : text.StartsWith("RMB", StringComparison.OrdinalIgnoreCase) || text.StartsWith("CNY", StringComparison.OrdinalIgnoreCase) ? 3 : 0;

    private NumberFault ReadDigits(ReadOnlySpan<char> text, ref int i, bool negative, bool grouped)
    {
        Int128 digits = 0;
        var count = 0;
        var inGroup = 0;
        var groups = 0;
        var point = false;
        for (; i < text.Length; i++)
        {
            var c = CellText.Half(text[i]);
            if (char.IsAsciiDigit(c))
            {
                count++;
                inGroup++;
                if (_significant > 0 || c != '0')
                    _significant++;
                if (_significant > MaxDigits)
                    return NumberFault.TooLarge;
                if (_significant <= 18)
                    digits = (long)digits * 10 + (c - '0');
                else
                    digits = digits * 10 + (c - '0');
                if (point)
                    _decimals++;
            }
            else if (c == '.' && !point)
            {
                if (groups > 0 && inGroup != 3)
                    return NumberFault.Grouping;
                point = true;
            }
            else if (c == ',' && grouped)
            {
                if (point || inGroup == 0 || (groups == 0 ? inGroup > 3 : inGroup != 3))
                    return NumberFault.Grouping;
                groups++;
                inGroup = 0;
            }
            else
            {
                break;
            }
        }

        if (groups > 0 && !point && inGroup != 3)
            return NumberFault.Grouping;
        if (count == 0)
            return NumberFault.NotANumber;
        _digits = negative ? -digits : digits;
        return NumberFault.None;
    }

    private NumberFault ReadWorkbookNumber(ReadOnlySpan<char> text)
    {
        text = CellText.Trim(text);
        var i = 0;
        var negative = text.Length > 0 && text[0] == '-';
        if (negative || (text.Length > 0 && text[0] == '+'))
            i++;
        var fault = ReadDigits(text, ref i, negative, grouped: false);
        if (fault != NumberFault.None)
            return fault;
        if (i < text.Length)
        {
            if (text[i] is not ('E' or 'e') || !int.TryParse(text[(i + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) || exponent is < -400 or > 400)
                return NumberFault.NotANumber;
            _decimals -= exponent;
        }

        if (_digits == 0)
        {
            _decimals = 0;
            return NumberFault.None;
        }

        if (_decimals < 0)
        {
            if (_significant - _decimals > MaxDigits)
                return NumberFault.TooLarge;
            _digits *= Power(-_decimals);
            _decimals = 0;
        }

        if (_significant > ExactDigits && _decimals > 0)
            RoundNoise();
        return NumberFault.None;
    }

    private void RoundNoise()
    {
        var drop = Math.Min(_significant - ExactDigits, _decimals);
        var divisor = Power(drop);
        var (quotient, remainder) = Int128.DivRem(_digits, divisor);
        if (Int128.Abs(remainder) * 2 >= divisor)
            quotient += Int128.Sign(remainder);
        _digits = quotient;
        _decimals -= drop;
    }
}
