using System.Text;
using CsCheck;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Reading;
using static Nianbao.Tests.Reading.SampleFile;

namespace Nianbao.Tests.Reading;

public sealed class CsvReadingTests
{
    private static readonly string[] Cells = ["x", "", "a\nb", "a\r\nb\r\n", "\"\"", "\r", "，,"];

    [Fact]
    public void A_plain_file_is_read()
    {
        using var table = Csv($"uscc,name,assets\n{Code},甲,\"1,234.50\"\n{OtherCode},乙,5\n");
        Assert.Equal(("csv", "UTF-8", ',', 1), (table.Format, table.Encoding, table.Delimiter, table.HeaderRow));
        Assert.Equal([$"2: {Code}|甲|1,234.50", $"3: {OtherCode}|乙|5"], table.Lines());
        Assert.Equal([123450, 500], table.Records().Select(r => r.Assets));
        Assert.Empty(table.Notes);
    }

    [Fact]
    public void Titles_blank_lines_aliases_units_and_footers_are_taken_as_they_come()
    {
        using var table = Csv($"2025年度年报汇总表,,\n单位:某局,,\n\n信用代码*, 单位 名称（必填）,\"资产\n总计（万元）\"\n\n{Code},甲,1.5\n,,\n{OtherCode},乙,2\n合 计,,3.5\n制表人：张三,,\n");
        Assert.Equal(4, table.HeaderRow);
        Assert.Equal([$"7: {Code}|甲|1.5", $"9: {OtherCode}|乙|2"], table.Lines());
        Assert.Equal([1_500_000, 2_000_000], table.Records().Select(r => r.Assets));
        Assert.Contains("10, 11", Assert.Single(table.Notes).En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_with_a_credit_code_is_never_a_footer()
    {
        using var table = Csv($"组织名称,统一社会信用代码\n合计服务中心,{Code}\n备注学会,{OtherCode}\n说明协会,5144\n合计,\n某协会,\n");
        Assert.Equal(["2", "3", "4", "6"], table.Lines().Select(l => l.Split(':')[0]));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_numbers_are_the_physical_ones(string newline)
    {
        var text = string.Join(newline, "标题", "", "uscc,name", $"{Code},\"第一行", "第二行", "\"", "", $"{OtherCode},乙", $"\"{Code}\",丙");
        using var table = Csv(text);
        Assert.Equal(3, table.HeaderRow);
        Assert.Equal([4, 8, 9], table.Rows().Select(r => r.Number));
    }

    [Fact]
    public void Line_numbers_agree_with_a_count_of_line_breaks_whatever_the_cells_hold() => Gen.Select(
        Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n"), Gen.Const("\r")),
        Gen.Int[0, 6].Select(i => Cells[i]).Array[1, 30]).Sample((newline, cells) =>
        {
            var text = new StringBuilder("uscc,name").Append(newline);
            var expected = new List<int>();
            foreach (var cell in cells)
            {
                expected.Add(1 + text.ToString().Replace("\r\n", "\n").Count(c => c is '\n' or '\r'));
                text.Append(Code).Append(",\"").Append(cell).Append('"').Append(newline);
            }

            using var table = Csv(text.ToString());
            Assert.Equal(expected, table.Rows().Select(r => r.Number));
        });

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData(',')]
    public void The_delimiter_is_found_on_the_header(char delimiter)
    {
        using var table = Csv($"标题;a,b\n{string.Join(delimiter, "uscc", "name", "assets")}\n{string.Join(delimiter, Code, "甲", "5")}\n");
        Assert.Equal(delimiter, table.Delimiter);
        Assert.Equal([$"3: {Code}|甲|5"], table.Lines());
    }

    [Fact]
    public void Every_encoding_of_9_2_is_decided()
    {
        var text = $"统一社会信用代码,组织名称\n{Code},广东省某协会𠮷㐀\n";
        (byte[] Bytes, string Name)[] files =
        [
            (Encoding.UTF8.GetBytes(text), "UTF-8"),
            ([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], "UTF-8 (BOM)"),
            ([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)], "UTF-16LE"),
            ([.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)], "UTF-16BE"),
            (Gb18030(text), "GB18030"),
        ];
        foreach (var (bytes, name) in files)
        {
            using var table = Open(bytes);
            Assert.Equal(name, table.Encoding);
            Assert.Equal([$"2: {Code}|广东省某协会𠮷㐀"], table.Lines());
            Assert.Equal(name == "GB18030", table.Notes.Any(n => n.En.Contains("GB18030", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_GB18030_file_longer_than_a_buffer_is_read_whole()
    {
        var text = "统一社会信用代码,组织名称\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{Code},广东省第{i}某协会𠮷\n"));
        using var table = Open(Gb18030(text));
        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => $"广东省第{i}某协会𠮷"), table.Rows().Select(r => r[1].Text));
        using var utf8 = Csv(text);
        Assert.Equal(20_000, utf8.Rows().Count());
    }

    [Fact]
    public void Bytes_of_no_encoding_are_refused_with_their_offset()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("uscc,name\n"), 0xD6, 0xD0, 0xFF, 0xFF];
        var finding = Refused(() => Open(bytes));
        Assert.Equal("ID-001", finding.Code);
        Assert.Contains("12", finding.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_within_a_character_is_said_to_be_cut()
    {
        var bytes = Encoding.UTF8.GetBytes($"uscc,name\n{Code},某协会");
        Assert.Contains("cut short", Refused(() => Open(bytes[..^1])).MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void NUL_bytes_are_refused_with_their_offset() =>
        Assert.Contains("byte 12", Refused(() => Csv("uscc,name\nab\0,x\n")).MessageEn, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("uscc,name\n{0},\"甲\n{0},乙\n", 2)]
    [InlineData("uscc,name\n{0},甲\n{0},\"a \"\"quoted\"\" one\"\n{0},\"乙\n{0},丙\n", 4)]
    [InlineData("uscc,name\n{0},\"甲\"乙\n{0},丙\n", 2)]
    [InlineData("uscc,name\n{0},\"甲\n{0},\"乙\"\n", 2)]
    [InlineData("标题 \"x\n\"uscc,name\n{0},甲\n", 2)]
    [InlineData("\"标题\nuscc,name\n{0},甲\n", 1)]
    public void A_lone_quotation_mark_is_refused_with_the_line_it_stands_in(string text, int line)
    {
        var finding = Refused(() => Csv(string.Format(text, Code)));
        Assert.Equal("ID-001", finding.Code);
        Assert.Equal(line, finding.Row);
    }

    [Fact]
    public void Two_lone_marks_do_not_swallow_the_rows_between_them()
    {
        var finding = Refused(() => Csv($"uscc,name,assets,members\n{Code},\"甲,1,2\n{Code},乙,1,2\n{Code},丙\",1,2\n"));
        Assert.Equal(2, finding.Row);
    }

    /// <summary>Given a character at a time, the check never sees a whole line, so it looks at every field; otherwise it passes over plain lines.</summary>
    [Fact]
    public void A_line_that_is_passed_over_is_judged_as_if_each_of_its_fields_were_looked_at()
    {
        var limits = new ReadingLimits { Rows = 6, Columns = 5, CellCharacters = 12, RecordCharacters = 30, HeaderSearchRows = 2 };
        Gen.String[Gen.Char["ab ,,,\"\"\n\n\r"], 0, 60].Sample(text => Assert.Equal(Judged(new Trickle(text), limits), Judged(new StringReader(text), limits)), iter: 20_000, print: text => text.Replace("\n", "<LF>").Replace("\r", "<CR>"));
    }

    [Fact]
    public void A_mark_within_a_text_is_a_mark() =>
        Assert.Equal([$"2: {Code}|甲\"乙"], Csv($"uscc,name\n{Code},甲\"乙\n").Lines());

    [Fact]
    public void Missing_headers_are_all_named_in_both_languages()
    {
        var finding = Refused(() => Csv("标题\n资产总计,党员人数\n1,2\n"));
        Assert.Equal(("ID-002", 2), (finding.Code, finding.Row));
        Assert.Contains("统一社会信用代码、组织名称", finding.MessageZh, StringComparison.Ordinal);
        Assert.Contains("uscc, name", finding.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_header_the_encoding_and_the_first_row_are_said()
    {
        var finding = Refused(() => Csv($"甲,乙,丙\n{Code},x,名称\n"));
        Assert.Equal("ID-002", finding.Code);
        Assert.Contains("UTF-8", finding.MessageEn, StringComparison.Ordinal);
        Assert.Contains("甲 | 乙 | 丙", finding.MessageZh, StringComparison.Ordinal);
        Assert.Contains("row 2", finding.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_file_of_something_else_is_refused_for_its_missing_header() =>
        Assert.Equal("ID-002", Refused(() => Open(Gb18030(string.Concat(Enumerable.Repeat("垃圾,\"数据\n换行\"\n", 100_000))))).Code);

    [Fact]
    public void A_column_given_twice_is_refused_with_both_headers()
    {
        var finding = Refused(() => Csv($"uscc,名称,组织名称\n{Code},a,b\n"));
        Assert.Equal("ID-002", finding.Code);
        Assert.Contains("'名称'", finding.MessageEn, StringComparison.Ordinal);
        Assert.Contains("'组织名称'", finding.MessageEn, StringComparison.Ordinal);
        Assert.Equal("C1", finding.Cell);
    }

    [Theory]
    [InlineData("registry", "登记管理体制", "registrationMode")]
    [InlineData("annual-reports", "组织关系在本单位的党员数", "partyRelationInOrg")]
    [InlineData("annual-reports", "专职工作人员中的党员数（人）", "partyMembersFullTime")]
    [InlineData("annual-reports", "未建立党组织的原因", "noPartyOrgReason")]
    [InlineData("annual-reports", "资产总计（年末余额）（万元）", "BS60.e")]
    [InlineData("annual-reports", "净资产合计期初余额", "BS110.b")]
    [InlineData("activities", "举办方类别", "organiserKind")]
    [InlineData("activities", "专项行动", "campaignTags")]
    [InlineData("activities", "活动开始时间", "startOn")]
    [InlineData("activities", "活动地行政区划代码", "placeRegionCode")]
    [InlineData("activities", "帮扶企业（家）", "enterprisesHelped")]
    [InlineData("activities", "志愿服务小时数（小时）", "volunteerHours")]
    public void A_header_that_people_write_means_its_column(string dataset, string header, string column)
    {
        Assert.True(Catalogue.TryGet(dataset, out var definition));
        var headers = definition.Columns.Where(c => c.Required && c.Name != column).Select(c => c.Chinese).Append(header);
        using var table = SourceFile.Open(new MemoryStream(Encoding.UTF8.GetBytes($"{string.Join(',', headers)}\n1,2,3,4,5\n")), "a.csv", definition.Columns, ReadingLimits.Default);
        Assert.Equal(column, table.Headers[^1].Column?.Name);
    }

    [Fact]
    public void Unknown_columns_and_cells_beyond_the_header_are_ignored_with_a_note()
    {
        using var table = Csv($"uscc,name,电话,assets\n{Code},甲,1,2,多出来,,\n{Code},甲,1,2,,,\n");
        Assert.Equal(2, table.Rows().Count());
        Assert.Equal(2, table.Notes.Count);
        Assert.Contains("C 电话", table.Notes[0].Zh, StringComparison.Ordinal);
        Assert.Contains("1 rows have content to the right of the header", table.Notes[1].En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hash_sign_is_no_comment() => Assert.Equal(["2: #1|甲"], Csv("uscc,name\n#1,甲\n").Lines());

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_said_to_be_empty(string text) => Assert.Contains("empty", Refused(() => Csv(text)).MessageEn, StringComparison.Ordinal);

    [Fact]
    public void A_header_without_rows_is_a_table_without_rows() => Assert.Empty(Csv("uscc,name").Lines());

    [Fact]
    public void Rows_may_be_read_again_and_kept_as_copies()
    {
        using var table = Csv($"uscc,name\n{Code},甲\n{OtherCode},乙\n");
        var copies = table.Rows().Select(r => r.Copy()).ToList();
        Assert.Equal([Code, OtherCode], copies.Select(r => r[0].Text));
        Assert.Equal(2, table.Lines().Length);
        Assert.True(copies[0][99].IsEmpty);
    }

    [Fact]
    public void Limits_are_refusals()
    {
        var limits = new ReadingLimits { Rows = 3, Columns = 5, CellCharacters = 20, RecordCharacters = 200, HeaderSearchRows = 3 };
        Assert.Contains("rows", Refused(() => Csv("uscc,name\n" + string.Concat(Enumerable.Repeat($"{Code},甲\n", 4)), limits)).MessageEn, StringComparison.Ordinal);
        Assert.Equal(3, Csv("uscc,name\n" + string.Concat(Enumerable.Repeat($"{Code},甲\n\n", 3)), limits).Rows().Count());
        Assert.Contains("columns", Refused(() => Csv($"uscc,name\n{Code},甲,1,2,3,4\n", limits)).MessageEn, StringComparison.Ordinal);
        Assert.Equal("B2", Refused(() => Csv($"uscc,name\n{Code},{new string('x', 30)}\n", limits)).Cell);
        Assert.Equal(2, Refused(() => Csv($"uscc,name\n{Code}{new string(',', 300)}\n", limits)).Row);
    }

    [Fact]
    public void A_very_long_line_is_refused_quickly_and_without_being_held()
    {
        var bytes = new byte[50_000_000];
        Array.Fill(bytes, (byte)'x');
        Encoding.UTF8.GetBytes("uscc,name\n").CopyTo(bytes, 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(2, Refused(() => Open(bytes)).Row);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
        Array.Fill(bytes, (byte)'y');
        Assert.Equal("ID-001", Refused(() => Open(bytes)).Code);
        Array.Fill(bytes, (byte)'"');
        Assert.Equal("ID-001", Refused(() => Open(bytes)).Code);
    }

    private static (string?, int?, int?) Judged(TextReader reader, ReadingLimits limits)
    {
        try
        {
            CsvStructure.Check(reader, ',', 3, limits);
            return default;
        }
        catch (UnreadableFileException e)
        {
            return (e.Finding.MessageEn, e.Finding.Row, e.Finding.Column);
        }
    }

    private sealed class Trickle(string text) : StringReader(text)
    {
        public override int Read(char[] buffer, int index, int count) => base.Read(buffer, index, Math.Min(count, 1));
    }
}
