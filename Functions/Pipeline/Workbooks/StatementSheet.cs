using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>A financial statement as the official form has it: item, row number (行次), amounts. Totals are formulas that anybody can see and check.</summary>
internal static class StatementSheet
{
    private const int Item = 1;
    private const int RowNumber = 2;
    private const int FirstAmount = 3;
    private const int FirstRow = 5;

    private static readonly CellLook Heading = new() { IsBold = true, Size = 15, Ink = Palette.Title, Horizontal = "center" };
    private static readonly CellLook Quiet = new() { Size = 9, Ink = Palette.Quiet };
    private static readonly CellLook QuietRight = Quiet with { Horizontal = "right" };
    private static readonly CellLook HeaderLook = new() { IsBold = true, Fill = Palette.Header, HasBorder = true, Wraps = true, Horizontal = "center" };
    private static readonly CellLook ItemLook = new() { HasBorder = true };
    private static readonly CellLook NumberLook = new() { HasBorder = true, Horizontal = "center", Ink = Palette.Quiet };
    private static readonly CellLook EnglishLook = new() { HasBorder = true, Ink = Palette.Quiet, Size = 9 };
    private static readonly CellLook AmountLook = new() { HasBorder = true, Format = CellLook.AsMoney, Horizontal = "right" };
    private static readonly CellLook KnownLook = AmountLook with { Fill = Palette.Prefilled };
    private static readonly CellLook FormulaLook = AmountLook with { Fill = Palette.Formula };

    public static void Write(WorkbookWriter book, TemplateBook template, Section section)
    {
        var format = StatementFormat.Of(template.Period.Year ?? 0);
        var statement = format.Statements.Single(s => s.Code == section.Code);
        var amounts = statement.Columns.Count;
        var english = FirstAmount + amounts;
        SheetColumn[] widths = [new(34), new(7), .. statement.Columns.Select(_ => new SheetColumn(19)), new(40)];
        using var sheet = book.AddSheet(new($"{section.Code} {section.Chinese}", widths) { FrozenRows = FirstRow - 1, FrozenColumns = 2, RepeatedRows = (1, FirstRow - 1), Tab = "8A6D3B" });

        sheet.NextRow(28);
        sheet.Cell(Item, CellValue.Of(section.Chinese), Heading);
        for (var column = RowNumber; column <= english; column++)
            sheet.Cell(column, CellValue.None, Heading);
        sheet.Merge(Item, english);
        sheet.NextRow();
        sheet.Cell(Item, CellValue.Of($"{statement.OfficialForm}表　{section.English}"), Quiet);
        sheet.Cell(english, CellValue.Of("金额单位：元"), QuietRight);
        sheet.NextRow();
        sheet.Cell(Item, CellValue.Of($"编制单位：{template.Prefill.Name}"), Quiet);
        sheet.Cell(english, CellValue.Of(section.Code == "BS" ? $"{template.Period.Year}年12月31日" : $"{template.Period.Year}年度"), QuietRight);
        sheet.NextRow(22);
        sheet.Cell(Item, CellValue.Of("项目"), HeaderLook);
        sheet.Cell(RowNumber, CellValue.Of("行次"), HeaderLook);
        for (var i = 0; i < amounts; i++)
            sheet.Cell(FirstAmount + i, CellValue.Of(statement.Columns[i].Chinese), HeaderLook);
        sheet.Cell(english, CellValue.Of("Item"), HeaderLook);

        var places = statement.Rows.Select((row, i) => (row.Row, Place: FirstRow + i)).ToDictionary(pair => pair.Row, pair => pair.Place);
        foreach (var row in statement.Rows)
            WriteRow(sheet, template, format, statement, row, places);
        sheet.Add(new($"{CellName.Of(FirstAmount, FirstRow)}:{CellName.Of(FirstAmount + amounts - 1, sheet.Row)}", "decimal", null, IsStrict: false, null, null));
    }

    private static void WriteRow(SheetWriter sheet, TemplateBook template, StatementFormat format, StatementTable statement, StatementRow row, Dictionary<int, int> places)
    {
        var sum = format.SumOf($"{statement.Code}{row.Row}");
        sheet.NextRow(18);
        sheet.Cell(Item, CellValue.Of(row.Chinese), ItemLook with { IsBold = sum is not null });
        sheet.Cell(RowNumber, CellValue.OfNumber(row.Row), NumberLook);
        for (var i = 0; i < statement.Columns.Count; i++)
        {
            var column = statement.Columns[i];
            var known = KnownOf(template, statement.CodeOf(row, column));
            var letters = CellName.Letters(FirstAmount + i);
            var formula = column.IsTotal && i > 0
                ? SumOf([.. Enumerable.Range(FirstAmount, i).Select(c => (CellName.Of(c, sheet.Row), 1))])
                : sum is null ? null : SumOf(Ranges(sum, places, letters));

            // Last year's figures stand as they were filed: a total that its parts do not give is no formula's to change.
            var computed = sum is not null && known is not null ? Computed(template, statement, sum, column) : known;
            if (formula is not null && computed == known)
                sheet.Cell(FirstAmount + i, CellValue.OfFormula(formula, known is { } fen ? CellValue.OfMoney(fen).Number : null), FormulaLook);
            else
                sheet.Cell(FirstAmount + i, known is { } amount ? CellValue.OfMoney(amount) : CellValue.None, known is null ? AmountLook : KnownLook);
        }

        sheet.Cell(FirstAmount + statement.Columns.Count, CellValue.Of(row.English), EnglishLook with { IsBold = sum is not null });
    }

    private static long? KnownOf(TemplateBook template, string code) => template.Prefill.Record is AnnualReport report ? report.Lines[code] : null;

    private static long? Computed(TemplateBook template, StatementTable statement, StatementSum sum, StatementColumn column)
    {
        var addends = sum.Addends.Select(a => (a.Sign, Amount: KnownOf(template, statement.CodeOf(statement.Rows.Single(r => r.Row == a.Row), column)))).ToList();
        return addends.TrueForAll(a => a.Amount is null) ? null : addends.Sum(a => a.Sign * (a.Amount ?? 0));
    }

    /// <summary>Neighbours on the sheet become one range: C5:C12 instead of eight cells.</summary>
    private static List<(string Range, int Sign)> Ranges(StatementSum sum, Dictionary<int, int> places, string letters)
    {
        var ranges = new List<(int First, int Last, int Sign)>();
        foreach (var (row, sign) in sum.Addends)
        {
            var place = places[row];
            if (ranges.Count > 0 && ranges[^1].Last == place - 1 && ranges[^1].Sign == sign)
                ranges[^1] = ranges[^1] with { Last = place };
            else
                ranges.Add((place, place, sign));
        }

        return [.. ranges.Select(r => (FormattableString.Invariant(r.First == r.Last ? (FormattableString)$"{letters}{r.First}" : $"{letters}{r.First}:{letters}{r.Last}"), r.Sign))];
    }

    /// <summary>The sum, rounded to the fen; empty while every addend is: nothing reported is not zero.</summary>
    private static string SumOf(IReadOnlyList<(string Range, int Sign)> addends)
    {
        var plus = string.Join(',', addends.Where(a => a.Sign > 0).Select(a => a.Range));
        var minus = string.Join(',', addends.Where(a => a.Sign < 0).Select(a => a.Range));
        var total = minus.Length == 0 ? $"SUM({plus})" : $"SUM({plus})-SUM({minus})";
        return $"IF(COUNT({string.Join(',', addends.Select(a => a.Range))})=0,\"\",ROUND({total},2))";
    }
}
