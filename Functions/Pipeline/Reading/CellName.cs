using System.Globalization;

namespace Nianbao.Pipeline.Reading;

/// <summary>Names of cells in A1 form, which spreadsheets show; also used for CSV, where it is the cell a spreadsheet would show.</summary>
public static class CellName
{
    /// <summary>The name of a cell, for example C7. Both numbers count from 1.</summary>
    public static string Of(int column, int row) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>The letters of a column, for example AA for 27.</summary>
    public static string Letters(int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        Span<char> letters = stackalloc char[7];
        var start = letters.Length;
        for (; column > 0; column = (column - 1) / 26)
            letters[--start] = (char)('A' + ((column - 1) % 26));
        return new(letters[start..]);
    }
}
