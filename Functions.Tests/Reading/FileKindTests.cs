using System.IO.Compression;
using System.Text;
using static Nianbao.Tests.Reading.SampleFile;

namespace Nianbao.Tests.Reading;

public sealed class FileKindTests
{
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2_000]];

    [Theory]
    [InlineData("a.xls", ".xlsx")]
    [InlineData("a.et", ".xlsx")]
    [InlineData("a.wps", "headers listed on the upload page")]
    [InlineData("a.doc", "headers listed on the upload page")]
    [InlineData("a.csv", ".xlsx")]
    public void Old_binary_files_are_refused_with_what_to_do_instead(string name, string advice)
    {
        var finding = Refused(() => Open(Compound, name));
        Assert.Equal("ID-001", finding.Code);
        Assert.Contains(advice, finding.RemedyEn, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encrypted_workbook_is_told_from_an_old_one()
    {
        var bytes = new byte[2_048];
        Compound.AsSpan(0, 8).CopyTo(bytes);
        bytes[0x1E] = 9;
        bytes[0x30] = 1;
        Encoding.Unicode.GetBytes("EncryptedPackage").CopyTo(bytes, 1_024 + 128);
        Assert.Contains("password", Refused(() => Open(bytes, "a.xlsx")).MessageEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%PDF-1.7 …", "a.pdf")]
    [InlineData("%PDF-1.7 …", "a.csv")]
    [InlineData("Rar!\u001a\u0007", "a.rar")]
    [InlineData("\u001f\u008b\u0008", "a.csv.gz")]
    [InlineData("7z\u00bc\u00af\u0027\u001c", "a")]
    [InlineData("{\\rtf1 x}", "a.doc")]
    [InlineData("<html><table><tr><td>uscc</td></tr></table></html>", "a.csv")]
    [InlineData("uscc,name\n1,2\n", "a.xls")]
    public void Documents_archives_and_web_pages_are_refused(string latin, string name) =>
        Assert.Equal("ID-001", Refused(() => Open(Encoding.Latin1.GetBytes(latin.Replace("…", "")), name)).Code);

    [Theory]
    [InlineData("word/document.xml", "docx")]
    [InlineData("xl/workbook.bin", "xlsb")]
    [InlineData("readme.txt", "zip")]
    public void Archives_that_are_no_workbooks_are_named(string part, string kind) =>
        Assert.Contains(kind, Refused(() => Open(Zip(CompressionLevel.Fastest, (part, "<x/>")), "a.xlsx")).MessageEn, StringComparison.Ordinal);

    [Fact]
    public void The_bytes_win_over_the_name_and_a_note_says_so()
    {
        using var table = Open(Workbook([Row(1, "uscc", "name") + Row(2, Code, "甲")]), "a.csv");
        Assert.Equal("xlsx", table.Format);
        Assert.Contains(".csv", Assert.Single(table.Notes).En, StringComparison.Ordinal);
        using var text = Open(Encoding.UTF8.GetBytes($"uscc,name\n{Code},甲\n"), "a.xlsx");
        Assert.Equal("csv", text.Format);
        Assert.Single(text.Notes);
        using var json = Open(Encoding.UTF8.GetBytes($$"""[{"uscc":"{{Code}}","name":"甲"}]"""), "无扩展名");
        Assert.Equal("json", json.Format);
        Assert.Empty(json.Notes);
    }

    [Fact]
    public void Faults_of_the_stream_itself_are_not_taken_for_the_files() =>
        Assert.Throws<IOException>(() => Nianbao.Pipeline.Reading.SourceFile.Open(new BrokenStream(), "a.csv", Columns));

    private sealed class BrokenStream : MemoryStream
    {
        public override long Length => 10;

        public override int Read(Span<byte> buffer) => throw new IOException("The network is gone.");

        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("The network is gone.");
    }
}
