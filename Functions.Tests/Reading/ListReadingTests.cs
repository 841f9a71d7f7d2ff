using Nianbao.Pipeline.Reading;
using static Nianbao.Tests.Reading.SampleFile;

namespace Nianbao.Tests.Reading;

/// <summary>Lists inside records: arrays in JSON, sheets of bulk workbooks, cells of CSV files.</summary>
public sealed class ListReadingTests
{
    private const string Main = "<row r=\"1\"><c t=\"inlineStr\"><is><t>2025年度汇总</t></is></c></row>";

    [Fact]
    public void Arrays_of_objects_in_JSON_become_lists_with_nested_objects_inside()
    {
        using var table = ReadReport.Json($$"""
            {"rows":[{"uscc":"{{Code}}","name":"甲","officers":[{"name":"张三","post":"会长","termNo":1},{"name":"李四","termNo":"二"}],"legalRep":{"name":"王五"},"meetings":[]},
            {"uscc":"{{OtherCode}}","officers":[{"termNo":3}],"name":"乙"}]}
            """);
        var rows = table.Read();
        Assert.Equal([1, null], rows[0].Report.Officers!.Select(o => o.TermNo));
        Assert.Equal("CHAIR", rows[0].Report.Officers![0].Post);
        Assert.StartsWith("王*#", rows[0].Report.LegalRepName, StringComparison.Ordinal);
        Assert.Empty(rows[0].Report.Meetings!);
        Assert.Equal([3], rows[1].Report.Officers!.Select(o => o.TermNo));
        Assert.Null(rows[1].Report.Meetings);

        var finding = Assert.Single(rows[0].Findings);
        Assert.Equal(("VAL-002", 1, "officers[1].termNo", "/rows/0/officers/1/termNo", "二"), (finding.Code, finding.Row, finding.Field, finding.Path, finding.Value));
        Assert.Contains("officers[1].termNo", rows[0].Report.Unreadable);
        Assert.Contains("termNo", rows[0].Report.Officers![1].Unreadable);
        Assert.Equal("/rows/0/legalRep/name", rows[0].PlaceOf("legalRep.name").Path);
        Assert.Null(rows[0].PlaceOf("legalRep.name").Value);
        Assert.Equal("/rows/1/officers", rows[1].PlaceOf("officers").Path);
        Assert.Equal("/rows/1/officers/0", rows[1].PlaceOf("officers[0]").Path);
        Assert.Equal("/rows/1", rows[1].PlaceOf("directors").Path);
    }

    [Fact]
    public void Items_that_are_no_objects_and_lists_that_are_no_arrays_are_named()
    {
        using var table = ReadReport.Json($$"""[{"uscc":"{{Code}}","name":"甲","officers":["张三",{"termNo":1},[1]],"meetings":"三次","unknown":[{"a":1}],"projects":null}]""");
        var row = table.Single();
        Assert.Equal(["meetings /0/meetings", "officers[0] /0/officers/0", "officers[2] /0/officers/2"], row.Findings.Select(f => $"{f.Field} {f.Path}"));
        Assert.Null(row.Report.Projects);
        Assert.Contains(table.Notes, n => n.Zh.Contains("unknown", StringComparison.Ordinal));
    }

    [Fact]
    public void A_property_given_twice_in_an_item_is_refused_and_in_two_items_is_not()
    {
        Assert.Equal("ID-001", Refused(() => ReadReport.Json($$"""[{"uscc":"{{Code}}","name":"甲","officers":[{"termNo":1,"termNo":2}]}]""")).Code);
        Assert.Equal("ID-001", Refused(() => ReadReport.Json($$"""[{"uscc":"{{Code}}","name":"甲","officers":[{"termNo":1}],"uscc":"{{Code}}"}]""")).Code);
        Assert.Equal("ID-002", Refused(() => ReadReport.Json($$"""[{"uscc":"{{Code}}","name":"甲","officers":[{"termNo":1,"担任职务":"会长","post":"会长"}]}]""")).Code);
        using var table = ReadReport.Json($$"""[{"uscc":"{{Code}}","name":"甲","officers":[{"termNo":1},{"termNo":2}],"meetings":[{"attended":1}]}]""");
        Assert.Empty(table.Single().Findings);
    }

