using System.Security.Cryptography;
using System.Text;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;
using Nianbao.Local.Sample;
using Nianbao.Pipeline.Reading;
using Record = Nianbao.Domain.Datasets.Record;

namespace Nianbao.Tests.Sample;

public sealed class SampleFilesTests
{
    private static readonly SampleOptions Options = new() { Organisations = 400, ActivitiesPerOrganisation = 3, MaxRowsPerFile = 500 };

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        using SampleFolder one = new(), two = new(), other = new();
        Assert.Equal(Hashes(Options, one), Hashes(Options, two));
        Assert.NotEqual(Hashes(Options, one), Hashes(Options with { Seed = 2 }, other));
    }

    [Fact]
    public void Files_come_in_the_order_of_upload_and_a_long_one_is_continued()
    {
        using var folder = new SampleFolder();
        var files = SampleWriter.Write(Options, folder.Path);
        Assert.Equal(
            [
                ("registry", "current", "registry.csv"),
                ("annual-reports", "2023", "annual-reports-2023.csv"),
                ("annual-reports", "2024", "annual-reports-2024.csv"),
                ("annual-reports", "2025", "annual-reports-2025.csv"),
                ("annual-reports", "2025", "annual-reports-2025-yunfu.csv"),
                ("activities", "2025", "activities-2025.csv"),
                ("activities", "2025", "activities-2025-part2.csv"),
                ("activities", "2025", "activities-2025-part3.csv"),
            ],
            files.Files.Select(f => (f.Dataset, f.Period, Path.GetFileName(f.Path))));
        Assert.Equal(Options.Organisations, files.Files[0].Rows);
        Assert.All(files.Files, f => Assert.InRange(f.Rows, 1, Options.MaxRowsPerFile));
        Assert.True(File.Exists(files.ExpectedPath));
    }

    [Fact]
    public void Exports_are_UTF8_with_a_byte_order_mark_and_the_small_city_is_GB18030_with_titles()
    {
        using var folder = new SampleFolder();
        foreach (var file in SampleWriter.Write(Options, folder.Path).Files)
        {
            using var stream = File.OpenRead(file.Path);
            using var table = Open(stream, file);
            var isHandmade = file.Path.Contains("yunfu", StringComparison.Ordinal);
            Assert.Equal(isHandmade, !File.ReadAllBytes(file.Path).AsSpan().StartsWith(Encoding.UTF8.Preamble));
            Assert.Equal(isHandmade ? 3 : 1, table.HeaderRow);
            // Evidence is a list, which a CSV holds in one cell.
            Assert.All(table.Headers, h => Assert.True(h.Column is not null || h.Text == "佐证材料", h.Text));
            Assert.DoesNotContain(table.Rows(), r => r.Count == 0);
        }
    }

    [Fact]
    public void What_the_pipeline_reads_is_what_was_generated()
    {
        using var folder = new SampleFolder();
        var generator = new SampleGenerator(Options);
        IEnumerable<Record> RecordsOf(string dataset, string period) => dataset switch
        {
            "registry" => generator.Register,
            "annual-reports" => generator.Reports(int.Parse(period)).Select(r => r.Report.Record),
            _ => generator.Activities().Select(a => a.Activity.Record),
        };
        foreach (var group in SampleWriter.Write(Options, folder.Path).Files.GroupBy(f => (f.Dataset, f.Period)))
        {
            Assert.True(Catalogue.TryGet(group.Key.Dataset, out var dataset));
            // Yunfu comes last in the register, so the two files of the last year follow each other.
            var read = group.SelectMany(file => Read(file, dataset)).Select(r => Text(dataset, r));
            Assert.Equal(RecordsOf(group.Key.Dataset, group.Key.Period).Select(r => Text(dataset, r)), read);
        }
    }

    private static string Text(Dataset dataset, Record record) => string.Join('|', dataset.Columns.Select(c => $"{c.Name}={(c.Personal ? Sealed(dataset, c, c.Write(record)) : c.Write(record))}"));

    /// <summary>The generator knows persons by their names, the pipeline only sealed.</summary>
    private static string? Sealed(Dataset dataset, Column column, string? text)
    {
        var record = dataset.NewRecord();
        if (text is not null)
            Assert.Null(column.Read(record, RawCell.Of(text)));
        return column.Write(record);
    }

    private static List<Record> Read(SampleFile file, Dataset dataset)
    {
        using var stream = File.OpenRead(file.Path);
        using var table = Open(stream, file);
        var records = new List<Record>();
        foreach (var row in table.Rows())
        {
            var record = dataset.NewRecord();
            foreach (var header in table.Headers)
            {
                if (header.Column is not null && !row[header.FileColumn].IsEmpty)
                    Assert.Null(header.Column.Read(record, row[header.FileColumn], header.Unit));
            }

            records.Add(record);
        }

        Assert.Equal(file.Rows, records.Count);
        return records;
    }

    private static SourceTable Open(Stream stream, SampleFile file)
    {
        Assert.True(Catalogue.TryGet(file.Dataset, out var dataset));
        return SourceFile.Open(stream, Path.GetFileName(file.Path), dataset.Columns);
    }

    private static string Hashes(SampleOptions options, SampleFolder folder)
    {
        SampleWriter.Write(options, folder.Path);
        return string.Join('\n', Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal).Select(path => $"{Path.GetFileName(path)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"));
    }
}
