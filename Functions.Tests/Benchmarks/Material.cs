using System.Globalization;
using System.IO.Compression;
using System.Text;
using Nianbao.Local.Sample;
using Sylvan.Data.Csv;

namespace Nianbao.Benchmarks;

/// <summary>The files to read: the sample's, put together to the size asked for.</summary>
internal sealed class Material : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nianbao-benchmark-").FullName;

    /// <param name="activities">Rows of the file of activities.</param>
    /// <param name="reports">Rows of the workbook and the CSV of reports.</param>
    public Material(int activities, int reports)
    {
        // Every organisation files about nine times in ten; a tenth more is made, and what is too much is cut off.
        var organisations = Math.Max(10, Math.Max(activities / 9, (int)(reports * 1.25)));
        var files = SampleWriter.Write(new() { Organisations = organisations, ActivitiesPerOrganisation = Math.Max(1, (int)Math.Ceiling(activities * 1.1 / organisations)) }, _folder);
        Register = [.. files.Files.Where(f => f.Dataset == "registry").Select(f => f.Path)];
        Activities = Cut(files.Files.Where(f => f.Dataset == "activities").Select(f => f.Path), "activities.csv", activities);
        Reports = Cut(files.Files.Where(f => f.Dataset == "annual-reports" && f.Period == "2025" && !f.Path.Contains("yunfu", StringComparison.Ordinal)).Select(f => f.Path), "annual-reports.csv", reports);
    }

    public IReadOnlyList<string> Register { get; }

    public string Activities { get; }

    public string Reports { get; }

    /// <summary>The reports as a workbook, written when first asked for.</summary>
    public string Workbook => field ??= WriteWorkbook(Reports, Path.Combine(_folder, "annual-reports.xlsx"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Cut(IEnumerable<string> files, string name, int rows)
    {
        var path = Path.Combine(_folder, name);
        using var output = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var left = rows;
        var first = true;
        foreach (var file in files)
        {
            using var csv = CsvDataReader.Create(file, new CsvDataReaderOptions { HasHeaders = false, ResultSetMode = ResultSetMode.SingleResult });
            var isData = false;
            while (left > 0 && csv.Read())
            {
                if (isData)
                    left--;
                else if (csv.RowFieldCount > 5 && csv.GetString(1).Length > 0)
                    isData = true; // The header; titles above it have a cell or two.
                else
                    continue;
                if (first || left >= 0)
                    output.Write(csv.GetRawRecordSpan().TrimEnd("\r\n"));
                output.Write('\n');
                if (first)
                    first = false;
            }
        }

        return path;
    }

    /// <summary>The CSV as a workbook with shared strings, as spreadsheet programs write it.</summary>
    private static string WriteWorkbook(string csvPath, string path)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        Put(zip, "[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Type}worksheet+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Type}sharedStrings+xml\"/></Types>");
        Put(zip, "_rels/.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Put(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"reports\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        Put(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
        var strings = new Dictionary<string, int>(StringComparer.Ordinal);
        using (var sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open()))
        {
            sheet.Write($"<worksheet xmlns=\"{Main}\"><sheetData>");
            using var csv = CsvDataReader.Create(csvPath, new CsvDataReaderOptions { HasHeaders = false, ResultSetMode = ResultSetMode.SingleResult });
            for (var row = 1; csv.Read(); row++)
            {
                sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{row}\">"));
                for (var i = 0; i < csv.RowFieldCount; i++)
                {
                    var text = csv.GetString(i);
                    if (text.Length == 0)
                        continue;
                    var cell = Nianbao.Pipeline.Reading.CellName.Of(i + 1, row);
                    if (text.Length < 15 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                    {
                        sheet.Write($"<c r=\"{cell}\"><v>{text}</v></c>");
                        continue;
                    }

                    if (!strings.TryGetValue(text, out var index))
                        strings[text] = index = strings.Count;
                    sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{cell}\" t=\"s\"><v>{index}</v></c>"));
                }

                sheet.Write("</row>");
            }

            sheet.Write("</sheetData></worksheet>");
        }

        using (var shared = new StreamWriter(zip.CreateEntry("xl/sharedStrings.xml", CompressionLevel.Fastest).Open()))
        {
            shared.Write($"<sst xmlns=\"{Main}\">");
            foreach (var text in strings.Keys)
                shared.Write($"<si><t xml:space=\"preserve\">{text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)}</t></si>");
            shared.Write("</sst>");
        }

        return path;
    }

    private static void Put(ZipArchive zip, string name, string content)
    {
        using var entry = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
        entry.Write(content);
    }
}
