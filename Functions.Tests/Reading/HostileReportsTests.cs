using CsCheck;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Reading;
using Nianbao.Tests.Reading.Forms;
using static Nianbao.Tests.Reading.SampleFile;

namespace Nianbao.Tests.Reading;

/// <summary>Workbooks with sheets of lists, and forms, put together by accident or with intent.</summary>
public sealed class HostileReportsTests
{
    private static readonly string[] Cells =
    [
        "", "", "统一社会信用代码", "uscc", Code, OtherCode, "1.23E+17", "组织名称", "甲", "姓名", "张三", "职务", "会长", "第几届连任", "1", "x", "会议类型", "理事会", "召开日期", "2025-13-45",
        "捐赠人", "捐赠金额（万元）", "9223372036854775807", "-1e999", "合计", "附表3：对外投资情况", "负责人情况表", "资产负债表", "行次", "年初数", "期末数", "货币资金", "=60", "是", "A 基本信息：", "：", "\u200B", "𠮷",
    ];

    private static readonly Gen<string> Cell = Gen.Int[0, Cells.Length - 1].Select(i => Cells[i]);

    [Fact]
    public void Sheets_of_rows_at_random_are_read_or_refused_and_nothing_else() =>
        Cell.Array[1, 6].Array[1, 6].Array[1, 4].Sample(sheets => Survives(Workbook([.. sheets.Select(rows => string.Concat(rows.Select((cells, i) => Row(i + 1, cells))))])), iter: 300);

    [Fact]
    public void Forms_of_cells_at_random_are_read_or_refused_and_nothing_else() =>
        Gen.Select(Gen.Select(Gen.Int[0, 5], Gen.Int[1, 9], Gen.Int[0, 5], Gen.Int[1, 9], Gen.Bool), Cell.Array[1, 4]).Array[1, 12].Sample(places =>
        {
            var form = new FormFile().Sheet("A 基本信息").At("A1", "统一社会信用代码", Code, "组织名称", "甲");
            foreach (var ((column, row, otherColumn, otherRow, isMerged), texts) in places)
            {
                form.At(CellName.Of(column + 1, row + 1), texts);
                // Also areas that overlap, and areas written from their end to their beginning.
                if (isMerged)
                    form.Merge($"{CellName.Of(column + 1, row + 1)}:{CellName.Of(otherColumn + 1, otherRow + 1)}");
            }

            return Survives(form.Bytes());
        }, iter: 300);

    [Fact]
    public void A_merged_area_as_large_as_a_sheet_can_be_costs_no_more_than_its_cells() =>
        Assert.True(Survives(new FormFile().Sheet("A 基本信息").At("A1", "统一社会信用代码", Code, "组织名称", "甲").At("A3", "住所").Merge("A3:XFD1048576", "B2:A1", "A0:ZZZZ99999999", "::", "A3").Bytes()));

    private static bool Survives(byte[] bytes)
    {
        try
        {
            using var table = ReadReport.Open(bytes, "年报.xlsx");
            var rows = table.Read();
            var findings = rows.SelectMany(row => row.Findings).Concat(table.LooseItems().Select(RowReader.Place));
            return findings.All(finding => finding.MessageZh.Length > 0 && finding.RemedyEn.Length > 0) && table.Notes.All(note => note.Zh.Length > 0 && note.En.Length > 0);
        }
        catch (UnreadableFileException refused)
        {
            return refused.Finding.Code is "ID-001" or "ID-002" && refused.Finding.RemedyZh.Length > 0;
        }
    }
}
