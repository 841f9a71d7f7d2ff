using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Reading;
using Sylvan.Data.Csv;
using Activity = Nianbao.Domain.Activities.Activity;

namespace Nianbao.Benchmarks;

/// <summary>One way of reading one file, in a process of its own, so that its peak memory is its own.</summary>
internal sealed record Measurement(string What, long Rows, double Seconds, long PeakKiB, long Findings, double CpuSeconds, long Allocated)
{
    /// <summary>So many rows are taken before the clock starts when the program is to be warm.</summary>
    private const int WarmingRows = 20_000;

    public double RowsPerSecond => Rows / Seconds;

    /// <summary>Rows in a second of one core.</summary>
    public double RowsPerCpuSecond => Rows / CpuSeconds;

    /// <summary>Measures in a child process.</summary>
    /// <param name="warm">Whether the beginning of the file is gone through before, so that compiling is no part of what is measured.</param>
    public static Measurement InChild(string what, string file, bool warm = false)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(Measurement).Assembly.Location);
        foreach (var argument in (string[])["measure", what, file, warm ? "warm" : "cold"])
            start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        var answer = child.StandardOutput.ReadToEnd().Trim().Split('\n')[^1].Split(' ');
        child.WaitForExit();
        if (child.ExitCode != 0)
            throw new InvalidOperationException($"The measurement of {what} failed.");
        return new(what, Whole(0), Real(1), Whole(2), Whole(3), Real(4), Whole(5));

        long Whole(int i) => long.Parse(answer[i], CultureInfo.InvariantCulture);
        double Real(int i) => double.Parse(answer[i], CultureInfo.InvariantCulture);
    }

    /// <summary>Measures in this process and prints rows, seconds, peak KiB, findings, seconds of CPU and bytes allocated.</summary>
    public static int RunHere(string what, string file, bool warm)
    {
        if (warm)
            Take(what, file, WarmingRows);
        var (cpu, allocated, watch) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        var (rows, findings) = Take(what, file, long.MaxValue);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} {watch.Elapsed.TotalSeconds:F3} {PeakOf(Environment.ProcessId)} {findings} {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:F3} {GC.GetTotalAllocatedBytes() - allocated}"));
        return 0;
    }

    private static (long Rows, long Findings) Take(string what, string file, long most) => what switch
    {
        "csv-library" => (WithSylvan(file, most), 0L),
        "xlsx-library" => (WithXmlReader(file), 0L),
        "read" => (Walk(file, most), 0L),
        "records" => (Read(file, most), 0L),
        "rules" => Judge(file, most, fold: false),
        "fold" => Judge(file, most, fold: true),
        _ => throw new ArgumentException($"There is no measurement {what}."),
    };

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
    private static long WithSylvan(string file, long most)
    {
        using var csv = CsvDataReader.Create(file, new CsvDataReaderOptions { HasHeaders = false, ResultSetMode = ResultSetMode.SingleResult });
        long rows = 0;
        long characters = 0;
        while (rows < most && csv.Read())
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

    private static long Walk(string file, long most)
    {
        using var stream = File.OpenRead(file);
        using var table = Open(stream, file);
        return table.Rows().TakeWhile((_, i) => i < most).LongCount();
    }

    /// <summary>Rows become records, and nothing more is done with them.</summary>
    private static long Read(string file, long most)
    {
        using var stream = File.OpenRead(file);
        using var table = Open(stream, file);
        var reader = new RowReader(DatasetOf(file), new(2025), table);
        long rows = 0;
        foreach (var source in table.Rows())
        {
            if (rows == most)
                break;
            rows++;
            reader.Read(source);
        }

        return rows;
    }

    /// <summary>
    /// Rows become records and meet every rule; the register says of each what the row itself says, so that no look-up is measured. Folding goes on as the
    /// intake does: activities are compared with those before them, records become the text and hash that are stored, and move the cells of their heads.
    /// </summary>
    private static (long Rows, long Findings) Judge(string file, long most, bool fold)
    {
        using var stream = File.OpenRead(file);
        using var table = Open(stream, file);
        var dataset = DatasetOf(file);
        var period = new Period(2025);
        var reader = new RowReader(dataset, period, table);
        var neighbours = fold && dataset is ActivitiesDataset ? new ActivityNeighbours() : null;
        var heads = new Dictionary<(string Division, string Name), Head>();
        var facts = new RecordFacts(ReadingBenchmark.Arrival);
        long rows = 0;
        long findings = 0;
        foreach (var source in table.Rows())
        {
            if (rows == most)
                break;
            var row = reader.Read(source);
            var record = row.Record;
            if (neighbours is not null)
                ActivityStanding.Begin((Activity)record, neighbours, byOrganisation: false);
            var judge = new Judge(new()
            {
                Period = period,
                ReceivedAt = ReadingBenchmark.Arrival,
                Registered = new Organisation { Uscc = record.Uscc, Name = (record as AnnualReport)?.Name, LegalType = Uscc.LegalTypeOf(record.Uscc), Status = OrgStatuses.Active },
                Neighbours = neighbours,
                DeclaredUnit = reader.DeclaredUnit,
                Extent = reader.Extent,
            });
            judge.Run(dataset.Rules, record);
            rows++;
            findings += row.Findings.Count + judge.Violations.Count;
            if (!fold || row.Holds || judge.Violations.Any(violation => violation.Severity >= Severity.Error))
                continue;
            if (neighbours is not null)
            {
                ActivityStanding.Settle((Activity)record, neighbours, judge.Violations);
                neighbours.Remember((Activity)record, source.Number);
            }

            _ = Entry.Of(dataset, source.Number, record);
            var name = (record.Division, dataset.HeadOf(record));
            if (!heads.TryGetValue(name, out var head))
                heads[name] = head = Head.Empty(name.Item2, dataset.Shape);
            head.Move(dataset, record, facts, +1);
        }

        foreach (var ((division, name), head) in heads)
            head.ToEntity(division, LedgerKeys.Head(name));
        return (rows, findings);
    }

    private static SourceTable Open(Stream stream, string file) => SourceFile.Open(stream, file, FileContent.Of(DatasetOf(file), new(2025)));

    private static Dataset DatasetOf(string file) =>
        Catalogue.All.Single(d => Path.GetFileName(file).StartsWith(d.Name, StringComparison.Ordinal));
}
