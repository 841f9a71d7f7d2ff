using System.Globalization;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Reading;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>The first sheet of a marked workbook: all findings with links to their cells, and how many there are of each rule.</summary>
internal static class FindingsSheet
{
    /// <summary>By this name the reader knows that the sheet is ours and not a part of the report.</summary>
    public const string Name = "问题清单 Findings";

    /// <summary>A sheet holds so many links (Excel specifications and limits: 65,530); findings beyond it name their cell all the same.</summary>
    private const int MostLinks = 65_000;

    private const int HeaderRow = 6;
    private const int CellColumn = 7;
    private const int TotalsColumn = 20;
    private static readonly double[] Widths = [6, 10, 14, 18, 7, 7, 9, 24, 24, 22, 14, 46, 40, 46, 40, 21, 22, 36, 3, 10, 14, 9];
    private static readonly string[] Headers = ["序号\nNo.", "代码\nCode", "级别\nSeverity", "工作表\nSheet", "行\nRow", "列\nColumn", "单元格\nCell", "表头\nHeader", "填写值\nValue", "应为\nExpected", "差额\nDifference", "问题", "怎样处理", "Problem", "Remedy", "信用代码\nCredit code", "报告现状\nThe report now", "已作说明\nExplained"];

    private static readonly CellLook Heading = new() { IsBold = true, Size = 16, Ink = Palette.Title };
    private static readonly CellLook Plain = new();
    private static readonly CellLook Strong = new() { IsBold = true };
    private static readonly CellLook Quiet = new() { Size = 9, Ink = Palette.Quiet };
    private static readonly CellLook HeaderLook = new() { IsBold = true, Fill = Palette.Header, HasBorder = true, Wraps = true, Horizontal = "center" };
    private static readonly CellLook Text = new() { HasBorder = true, Wraps = true, Vertical = "top", Format = CellLook.AsText };
    private static readonly CellLook Centred = Text with { Horizontal = "center" };
    private static readonly CellLook Whole = Centred with { Format = CellLook.AsWhole };
    private static readonly CellLook Linked = Centred with { Ink = Palette.Link, IsUnderlined = true };

    public static SheetLayout Layout => new(Name, [.. Widths.Select(width => new SheetColumn(width))]) { FrozenRows = HeaderRow, IsLandscape = true, RepeatedRows = (HeaderRow, HeaderRow), Tab = "C0392B" };

    /// <summary>Writes the sheet's rows.</summary>
    /// <param name="findings">In the order of the file.</param>
    /// <param name="standings">What became of the reports since.</param>
    /// <param name="placeOf">Where in the workbook a finding's cell is; null when it is about none.</param>
    /// <param name="notes">What else the reader should know, in both languages.</param>
    public static void Write(SheetWriter sheet, Receipt receipt, FindingList findings, ReportStandings standings, Func<Finding, MarkPlace?> placeOf, IReadOnlyList<string> notes)
    {
        var totals = receipt.FindingsByCode.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        sheet.NextRow(30);
        sheet.Cell(1, CellValue.Of($"问题清单　Findings　共 {receipt.FindingsTotal} 条"), Heading);
        sheet.NextRow();
        sheet.Cell(1, CellValue.Of($"{receipt.FileName ?? "文件"}　·　{receipt.Dataset} {receipt.Period}　·　回执 receipt {receipt.Id}"), Quiet);
        sheet.NextRow();
        sheet.Cell(1, CellValue.Of($"{receipt.StateText.Zh}。{receipt.StateText.En}.　{receipt.NextStep.Zh} {receipt.NextStep.En}"), Strong);
        sheet.NextRow();
        sheet.Cell(1, CellValue.Of("点“单元格”一列可跳到该处；改好后把整个文件直接再次上传，本表会被忽略。 Click a cell's name to go there. When all is mended, upload this very file again; this sheet is ignored."), Plain);
        sheet.NextRow();
        sheet.Cell(1, CellValue.Of(notes.Count > 0 ? string.Join("　", notes) : "按规则 By rule：" + string.Join("　", totals.Take(40).Select(pair => $"{pair.Key} ×{pair.Value}"))), Quiet);
        sheet.NextRow(34);
        for (var i = 0; i < Headers.Length; i++)
            sheet.Cell(i + 1, CellValue.Of(Headers[i]), HeaderLook);
        sheet.Cell(TotalsColumn, CellValue.Of("代码\nCode"), HeaderLook);
        sheet.Cell(TotalsColumn + 1, CellValue.Of("级别\nSeverity"), HeaderLook);
        sheet.Cell(TotalsColumn + 2, CellValue.Of("条数\nCount"), HeaderLook);
        if (findings.Count > 0)
            sheet.Filter(FormattableString.Invariant($"A{HeaderRow}:{CellName.Letters(Headers.Length)}{HeaderRow + findings.Count}"));

        var severities = new Dictionary<string, Severity>(StringComparer.Ordinal);
        foreach (var finding in findings)
            severities.TryAdd(finding.Code, finding.Severity);
        using var listed = findings.GetEnumerator();
        for (var i = 0; i < Math.Max(findings.Count, totals.Count); i++)
        {
            var finding = listed.MoveNext() ? listed.Current : null;
            sheet.NextRow(finding is null ? null : HeightOf(finding, standings));
            if (finding is not null)
                WriteFinding(sheet, i, finding, placeOf(finding), standings.Of(finding));
            if (i < totals.Count)
            {
                var known = severities.TryGetValue(totals[i].Key, out var severity);
                sheet.Cell(TotalsColumn, CellValue.Of(totals[i].Key), Centred);
                sheet.Cell(TotalsColumn + 1, CellValue.Of(known ? SeverityColours.Words(severity) : null), known ? Centred with { Fill = SeverityColours.Of(severity) } : Centred);
                sheet.Cell(TotalsColumn + 2, CellValue.OfNumber(totals[i].Value), Whole);
            }
        }
    }

