using System.Collections;
using System.Globalization;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Workbooks;
using Nianbao.Tests.Flow;

namespace Nianbao.Tests.Workbooks;

/// <summary>A file of 100,000 rows with 200,000 findings is marked without holding its rows or its findings.</summary>
public sealed class BigMarkingTests
{
    private const int Rows = 100_000;
    private const int FirstRow = 2;

    [Fact]
    public void Of_two_hundred_thousand_findings_only_those_whose_notes_are_written_stay_in_memory()
    {
        using var csv = Reports();
        using var marked = Temporary();
        var findings = new CountedFindings(sheet: null);
        Mark(csv, "big.csv", "csv", findings, marked);
        Assert.Equal(3, findings.Walks);
        // A cell that gets a note keeps its finding; all others keep a place and a severity.
        Assert.InRange(findings.MostAlive, MarkPlan.MostNotes / 2, MarkPlan.MostNotes + 200);
        Assert.InRange(marked.Length, 1, 64 << 20);

        // The workbook that came of it is marked anew: somebody else's, as far as the code is concerned.
        using var again = Temporary();
        findings = new CountedFindings("上传数据 Data");
        Mark(marked, "big.xlsx", "xlsx", findings, again);
        Assert.InRange(findings.MostAlive, MarkPlan.MostNotes / 2, MarkPlan.MostNotes + 200);
        using var zip = new System.IO.Compression.ZipArchive(again, System.IO.Compression.ZipArchiveMode.Read, leaveOpen: true);
        var (coloured, listed) = (Count(zip, "xl/worksheets/sheet2.xml", "<c "), Count(zip, "xl/worksheets/sheet1.xml", "<row "));
        Assert.Equal((Rows + 1) * 3, coloured);
        Assert.True(listed > 2 * Rows, $"{listed} rows are listed.");
    }

    private static void Mark(Stream source, string name, string format, CountedFindings findings, Stream target)
    {
        var receipt = new Receipt
        {
            Id = new string('0', 26),
            Dataset = "annual-reports",
            Period = "2025",
            FileName = name,
            Submitter = "registrar-440000",
            State = ReceiptState.Rejected,
            ReceivedAt = DateTimeOffset.UnixEpoch,
            Reading = new(format, null, null, null, 1, []),
            Counts = new(Rows, 0, 0, 0, Rows, 0),
            FindingsTotal = 2 * Rows,
            FindingsByCode = new Dictionary<string, int> { ["VAL-002"] = 2 * Rows },
        };
        using var list = new FindingList(findings, 2 * Rows);
        source.Position = 0;
        MarkedWorkbook.Write(source, Book.Of("annual-reports"), new Period(2025), receipt, list, ReportStandings.None, target);
    }

    private static FileStream Reports()
    {
        var file = Temporary();
        using (var text = new StreamWriter(file, leaveOpen: true))
        {
            text.Write("统一社会信用代码,组织名称,收入合计\n");
            for (var i = 0; i < Rows; i++)
                text.Write(string.Create(CultureInfo.InvariantCulture, $"{Codes.Of("440106", '1', i)},示例协会{i},一百\n"));
        }

        return file;
    }

    private static int Count(System.IO.Compression.ZipArchive zip, string part, string tag)
    {
        using var text = new StreamReader(zip.GetEntry(part)!.Open());
        var (count, rest, buffer) = (0, "", new char[1 << 16]);
        for (int read; (read = text.Read(buffer)) > 0;)
        {
            var chunk = rest + new string(buffer, 0, read);
            for (var at = 0; (at = chunk.IndexOf(tag, at, StringComparison.Ordinal)) >= 0; at += tag.Length)
                count++;
            rest = chunk[^(tag.Length - 1)..];
        }

        return count;
    }

    private static FileStream Temporary() => new(
        Path.Combine(Path.GetTempPath(), "nianbao-test-" + Path.GetRandomFileName()), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });

    /// <summary>Findings that are made when they are asked for, two for each row, and that are counted as long as anybody holds them.</summary>
    private sealed class CountedFindings(string? sheet) : IEnumerable<Finding>
    {
        private readonly List<WeakReference> _given = [];

        public int Walks { get; private set; }

        /// <summary>The most findings of an earlier walk that were still held when a walk had come to its end.</summary>
        public int MostAlive { get; private set; }

        public IEnumerator<Finding> GetEnumerator()
        {
            Walks++;
            for (var row = 0; row < Rows; row++)
            {
                for (var column = 2; column <= 3; column++)
                {
                    var finding = new Finding
                    {
                        Code = "VAL-002",
                        Severity = Severity.Error,
                        Sheet = sheet,
                        Row = row + FirstRow,
                        Column = column,
                        Field = column == 2 ? "name" : "IS11.t",
                        Header = "收入合计",
                        Value = "一百",
                        Uscc = null,
                        MessageZh = $"第{row}行不是数字。",
                        MessageEn = "Not a number.",
                        RemedyZh = "请改为数字。",
                        RemedyEn = "Write a number.",
                    };
                    _given.Add(new(finding));
                    yield return finding;
                }
            }

            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            MostAlive = Math.Max(MostAlive, _given.Count(reference => reference.IsAlive));
            _given.Clear();
            _given.TrimExcess();
            GC.KeepAlive(this);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
