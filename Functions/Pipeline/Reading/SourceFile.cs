using Nianbao.Domain.Datasets;

namespace Nianbao.Pipeline.Reading;

/// <summary>Opens an uploaded file as a table, whatever it is: CSV, workbook or JSON.</summary>
public static class SourceFile
{
    private static readonly string[] RefusedNames = [".xls", ".et", ".wps", ".doc", ".docx", ".pdf", ".zip", ".rar", ".7z", ".gz", ".tar", ".xlsb", ".ods"];

    /// <summary>Opens the file: decides what it is by its bytes, finds the header and checks what can be checked before a row is read.</summary>
    /// <param name="seekable">The file's bytes. The caller keeps it open until the table is disposed, and disposes it.</param>
    /// <param name="fileName">The name it was uploaded under; only its extension matters.</param>
    /// <param name="content">What a file of the dataset may hold.</param>
    /// <exception cref="UnreadableFileException">The file cannot be read (ID-001) or its header is not the dataset's (ID-002).</exception>
    public static SourceTable Open(Stream seekable, string fileName, FileContent content, ReadingLimits? limits = null)
    {
        limits ??= ReadingLimits.Default;
        var names = content.Names ?? new ColumnNames(content.Columns, content.Lists);
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        var found = FileKind.Of(seekable);
        if (found == ContentKind.Empty)
            throw Refusal.Empty();
        if (found == ContentKind.Other)
            throw FileKind.Refuse(seekable, extension);
        if (extension == ".json" && found == ContentKind.Csv)
            found = ContentKind.Json;
        if (found != ContentKind.Xlsx && Array.IndexOf(RefusedNames, extension) >= 0)
            throw FileKind.RefuseName(extension);

        var notes = new List<Note>();
        var format = found switch { ContentKind.Xlsx => "xlsx", ContentKind.Json => "json", _ => "csv" };
        if (extension.Length > 0 && extension != "." + format && extension is not (".txt" or ".tsv" or ".xlsm"))
            notes.Add(new($"文件扩展名是 {extension},内容却是 {format},已按 {format} 读取。", $"The file is named {extension} but its content is {format}; it was read as {format}."));
        return SourceTable.Guard(() => found switch
        {
            ContentKind.Xlsx => XlsxSource.Open(seekable, extension, content, names, limits, notes),
            ContentKind.Json => JsonSource.Open(seekable, content, names, limits, notes),
            _ => CsvSource.Open(seekable, content, names, limits, notes),
        });
    }

    /// <summary>Opens a file of flat records.</summary>
    /// <inheritdoc cref="Open(Stream, string, FileContent, ReadingLimits?)"/>
    public static SourceTable Open(Stream seekable, string fileName, IReadOnlyList<Column> columns, ReadingLimits? limits = null) =>
        Open(seekable, fileName, FileContent.OfColumns(columns), limits);
}
