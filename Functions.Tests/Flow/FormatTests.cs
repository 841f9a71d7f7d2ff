using System.Net;
using System.Text;
using System.Text.Json;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>The same content, whatever it comes in, gives the same totals.</summary>
public sealed class FormatTests(AzuriteFixture azurite)
{
    private static readonly string Tianhe = Codes.Of("440106", '1', 1);
    private static readonly string Shenzhen = Codes.Of("440300", '2', 2);
    private static readonly string Province = Codes.Of("440000", '3', 3);

    private static readonly Dictionary<string, string> ChineseRegistry = new()
    {
        ["uscc"] = "统一社会信用代码",
        ["name"] = "组织名称",
        ["legalType"] = "组织类型",
        ["establishedOn"] = "成立日期",
        ["status"] = "状态",
        ["registrationMode"] = "登记方式",
        ["supervisingUnit"] = "业务主管单位",
    };

    private static readonly Dictionary<string, string> ChineseActivities = new()
    {
        ["activityId"] = "活动编号",
        ["uscc"] = "统一社会信用代码",
        ["type"] = "活动类型",
        ["title"] = "活动名称",
        ["startOn"] = "开始日期",
        ["endOn"] = "结束日期",
        ["sessions"] = "场 次",
        ["fundsCash"] = "投入资金（元）",
        ["servedPersonTimes"] = "服务群众\n人次",
        ["campaignTags"] = "主题活动标签",
    };

    // 2 + 3 + 4 activities; 10 + 20 + 30 … person-times; 0.01 + 1,234.56 + … yuan.
    private static readonly Grid Activities = Grid.Of(
        Rows.Activity(Tianhe, "A1", "2025-01-31", 10, 0.01m),
        Rows.Activity(Tianhe, "A2", "2025-02-01", 20, 1_234.56m, ("title", "走访“老党员”, 送温暖\n第二行 \"引号\"")),
        Rows.Activity(Shenzhen, "A1", "2025-02-28", 30, 99_999.99m, ("sessions", "3"), ("campaignTags", "党史学习教育;纪律教育月")),
        Rows.Activity(Province, "A1", "2025-12-31", 40, 2_000_000m));

