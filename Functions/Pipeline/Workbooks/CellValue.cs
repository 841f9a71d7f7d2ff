using System.Globalization;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>What a cell holds.</summary>
internal readonly record struct CellValue
{
    private CellValue(string? text, string? number, string? formula) => (Text, Number, Formula) = (text, number, formula);

    /// <summary>Nothing: only its look is written.</summary>
    public static CellValue None => default;

    public string? Text { get; }

    /// <summary>A number in invariant form; for a formula its result.</summary>
    public string? Number { get; }

    public string? Formula { get; }

    public static CellValue Of(string? text) => string.IsNullOrEmpty(text) ? default : new(text, null, null);

    public static CellValue OfNumber(string number) => new(null, number, null);

    public static CellValue OfNumber(long number) => new(null, number.ToString(CultureInfo.InvariantCulture), null);

    /// <summary>The serial number of the 1900 date system.</summary>
    public static CellValue Of(DateOnly day) => OfNumber(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber);

    /// <summary>An amount in fen.</summary>
    public static CellValue OfMoney(long fen) => OfNumber((fen / 100m).ToString("0.00", CultureInfo.InvariantCulture));

    /// <param name="formula">Without the equals sign.</param>
    /// <param name="result">Its result, or null when it gives the empty text.</param>
    public static CellValue OfFormula(string formula, string? result) => new(null, result, formula);
}
