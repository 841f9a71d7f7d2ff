using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Nianbao.Tests.Flow;
using Nianbao.Tests.ShouldFail;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Workbooks;

/// <summary>An app in which everything is filed that a clean report is compared with, and marked workbooks as a browser gets and a person mends them.</summary>
internal static class CleanApp
{
    public const string List = "问题清单 Findings";
    public const string Error = "FFFFC7CD";

    public static async Task<App> StartAsync(AzuriteFixture azurite, params string[] bases)
    {
        var app = await App.StartAsync(azurite, "2026-03-01T09:00:00+08:00");
        var clean = bases.Select(CleanBase.Named).ToList();
        await app.CommitAsync("registry", "current", Json(clean.SelectMany(one => one.Others.Prepend(one.Register!))), "registry.json");
        await app.CommitAsync("annual-reports", "2024", Json(clean.Select(one => one.Previous!)), "previous.json");
        await app.CommitAsync("activities", "2025", Json(clean.SelectMany(one => one.Activities)), "activities.json");
        return app;
    }

    public static byte[] Json(IEnumerable<CorpusRecord> records) => JsonSerializer.SerializeToUtf8Bytes(new JsonArray([.. records.Select(record => record.ToJson())]));

    public static async Task<byte[]> MarkedAsync(this App app, JsonElement receipt)
    {
        using var answer = await app.Http.GetAsync($"/api/receipts/{receipt.Text("id")}/findings?format=xlsx");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.IsSuccessStatusCode, Encoding.UTF8.GetString(bytes));
        Assert.Empty(Book.Faults(bytes));
        return bytes;
    }

    /// <summary>The cells of a sheet that have the colour of an error, with their notes.</summary>
    public static Dictionary<string, string> Coloured(byte[] workbook, string sheet, string colour = Error)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        var data = document.Sheet(sheet);
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        var fills = styles.Fills!.Elements<Fill>().Select(fill => fill.PatternFill?.ForegroundColor?.Rgb?.Value).ToList();
        var formats = styles.CellFormats!.Elements<CellFormat>().Select(format => fills[(int)(format.FillId?.Value ?? 0)]).ToList();
        var notes = data.WorksheetPart!.WorksheetCommentsPart?.Comments?.Descendants<Comment>().ToDictionary(note => note.Reference!.Value!, note => note.InnerText) ?? [];
        return data.Descendants<Cell>().Where(cell => formats[(int)(cell.StyleIndex?.Value ?? 0)] == colour).ToDictionary(cell => cell.CellReference!.Value!, cell => notes.GetValueOrDefault(cell.CellReference!.Value!, ""));
    }

    /// <summary>Types into cells of a workbook; a number stays a number.</summary>
    public static byte[] Typed(byte[] workbook, IEnumerable<(string Sheet, string Cell, string Text)> entries)
    {
        using var memory = new MemoryStream();
        memory.Write(workbook);
        using (var document = SpreadsheetDocument.Open(memory, true))
        {
            foreach (var sheet in entries.GroupBy(entry => entry.Sheet))
            {
                var cells = document.Sheet(sheet.Key).Descendants<Cell>().ToDictionary(cell => cell.CellReference!.Value!);
                foreach (var (_, reference, text) in sheet)
                {
                    var cell = cells[reference];
                    (cell.CellFormula, cell.CellValue, cell.DataType, cell.InlineString) = (null, null, CellValues.InlineString, new(new Text(text)));
                }
            }
        }

        return memory.ToArray();
    }
}
