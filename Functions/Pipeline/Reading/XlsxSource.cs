namespace Nianbao.Pipeline.Reading;

/// <summary>Opens a workbook: chooses the first visible sheet that has the header, and says which sheets are not read.</summary>
internal static class XlsxSource
{
    public static SourceTable Open(Stream stream, string extension, ColumnNames names, ReadingLimits limits, List<Note> notes)
    {
        var workbook = new XlsxWorkbook(stream, extension, limits);
        try
        {
            return Open(workbook, names, limits, notes);
        }
        catch
        {
            workbook.Dispose();
            throw;
        }
    }

    private static SourceTable Open(XlsxWorkbook workbook, ColumnNames names, ReadingLimits limits, List<Note> notes)
    {
        if (workbook.Sheets.Count == 0)
            throw Refusal.Damaged();
        (XlsxSheet Sheet, HeaderSearch Header)? best = null;
        foreach (var sheet in workbook.Sheets.Where(s => s.IsVisible))
        {
            var header = new HeaderSearch(names, limits);
            using (var rows = workbook.Rows(sheet))
                header.Look(rows);
            if (best is not { } so || Rank(header).CompareTo(Rank(so.Header)) > 0)
                best = (sheet, header);
            if (header.IsComplete)
                break;
        }

        if (best is not { } chosen)
        {
            throw Refusal.Unreadable(
                "工作簿的工作表全部被隐藏。",
                "All sheets of the workbook are hidden.",
                "请取消隐藏要上报的工作表,保存后重新上传。",
                "Unhide the sheet to be reported, save the workbook and upload it again.");
        }

        if (!chosen.Header.SawContent)
            throw Refusal.Empty();
        chosen.Header.Demand(chosen.Sheet.Name, $"工作表“{chosen.Sheet.Name}”", $"sheet '{chosen.Sheet.Name}'");
        var unread = workbook.Sheets.Where(s => s != chosen.Sheet).Select(s => s.IsVisible ? s.Name : $"{s.Name}(隐藏/hidden)").ToList();
        if (unread.Count > 0)
        {
            var listed = string.Join("、", unread.Take(20)) + (unread.Count > 20 ? "…" : "");
            notes.Add(new($"只读取了工作表“{chosen.Sheet.Name}”,未读取:{listed}。", $"Only the sheet '{chosen.Sheet.Name}' was read, not: {listed}."));
        }

        return new("xlsx", null, null, chosen.Sheet.Name, chosen.Header, names, limits, notes, () => workbook.Rows(chosen.Sheet), workbook);
    }

    /// <summary>A sheet with every required column before one with a header before one with some known words before one with content.</summary>
    private static (bool, bool, int, bool) Rank(HeaderSearch header) => (header.IsComplete, header.Found, header.Known, header.SawContent);
}