    [Fact]
    public void Sheets_of_a_bulk_workbook_give_each_row_its_items_with_their_own_places()
    {
        var bytes = Workbook(
        [
            Main + Row(2, "统一社会信用代码", "组织名称") + Row(3, Code, "甲") + Row(4, OtherCode, "乙"),
            Row(1, "负责人情况表") + Row(2, "序号", "统一社会信用代码", "组织名称", "姓名", "职务", "第几届连任", "星座")
                + Row(3, "1", OtherCode, "乙", "赵一", "会长", "1", "") + Row(4, "2", Code, "甲", "张三", "会长", "x", "") + Row(5, "3", OtherCode, "乙", "钱二", "秘书长", "2", "") + Row(6, "合计", "", "3"),
            Row(1, "信用代码", "会议类型", "召开日期", "出席人数") + Row(2, Code, "理事会", "2025-03-01", "7"),
        ]);
        using var table = ReadReport.Open(bytes, "a.xlsx");
        var rows = table.Read();
        Assert.Equal([3, 4], rows.Select(r => r.Parsed.Source.Number));
        Assert.Equal(["CHAIR", "SECRETARY_GENERAL"], rows[1].Report.Officers!.Select(o => o.Post));
        Assert.Equal([7], rows[0].Report.Meetings!.Select(m => m.Attended));
        Assert.Empty(rows[1].Report.Meetings!);
        var finding = Assert.Single(rows[0].Findings);
        Assert.Equal(("Sheet2", 4, 6, "F4", "第几届连任", "x", "officers[0].termNo"), (finding.Sheet, finding.Row, finding.Column, finding.Cell, finding.Header, finding.Value, finding.Field));
        Assert.Equal(("Sheet2", "E5"), (rows[1].PlaceOf("officers[1].post").Sheet, rows[1].PlaceOf("officers[1].post").Cell));
        Assert.Equal(("Sheet1", "A4"), (rows[1].PlaceOf("meetings").Sheet, rows[1].PlaceOf("meetings").Cell));
        Assert.Contains(table.Notes, n => n.Zh.Contains("G2 星座", StringComparison.Ordinal));
        Assert.DoesNotContain(table.Notes, n => n.Zh.Contains("未读取", StringComparison.Ordinal));
        Assert.Empty(table.LooseItems());
        Assert.True(rows[0].Reader.Extent.Asks("officers") && rows[0].Reader.Extent.Asks("meetings") && !rows[0].Reader.Extent.Asks("branches"));
    }

    [Fact]
    public void Rows_of_a_list_without_an_owner_or_without_a_key_are_named_at_their_cell()
    {
        var bytes = Workbook(
        [
            Row(1, "统一社会信用代码", "组织名称") + Row(2, Code, "甲"),
            Row(1, "统一社会信用代码", "姓名", "职务") + Row(2, OtherCode, "赵一", "会长") + Row(3, "", "张三", "会长") + Row(4, "1.23E+17", "张三", "会长") + Row(5, Code, "张三", "会长"),
        ]);
        using var table = ReadReport.Open(bytes, "a.xlsx");
        Assert.Single(table.Single().Report.Officers!);
        var findings = table.LooseItems().Select(Nianbao.Pipeline.Intake.RowReader.Place).ToList();
        Assert.Equal(["VAL-007 Sheet2 A2", "VAL-007 Sheet2 A3", "ID-003 Sheet2 A4"], findings.Select(f => $"{f.Code} {f.Sheet} {f.Cell}"));
        Assert.Equal(OtherCode, findings[0].Value);
        Assert.Equal("officers", findings[0].Field);
    }

    [Fact]
    public void A_sheet_that_could_be_several_lists_is_not_guessed_but_its_title_tells()
    {
        string Sheet(string title) => Row(1, title) + Row(2, "统一社会信用代码", "金额") + Row(3, Code, "12");
        using var unclear = ReadReport.Open(Workbook([Row(1, "统一社会信用代码", "组织名称") + Row(2, Code, "甲"), Sheet("附表")]), "a.xlsx");
        Assert.Contains(unclear.Notes, n => n.Zh.Contains("Sheet2", StringComparison.Ordinal));
        using var told = ReadReport.Open(Workbook([Row(1, "统一社会信用代码", "组织名称") + Row(2, Code, "甲"), Sheet("附表3：对外投资情况")]), "a.xlsx");
        Assert.Equal([1200], told.Single().Report.Investments!.Select(i => i.Amount));
    }

