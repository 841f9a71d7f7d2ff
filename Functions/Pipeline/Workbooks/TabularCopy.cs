using System.Text.RegularExpressions;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Reading;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>
/// An upload that was no workbook (CSV, JSON) as a workbook: the list of findings, then the rows as they were, each in the row
/// its findings name, with the wrong cells coloured; the lists of JSON's records follow on sheets of their own. It can be corrected
/// and uploaded in place of the file.
/// </summary>
internal static partial class TabularCopy
{
    private const string DataSheet = "上传数据 Data";

    /// <summary>Excel specifications and limits.</summary>
    private const int LastRow = 1_048_576;

    private static readonly CellLook Text = new() { Format = CellLook.AsText };
    internal static readonly CellLook HeaderLook = new() { IsBold = true, Fill = Palette.Header, HasBorder = true, Wraps = true, Horizontal = "center", Format = CellLook.AsText };
    private static readonly CellLook Money = new() { Format = CellLook.AsMoney };
    private static readonly CellLook Whole = new() { Format = CellLook.AsWhole };
    private static readonly CellLook Hundredths = new() { Format = CellLook.AsHundredths };

    /// <summary>Writes the workbook. The target stays open and need not be seekable.</summary>
    /// <exception cref="UnreadableFileException">The file turns out to be damaged.</exception>
    public static void Write(SourceTable table, Receipt receipt, FindingList findings, ReportStandings standings, Stream target)
    {
        // A section of the form saved as CSV is no table; its list of findings comes alone.
        if (table.IsForm)
            throw Refusal.Damaged();

        // An element of JSON has no row of its own: the header takes the first, the n-th element the one behind the n-th.
        var shift = table.HeaderRow is null ? 1 : 0;
        var columns = table.Headers.Where(header => header.Column is not null).ToDictionary(header => header.Column!.Name, header => header.FileColumn + 1, StringComparer.Ordinal);
        var anchor = columns.GetValueOrDefault("uscc", 1);
        var lists = new ListSheets(table, DataSheet, shift);
        MarkPlace? PlaceOf(Finding finding) => lists.PlaceOf(finding) ?? (finding.Row is { } row && row + shift <= LastRow
            ? new(DataSheet, row + shift, finding.Column ?? (finding.Field is { } field ? columns.GetValueOrDefault(field, anchor) : anchor))
            : null);

        var plan = new MarkPlan(findings, PlaceOf);
        var says = MarkedCopy.Capped(receipt, findings);
        if (plan.Cells > MarkPlan.MostNotes)
            says = says.Append($"共 {plan.Cells} 个单元格有问题，均已着色；批注只加在前 {MarkPlan.MostNotes} 个上。 {plan.Cells} cells are coloured; the first {MarkPlan.MostNotes} have a note.");
        if (receipt.Counts.Rows > LastRow - 60)
            says = says.Append($"工作表最多 {LastRow} 行，其余行未列出。 A sheet holds {LastRow} rows; the rest are left out.");
        using var book = new WorkbookWriter(target, FindingsSheet.Name);
        using (var list = book.AddSheet(FindingsSheet.Layout))
            FindingsSheet.Write(list, receipt, findings, standings, PlaceOf, [.. says]);
        WriteRows(table, book, plan, shift);
        lists.Write(book, plan);
    }

    /// <summary>The look of a column's cells: codes as text, amounts as amounts.</summary>
    internal static CellLook LookOf(Column? column) => column?.Type switch { "money" => Money, "integer" => Whole, "decimal" => Hundredths, _ => Text };

    /// <summary>Writes a cell as it was, a number where a spreadsheet can hold it exactly, coloured when it is marked.</summary>
    internal static void WriteCell(SheetWriter sheet, int column, in RawCell cell, CellLook look, bool mayBeNumber, Severity? severity)
    {
        if (cell.IsEmpty && severity is null)
            return;
        var isNumber = mayBeNumber && look != Text && PlainNumber().IsMatch(cell.Text);
        sheet.Cell(
            column,
            cell.IsEmpty ? CellValue.None : isNumber ? CellValue.OfNumber(cell.Text) : CellValue.Of(FormulaGuard.Of(cell.Text)),
            severity is { } gravest ? look with { Fill = SeverityColours.Of(gravest) } : look);
    }

    /// <summary>
    /// A header that JSON does not write for people: the column's Chinese name above the property's. As written where the reader would
    /// not find the column by it.
    /// </summary>
    internal static string HeaderOf(HeaderCell header, ColumnNames names)
    {
        var shown = header.Column is { } column && column.Chinese != header.Text ? $"{column.Chinese}\n{header.Text}" : header.Text;
        return names.Find(shown) == header.Column ? shown : header.Text;
    }

    private static void WriteRows(SourceTable table, WorkbookWriter book, MarkPlan plan, int shift)
    {
        var width = table.Headers.Count == 0 ? 1 : table.Headers.Max(header => header.FileColumn) + 1;
        var looks = new CellLook[width];
        Array.Fill(looks, Text);
        foreach (var header in table.Headers)
            looks[header.FileColumn] = LookOf(header.Column);
        var header0 = table.HeaderRow ?? 1;
        using var sheet = book.AddSheet(new(DataSheet, [.. looks.Select(look => new SheetColumn(18, look))]) { FrozenRows = header0 < 50 ? header0 : 0, ShowsGrid = true, IsLandscape = true });
        if (table.HeaderRow is null)
        {
            var names = new ColumnNames(table.Content!.Columns, table.Content.Lists);
            sheet.NextRow(48);
            foreach (var header in table.Headers)
                sheet.Cell(header.FileColumn + 1, CellValue.Of(FormulaGuard.Of(HeaderOf(header, names))), HeaderLook);
        }

        var marks = plan.Of(DataSheet);
        foreach (var row in table.EveryRow())
        {
            if (row.Number + shift > LastRow)
                break;
            // A row of which the file has nothing is marked all the same.
            while (marks?.NextRow < row.Number + shift)
                WriteRow(new SourceRow { Number = marks.NextRow.Value - shift });
            WriteRow(row);
        }

        while (marks?.NextRow is { } rest)
            WriteRow(new SourceRow { Number = rest - shift });
        sheet.Notes.AddRange(plan.NotesOf(DataSheet));

        void WriteRow(SourceRow row)
        {
            sheet.NextRow(number: row.Number + shift);
            var marked = marks?.NextRow == sheet.Row ? marks.TakeRow() : ArraySegment<MarkedCell>.Empty;
            var isHeader = row.Number == table.HeaderRow;
            var last = Math.Max(row.Count, marked.Count > 0 ? marked[^1].Column : 0);
            for (int column = 1, at = 0; column <= last; column++)
            {
                Severity? severity = at < marked.Count && marked[at].Column == column ? marked[at++].Severity : null;
                WriteCell(sheet, column, row[column - 1], isHeader ? HeaderLook : column <= width ? looks[column - 1] : Text, !isHeader && row.Number > (table.HeaderRow ?? 0), severity);
            }
        }
    }

    /// <summary>A number that a spreadsheet's fifteen digits hold exactly; anything else stays the text it was.</summary>
    [GeneratedRegex(@"^-?(0|[1-9]\d{0,11})(\.\d{1,2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainNumber();
}
