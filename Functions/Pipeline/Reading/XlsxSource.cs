using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>
/// Opens a workbook: chooses the first visible sheet that has the header, takes further sheets for the lists of its records, and
/// says which sheets are not read.
/// </summary>
internal static class XlsxSource
{
    /// <summary>Far more than a dataset has lists.</summary>
    private const int MostChildSheets = 200;

    /// <summary>Lines below a supposed header in which labels are looked for.</summary>
    private const int LinesOfAForm = 30;

    public static SourceTable Open(Stream stream, string extension, FileContent content, ColumnNames names, ReadingLimits limits, List<Note> notes)
    {
        var workbook = new XlsxWorkbook(stream, extension, limits);
        try
        {
            return Open(workbook, content, names, limits, notes);
        }
        catch
        {
            workbook.Dispose();
            throw;
        }
    }

    private static SourceTable Open(XlsxWorkbook workbook, FileContent content, ColumnNames names, ReadingLimits limits, List<Note> notes)
    {
        if (workbook.Sheets.Count == 0)
            throw Refusal.Damaged();
        TemplateDemand.Check(workbook.Template, content, notes);
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
        if ((!chosen.Header.IsComplete || IsLabelled(workbook, chosen.Sheet, chosen.Header.Row, content)) && FormSource.Read(workbook, content) is { } form && (form.HasCode(names.Key) || !chosen.Header.Found))
            return Form(workbook, form, content, names, limits, notes);
        chosen.Header.Demand(chosen.Sheet.Name, $"工作表“{chosen.Sheet.Name}”", $"sheet '{chosen.Sheet.Name}'");
        if (SecondTable(workbook, chosen.Sheet, chosen.Header, content, names, limits) is { } second)
            throw second;
        var children = Children(workbook, chosen.Sheet, chosen.Header.Cells!, content, limits, notes);
        if (workbook.Sheets.Any(s => s.IsVisible && s != chosen.Sheet && children?.Tables.Any(t => t.Sheet == s.Name) != true)
            && HasRows(workbook, chosen.Sheet, chosen.Header.Row, 1)
            && !HasRows(workbook, chosen.Sheet, chosen.Header.Row, 2)
            && FormSource.Read(workbook, content) is { } single
            && single is { Clash: null } && single.HasCode(names.Key)
            && single.Known > chosen.Header.Known + (children?.Tables.Sum(t => t.Headers.Count(h => h is { Column: not null, IsAside: false })) ?? 0))
        {
            // A main sheet of one row beside sheets that name no owner: one organisation's form, its first sheet laid out across.
            children?.Dispose();
            return Form(workbook, single, content, names, limits, notes);
        }

        var unread = workbook.Sheets
            .Where(s => s != chosen.Sheet && children?.Tables.Any(t => t.Sheet == s.Name) != true)
            .Select(s => s.IsVisible ? s.Name : $"{s.Name}(隐藏/hidden)")
            .ToList();
        if (unread.Count > 0)
        {
            var listed = string.Join("、", unread.Take(20)) + (unread.Count > 20 ? "…" : "");
            var read = string.Join("、", (children?.Tables.Select(t => t.Sheet) ?? []).Prepend(chosen.Sheet.Name).Distinct());
            notes.Add(new($"只读取了工作表“{read}”,未读取:{listed}。", $"Only the sheet '{read}' was read, not: {listed}."));
        }

        return new("xlsx", null, null, chosen.Sheet.Name, chosen.Header, names, limits, notes, () => workbook.Rows(chosen.Sheet), workbook)
        {
            Content = content,
            Children = children,
            Tables = children?.Tables ?? [],
        };
    }

