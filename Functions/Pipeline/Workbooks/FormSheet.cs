using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>A section of the form on one sheet: its single values below each other, then a small table for every list.</summary>
internal static class FormSheet
{
    private const int Label = 1;
    private const int Value = 2;
    private const int Unit = 3;
    private const int Help = 4;
    private const int LastHelp = 9;
    private const int EmptyRows = 8;

    private static readonly CellLook Heading = new() { IsBold = true, Size = 15, Ink = Palette.Title };
    private static readonly CellLook Quiet = new() { Size = 9, Ink = Palette.Quiet };
    private static readonly CellLook HeaderLook = new() { IsBold = true, Fill = Palette.Header, HasBorder = true, Wraps = true, Horizontal = "center" };
    private static readonly CellLook LabelLook = new() { HasBorder = true, Wraps = true };
    private static readonly CellLook UnitLook = new() { HasBorder = true, Ink = Palette.Quiet, Horizontal = "center" };
    private static readonly CellLook HelpLook = new() { HasBorder = true, Ink = Palette.Quiet, Size = 9, Wraps = true };
    private static readonly CellLook ListHeading = new() { IsBold = true, Size = 12, Ink = Palette.Title };

    public static void Write(WorkbookWriter book, TemplateBook template, Section section, TemplateCells cells)
    {
        var columns = section.Columns.Where(column => !column.Internal).ToList();
        var lists = section.Children.Where(list => !list.Internal).ToList();
        var widest = lists.Count == 0 ? 0 : lists.Max(list => list.Columns.Count);
        SheetColumn[] widths = [new(30), new(32), new(12), .. Enumerable.Range(0, Math.Max(LastHelp - Unit, widest - Unit)).Select(_ => new SheetColumn(14))];
        using var sheet = book.AddSheet(new($"{section.Code} {section.Chinese}", widths) { FrozenRows = 3, IsLandscape = true, RepeatedRows = (1, 3), Tab = Palette.Title });

        sheet.NextRow(27);
        sheet.Cell(Label, CellValue.Of($"{section.Code}．{section.Chinese}　{section.English}"), Heading);
        sheet.NextRow();
        sheet.Cell(Label, CellValue.Of($"{template.Title}{(template.Prefill.Name is { } name ? "　" + name : "")}"), Quiet);
        sheet.NextRow(20);
        if (columns.Count > 0)
        {
            foreach (var (column, text) in ((int, string)[])[(Label, "填写项"), (Value, "填写内容"), (Unit, "计量"), (Help, "怎样填写　How to fill it in")])
                sheet.Cell(column, CellValue.Of(text), HeaderLook);
            Fill(sheet, Help + 1, LastHelp, HeaderLook);
            sheet.Merge(Help, LastHelp);
            foreach (var column in columns)
                WriteValue(sheet, template, column, cells);
        }

        foreach (var list in lists)
            WriteList(sheet, template, list, cells);
    }

    private static void WriteValue(SheetWriter sheet, TemplateBook template, Column column, TemplateCells cells)
    {
        var known = template.Prefill.Record is { } record && !column.Personal ? column.Write(record) : null;
        var (zh, en) = TemplateCells.HelpOf(column);
        var masked = template.Prefill.MaskedOf(column.Name);
        var registered = masked is null ? "" : $"登记为：{masked}，请填全名。Registered as {masked}; write the full name. ";
        var help = $"{registered}{column.English}. {zh}{(en.Length > 0 ? " " + en : "")}";
        var isLong = column.Type == "text" && column.Name is "narrative" or "narrativePlan";
        var lines = Math.Max(1 + (Width(help) / 92), (Width(column.Chinese) + 29) / 30);
        sheet.NextRow(isLong ? 150 : Math.Max(20, 6 + (13.5 * lines)));
        sheet.Cell(Label, CellValue.Of(TemplateCells.Header(column, withUnit: false)), LabelLook);
        sheet.Cell(Value, TemplateCells.Value(column, known), TemplateCells.Input(column, column.Required ? Palette.Required : known is not null ? Palette.Prefilled : null));
        sheet.Cell(Unit, CellValue.Of(column.Unit), UnitLook);
        sheet.Cell(Help, CellValue.Of(help), HelpLook);
        Fill(sheet, Help + 1, LastHelp, HelpLook);
        sheet.Merge(Help, LastHelp);
        if (cells.CheckOf(column, CellName.Of(Value, sheet.Row), withHint: false) is { } check)
            sheet.Add(check);
    }

    private static void WriteList(SheetWriter sheet, TemplateBook template, ChildList list, TemplateCells cells)
    {
        var columns = list.Columns.Where(column => !column.Internal).ToList();
        var items = template.Prefill.Record is { } record ? list.Items(record) ?? [] : [];
        sheet.NextRow();
        sheet.NextRow(22);
        sheet.Cell(Label, CellValue.Of(list.Chinese), ListHeading);
        // The title stands alone in its row: by that the reader knows where the table before it ends.
        sheet.Note(Label, $"{list.English}\n每行一项，行数不够时请在表内插入行；没有则留空。\nOne a row; insert rows as needed; leave it empty when there is none.");
        sheet.NextRow(32);
        for (var i = 0; i < columns.Count; i++)
            sheet.Cell(i + 1, CellValue.Of($"{TemplateCells.Header(columns[i], withUnit: true)}\n{columns[i].English}"), HeaderLook);
        var first = sheet.Row + 1;
        for (var row = 0; row < Math.Max(EmptyRows, items.Count + 3); row++)
        {
            sheet.NextRow(20);
            var item = row < items.Count ? items[row] : null;
            for (var i = 0; i < columns.Count; i++)
            {
                var known = item is null || columns[i].Personal ? null : columns[i].Write(item);
                sheet.Cell(i + 1, TemplateCells.Value(columns[i], known), TemplateCells.Input(columns[i], known is not null ? Palette.Prefilled : null));
                if (item is not null && template.Prefill.MaskedOf(ChildList.PathOf(list.Name, row, columns[i].Name)) is { } masked)
                    sheet.Note(i + 1, $"登记为：{masked}\n请填全名。\nRegistered as {masked}. Write the full name.");
            }
        }

        for (var i = 0; i < columns.Count; i++)
        {
            if (cells.CheckOf(columns[i], $"{CellName.Of(i + 1, first)}:{CellName.Of(i + 1, sheet.Row)}", withHint: true) is { } check)
                sheet.Add(check);
        }
    }

    private static void Fill(SheetWriter sheet, int first, int last, CellLook look)
    {
        for (var column = first; column <= last; column++)
            sheet.Cell(column, CellValue.None, look);
    }

    private static int Width(string text) => text.Sum(c => c < '\u2E80' ? 1 : 2);
}
