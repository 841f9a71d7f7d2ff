using System.Text;
using CsCheck;
using Nianbao.Pipeline.Reading;
using static Nianbao.Tests.Reading.SampleFile;

namespace Nianbao.Tests.Reading;

public sealed class HostileFilesTests
{
    private static readonly string[] Names = ["a.csv", "a.xlsx", "a.json", "a"];

    private static readonly byte[][] Seeds =
    [
        Encoding.UTF8.GetBytes($"标题\nuscc,name,资产总计(元)\n{Code},\"甲,\n乙\",\"1,234.50\"\n{OtherCode},丙,5\n合计,,3\n"),
        Gb18030($"统一社会信用代码;组织名称;资产总计\r\n{Code};甲;5\r\n"),
        [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes($"uscc\tname\n{Code}\t甲\n")],
        Encoding.UTF8.GetBytes($$"""{"rows":[{"uscc":"{{Code}}","name":"甲","a":{"b":[1,2,{"c":null}] } },{"uscc":"x","name":"\u4e2d","assets":-1.5e3}]}"""),
        Workbook([Row(1, "标题") + Row(2, "uscc", "name", "资产总计") + Row(3, Code, "甲", "5")], strings: "<sst><si><t>x</t></si></sst>", styles: "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
        Workbook([Row(1, "uscc", "name") + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c s=\"0\"><v>45000</v></c></row>"], strings: "<sst><si><t>x</t></si></sst>", level: System.IO.Compression.CompressionLevel.NoCompression),
    ];

    [Fact]
    public void Random_bytes_are_read_or_refused_and_nothing_else() => Gen.Select(Gen.Byte.Array[0, 3_000], Gen.Int[0, 3]).Sample((bytes, name) => Survives(bytes, Names[name]), iter: 3_000);

    [Fact]
    public void Random_changes_to_good_files_are_read_or_refused_and_nothing_else() => Gen.Select(
        Gen.Int[0, Seeds.Length - 1],
        Gen.Select(Gen.Int[0, 1 << 20], Gen.Byte, Gen.Int[0, 3]).Array[1, 8],
        Gen.Int[0, 3]).Sample((seed, changes, name) => Survives(Changed(Seeds[seed], changes), Names[name]), iter: 6_000);

    [Fact]
    public void Random_text_of_the_signs_that_matter_is_read_or_refused_and_nothing_else() => Gen.String[Gen.Char["usc,name;\t\"\r\n{}[]:甲 1"], 0, 200].Sample(text =>
        Survives(Encoding.UTF8.GetBytes("uscc,name\n" + text), "a.csv") && Survives(Encoding.UTF8.GetBytes("[{\"uscc\":" + text), "a.json"), iter: 6_000);

    private static byte[] Changed(byte[] seed, (int At, byte Value, int Kind)[] changes)
    {
        var bytes = seed.ToList();
        foreach (var (at, value, kind) in changes)
        {
            var i = bytes.Count == 0 ? 0 : at % bytes.Count;
            switch (kind)
            {
                case 0 when bytes.Count > 0:
                    bytes[i] = value;
                    break;
                case 1:
                    bytes.Insert(i, value);
                    break;
                case 2 when bytes.Count > 0:
                    bytes.RemoveRange(i, Math.Min(value, bytes.Count - i));
                    break;
                case 3:
                    bytes.InsertRange(i, bytes.GetRange(0, Math.Min(value, bytes.Count)));
                    break;
            }
        }

        return [.. bytes];
    }

    private static bool Survives(byte[] bytes, string name)
    {
        try
        {
            using var table = Open(bytes, name);
            foreach (var row in table.Rows().Take(10_000))
            {
                foreach (var header in table.Headers)
                    header.Column?.Read(new SampleRecord(), row[header.FileColumn], header.Unit);
            }

            return table.Notes.All(n => n.Zh.Length > 0 && n.En.Length > 0);
        }
        catch (UnreadableFileException refused)
        {
            return refused.Finding.Code is "ID-001" or "ID-002";
        }
    }
}