    private static void WriteFinding(SheetWriter sheet, int index, Finding finding, MarkPlace? place, FindingStanding standing)
    {
        sheet.Cell(1, CellValue.OfNumber(index + 1), Whole);
        sheet.Cell(2, CellValue.Of(finding.Code), Centred);
        sheet.Cell(3, CellValue.Of(SeverityColours.Words(finding.Severity)), Centred with { Fill = SeverityColours.Of(finding.Severity) });
        sheet.Cell(4, Guarded(place?.Sheet ?? finding.Sheet), Text);
        sheet.Cell(5, (place?.Row ?? finding.Row) is { } row ? CellValue.OfNumber(row) : CellValue.None, Whole);
        sheet.Cell(6, (place?.Column ?? finding.Column) is { } column ? CellValue.OfNumber(column) : CellValue.None, Whole);
        if (place is { } cell)
        {
            var name = CellName.Of(cell.Column, cell.Row);
            sheet.Cell(CellColumn, CellValue.Of(name), Linked);
            if (index < MostLinks)
                sheet.Link(CellColumn, $"{SheetName.Quoted(cell.Sheet)}!{name}");
        }
        else
        {
            sheet.Cell(CellColumn, CellValue.Of(finding.Cell), Centred);
        }

        sheet.Cell(8, Guarded(finding.Header), Text);
        sheet.Cell(9, Guarded(finding.Value), Text);
        sheet.Cell(10, Guarded(finding.Expected), Text);
        sheet.Cell(11, Guarded(finding.Difference), Text);
        sheet.Cell(12, Guarded(finding.MessageZh), Text);
        sheet.Cell(13, Guarded(finding.RemedyZh), Text);
        sheet.Cell(14, Guarded(finding.MessageEn), Text);
        sheet.Cell(15, Guarded(finding.RemedyEn), Text);
        sheet.Cell(16, Guarded(finding.Uscc), Text);
        sheet.Cell(17, CellValue.Of(standing.StateText), Text);
        sheet.Cell(18, Guarded(standing.ExplanationText), Text);
    }

    private static CellValue Guarded(string? text) => CellValue.Of(text is null ? null : FormulaGuard.Of(text));

    private static double HeightOf(Finding finding, ReportStandings standings)
    {
        var lines = new[] { Lines(finding.MessageZh, 44), Lines(finding.RemedyZh, 38), Lines(finding.MessageEn, 44), Lines(finding.RemedyEn, 38), Lines(finding.Value, 22), Lines(finding.Expected, 20), Lines(standings.Of(finding).ExplanationText, 34) }.Max();
        return Math.Min(6 + (15 * lines), 300);
    }

    private static int Lines(string? text, int width) => text is null ? 1 : 1 + (text.Take(4_000).Sum(c => c < '\u2E80' ? 1 : 2) / width) + text.Take(4_000).Count(c => c == '\n');
}
