using Sylvan.Data.Csv;

namespace Nianbao.Pipeline.Reading;

/// <summary>Opens a CSV: encoding, delimiter, header, structure; then its rows.</summary>
internal static class CsvSource
{
    /// <summary>Titles and header are expected within these characters.</summary>
    private const int SampleCharacters = 1 << 18;

    private static readonly char[] Delimiters = [',', ';', '\t'];

    public static SourceTable Open(Stream stream, FileContent content, ColumnNames names, ReadingLimits limits, List<Note> notes)
    {
        var encoding = TextEncoding.Decide(stream);
        var sample = Sample(stream, encoding);
        if (string.IsNullOrWhiteSpace(sample) && stream.Length <= SampleCharacters)
            throw Refusal.Empty();
        if (sample.AsSpan().TrimStart() is ['<', ..])
        {
            throw Refusal.Unreadable(
                "文件是网页(HTML/XML),不是表格文件。",
                "The file is a web page (HTML/XML), not a table.",
                "请在表格软件中打开,另存为 xlsx 后重新上传。",
                "Open it in a spreadsheet program, save it as xlsx and upload it again.");
        }

        HeaderSearch? best = null;
        var delimiter = ',';
        foreach (var candidate in Delimiters)
        {
            var search = Look(sample, candidate, names, limits);
            if (best is null || (search.Found, search.Known).CompareTo((best.Found, best.Known)) > 0)
                (best, delimiter) = (search, candidate);
        }

        var header = best!;
        if (!header.IsComplete && sample.Length < SampleCharacters && Form(sample, content) is { } form && (form.Record.HasCode(names.Key) || !header.Found))
        {
            using (var whole = encoding.Open(stream))
                CsvStructure.Check(whole, form.Delimiter, 0, limits);
            return form.Record.ToTable("csv", encoding.Name, form.Delimiter, content, names, limits, notes, null);
        }

        if (!header.Found)
        {
            CheckAroundHeader(sample, delimiter, limits);
        }

        header.Demand(null, $"按 {encoding.Name} 编码读取", $"read as {encoding.Name}");
        using (var reader = encoding.Open(stream))
            CsvStructure.Check(reader, delimiter, header.Cells!.Count, limits);
        if (encoding.Name == "GB18030")
            notes.Add(new("文件按 GB18030(GBK)编码读取;如有乱码,请另存为“CSV UTF-8”。", "The file was read as GB18030 (GBK); if characters look wrong, save it as 'CSV UTF-8'."));
        return new("csv", encoding.Name, delimiter, null, header, names, limits, notes, () => new CsvRows(encoding.Open(stream), delimiter, limits)) { Content = content };
    }

    /// <summary>The file as one section of a form, by the delimiter under which most of it is understood.</summary>
    private static (FormRecord Record, char Delimiter)? Form(string text, FileContent content)
    {
        (FormRecord Record, char Delimiter)? best = null;
        foreach (var delimiter in Delimiters)
        {
            try
            {
                using var rows = new CsvRows(new StringReader(text), delimiter, ReadingLimits.Default);
                if (FormSource.Read(rows, content) is { } record && (best is null || record.Known > best.Value.Record.Known))
                    best = (record, delimiter);
            }
            catch (CsvFormatException)
            {
                // The structure check says what is wrong, with its line.
            }
        }

        return best;
    }

    private static string Sample(Stream stream, TextEncoding encoding)
    {
        using var reader = encoding.Open(stream);
        var buffer = new char[SampleCharacters];
        var length = reader.ReadBlock(buffer, 0, buffer.Length);
        return new(buffer, 0, length);
    }

    /// <summary>A lone quotation mark or an endless line above or in the header hides it: says that rather than that there is no header.</summary>
    private static void CheckAroundHeader(string sample, char delimiter, ReadingLimits limits)
    {
        try
        {
            CsvStructure.Check(new StringReader(sample), delimiter, 0, limits);
        }
        catch (UnreadableFileException e) when (sample.Length == SampleCharacters && e.Finding.Row > limits.HeaderSearchRows)
        {
            // Further down, where the sample may end within a cell.
        }
    }

    private static HeaderSearch Look(string sample, char delimiter, ColumnNames names, ReadingLimits limits)
    {
        var search = new HeaderSearch(names, limits);
        try
        {
            using var rows = new CsvRows(new StringReader(sample), delimiter, limits);
            search.Look(rows);
        }
        catch (Exception e) when (e is CsvFormatException or UnreadableFileException)
        {
            // The sample may end within a quoted cell, and the wrong delimiter may find anything; the structure check judges the file.
        }

        return search;
    }
}
