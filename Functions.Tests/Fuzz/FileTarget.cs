using Nianbao.Domain.Datasets;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Tests.Fuzz;

/// <summary>A file as an upload: opened, read to its end, its rows made records as the intake does.</summary>
internal sealed class FileTarget() : FuzzTarget("file", 6)
{
    /// <summary>Rows that become records; the file is walked to its end in any case.</summary>
    private const int Records = 2_000;

    private static readonly string[] Names = ["a.xlsx", "a.csv", "a.json", "a"];

    private static readonly Dataset[] Datasets = [.. Catalogue.All.Where(dataset => dataset.IsUploadable)];

    /// <summary>The choice that stands for a dataset and the kind of name.</summary>
    public static byte ChoiceOf(string dataset, string extension) =>
        (byte)((Array.FindIndex(Datasets, d => d.Name == dataset) * Names.Length) + Math.Max(0, Array.IndexOf(Names, "a" + extension)));

    public static (Dataset Dataset, Period Period, string FileName) PlaceOf(byte choice)
    {
        var dataset = Datasets[choice / Names.Length % Datasets.Length];
        return (dataset, dataset.PeriodKind == PeriodKind.Current ? Period.Current : new(2025), Names[choice % Names.Length]);
    }

    public override string Answer(FuzzInput input) => Read(input.Bytes, PlaceOf(input.Choice)).Digest;

    /// <summary>What the file says, or why it was refused; the table's format where it could be opened.</summary>
    public static (string Digest, FileReading? Reading) Read(byte[] bytes, (Dataset Dataset, Period Period, string FileName) place)
    {
        try
        {
            using var table = SourceFile.Open(new MemoryStream(bytes), place.FileName, FileContent.Of(place.Dataset, place.Period));
            var reading = new FileReading(table.Format, table.IsForm);
            var reader = new RowReader(place.Dataset, place.Period, table);
            var digest = new AnswerDigest();
            foreach (var source in table.Rows())
            {
                Must(source.Number > 0, "a row has no number");
                if (++reading.Rows > Records)
                    continue;
                var row = reader.Read(source.Copy());
                foreach (var finding in row.Findings)
                {
                    Check(finding);
                    digest.Add(finding.MessageEn);
                }

                reading.Records.Add(TextOf(place, row.Record));
                reading.Findings.AddRange(row.Findings.Take(FileReading.KeptFindings - reading.Findings.Count));
            }

            foreach (var loose in table.LooseItems())
                Check(RowReader.Place(loose));
            foreach (var note in table.Notes)
                Must(note.Zh.Length > 0 && note.En.Length > 0, "a note is empty");
            foreach (var record in reading.Records)
                digest.Add(record);
            digest.Add(reading.Rows);
            return (digest.ToString(), reading);
        }
        catch (UnreadableFileException refused)
        {
            Check(refused.Finding);
            Must(refused.Finding.Code is "ID-001" or "ID-002", "a file was refused for no reason that there is");
            return ($"{refused.Finding.Code} {refused.Finding.MessageEn}", null);
        }
    }

    /// <summary>Every value of a record and of its lists.</summary>
    private static string TextOf((Dataset Dataset, Period Period, string FileName) place, Nianbao.Domain.Datasets.Record record)
    {
        var digest = new AnswerDigest();
        digest.Add(record.Key);
        foreach (var column in place.Dataset.ColumnsFor(place.Period))
            digest.Add(record.Unreadable.Contains(column.Name) ? null : column.Write(record));
        foreach (var list in place.Dataset.Children)
        {
            foreach (var item in list.Items(record) ?? [])
            {
                digest.Add(list.Name);
                foreach (var column in list.Columns)
                    digest.Add(column.Write(item));
            }
        }

        return digest.ToString();
    }
}

/// <summary>A file as it was read.</summary>
internal sealed record FileReading(string Format, bool IsForm)
{
    public const int KeptFindings = 500;

    public int Rows { get; set; }

    /// <summary>Digests of the first records.</summary>
    public List<string> Records { get; } = [];

    /// <summary>The first findings.</summary>
    public List<Finding> Findings { get; } = [];
}
