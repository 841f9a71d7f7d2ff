using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Reading;
using Sylvan.Data.Csv;

namespace Nianbao.Benchmarks;

/// <summary>One way of reading one file, in a process of its own, so that its peak memory is its own.</summary>
internal sealed record Measurement(string What, long Rows, double Seconds, long PeakKiB, long Findings)
{
    public double RowsPerSecond => Rows / Seconds;

    /// <summary>Measures in a child process.</summary>
    public static Measurement InChild(string what, string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(Measurement).Assembly.Location);
        foreach (var argument in (string[])["measure", what, file])
            start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        var answer = child.StandardOutput.ReadToEnd().Trim().Split('\n')[^1].Split(' ');
        child.WaitForExit();
        if (child.ExitCode != 0)
            throw new InvalidOperationException($"The measurement of {what} failed.");
        return new(what, long.Parse(answer[0], CultureInfo.InvariantCulture), double.Parse(answer[1], CultureInfo.InvariantCulture), long.Parse(answer[2], CultureInfo.InvariantCulture), long.Parse(answer[3], CultureInfo.InvariantCulture));
    }

    /// <summary>Measures in this process and prints rows, seconds, peak KiB and findings.</summary>
    public static int RunHere(string what, string file)
    {
        var watch = Stopwatch.StartNew();
        var (rows, findings) = what switch
        {
            "csv-library" => (WithSylvan(file), 0L),
            "xlsx-library" => (WithXmlReader(file), 0L),
            "read" => (Walk(file), 0L),
            "rules" => Judge(file),
            _ => throw new ArgumentException($"There is no measurement {what}."),
        };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} {watch.Elapsed.TotalSeconds:F3} {PeakOf(Environment.ProcessId)} {findings}"));
        return 0;
    }

    /// <summary>The most memory that a process had resident, in KiB (Linux: VmHWM).</summary>
    public static long PeakOf(int process)
    {
        var status = $"/proc/{process}/status";
        if (!File.Exists(status))
            return Process.GetProcessById(process).PeakWorkingSet64 / 1024;
        var line = File.ReadLines(status).First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.AsSpan(6).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture);
    }

    /// <summary>The library of the CSV reader alone: every field is looked at, nothing is kept.</summary>
    private static long WithSylvan(string file)
    {
        using var csv = CsvDataReader.Create(file, new CsvDataReaderOptions { HasHeaders = false, ResultSetMode = ResultSetMode.SingleResult });
        long rows = 0;
        long characters = 0;
        while (csv.Read())
        {
            rows++;
            for (var i = 0; i < csv.RowFieldCount; i++)
                characters += csv.GetFieldSpan(i).Length;
        }

        return characters > 0 ? rows : 0;
    }

    /// <summary>What an XLSX costs at the least: inflating the sheet and its texts, and walking the XML.</summary>
    private static long WithXmlReader(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        long rows = 0;
        foreach (var part in zip.Entries.Where(e => e.FullName.EndsWith("sharedStrings.xml", StringComparison.Ordinal) || e.FullName.Contains("worksheets/", StringComparison.Ordinal)))
        {
            using var xml = XmlReader.Create(part.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
                    rows++;
                else if (xml.NodeType == XmlNodeType.Text)
                    _ = xml.Value;
            }
        }

        return rows;
    }

    private static long Walk(string file)
    {
        using var stream = File.OpenRead(file);
        using var table = Open(stream, file);
        return table.Rows().LongCount();
    }

    /// <summary>Rows become records and meet every rule; the register says of each what the row itself says, so that no look-up is measured.</summary>
    private static (long Rows, long Findings) Judge(string file)
    {
        using var stream = File.OpenRead(file);
        using var table = Open(stream, file);
        var dataset = DatasetOf(file);
        var period = new Period(2025);
        var reader = new RowReader(dataset, period, table);
        long rows = 0;
        long findings = 0;
        foreach (var source in table.Rows())
        {
            var row = reader.Read(source);
            var record = row.Record;
            var judge = new Judge(new()
            {
                Period = period,
                ReceivedAt = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
                Registered = new Organisation { Uscc = record.Uscc, Name = (record as AnnualReport)?.Name, LegalType = Uscc.LegalTypeOf(record.Uscc), Status = OrgStatuses.Active },
                DeclaredUnit = reader.DeclaredUnit,
                Extent = reader.Extent,
            });
            judge.Run(dataset.Rules, record);
            rows++;
            findings += row.Findings.Count + judge.Violations.Count;
        }

        return (rows, findings);
    }

    private static SourceTable Open(Stream stream, string file) => SourceFile.Open(stream, file, FileContent.Of(DatasetOf(file), new(2025)));

    private static Dataset DatasetOf(string file) =>
        Catalogue.All.Single(d => Path.GetFileName(file).StartsWith(d.Name, StringComparison.Ordinal));
}
