namespace Nianbao.Pipeline.Reading;

/// <summary>Reads a workbook, or a CSV, as the form of one organisation.</summary>
internal static class FormSource
{
    /// <summary>Fewer labels than these are no form.</summary>
    public const int LeastKnown = 3;

    /// <summary>The record on the visible sheets, or null when they are no form.</summary>
    public static FormRecord? Read(XlsxWorkbook workbook, FileContent content)
    {
        if (content.Sections.Count == 0)
            return null;
        var reader = new FormReader(content, new(content));
        foreach (var sheet in workbook.Sheets.Where(s => s.IsVisible && !IsInstruction(s.Name)).Take(200))
        {
            using var rows = workbook.Rows(sheet);
            if (FormGrid.Read(sheet.Name, rows) is not { } grid)
                return null;
            reader.Read(grid);
        }

        return reader.Found.Known < LeastKnown ? null : reader.Found;
    }

    /// <summary>A sheet that says how to fill in the others: nothing on it is a value.</summary>
    private static bool IsInstruction(string name) => name.Trim() is "填写说明" or "填表说明" or "使用说明" or "Instructions";

    /// <summary>The record on one sheet, or null when it is no form.</summary>
    public static FormRecord? Read(RawRows rows, FileContent content)
    {
        if (content.Sections.Count == 0 || FormGrid.Read(null, rows) is not { } grid)
            return null;
        var reader = new FormReader(content, new(content));
        reader.Read(grid);
        return reader.Found.Known < LeastKnown ? null : reader.Found;
    }
}
