using System.Buffers.Binary;
using System.Text;

namespace Nianbao.Pipeline.Reading;

/// <summary>What a file's bytes say it is.</summary>
internal enum ContentKind
{
    Empty,
    Xlsx,
    Json,
    Csv,

    /// <summary>Something that is not read here: an old workbook, a document, an archive, a picture.</summary>
    Other,
}

/// <summary>Tells what a file is by its first bytes, and refuses what is not read here with what to do instead.</summary>
internal static class FileKind
{
    /// <summary>The first 32 entries of a compound file's directory; an encrypted workbook has about a dozen.</summary>
    private const int DirectoryBytes = 4_096;

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static ContentKind Of(Stream stream)
    {
        Span<byte> buffer = stackalloc byte[512];
        var head = Head(stream, buffer);
        if (head.Length == 0)
            return ContentKind.Empty;
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8) || head.StartsWith("PK\x07\x08"u8))
            return ContentKind.Xlsx;
        if (Name(head) is not null)
            return ContentKind.Other;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            head = head[3..];
        head = head.TrimStart(" \t\r\n"u8);
        if (head.Length == 0)
            return stream.Length > buffer.Length ? ContentKind.Csv : ContentKind.Empty;
        if (head[0] == '[' && head[1..].TrimStart(" \t\r\n"u8) is [] or [(byte)'{' or (byte)']', ..])
            return ContentKind.Json;
        return head[0] == '{' && head[1..].TrimStart(" \t\r\n"u8) is [] or [(byte)'"' or (byte)'}', ..] ? ContentKind.Json : ContentKind.Csv;
    }

    /// <summary>The refusal of a file that is neither text nor a zip archive.</summary>
    public static UnreadableFileException Refuse(Stream stream, string extension)
    {
        Span<byte> buffer = stackalloc byte[512];
        var head = Head(stream, buffer);
        if (!head.StartsWith(CompoundFile))
            return Unsupported(Name(head) ?? extension, extension);
        if (IsEncrypted(stream))
        {
            return Refusal.Unreadable(
                "工作簿设有打开密码,无法读取。",
                "The workbook is protected with a password and cannot be read.",
                "请在表格软件中打开,取消打开密码(文件—信息—保护工作簿),保存后重新上传。",
                "Open it, remove the password (File, Info, Protect Workbook), save it and upload it again.");
        }

        return Unsupported(extension is ".doc" or ".wps" ? "doc/wps" : "xls/et", extension);
    }

    /// <summary>The refusal of a name that promises what is not read here.</summary>
    public static UnreadableFileException RefuseName(string extension) => Unsupported(extension.TrimStart('.'), extension);

    public static UnreadableFileException Unsupported(string what, string extension) => Refusal.Unreadable(
        $"文件无法读取或格式不支持({(extension.Length > 0 ? extension : what)}):内容是 {what}。请另存为 xlsx、UTF-8 或 GBK 的 csv。",
        $"File unreadable or unsupported ({(extension.Length > 0 ? extension : what)}): it is {what}. Save as xlsx or csv.",
        what switch
        {
            "xls/et" or "xls" or "et" or "ods" or "xlsb" => "请在 Excel、WPS 或 LibreOffice 中打开,选择“文件—另存为”,类型选“Excel 工作簿(*.xlsx)”,再上传新文件。",
            "doc/wps" or "doc" or "wps" or "docx" or "pdf" => "请按上传页面所列的表头,把内容填入 xlsx 表格后上传；文档和 PDF 不能自动读取。",
            _ => "请解压后上传其中的 xlsx、csv 或 json 文件。",
        },
        what switch
        {
            "xls/et" or "xls" or "et" or "ods" or "xlsb" => "Open it in Excel, WPS or LibreOffice, choose File, Save As, type 'Excel Workbook (*.xlsx)', and upload the new file.",
            "doc/wps" or "doc" or "wps" or "docx" or "pdf" => "Put the content into an xlsx sheet with the headers listed on the upload page and upload that; documents and PDF cannot be read.",
            _ => "Unpack it and upload the xlsx, csv or json file inside.",
        },
        value: extension.Length > 0 ? extension : null);

    private static string? Name(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith(CompoundFile) => "xls/et",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) => "xls/et",
        _ when head.StartsWith("%PDF"u8) => "pdf",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) => "gz",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) => "7z",
        _ when head.StartsWith("Rar!\x1A\x07"u8) => "rar",
        _ when head.StartsWith("{\\rtf"u8) => "doc",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "图片 image",
        _ => null,
    };

    private static ReadOnlySpan<byte> Head(Stream stream, Span<byte> buffer)
    {
        stream.Position = 0;
        return buffer[..stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
    }

    /// <summary>
    /// An encrypted workbook is a compound file with a stream named EncryptedPackage ([MS-OFFCRYPTO] 2.3.4.4): its name stands, in
    /// UTF-16, in the directory, whose first sector the header gives ([MS-CFB] 2.2).
    /// </summary>
    private static bool IsEncrypted(Stream stream)
    {
        Span<byte> header = stackalloc byte[512];
        if (Head(stream, header).Length < 512)
            return false;
        var sectorShift = BinaryPrimitives.ReadUInt16LittleEndian(header[0x1E..]);
        var directory = BinaryPrimitives.ReadUInt32LittleEndian(header[0x30..]);
        if (sectorShift is not (9 or 12) || (directory + 1L) << sectorShift >= stream.Length)
            return false;
        stream.Position = (directory + 1L) << sectorShift;
        var bytes = new byte[DirectoryBytes];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes.AsSpan(0, read).IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
    }
}
