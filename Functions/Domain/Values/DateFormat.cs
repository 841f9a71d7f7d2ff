using System.Buffers;
using System.Globalization;

namespace Nianbao.Domain.Values;

/// <summary>
/// A calendar day in the forms of domain.md 9.1: 2025-03-01, 2025/3/1, 2025.3.1, 2025年3月1日, 20250301, ISO date-times (their day
/// in China), serial numbers of spreadsheets (1900 and 1904 systems), and months (their first day). A text whose day and
/// month could be exchanged (03/04/2025) is refused (DT-010), never guessed.
/// </summary>
public sealed class DateFormat : ValueFormat<DateOnly?>
{
    /// <summary>Serial numbers of domain.md 9.1: 20000 is 1954-10-03 and 80000 is 2119-01-11 in the 1900 system.</summary>
    private const int FirstSerial = 20_000;
    private const int LastSerial = 80_000;

    /// <summary>Years a form can mean; a typing slip such as 0225 or 20255 is not a year. Rules narrow this further.</summary>
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    private const string Expected = "日期 date, e.g. 2025-03-01";

    /// <summary>China keeps UTC+8 without daylight saving time (since 1991).</summary>
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>Serial 0. The 1900 system counts a 29 February 1900 that never was, hence 30 December for every day after it.</summary>
    private static readonly DateOnly Epoch1900 = new(1899, 12, 30);
    private static readonly DateOnly Epoch1904 = new(1904, 1, 1);

    private static readonly SearchValues<char> SerialCharacters = SearchValues.Create("0123456789.");

    private enum Reading
    {
        Read,
        NotADate,
        Ambiguous,
        OutOfRange,
        Nothing,
    }

    public override string Name => "date";

    public override CellProblem? Read(in WrittenCell cell, int unit, out DateOnly? value)
    {
        value = null;
        if (cell.Kind == CellKind.Error)
            return ValueProblem.WorkbookError("DT-010", in cell, Expected);
        if (cell.Kind is CellKind.Text or CellKind.Date && IsIso(cell.Text, out value))
            return null;
        var text = CellText.Strip(cell.Text);
        if (cell.Kind != CellKind.Number && CellText.IsNothing(text))
            return null;
        var reading = cell.Kind switch
        {
            CellKind.Flag => Reading.NotADate,
            CellKind.Number => ReadSerialOrDigits(text, cell.Uses1904, out value),
            _ => ReadText(text, cell.Uses1904, out value),
        };
        return reading switch
        {
            Reading.Read or Reading.Nothing => null,
            Reading.Ambiguous => ValueProblem.Of(
                "DT-010",
                in cell,
                Expected,
                "日期“{0}”分不清日和月。",
                "In the date '{0}' day and month cannot be told apart.",
                "请按 年-月-日 填写,例如 2025-03-01。",
                "Write year-month-day, for example 2025-03-01."),
            Reading.OutOfRange => ValueProblem.Of(
                "DT-010",
                in cell,
                Expected,
                "日期“{0}”无效(没有这一天,或可能是表格序列值)。",
                "Invalid date '{0}' (no such day, or a spreadsheet serial?).",
                "请核对后按 年-月-日 填写,例如 2025-03-01。",
                "Check it and write year-month-day, for example 2025-03-01."),
            _ => ValueProblem.Of(
                "DT-010",
                in cell,
                Expected,
                "日期“{0}”无效,无法识别。",
                "Invalid date '{0}'; it cannot be read as a day.",
                "请按 年-月-日 填写,例如 2025-03-01 或 2025年3月1日;没有数据请留空。",
                "Write year-month-day, for example 2025-03-01; leave it empty when there is nothing to report."),
        };
    }

    public override string? Write(DateOnly? value) => value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day as programs write it, 2025-03-01: nearly every cell.</summary>
    private static bool IsIso(ReadOnlySpan<char> text, out DateOnly? value)
    {
        value = null;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
            return false;
        var number = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (i is 4 or 7)
                continue;
            if (!char.IsAsciiDigit(text[i]))
                return false;
            number = (number * 10) + (text[i] - '0');
        }

