using System.Xml;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Reading;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>The answer to an upload as a workbook: the file itself with its findings marked.</summary>
public static class MarkedWorkbook
{
    /// <summary>Writes it.</summary>
    /// <param name="source">The uploaded file, or null when it is gone: then the list of findings comes alone. Stays open.</param>
    /// <param name="dataset">What it was uploaded as; null when that is no dataset.</param>
    /// <param name="findings">All that are kept, in the order of the file.</param>
    /// <param name="standings">What became of the reports since.</param>
    /// <param name="target">Must be seekable: what was begun in one way may end in another. Stays open.</param>
    public static void Write(Stream? source, Dataset? dataset, Period period, Receipt receipt, FindingList findings, ReportStandings standings, Stream target)
    {
        // A file that could not be read has no cells to mark, and is not to be trusted with more than one look.
        if (source is not null && dataset is not null && receipt.Reading is { } reading)
        {
            try
            {
                if (reading.Format == "xlsx")
                {
                    using var copy = new MarkedCopy(source);
                    copy.Write(receipt, findings, standings, target);
                }
                else
                {
                    using var table = SourceFile.Open(source, receipt.FileName ?? "", FileContent.Of(dataset, period), ReadingLimits.Default);
                    TabularCopy.Write(table, receipt, findings, standings, target);
                }

                return;
            }
            catch (Exception damaged) when (damaged is UnreadableFileException or XmlException or InvalidDataException or ArgumentException)
            {
                target.SetLength(0);
            }
        }

        using var book = new WorkbookWriter(target, FindingsSheet.Name);
        using var sheet = book.AddSheet(FindingsSheet.Layout);
        FindingsSheet.Write(sheet, receipt, findings, standings, _ => null, [.. MarkedCopy.Capped(receipt, findings), "原文件未附在此处。 The file itself is not included."]);
    }

    /// <summary>The workbook's name: that of the upload with -问题 behind it.</summary>
    public static string NameOf(Receipt receipt)
    {
        var name = Path.GetFileNameWithoutExtension(receipt.FileName ?? "");
        var extension = receipt.Reading?.Format == "xlsx" && string.Equals(Path.GetExtension(receipt.FileName), ".xlsm", StringComparison.OrdinalIgnoreCase) ? ".xlsm" : ".xlsx";
        return $"{(name.Length > 0 ? FileNames.Safe(name) : receipt.Id)}-问题{extension}";
    }
}
