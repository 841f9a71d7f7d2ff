using System.Globalization;
using System.Text;
using System.Text.Json;
using Nianbao.Local.Sample;
using Nianbao.Pipeline.Workbooks;
using Sylvan.Data.Csv;

namespace Nianbao.Benchmarks;

/// <summary>What is uploaded: reports of the generated sample without a fault, the first of them one workbook each, the rest one file; and what they must add up to.</summary>
internal sealed class DeadlineSeason : IDisposable
{
    /// <summary>The measures compared, with the headers whose amounts they sum.</summary>
    private static readonly (string Measure, string Header)[] Sums = [("income", "收入合计合计"), ("expense", "费用合计合计"), ("assets", "资产总计期末数")];

    private readonly string _folder = Directory.CreateTempSubdirectory("nianbao-deadline-").FullName;
    private readonly decimal[] _expected = new decimal[Sums.Length];

    public DeadlineSeason(int singles, int bulk)
    {
        // Some nine organisations of ten that existed file a report.
        var files = SampleWriter.Write(new() { Organisations = (int)((singles + bulk) * 1.3) + 20, ActivitiesPerOrganisation = 1, DefectsPerTenThousand = 0, MaxRowsPerFile = 1_000_000 }, _folder);
        Register = files.Files.Single(file => file.Dataset == "registry").Path;
        Bulk = Path.Combine(_folder, "province.csv");
        var reports = files.Files.First(file => file.Dataset == "annual-reports" && file.Period == "2025" && !file.Path.Contains("yunfu", StringComparison.Ordinal)).Path;
        using var csv = CsvDataReader.Create(reports, new CsvDataReaderOptions { HasHeaders = false, ResultSetMode = ResultSetMode.SingleResult });
        using var output = new StreamWriter(Bulk, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        string[]? header = null;
        int[] at = [];
        while (csv.Read() && Rows < singles + bulk)
        {
            string[] cells = [.. Enumerable.Range(0, csv.RowFieldCount).Select(csv.GetString)];
            if (header is null)
            {
                header = cells;
                at = [.. Sums.Select(sum => Array.IndexOf(header, sum.Header))];
                output.Write(csv.GetRawRecordSpan().TrimEnd("\r\n"));
                output.Write('\n');
                continue;
            }

            Rows++;
            for (var i = 0; i < at.Length; i++)
                _expected[i] += cells[at[i]].Length == 0 ? 0 : decimal.Parse(cells[at[i]], CultureInfo.InvariantCulture);
            if (Rows <= singles)
            {
                Singles.Add(Workbook(header, cells));
            }
            else
            {
                output.Write(csv.GetRawRecordSpan().TrimEnd("\r\n"));
                output.Write('\n');
            }
        }

        if (Rows < singles + bulk)
            throw new InvalidOperationException($"The sample holds {Rows} reports, and {singles + bulk} are to be sent.");
    }

    public string Register { get; }

    public string Bulk { get; }

    /// <summary>Workbooks of one report each.</summary>
    public List<byte[]> Singles { get; } = [];

    private int Rows { get; set; }

    /// <summary>What the published totals say otherwise than the files.</summary>
    public async Task<IReadOnlyList<string>> CompareAsync(HttpClient http)
    {
        using var answer = JsonDocument.Parse(await http.GetStringAsync($"/api/aggregates/annual-reports?period=2025&measures=records,{string.Join(',', Sums.Select(sum => sum.Measure))}"));
        var total = answer.RootElement.GetProperty("total");
        var faults = new List<string>();
        Compare("records", Rows);
        for (var i = 0; i < Sums.Length; i++)
            Compare(Sums[i].Measure, _expected[i]);
        return faults;

        void Compare(string measure, decimal expected)
        {
            if (total.GetProperty(measure).GetDecimal() is var published && published != expected)
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{measure} is published as {published}; the files add up to {expected}"));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Workbook(string[] header, string[] cells)
    {
        using var memory = new MemoryStream();
        using (var book = new WorkbookWriter(memory, "年度工作报告"))
        using (var sheet = book.AddSheet(new("年度工作报告", [.. header.Select(_ => new SheetColumn(12))])))
        {
            foreach (var row in (string[][])[header, cells])
            {
                sheet.NextRow();
                for (var i = 0; i < row.Length; i++)
                    sheet.Cell(i + 1, CellValue.Of(row[i]), 0);
            }
        }

        return memory.ToArray();
    }
}