    /// <summary>Another visible sheet with rows below the same header: which of them counts, or both, only the sender knows.</summary>
    private static UnreadableFileException? SecondTable(XlsxWorkbook workbook, XlsxSheet main, HeaderSearch chosen, FileContent content, ColumnNames names, ReadingLimits limits)
    {
        var titles = new ColumnNames([], content.Lists);
        foreach (var sheet in workbook.Sheets.Where(s => s.IsVisible && s != main && SheetTitle.ListOf(s.Name, titles) is null).Take(MostChildSheets))
        {
            var header = new HeaderSearch(names, limits);
            using (var rows = workbook.Rows(sheet))
                header.Look(rows);

            // A sheet that knows little more than the code and the name may be anything: a list, a directory.
            if (!header.IsComplete || header.Known <= names.Columns.Count(c => c.Required) || header.Known * 2 < chosen.Known || !HasRows(workbook, sheet, header.Row, 1))
                continue;
            return Refusal.Header(
                $"工作表“{main.Name}”和“{sheet.Name}”都有同样的表头和数据行，无法确定以哪一张为准。",
                $"The sheets '{main.Name}' and '{sheet.Name}' both have rows below the same header: it is not clear which of them counts.",
                "请把所有行合并到一张工作表，或者分成两个文件上传；不用的工作表请删除或隐藏。",
                "Put all rows on one sheet, or upload two files; delete or hide a sheet that is not to be reported.",
                "1 张汇总表 / one sheet of records",
                null,
                sheet.Name,
                header.Row,
                header.Cells![0].FileColumn + 1);
        }

        return null;
    }

    private static SourceTable Form(XlsxWorkbook workbook, FormRecord form, FileContent content, ColumnNames names, ReadingLimits limits, List<Note> notes)
    {
        if (workbook.Sheets.Where(s => !s.IsVisible).Select(s => s.Name).ToList() is { Count: > 0 } hidden)
            notes.Add(new($"隐藏的工作表未读取：{string.Join("、", hidden.Take(20))}。", $"Hidden sheets were not read: {string.Join(", ", hidden.Take(20))}."));
        return form.ToTable("xlsx", null, null, content, names, limits, notes, workbook);
    }

    /// <summary>Whether what looks like a header is a line of a form: labels of other columns stand below it.</summary>
    private static bool IsLabelled(XlsxWorkbook workbook, XlsxSheet sheet, int headerRow, FileContent content)
    {
        var names = new FormNames(content);
        var seen = new HashSet<Column>();
        using var rows = workbook.Rows(sheet);
        var row = new SourceRow();
        for (var i = 0; i < LinesOfAForm && rows.Read(row);)
        {
            if (row.Number <= headerRow || row.Count == 0)
                continue;
            i++;
            for (var column = 0; column < row.Count; column++)
            {
                // A short word of a record is hardly ever a label of the form; two or three of them are.
                if (row[column] is { IsEmpty: false, Kind: CellKind.Text } cell && names.Label(cell.Text, null) is { } label)
                    seen.Add(label);
            }
        }

        return seen.Count >= FormSource.LeastKnown;
    }

    /// <summary>Whether at least so many rows stand below the header.</summary>
    private static bool HasRows(XlsxWorkbook workbook, XlsxSheet sheet, int headerRow, int count)
    {
        using var rows = workbook.Rows(sheet);
        var row = new SourceRow();
        while (count > 0 && rows.Read(row))
        {
            if (row.Count > 0 && row.Number > headerRow)
                count--;
        }

        return count == 0;
    }

    /// <summary>The sheets that hold lists, read to their end; null when there are none.</summary>
    private static ChildSheets? Children(XlsxWorkbook workbook, XlsxSheet main, IReadOnlyList<HeaderCell> owners, FileContent content, ReadingLimits limits, List<Note> notes)
    {
        if (content.Lists.Count == 0 || content.Keys.Count == 0)
            return null;
        var search = new ListHeaderSearch(content, limits);
        ChildSheets? children = null;
        try
        {
            foreach (var sheet in workbook.Sheets.Where(s => s.IsVisible && s != main).Take(MostChildSheets))
            {
                using var rows = workbook.Rows(sheet);
                if (search.Look(sheet.Name, rows) is not { } table)
                    continue;
                ItemHeaders.Check(table);
                if (ItemHeaders.Ignored(table) is { } ignored)
                    notes.Add(ignored);
                children ??= new(content, limits) { OwnerHeaders = owners };
                if (children.Take(table, rows) is > 0 and var footers)
                    notes.Add(new($"工作表“{sheet.Name}”跳过 {footers} 行表尾（合计、制表、说明等）。", $"{footers} footer rows (totals, signatures, remarks) of the sheet '{sheet.Name}' were skipped."));
            }

            return children;
        }
        catch
        {
            children?.Dispose();
            throw;
        }
    }

    /// <summary>A sheet with every required column before one with a header before one with some known words before one with content.</summary>
    private static (bool, bool, int, bool) Rank(HeaderSearch header) => (header.IsComplete, header.Found, header.Known, header.SawContent);
}
