using System.IO.Compression;
using System.Xml;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Workbooks;

namespace Nianbao.Tests.Fuzz;

/// <summary>A file as the workbook that goes back with its findings marked: it can always be written, and is sound whatever it was made from.</summary>
internal sealed class MarkedFileTarget() : FuzzTarget("marked", 3)
{
    public override string Answer(FuzzInput input)
    {
        var place = FileTarget.PlaceOf(input.Choice);
        var (before, reading) = FileTarget.Read(input.Bytes, place);
        if (reading is null || input.Bytes.Length > 1 << 20)
            return before;
        var receipt = new Receipt
        {
            Id = new string('0', 26),
            Dataset = place.Dataset.Name,
            Period = place.Period.ToString(),
            FileName = place.FileName,
            Submitter = "registrar-440000",
            State = ReceiptState.Rejected,
            ReceivedAt = DateTimeOffset.UnixEpoch,
            Reading = new(reading.Format, null, null, null, 1, []),
            Counts = new(reading.Rows, 0, 0, 0, reading.Rows, 0),
            FindingsTotal = reading.Findings.Count,
        };
        using var marked = new MemoryStream();
        using (var findings = new FindingList(reading.Findings))
            MarkedWorkbook.Write(new MemoryStream(input.Bytes), place.Dataset, place.Period, receipt, findings, ReportStandings.None, marked);
        RequireSound(marked, isOurs: reading.Format != "xlsx");
        return before + " " + FileTarget.Read(marked.ToArray(), place with { FileName = "a.xlsx" }).Digest;
    }

    /// <summary>Every part of a workbook of ours is XML; of somebody else's, those that every reader needs.</summary>
    private static void RequireSound(MemoryStream workbook, bool isOurs)
    {
        using var zip = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
        Must(zip.Entries.Select(entry => entry.FullName).Distinct(StringComparer.OrdinalIgnoreCase).Count() == zip.Entries.Count, "a marked workbook holds a part twice");
        foreach (var entry in zip.Entries.Where(entry => isOurs || entry.FullName is "[Content_Types].xml" or "xl/worksheets/nianbaoFindings.xml"))
        {
            using var xml = XmlReader.Create(entry.Open());
            while (xml.Read())
            {
            }
        }
    }
}
