using System.Net;
using System.Text;
using System.Text.Json;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>Findings name their cells as the person sees them in the spreadsheet program.</summary>
public sealed class FindingTests(AzuriteFixture azurite)
{
    private static readonly string Tianhe = Codes.Of("440106", '1', 1);
    private static readonly string Shenzhen = Codes.Of("440300", '2', 2);

    [Fact]
    public async Task All_findings_of_a_file_come_at_once_each_with_its_cell_although_titles_blank_rows_and_line_breaks_lie_between()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe), Rows.Organisation(Shenzhen));
        var wrongCheck = Tianhe[..17] + (Tianhe[17] == '0' ? '1' : '0');
        var text = string.Join("\r\n",
            "2025年度年报", // 1
            "单位：元", // 2
            "", // 3
            "\"统一社会\n信用代码\",组织名称,报告年度,收入合计,费用合计,净资产变动额,会员总数,单位会员数,个人会员数", // 4-5
            $"{Tianhe},\"{Rows.NameOf(Tianhe)}\",2025,100,40,60,10,4,6", // 6: right
            "", // 7
            $"{Shenzhen},\"写错的\n名称\",2025,100.005,40,60,,,", // 8-9
            $"{wrongCheck},甲,2025,1,1,0,10,4,5", // 10
            "5.1440000500001E+17,乙,2025,1,1,0,,,", // 11
            ",,,,,,,,", // 12
            $"{Codes.Of("440106", '1', 9)},丙,2025,一百,1,0,1,1,1", // 13
            $"{Shenzhen[..8]}O{Shenzhen[9..]},丁,2025,1,1,0,,,", // 14
            "合计,,,203,,,,,"); // 15
        var receipt = await app.UploadAsync("annual-reports", "2025", Encoding.UTF8.GetBytes(text));
        receipt.Counts(6, accepted: 1, rejected: 5);
        Assert.Equal("partlyAccepted", receipt.Text("state"));
        Assert.Equal(4, receipt.GetProperty("reading").Number("headerRow"));

        var found = receipt.Findings().Where(finding => finding.Text("severity") is "ERROR" or "REJECT")
            .Select(finding => $"{finding.Text("code")} {finding.Text("cell")} {finding.Text("header")}={finding.Text("value")}").ToList();
        foreach (var expected in new[]
        {
            "ID-011 B8 组织名称=写错的\n名称",
            "VAL-002 D8 收入合计=100.005",
            $"ID-005 A10 统一社会\n信用代码={wrongCheck}",
            "GV-001 G10 会员总数=10",
            "ID-003 A11 统一社会\n信用代码=5.1440000500001E+17",
            $"ID-010 A13 统一社会\n信用代码={Codes.Of("440106", '1', 9)}",
            "VAL-002 D13 收入合计=一百",
            "GV-001 G13 会员总数=1",
            $"ID-004 A14 统一社会\n信用代码={Shenzhen[..8]}O{Shenzhen[9..]}",
        })
            Assert.True(found.Remove(expected), $"missing {expected}\nin\n{string.Join("\n", found)}");
        Assert.Empty(found);
        Assert.Equal(receipt.Number("findingsTotal"), receipt.GetProperty("findingsByCode").EnumerateObject().Sum(code => code.Value.GetInt32()));
        Assert.Equal(receipt.Number("findingsTotal"), receipt.Findings().Count);
        Assert.All(receipt.Findings(), Complete);
        Assert.Equal(receipt.Findings().Select(finding => finding.Number("row")).Order(), receipt.Findings().Select(finding => finding.Number("row")));
        Assert.Equal(100m, await app.SumAsync("annual-reports", "2025", "income"));

        // The digit that should have been there is named.
        Assert.Contains($"“{Tianhe[17]}”", receipt.Findings("ID-005")[0].Text("messageZh")!, StringComparison.Ordinal);
        Assert.Contains("第9位", receipt.Findings("ID-004")[0].Text("messageZh")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_of_a_workbook_are_right_below_titles_and_blank_rows_and_the_sheet_is_named()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe));
        var file = Grid.Of(Rows.Report(Tianhe, more: [("partyMembersTotal", "9"), ("IS45.t", "49.90"), ("BS60.e", "100"), ("BS20.e", "60"), ("BS40.e", "30"), ("BS120.e", "90")])).With(titles: ["年报", "", "单位：元"]);
        var receipt = await app.UploadAsync("annual-reports", "2025", file.Xlsx("2025年报"), "年报.xlsx");
        receipt.Counts(1, rejected: 1);
        var found = receipt.Findings().ToDictionary(finding => finding.Text("code")!, finding => $"{finding.Text("sheet")}!{finding.Text("cell")} {finding.Text("value")}");
        // Header in row 4, the report in row 5; columns as Rows.Report writes them.
        Assert.Equal("2025年报!D5 9", found["PB-001"]);
        Assert.Equal("2025年报!M5 49.90", found["FN-016"]);
        Assert.StartsWith("2025年报!N5", found["FN-005"], StringComparison.Ordinal);
        Assert.True(found.ContainsKey("FN-010"));
        Assert.All(receipt.Findings(), Complete);
        Assert.Equal(("50.00", "-0.10"), (receipt.Findings("FN-016")[0].Text("expected"), receipt.Findings("FN-016")[0].Text("difference"))); // 110 - 60
        Assert.Contains("10", receipt.Findings("FN-005")[0].ToString(), StringComparison.Ordinal); // 100 - 60 - 30
    }

    [Fact]
    public async Task Amounts_rounded_to_the_unit_that_the_header_declares_need_not_add_up_to_the_fen()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe));
        var headers = new Dictionary<string, string> { ["IS11.t"] = "收入合计（万元）", ["IS1.t"] = "捐赠收入(万元)", ["IS12.t"] = "业务活动成本（万元）", ["IS35.t"] = "费用合计（万元）", ["IS45.t"] = "净资产变动额（万元）" };
        // 10.00 - 3.33 = 6.67 in 万元, written as 6.68 after rounding from fen.
        var row = Rows.Report(Tianhe, 10.00m, 3.33m, more: ("IS45.t", "6.68"));
        var receipt = await app.UploadAsync("annual-reports", "2025", Grid.Of(row).With(headers: headers).Csv());
        receipt.Counts(1, accepted: 1);
        Assert.Equal(100_000m, await app.SumAsync("annual-reports", "2025", "income"));
        // In yuan, the same figures do not add up.
        receipt = await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Tianhe, 1_000.00m, 333.00m, more: ("IS45.t", "668.00"))).Csv());
        receipt.Counts(1, rejected: 1);
    }

    [Fact]
    public async Task Findings_can_be_paged_as_json_and_taken_whole_as_csv_with_a_byte_order_mark_and_without_formulas()
    {
        await using var app = await App.StartAsync(azurite);
        var rows = Enumerable.Range(0, 2_500).Select(i => Rows.Organisation(Codes.Of("440106", '1', i), name: $"组织{i}", established: i == 7 ? "=1+1" : "昨天"));
        var receipt = await app.UploadAsync("registry", "current", Grid.Of(rows).Csv());
        receipt.Counts(2_500, rejected: 2_500);
        Assert.Equal((2_500, 1_000), (receipt.Number("findingsTotal"), receipt.Findings().Count));

        var numbers = new List<int>();
        var url = $"/api/receipts/{receipt.Text("id")}/findings?limit=999";
        for (var pages = 0; url is not null && pages < 5; pages++)
        {
            var page = await app.JsonAsync(url);
            Assert.Equal(2_500, page.Number("total"));
            numbers.AddRange(page.List("findings").Select(finding => finding.Number("row")));
            url = page.Text("next");
        }

        Assert.Equal(Enumerable.Range(2, 2_500), numbers);
        using var csv = await app.Http.GetAsync($"/api/receipts/{receipt.Text("id")}/findings?format=csv");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        var bytes = await csv.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2_501, lines.Length);
        Assert.Contains(",'=1+1,", lines[8], StringComparison.Ordinal);
        Assert.DoesNotContain(lines.SelectMany(line => line.Split(',')), cell => cell.TrimStart('"') is ['=' or '+' or '@', ..]);
    }

    [Fact]
    public async Task Warnings_do_not_hold_a_row_and_are_counted()
    {
        await using var app = await App.StartAsync(azurite, "2026-06-02T10:00:00+08:00");
        var unknown = Codes.Of("440199", '1', 1);
        var receipt = await app.UploadAsync("registry", "current", Grid.Of(Rows.Organisation(unknown), Rows.Organisation(Tianhe)).Csv());
        receipt.Counts(2, accepted: 2);
        Assert.Equal(1, receipt.GetProperty("counts").Number("withWarnings"));
        Assert.Equal(("WARN", "A2"), (receipt.Findings("ID-008")[0].Text("severity"), receipt.Findings("ID-008")[0].Text("cell")));
        Assert.Equal(2, (await app.SumsAsync("registry", "current", "records", "city"))["440100"]);

        receipt = await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Tianhe)).Csv());
        receipt.Counts(1, accepted: 1);
        Assert.Contains("2026-05-31", Assert.Single(receipt.Findings("DT-001")).Text("messageZh")!, StringComparison.Ordinal);
        Assert.Contains("提示", receipt.GetProperty("nextStep").Text("zh")!, StringComparison.Ordinal);
    }

    /// <summary>Row, column, cell, header, value, expectation and remedy agree with each other and are all there.</summary>
    private static void Complete(JsonElement finding)
    {
        var (row, column) = (finding.Number("row"), finding.Number("column"));
        Assert.Equal($"{Grid.Letters(column)}{row}", finding.Text("cell"));
        foreach (var field in new[] { "code", "severity", "header", "field", "messageZh", "messageEn", "remedyZh", "remedyEn", "expected" })
            Assert.False(string.IsNullOrWhiteSpace(finding.Text(field)), $"{field} is missing: {finding}");
        foreach (var field in new[] { "messageZh", "messageEn", "remedyZh", "remedyEn" })
            Assert.DoesNotMatch(@"[{}]", finding.Text(field)!);
        Assert.NotNull(finding.Text("value"));
    }
}
