using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>The bulk layout: a sheet with one record a row, and a sheet for every list whose rows name their record in their first columns.</summary>
internal static class TableSheets
{
    private const int HeaderRow = 3;

    /// <summary>Drop-downs reach down to this row; formats reach to the end.</summary>
    private const int LastChecked = 20_000;

    private static readonly CellLook Heading = new() { IsBold = true, Size = 14, Ink = Palette.Title };
    private static readonly CellLook Quiet = new() { Size = 9, Ink = Palette.Quiet };
    private static readonly CellLook HeaderLook = new() { IsBold = true, Fill = Palette.Header, HasBorder = true, Wraps = true, Horizontal = "center", Format = CellLook.AsText };
    private static readonly CellLook RequiredHeader = HeaderLook with { Fill = Palette.Required };

    public static void Write(WorkbookWriter book, TemplateBook template, TemplateCells cells)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { InstructionSheet.Name.ToUpperInvariant(), ChoiceSheet.Name };
        Column[] columns = [.. template.Dataset.SectionsFor(template.Period).SelectMany(s => s.Columns).Where(c => !c.Internal)];
        var keys = columns.Where(column => template.Dataset.KeyColumns.Contains(column.Name)).ToArray();
        var record = template.Prefill.Record;
        WriteTable(
            book, template, SheetName.Of(template.Title, names), $"{template.Title}　{template.Dataset.English}", columns, cells,
            record is null ? [] : [[.. columns.Select(column => column.Personal ? null : column.Write(record))]],
            (_, column) => template.Prefill.MaskedOf(column.Name));
        foreach (var list in template.Dataset.Children.Where(list => !list.Internal))
        {
            Column[] itemColumns = [.. list.Columns.Where(column => !column.Internal)];
            var items = record is null ? [] : list.Items(record) ?? [];
            WriteTable(
                book, template, SheetName.Of(list.Chinese, names), $"{list.Chinese}　{list.English}", [.. keys, .. itemColumns], cells,
                [.. items.Select(item => (string?[])[.. keys.Select(key => key.Write(record!)), .. itemColumns.Select(column => column.Personal ? null : column.Write(item))])],
                (row, column) => template.Prefill.MaskedOf(ChildList.PathOf(list.Name, row, column.Name)));
        }
    }

    private static void WriteTable(
        WorkbookWriter book, TemplateBook template, string name, string title, Column[] columns, TemplateCells cells, IReadOnlyList<IReadOnlyList<string?>> rows, Func<int, Column, string?> masked)
    {
        var frozen = Math.Min(2, columns.Length - 1);
        SheetColumn[] widths = [.. columns.Select(column => new SheetColumn(TemplateCells.WidthOf(column), TemplateCells.Input(column) with { Fill = null, HasBorder = false, Wraps = false }))];
        using var sheet = book.AddSheet(new(name, widths) { FrozenRows = HeaderRow, FrozenColumns = frozen, IsLandscape = true, RepeatedRows = (HeaderRow, HeaderRow), ShowsGrid = true, Tab = Palette.Title });
        sheet.NextRow(25);
        sheet.Cell(1, CellValue.Of(title), Heading);
        sheet.NextRow();
        sheet.Cell(1, CellValue.Of("从下一行的表头起，每行填一条；※ 为必填。One record a row below the header; ※ is required."), Quiet);
        sheet.NextRow(48);
        for (var i = 0; i < columns.Length; i++)
        {
            sheet.Cell(i + 1, CellValue.Of($"{TemplateCells.Header(columns[i], withUnit: true)}\n{columns[i].English}"), columns[i].Required ? RequiredHeader : HeaderLook);
            if (cells.CheckOf(columns[i], FormattableString.Invariant($"{CellName.Of(i + 1, HeaderRow + 1)}:{CellName.Of(i + 1, LastChecked)}"), withHint: true) is { } check)
                sheet.Add(check);
        }

        for (var row = 0; row < rows.Count; row++)
        {
            sheet.NextRow(20);
            for (var i = 0; i < columns.Length; i++)
            {
                if (masked(row, columns[i]) is { } registered)
                    sheet.Note(i + 1, $"登记为：{registered}\n请填全名。\nRegistered as {registered}. Write the full name.");
                if (rows[row][i] is { } known)
                    sheet.Cell(i + 1, TemplateCells.Value(columns[i], known), TemplateCells.Input(columns[i], Palette.Prefilled));
            }
        }
    }
}