    public static readonly TheoryData<string> Formats = ["utf-8", "utf-8 with bom", "gb18030 with titles", "semicolon", "tab", "xlsx with titles", "json", "json rows", "chinese xlsx", "lf", "utf-16"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_same_content_gives_the_same_totals_in_every_format(string format)
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe), Rows.Organisation(Shenzhen), Rows.Organisation(Province));
        var (file, name) = Write(format);
        var receipt = await app.UploadAsync("activities", "2025", file, name);

        receipt.Counts(4, accepted: 4);
        Assert.Equal("committed", receipt.Text("state"));
        Assert.DoesNotContain(receipt.Findings(), finding => finding.Text("code") is not ("AC-005" or "AC-023" or "AC-025")); // Filed late, costly without evidence, and tagged with a campaign of the summer.
        Assert.Equal(
            new() { ["440100"] = 1_234.57m, ["440300"] = 99_999.99m, ["440000"] = 2_000_000m, ["total"] = 2_101_234.56m },
            await app.SumsAsync("activities", "2025", "fundsTotal", "city"));
        Assert.Equal(
            new() { ["2025-01"] = 10, ["2025-02"] = 50, ["2025-12"] = 40, ["total"] = 100 },
            await app.SumsAsync("activities", "2025", "served", "month"));
        Assert.Equal(6, await app.SumAsync("activities", "2025", "sessions"));
        Assert.Equal(4, await app.SumAsync("activities", "2025", "records"));
        var campaigns = await app.SumsAsync("activities", "2025", "records", "campaign");
        Assert.Equal(1, campaigns["党史学习教育"]);
        Assert.Equal(1, campaigns["纪律教育月"]);

        var kept = await app.JsonAsync($"/api/records/activities/2025/{Tianhe}-A2");
        Assert.Equal("走访“老党员”, 送温暖\n第二行 \"引号\"", kept.GetProperty("values").Text("title")!.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("form", "报表.csv")]
    [InlineData("form without a name", null)]
    [InlineData("raw", "data.csv")]
    [InlineData("raw", null)]
    public async Task A_file_may_come_as_a_form_or_as_the_body_with_or_without_a_name(string how, string? name)
    {
        await using var app = await App.StartAsync(azurite);
        var file = Grid.Of(Rows.Organisation(Tianhe), Rows.Organisation(Shenzhen)).Csv();
        HttpContent content = new ByteArrayContent(file);
        if (how.StartsWith("form", StringComparison.Ordinal))
        {
            var form = new MultipartFormDataContent { { new StringContent("a note"), "remark" } };
            form.Add(content, "file", name ?? "blob");
            content = form;
            name = null;
        }

        using var answer = await app.Http.PostAsync("/api/submissions/registry/current" + (name is null ? "" : $"?fileName={Uri.EscapeDataString(name)}"), content);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var first = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("received", first.Text("state"));
        await app.SettleAsync();
        var receipt = await app.JsonAsync(answer.Headers.Location!.ToString());
        receipt.Counts(2, accepted: 2);
        Assert.Equal(file.Length, receipt.Number("size"));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)), receipt.Text("sha256"));
        Assert.Equal(2, await app.SumAsync("registry", "current", "active"));
    }

    [Fact]
    public async Task Words_of_the_form_are_understood_as_domain_md_lists_them()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe), Rows.Organisation(Shenzhen), Rows.Organisation(Province));
        var text = $"""
            单位：某某区民政局,,,,,,
            统一社会信用代码,活动编号,活动类型,活动名称,开始日期,结束日期,投入资金(万元),物资折价,服务群众人次,是否线上
             {Tianhe.ToLowerInvariant()} ,B1,乡村振兴,送种子,2025年3月5日,2025.3.6,１.５,"1,000.50元",１２,否
            '{Shenzhen},B2,社区服务(邻里守望),便民,20250405,2025/4/5,—,￥20,无,×
            {Province},B3,PARTY_CLASS,党课,45778,,,,3,
            合计,,,,,,1.5,1020.5,15,
            制表人：张三,,,,,,,,,
            """;
        var receipt = await app.UploadAsync("activities", "2025", Grid.Gb18030.GetBytes(text), "活动.csv");
        Assert.Equal("GB18030", receipt.GetProperty("reading").Text("encoding"), ignoreCase: true);
        Assert.Equal(2, receipt.GetProperty("reading").Number("headerRow"));
        // B1 lacks the division of its place (G1), B3 party organisation, topic and attendees: both are returned, with all that is missing.
        receipt.Counts(3, accepted: 1, rejected: 2);
        Assert.Equal(4, receipt.Findings("AC-009").Count);
        Assert.Equal(20m, await app.SumAsync("activities", "2025", "fundsTotal"));
        Assert.Contains("6, 7", receipt.GetProperty("reading").ToString(), StringComparison.Ordinal);

        // With what was missing, all three stand: 15,000 + 1,000.50 + 20 yuan.
        var mended = text.ReplaceLineEndings("\n").Split('\n').Select((line, i) => line + i switch { 1 => ",活动地区划代码,党组织编号,学习主题,参加人数", 2 => ",522301,,,", 4 => ",,P1,二十大,8", _ => "" });
        receipt = await app.UploadAsync("activities", "2025", Grid.Gb18030.GetBytes(string.Join("\n", mended)), "活动.csv");
        receipt.Counts(3, accepted: 2, unchanged: 1);
        Assert.Equal(16_020.50m, await app.SumAsync("activities", "2025", "fundsTotal"));
        Assert.Equal(12, await app.SumAsync("activities", "2025", "served")); // A party class serves nobody.
        Assert.Equal(1, await app.SumAsync("activities", "2025", "records", "month:2025-05")); // 45778 is 2025-05-01.
    }

    [Fact]
    public async Task Nested_json_under_the_names_of_domain_md_is_a_report()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe, supervisor: "天河区教育局"));
        var json = $$"""
            [{"uscc":"{{Tianhe}}","name":"{{Rows.NameOf(Tianhe)}}","reportYear":2025,"legalType":"SG","membersUnit":40,"membersIndividual":20,"membersTotal":60,
              "partyMembersTotal":0,"partyMembersFull":0,"partyMembersProbationary":0,"partyOrg":{"type":"NONE"},"noPartyOrgReason":"NO_MEMBER","coverageModes":["INSTRUCTOR","MASS_ORG"],
              "IS1.t":900000000000.01,"IS11.t":"900,000,000,000.01","IS35.t":0,"IS45.t":900000000000.01,
              "supervisorOpinion":{"unit":"天河区教育局","opinion":"同意","signedOn":"2026-02-01"},"officers":[{"name":"甲","post":"会长"},{"name":"乙","post":"秘书长"}]}]
            """;
        var receipt = await app.UploadAsync("annual-reports", "2025", Encoding.UTF8.GetBytes(json), "r.json");
        receipt.Counts(1, accepted: 1);
        Assert.Equal(900_000_000_000.01m, await app.SumAsync("annual-reports", "2025", "income"));
        Assert.Equal(1, await app.SumAsync("annual-reports", "2025", "records", "preReview:PRE_REVIEWED"));
        Assert.Equal(60, await app.SumAsync("annual-reports", "2025", "members"));
    }

    [Fact]
    public async Task The_register_knows_retired_divisions_levels_and_the_province_itself()
    {
        await using var app = await App.StartAsync(azurite);
        string[] codes = [Codes.Of("440183", '1', 1), Codes.Of("440118", '1', 2), Codes.Of("441900", '2', 3), Codes.Of("440000", '3', 4), Codes.Of("440100", '9', 5), Codes.Of("445323", '2', 6)];
        var file = Grid.Of(codes.Select(code => Rows.Organisation(code))).With(headers: ChineseRegistry).Xlsx();
        await app.CommitAsync("registry", "current", file, "登记库.xlsx");
        Assert.Equal(
            new() { ["440000"] = 1, ["440100"] = 3, ["441900"] = 1, ["445300"] = 1, ["total"] = 6 },
            await app.SumsAsync("registry", "current", "records", "city"));
        Assert.Equal(new() { ["COUNTY"] = 3, ["CITY"] = 2, ["PROVINCE"] = 1, ["total"] = 6 }, await app.SumsAsync("registry", "current", "records", "level"));
        Assert.Equal(new() { ["SG"] = 2, ["SSI"] = 2, ["FDN"] = 1, ["OTH"] = 1, ["total"] = 6 }, await app.SumsAsync("registry", "current", "records", "type"));
        // 增城市 became 增城区: one division in the totals, and one in the list.
        Assert.Equal(2, (await app.SumsAsync("registry", "current", "records", "division"))["440118"]);
        Assert.Equal(2, (await app.JsonAsync("/api/organisations?division=440118")).List("items").Count);
        Assert.Equal(3, (await app.JsonAsync("/api/organisations?city=440100")).List("items").Count);
        Assert.Single((await app.JsonAsync("/api/organisations?city=440000")).List("items"));
    }

    private static (byte[] File, string Name) Write(string format)
    {
        IReadOnlyList<string> titles = ["2025年度活动填报汇总表,,,,", ""];
        IReadOnlyList<string> footers = ["合计,,,,,,,2101234.56,100", "制表人：李四,,,审核：王五"];
        return format switch
        {
            "utf-8" => (Activities.Csv(), "a.csv"),
            "utf-8 with bom" => (Activities.Csv(Grid.Utf8WithBom), "a.csv"),
            "gb18030 with titles" => (Activities.With(titles, footers, ChineseActivities).Csv(Grid.Gb18030), "活动.csv"),
            "semicolon" => (Activities.Csv(delimiter: ';'), "a.csv"),
            "tab" => (Activities.Csv(delimiter: '\t'), "a.tsv"),
            "xlsx with titles" => (Activities.With(["2025年度活动填报汇总表", ""], footers).Xlsx(), "a.xlsx"),
            "chinese xlsx" => (Activities.With(headers: ChineseActivities).Xlsx(), "活动.xlsx"),
            "json" => (Activities.Json(), "a.json"),
            "json rows" => (Activities.Json(wrapped: true), "a.json"),
            "lf" => (Activities.Csv(newline: "\n"), "a.txt"),
            "utf-16" => (Activities.Csv(Encoding.Unicode), "a.csv"),
            _ => throw new ArgumentException(format),
        };
    }
}