        return Day(number / 10_000, number / 100 % 100, number % 100, out value) == Reading.Read;
    }

    private static Reading ReadText(ReadOnlySpan<char> text, bool uses1904, out DateOnly? value)
    {
        value = null;
        if (text.Length > 64)
            return Reading.NotADate;
        Span<char> buffer = stackalloc char[text.Length];
        var length = 0;
        var chinese = text.Contains('年');
        foreach (var c in text)
        {
            // Word processors spread 2025 年 3 月 1 日 with spaces.
            if (!chinese || !CellText.IsBlank(c))
                buffer[length++] = CellText.Half(c);
        }

        ReadOnlySpan<char> half = buffer[..length];
        return !half.ContainsAnyExcept(SerialCharacters) && half.Count('.') <= 1 && half.IndexOf('.') is < 0 or >= 5
            ? ReadSerialOrDigits(half, uses1904, out value)
            : ReadParts(half, out value);
    }

    /// <summary>A bare number: a serial, with or without a time of day, or eight digits yyyyMMdd.</summary>
    private static Reading ReadSerialOrDigits(ReadOnlySpan<char> text, bool uses1904, out DateOnly? value)
    {
        value = null;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        if (point >= 0 && (point == text.Length - 1 || text[(point + 1)..].ContainsAnyExceptInRange('0', '9')))
            return Reading.NotADate;
        if (!int.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return Reading.NotADate;
        if (whole.Length == 8 && point < 0)
            return Day(number / 10_000, number / 100 % 100, number % 100, out value);
        if (number is < FirstSerial or > LastSerial)
            return Reading.OutOfRange;
        value = (uses1904 ? Epoch1904 : Epoch1900).AddDays(number);
        return Reading.Read;
    }

    /// <summary>Year, month and perhaps day, with -, /, . or 年月日 between them, and perhaps a time of day.</summary>
    private static Reading ReadParts(ReadOnlySpan<char> text, out DateOnly? value)
    {
        value = null;
        var i = 0;
        if (!Number(text, ref i, out var year, out var yearDigits) || i >= text.Length)
            return Reading.NotADate;
        var separator = text[i++];
        if (separator is not ('-' or '/' or '.' or '年'))
            return Reading.NotADate;
        if (!Number(text, ref i, out var month, out var monthDigits))
            return Reading.NotADate;
        if (yearDigits != 4)
            return yearDigits <= 2 && separator != '年' ? Reading.Ambiguous : Reading.NotADate;

        if (separator == '年')
        {
            if (i >= text.Length || text[i++] != '月')
                return Reading.NotADate;
            if (i == text.Length)
                return Day(year, month, 1, out value);
        }
        else
        {
            if (i == text.Length)
            {
                // 2025.1 is what a spreadsheet makes of 2025.10, so only two digits of a month are certain there.
                return separator == '.' && monthDigits != 2 ? Reading.Ambiguous : Day(year, month, 1, out value);
            }

            if (text[i++] != separator)
                return Reading.NotADate;
        }

        if (!Number(text, ref i, out var day, out _))
            return Reading.NotADate;
        if (separator == '年' && i < text.Length && text[i] is '日' or '号')
            i++;
        var reading = Day(year, month, day, out value);
        return reading != Reading.Read || i == text.Length ? reading : ReadTime(text[i..], ref value);
    }

    /// <summary>The time behind a day: it must be a time, and with an offset it decides which day it was in China.</summary>
    private static Reading ReadTime(ReadOnlySpan<char> text, ref DateOnly? value)
    {
        var day = value!.Value;
        value = null;
        if (text[0] is 'T' or 't' or ' ')
            text = text[1..].Trim();
        TimeSpan? offset = null;
        if (text.EndsWith("Z", StringComparison.OrdinalIgnoreCase))
        {
            offset = TimeSpan.Zero;
            text = text[..^1];
        }
        else if (text.LastIndexOfAny('+', '-') is var at and > 0)
        {
            var zone = text[(at + 1)..];
            if (!TimeOnly.TryParseExact(zone, ["HH:mm", "HHmm", "HH"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var distance) || distance.Hour > 14)
                return Reading.NotADate;
            offset = text[at] == '-' ? -distance.ToTimeSpan() : distance.ToTimeSpan();
            text = text[..at];
        }

        if (!TimeOnly.TryParse(text.Trim(), CultureInfo.InvariantCulture, out var time))
            return Reading.NotADate;
        value = offset is { } shift ? DateOnly.FromDateTime(day.ToDateTime(time) - shift + ChinaOffset) : day;
        return Reading.Read;
    }

    private static bool Number(ReadOnlySpan<char> text, ref int i, out int number, out int digits)
    {
        number = 0;
        digits = 0;
        for (; i < text.Length && char.IsAsciiDigit(text[i]) && digits < 5; i++, digits++)
            number = (number * 10) + (text[i] - '0');
        return digits > 0;
    }

    private static Reading Day(int year, int month, int day, out DateOnly? value)
    {
        value = null;
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return Reading.OutOfRange;
        value = new(year, month, day);
        return Reading.Read;
    }
}