    [Fact]
    public void A_second_sheet_of_records_is_refused_where_it_begins_and_one_that_is_hidden_or_blank_is_not()
    {
        string Sheet(string code) => Row(1, "统一社会信用代码", "组织名称", "党员总数", "收入合计") + (code.Length == 0 ? "" : Row(2, code, "甲", "3", "9.00"));
        var refused = Refused(() => ReadReport.Open(Workbook([Sheet(Code), Sheet(OtherCode)]), "a.xlsx"));
        Assert.Equal(("ID-002", "Sheet2", "A1"), (refused.Code, refused.Sheet, refused.Cell));
        Assert.Contains("“Sheet1”和“Sheet2”", refused.MessageZh, StringComparison.Ordinal);

        using var blank = ReadReport.Open(Workbook([Sheet(Code), Sheet("")]), "a.xlsx");
        Assert.Equal(Code, blank.Single().Report.Uscc);
        using var hidden = ReadReport.Open(Workbook([Sheet(Code), Sheet(OtherCode)], states: ["visible", "hidden"]), "a.xlsx");
        Assert.Equal(Code, hidden.Single().Report.Uscc);
        using var directory = ReadReport.Open(Workbook([Sheet(Code), Row(1, "统一社会信用代码", "组织名称", "备忘") + Row(2, OtherCode, "乙", "")]), "a.xlsx");
        Assert.Equal(Code, directory.Single().Report.Uscc);
    }

    [Fact]
    public void What_lists_say_of_a_code_that_became_a_number_is_unknown_and_not_nothing()
    {
        var bytes = Workbook(
        [
            Row(1, "统一社会信用代码", "组织名称") + Row(2, "5.144E+17", "甲") + Row(3, Code, "乙"),
            Row(1, "统一社会信用代码", "姓名", "职务") + Row(2, "5.144E+17", "赵一", "会长"),
        ]);
        using var table = ReadReport.Open(bytes, "a.xlsx");
        var rows = table.Read();
        Assert.Contains("officers", rows[0].Report.Unreadable);
        Assert.DoesNotContain("officers", rows[1].Report.Unreadable);
        Assert.Empty(rows[1].Report.Officers!);
    }

    [Fact]
    public void A_formula_without_its_result_is_called_that_and_not_an_error()
    {
        var sheet = Row(1, "统一社会信用代码", "组织名称", "收入合计") + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>" + Code + "</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>甲</t></is></c><c r=\"C2\"><f>SUM(D2:E2)</f></c></row>";
        using var table = ReadReport.Open(Workbook([sheet]), "a.xlsx");
        var finding = Assert.Single(table.Single().Findings);
        Assert.Equal(("VAL-002", "C2"), (finding.Code, finding.Cell));
        Assert.Contains("没有它的计算结果", finding.MessageZh, StringComparison.Ordinal);
        Assert.Contains("保存一次", finding.RemedyZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_of_a_child_sheet_declare_units_and_may_not_repeat()
    {
        using var table = ReadReport.Open(Workbook([Row(1, "uscc", "name") + Row(2, Code, "甲"), Row(1, "uscc", "捐赠人", "捐赠金额（万元）") + Row(2, Code, "某公司", "1.5")]), "a.xlsx");
        var row = table.Single();
        Assert.Equal(1_500_000, row.Report.TopDonors![0].Amount);
        Assert.Equal(10_000, row.Reader.DeclaredUnit);
        Assert.Equal("ID-002", Refused(() => ReadReport.Open(Workbook([Row(1, "uscc", "name") + Row(2, Code, "甲"), Row(1, "uscc", "捐赠人", "捐赠方") + Row(2, Code, "某公司", "1.5")]), "a.xlsx")).Code);
    }

    [Fact]
    public void A_list_may_stand_in_one_cell_as_JSON()
    {
        using var table = ReadReport.Csv($"uscc,name,officers,会议\n{Code},甲,\"[{{\"\"termNo\"\":2,\"\"post\"\":\"\"会长\"\"}},{{\"\"termNo\"\":\"\"x\"\"}},7]\",\n{OtherCode},乙,张三,[]\n");
        var rows = table.Read();
        Assert.Equal([2, null, null], rows[0].Report.Officers!.Select(o => o.TermNo));
        Assert.Equal(["C2 officers[1].termNo /1/termNo x", "C2 officers[2] /2 "], rows[0].Findings.Select(f => $"{f.Cell} {f.Field} {f.Path} {f.Value}"));
        Assert.Equal("officers › termNo", rows[0].Findings[0].Header);
        Assert.Equal(["C3 officers"], rows[1].Findings.Select(f => $"{f.Cell} {f.Field}"));
        Assert.Null(rows[0].Report.Meetings);
        Assert.Empty(rows[1].Report.Meetings!);
        Assert.Empty(table.Notes);
    }

    [Fact]
    public void A_word_under_the_Chinese_name_of_a_list_is_noted_and_no_fault()
    {
        using var table = ReadReport.Csv($"uscc,name,负责人\n{Code},甲,张三\n");
        Assert.Empty(table.Single().Findings);
        Assert.Contains(table.Notes, n => n.Zh.Contains("负责人", StringComparison.Ordinal));
    }
}
