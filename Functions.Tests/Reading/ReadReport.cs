using System.Text;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Tests.Reading;

/// <summary>Reads files as the intake does, up to the records and the findings about their cells.</summary>
internal static class ReadReport
{
    public static readonly Dataset Reports = new AnnualReportsDataset(DeadlineRules.Default, PersonSeal.Sample);

    public static readonly Period Year2025 = new(2025);

    public static SourceTable Open(byte[] bytes, string fileName, Dataset? dataset = null, Period? period = null) =>
        SourceFile.Open(new MemoryStream(bytes), fileName, FileContent.Of(dataset ?? Reports, period ?? Year2025));

    public static SourceTable Json(string text) => Open(Encoding.UTF8.GetBytes(text), "a.json");

    public static SourceTable Csv(string text) => Open(Encoding.UTF8.GetBytes(text), "a.csv");

    public static ReadRow[] Read(this SourceTable table, Dataset? dataset = null)
    {
        var reader = new RowReader(dataset ?? Reports, Year2025, table);
        return [.. table.Rows().Select(row => reader.Read(row.Copy())).Select(row => new ReadRow(reader, row))];
    }

    public static ReadRow Single(this SourceTable table) => Assert.Single(table.Read());
}

/// <summary>A row as read.</summary>
internal sealed record ReadRow(RowReader Reader, ParsedRow Parsed)
{
    public AnnualReport Report => (AnnualReport)Parsed.Record;

    public IReadOnlyList<Finding> Findings => Parsed.Findings;

    /// <summary>The place a finding about that field would name: sheet, cell, header, value.</summary>
    public Finding PlaceOf(string? field) => Reader.Place(new() { Code = "X", Severity = Severity.Warn, MessageZh = "", MessageEn = "", RemedyZh = "", RemedyEn = "" }, Parsed.Source, field);
}
