namespace Nianbao.Tests.Fuzz;

/// <summary>Words that mean something to a reader, and numbers that lie at the edge of something.</summary>
internal static class FuzzWords
{
    public static IReadOnlyList<string> Numbers { get; } =
    [
        "0", "-1", "1", "00", "2147483647", "2147483648", "-2147483649", "4294967296", "9223372036854775807", "9223372036854775808", "99999999999999999999999999999999999999999",
        "1e9", "1E+400", "-1e-400", "0.1", "1.005", "0.000000000000000000000000000001", "1,234", "12,34", "１２３", "NaN", "Infinity", "1.7976931348623157E308",
        "1048576", "1048577", "16384", "16385", "20000", "80001", "45000.99999999", "60", "59", "25569", "2958466", "20250229", "20250230", "1900", "9999", "10000",
    ];

    public static IReadOnlyList<string> OfText { get; } =
    [
        .. Numbers, "\"", "\"\"", "'", ",", ";", "\t", "|", "\r", "\n", "\r\n", "\0", "\u001f", "\u0085", "\u2028", "\uFEFF", "\u200B", "\u3000", "\u00A0", "\u0301", "\uD83D\uDE00", "{", "}", "[", "]", "[[[[[[[[", "{\"a\":",
        ":", "null", "true", "false", "\\ud800", "\\u0000", "\\", "//", "/*", "uscc", "name", "rows", "records", "officers", "统一社会信用代码", "组织名称", "合计", "制表人", "填报说明", "(万元)", "（千元）", "*", "必填", "无", "—", "-", "/", "=1+1", "=HYPERLINK(\"x\")", "+1", "@a",
        "是", "否", "√", "51440000MJK900012T", "52440100MJK9100187", "５１４４", "2025-02-30", "2025/3/1", "2025年3月", "2025年02月29日", "2025-03-01T24:00:00Z", "2025-03-01T00:00:00+14:00", "2199-12-31T23:59-14:00", "1900-01-01T00:00+13:00", "03/04/2025", "2025.1", "１２.５万元", "(1,234.50)", "¥-5", "人民币5元", "12%", "1.5e3万", "44010619900101123X", "张三", "#DIV/0!", "%PDF", "PK\u0003\u0004",
    ];

    public static IReadOnlyList<string> OfWorkbooks { get; } =
    [
        .. Numbers, "<row>", "<row r=\"2\">", "</row>", "<c>", "</c>", "<c r=\"A1\" t=\"s\"><v>", "<c t=\"inlineStr\"><is><t>", "<is>", "<si>", "<t>", "<r><t>a</t></r>", "<rPh>", "<v/>", "<f>", "<f t=\"shared\" si=\"0\"/>", "<v>", "</v>", "<sheetData>", "</sheetData>", "<mergeCell ref=\"A1:XFD1048576\"/>",
        "A1", "XFD1048576", "XFE1", "ZZZZZZZZ1", "A0", "A-1", "1A", "$A$1", "s", "b", "e", "str", "n", "d", "inlineStr", "x", "t=\"s\"", "s=\"999999\"", "r=\"\"", "_x0000_", "_xD800_", "_x005F_x0000_", "&#0;", "&#x1F600;", "&amp;", "&lt;", "&undefined;", "<![CDATA[", "]]>", "<!--", "<?xml version=\"1.1\"?>", "<?xml version=\"1.0\" encoding=\"GBK\"?>", "<?xml version=\"1.0\" encoding=\"utf-16\"?>",
        "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>", "xmlns=\"x\"", "xmlns:r=\"x\"", "xl/worksheets/sheet1.xml", "../../../etc/passwd", "/xl/sharedStrings.xml", "worksheets/sheet1.xml", "http://x/worksheet", "rId1", "hidden", "veryHidden", "date1904=\"1\"", "numFmtId=\"14\"", "formatCode=\"yyyy\\-mm\\-dd\"", "formatCode=\"[h]:mm;@\"", "问题清单 Findings", "uscc", "统一社会信用代码", "TargetMode=\"External\"", "\"", "'", ">", "<", "/>",
    ];
}
