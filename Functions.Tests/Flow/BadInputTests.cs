using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>What is wrong gets an answer with its place and its remedy, in both languages, and changes nothing.</summary>
public sealed class BadInputTests(AzuriteFixture azurite)
{
    private static readonly string Tianhe = Codes.Of("440106", '1', 1);
    private static readonly string Shenzhen = Codes.Of("440300", '2', 2);

    public static readonly TheoryData<string, string, string> Unreadable = new()
    {
        { "truncated xlsx", "a.xlsx", "ID-001" },
        { "xlsx cut in the sheet", "a.xlsx", "ID-001" },
        { "empty", "a.csv", "ID-001" },
        { "empty", "a.xlsx", "ID-001" },
        { "blank", "a.csv", "ID-001" },
        { "header only", "a.csv", "VAL-004" },
        { "header only xlsx", "a.xlsx", "VAL-004" },
        { "zip bomb", "a.xlsx", "ID-001" },
        { "xls", "a.xls", "ID-001" },
        { "pdf", "a.pdf", "ID-001" },
        { "zip", "a.zip", "ID-001" },
        { "csv named xls", "a.xls", "ID-001" },
        { "nul bytes", "a.csv", "ID-00[12]" },
        { "random bytes", "a.csv", "ID-00[12]" },
        { "html", "a.xls", "ID-001" },
        { "broken json", "a.json", "ID-001" },
        { "json of numbers", "a.json", "ID-001" },
        { "empty json", "a.json", "ID-002|VAL-004" },
        { "other header", "a.csv", "ID-002" },
        { "half a header", "a.csv", "ID-002" },
        { "header twice", "a.csv", "ID-002" },
        { "open quotation mark", "a.csv", "ID-001" },
        { "not utf-8 nor gb18030", "a.csv", "ID-001" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_file_that_cannot_be_read_is_rejected_with_its_place_and_remedy_and_changes_nothing(string what, string name, string code)
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe));
        var before = await app.SumsAsync("registry", "current", "records", "city");

        var receipt = await app.UploadAsync("registry", "current", Make(what), name);
        Assert.Equal("rejected", receipt.Text("state"));
        receipt.Counts(0);
        var finding = Assert.Single(receipt.Findings());
        Assert.Matches($"^({code})$", finding.Text("code")!);
        Assert.Equal("REJECT", finding.Text("severity"));
        AssertBilingual(finding);
        Assert.Contains("不构成报送", receipt.GetProperty("stateText").Text("zh")!, StringComparison.Ordinal);
        Assert.Equal(before, await app.SumsAsync("registry", "current", "records", "city"));
        Assert.DoesNotContain(app.Log.Text.Split('\n'), line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sixty_megabytes_of_garbage_are_refused_and_the_next_file_is_taken()
    {
        await using var app = await App.StartAsync(azurite);
        foreach (var line in new[] { "x,y,z,1,2,3\n", "喂狗組織 no comma at all ", "\"", "{\"a\":" })
        {
            using var answer = await app.Http.PostAsync("/api/submissions/registry/current?fileName=g.csv", new StreamContent(new Repeated(Encoding.UTF8.GetBytes(line), 60L << 20)));
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            await app.SettleAsync();
            var receipt = await app.JsonAsync(answer.Headers.Location!.ToString());
            Assert.Equal("rejected", receipt.Text("state"));
            Assert.InRange(receipt.GetRawText().Length, 0, 20_000);
            AssertBilingual(Assert.Single(receipt.Findings()));
        }

        await app.RegisterAsync(Rows.Organisation(Tianhe));
        Assert.Equal(1, await app.SumAsync("registry", "current", "records"));
    }

    [Fact]
    public async Task Rows_of_garbage_below_a_good_header_are_all_found_and_counted()
    {
        await using var app = await App.StartAsync(azurite);
        var text = new StringBuilder("uscc,name,establishedOn\n");
        for (var i = 0; i < 30_000; i++)
            text.Append(i).Append(",垃圾,never\n");
        var receipt = await app.UploadAsync("registry", "current", Encoding.UTF8.GetBytes(text.ToString()));
        receipt.Counts(30_000, rejected: 30_000);
        Assert.Equal("rejected", receipt.Text("state"));
        Assert.Equal(1_000, receipt.Findings().Count);
        var total = receipt.Number("findingsTotal");
        Assert.True(total >= 60_000);
        Assert.Equal(total, receipt.GetProperty("findingsByCode").EnumerateObject().Sum(code => code.Value.GetInt32()));

        var last = await app.JsonAsync($"/api/receipts/{receipt.Text("id")}/findings?offset={total - 5}&limit=10");
        Assert.Equal((total, 5), (last.Number("total"), last.List("findings").Count));
        Assert.Equal(30_001, last.List("findings")[^1].Number("row"));
        Assert.Equal(0, await app.SumAsync("registry", "current", "records"));
    }

    [Theory]
    [InlineData("/api/aggregates/nothing", "unknown-dataset", "registry")]
    [InlineData("/api/aggregates/activities?period=2199", "unknown-period", "2026")]
    [InlineData("/api/aggregates/activities?period=2025-13", "unknown-period", "2026")]
    [InlineData("/api/aggregates/annual-reports?period=2025-03", "unknown-period", "2025")]
    [InlineData("/api/aggregates/activities?period=2025&measures=income", "unknown-measure", "fundsTotal")]
    [InlineData("/api/aggregates/activities?period=2025&by=town", "unknown-dimension", "city")]
    [InlineData("/api/aggregates/activities?period=2025&where=town:1", "unknown-dimension", "city")]
    [InlineData("/api/aggregates/activities?period=2025&where=city:440106", "unknown-value-of-city", "440100")]
    [InlineData("/api/aggregates/activities?period=2025&where=city", "bad-filter", "city")]
    [InlineData("/api/aggregates/activities?period=2025&where=city:440100,city:440300", "bad-filter", null)]
    [InlineData("/api/aggregates/activities?period=2025&groupBy=city", "unknown-parameter", "by")]
    [InlineData("/api/aggregates/activities?period=2025&format=xml", "unknown-format", "csv")]
    [InlineData("/api/completeness/1999", "unknown-year", "2025")]
    [InlineData("/api/completeness/abc", "unknown-year", "2025")]
    [InlineData("/api/completeness/2025?by=month", "unknown-dimension", "city")]
    [InlineData("/api/completeness/2025?where=type:XX", "unknown-value-of-type", "SSI")]
    [InlineData("/api/completeness/2025?rounding=up", "unknown-rounding", "truncate")]
    [InlineData("/api/completeness/2025?decimals=10", "bad-number", null)]
    [InlineData("/api/inspections/2025?conclusion=GOOD", "unknown-value-of-conclusion", "BASIC_PASS")]
    [InlineData("/api/inspections/2025?limit=-1", "bad-number", null)]
    [InlineData("/api/organisations?type=NGO", "unknown-type", "FDN")]
    [InlineData("/api/organisations?division=999999", "unknown-division", "440106")]
    [InlineData("/api/organisations?continuationToken=%25%25", "bad-token", null)]
    [InlineData("/api/organisations/123", "bad-uscc", null)]
    [InlineData("/api/datasets/nothing", "unknown-dataset", "activities")]
    [InlineData("/api/records/nothing/2025/x", "unknown-dataset", "activities")]
    public async Task A_wrong_question_is_answered_with_what_would_be_right_and_costs_nothing(string url, string code, string? valid)
    {
        await using var app = await App.StartAsync(azurite);
        app.Wire.Forget();
        using var answer = await app.Http.GetAsync(url);
        var problem = await App.ProblemAsync(answer);
        Assert.Equal(code, problem.Text("code"));
        if (valid is not null)
            Assert.Contains(valid, problem.List("valid").Select(name => name.GetString()));
        Assert.Equal("0", answer.Headers.GetValues("X-Nianbao-Transactions").Single());
        Assert.Empty(app.Wire.Requests);
    }

    [Theory]
    [InlineData("nothing", "2025", "", "unknown-dataset")]
    [InlineData("inspections", "2025", "", "unknown-dataset")]
    [InlineData("annual-reports", "current", "", "unknown-period")]
    [InlineData("annual-reports", "2025-03", "", "unknown-period")]
    [InlineData("annual-reports", "2030", "", "unknown-period")]
    [InlineData("annual-reports", "1999", "", "unknown-period")]
    [InlineData("activities", "2025Q5", "", "unknown-period")]
    [InlineData("registry", "now", "", "unknown-period")]
    [InlineData("registry", "current", "&dryrun=true", "unknown-parameter")]
    [InlineData("registry", "current", "&dryRun=maybe", "unknown-dryRun")]
    public async Task An_upload_to_a_wrong_address_stores_nothing(string dataset, string period, string query, string code)
    {
        await using var app = await App.StartAsync(azurite);
        var before = await app.StoredAsync();
        using var answer = await app.PostAsync(dataset, period, Grid.Of(Rows.Organisation(Tianhe)).Csv(), query: query.TrimStart('&'));
        Assert.Equal(code, (await App.ProblemAsync(answer)).Text("code"));
        Assert.Equal(before, await app.StoredAsync());
    }

    [Fact]
    public async Task A_file_above_the_limit_is_refused_with_the_limit_and_the_way_around_it()
    {
        await using var app = await App.StartAsync(azurite, settings: [("Intake:MaxBytes", "2048"), ("Intake:MaxDirectBytes", "1048576")]);
        var before = await app.StoredAsync();
        using var answer = await app.PostAsync("registry", "current", new byte[2049]);
        var problem = await App.ProblemAsync(answer, HttpStatusCode.RequestEntityTooLarge);
        Assert.Equal("too-large", problem.Text("code"));
        foreach (var text in new[] { problem.Text("detail")!, problem.Text("detailZh")! })
        {
            Assert.Contains("2 KiB", text, StringComparison.Ordinal);
            Assert.Contains("1 MiB", text, StringComparison.Ordinal);
            Assert.Contains("/api/uploads", text, StringComparison.Ordinal);
        }

        Assert.Equal(before, await app.StoredAsync());
    }

    [Theory]
    [InlineData("multipart/form-data", "no boundary at all")]
    [InlineData("multipart/form-data; boundary=x", "this is no form")]
    [InlineData("multipart/form-data; boundary=x", "")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno file\r\n--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.csv\"\r\n\r\nuscc,name")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nno header\r\n\r\n")]
    public async Task A_broken_form_is_answered_and_stores_nothing(string type, string body)
    {
        await using var app = await App.StartAsync(azurite);
        var before = await app.StoredAsync();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await app.Http.PostAsync("/api/submissions/registry/current", content);
        var problem = await App.ProblemAsync(answer);
        Assert.Contains(problem.Text("code"), new[] { "no-file", "incomplete-upload" });
        Assert.Equal(before, await app.StoredAsync());
    }

    [Fact]
    public async Task Of_two_rows_about_one_organisation_the_first_counts_and_the_second_is_returned_with_both_numbers()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe), Rows.Organisation(Shenzhen));
        var file = Grid.Of(Rows.Report(Tianhe, 100, 10), Rows.Report(Shenzhen, 7, 7), Rows.Report(Tianhe, 900, 10)).With(titles: ["年报汇总", ""]).Csv();
        var receipt = await app.UploadAsync("annual-reports", "2025", file);
        receipt.Counts(3, accepted: 2, rejected: 1);
        Assert.Equal("partlyAccepted", receipt.Text("state"));
        var finding = Assert.Single(receipt.Findings("ID-014"));
        Assert.Equal((6, "A6", Tianhe), (finding.Number("row"), finding.Text("cell"), finding.Text("value")));
        Assert.Contains("第4行与第6行", finding.Text("messageZh")!, StringComparison.Ordinal);
        Assert.Equal(107m, await app.SumAsync("annual-reports", "2025", "income"));
    }

    [Fact]
    public async Task An_activity_twice_in_a_file_counts_once_and_a_contradicting_one_is_returned()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe));
        var file = Grid.Of(Rows.Activity(Tianhe, "A1", "2026-02-01"), Rows.Activity(Tianhe, "A1", "2026-02-01"), Rows.Activity(Tianhe, "A1", "2026-02-02")).Csv();
        var receipt = await app.UploadAsync("activities", "2026", file);
        receipt.Counts(3, accepted: 1, unchanged: 1, rejected: 1);
        Assert.Equal(["3 INFO", "4 ERROR"], receipt.Findings("AC-001").Select(finding => $"{finding.Number("row")} {finding.Text("severity")}"));
        Assert.Equal(1, await app.SumAsync("activities", "2026", "records"));
    }

    [Fact]
    public async Task A_report_for_a_year_that_is_not_open_is_no_submission()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe));
        var receipt = await app.UploadAsync("annual-reports", "2026", Grid.Of(Rows.Report(Tianhe, year: 2026)).Csv());
        receipt.Counts(1, rejected: 1);
        var finding = Assert.Single(receipt.Findings("ID-012"));
        Assert.Contains("2026", finding.Text("messageZh")!, StringComparison.Ordinal);
        Assert.Contains("2027-01-01", finding.Text("remedyZh")!, StringComparison.Ordinal);

        // And the year in the file must be the year of the upload.
        receipt = await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Tianhe, year: 2024)).Csv());
        receipt.Counts(1, rejected: 1);
        Assert.Equal(("2024", "2025"), (Assert.Single(receipt.Findings("ID-012")).Text("value"), receipt.Findings("ID-012")[0].Text("expected")));
        Assert.Equal(0, await app.SumAsync("annual-reports", "2025", "records"));
    }

    [Fact]
    public async Task Activities_outside_the_uploads_period_or_in_the_future_are_returned()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe));
        var file = Grid.Of(
            Rows.Activity(Tianhe, "A1", "2025-12-31"), Rows.Activity(Tianhe, "A2", "2026-01-01"), Rows.Activity(Tianhe, "A3", "2026-03-02"),
            Rows.Activity(Tianhe, "A4", "2026-03-03"), Rows.Activity(Tianhe, "A5", "2026-02-02", more: ("endOn", "2026-02-01"))).Csv();
        var receipt = await app.UploadAsync("activities", "2026", file);
        receipt.Counts(5, accepted: 2, rejected: 3);
        var outside = Assert.Single(receipt.Findings(), finding => finding.Number("row") == 2);
        Assert.Equal(("E2", "2025-12-31", "2026"), (outside.Text("cell"), outside.Text("value"), outside.Text("expected")));
        Assert.Equal("AC-003", Assert.Single(receipt.Findings(), finding => finding.Number("row") == 5).Text("code"));
        Assert.Equal("AC-002", Assert.Single(receipt.Findings(), finding => finding.Number("row") == 6).Text("code"));

        // A quarter and a month are narrower periods.
        (await app.UploadAsync("activities", "2026-02", Grid.Of(Rows.Activity(Tianhe, "B1", "2026-01-31"), Rows.Activity(Tianhe, "B2", "2026-02-01")).Csv())).Counts(2, accepted: 1, rejected: 1);
        (await app.UploadAsync("activities", "2025Q4", Grid.Of(Rows.Activity(Tianhe, "C1", "2025-09-30"), Rows.Activity(Tianhe, "C2", "2025-10-01")).Csv())).Counts(2, accepted: 1, rejected: 1);
        Assert.Equal(3, await app.SumAsync("activities", "2026", "records"));
        Assert.Equal(1, await app.SumAsync("activities", "2025", "records"));
    }

    [Fact]
    public async Task An_unknown_receipt_record_or_organisation_is_not_found()
    {
        await using var app = await App.StartAsync(azurite);
        await app.ProblemAsync("/api/receipts/abc", HttpStatusCode.NotFound);
        await app.ProblemAsync("/api/receipts/00000000000000000000000000/findings", HttpStatusCode.NotFound);
        await app.ProblemAsync($"/api/organisations/{Tianhe}", HttpStatusCode.NotFound);
        await app.ProblemAsync($"/api/records/annual-reports/2025/{Tianhe}", HttpStatusCode.NotFound);
        await app.ProblemAsync("/api/records/annual-reports/2025/short", HttpStatusCode.NotFound);
        await app.ProblemAsync($"/api/records/activities/2025/{Tianhe}-%E2%80%A6%25%23'%20or%20true", HttpStatusCode.NotFound);
        Assert.Empty((await app.JsonAsync("/api/organisations")).List("items"));
    }

    private static void AssertBilingual(JsonElement finding)
    {
        foreach (var field in new[] { "messageZh", "messageEn", "remedyZh", "remedyEn", "expected" })
            Assert.False(string.IsNullOrWhiteSpace(finding.Text(field)), $"{field} is missing: {finding}");
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", finding.Text("messageZh")!);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", finding.Text("remedyZh")!);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}{2}", finding.Text("remedyEn")!);
    }

    private static byte[] Make(string what)
    {
        var grid = Grid.Of(Rows.Organisation(Tianhe), Rows.Organisation(Shenzhen));
        var csv = Encoding.UTF8.GetString(grid.Csv());
        var xlsx = grid.Xlsx();
        return what switch
        {
            "truncated xlsx" => xlsx[..(xlsx.Length / 2)],
            "xlsx cut in the sheet" => Spoiled(xlsx),
            "empty" => [],
            "blank" => Encoding.UTF8.GetBytes(" \r\n,,\r\n\t\r\n"),
            "header only" => Encoding.UTF8.GetBytes(csv[..csv.IndexOf('\n', StringComparison.Ordinal)] + "\n,,,\n\n"),
            "header only xlsx" => Grid.Of(Rows.Organisation(Tianhe).ToDictionary(cell => cell.Key, _ => (string?)null)).Xlsx(),
            "zip bomb" => Bomb(),
            "xls" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]],
            "pdf" => Encoding.ASCII.GetBytes("%PDF-1.7\n%stuff\n"),
            "zip" => Zip(("registry.csv", Encoding.UTF8.GetBytes(csv))),
            "csv named xls" => Encoding.UTF8.GetBytes(csv),
            "nul bytes" => new byte[5000],
            "random bytes" => RandomBytes(),
            "html" => Encoding.UTF8.GetBytes("<html><table><tr><td>uscc</td></tr></table></html>"),
            "broken json" => Encoding.UTF8.GetBytes("[{\"uscc\":\"1\",]"),
            "json of numbers" => Encoding.UTF8.GetBytes("[1,2,3]"),
            "empty json" => Encoding.UTF8.GetBytes("[]"),
            "other header" => Encoding.UTF8.GetBytes("甲,乙,丙\n1,2,3\n"),
            "half a header" => Encoding.UTF8.GetBytes("uscc,name,status\n1,2,3\n"),
            "header twice" => Encoding.UTF8.GetBytes("uscc,name,establishedOn,组织名称\n1,2,3,4\n"),
            "open quotation mark" => Encoding.UTF8.GetBytes(csv + "\"" + csv + csv),
            "not utf-8 nor gb18030" => [.. Encoding.ASCII.GetBytes("uscc,name,establishedOn\n"), 0xFF, 0xFF, 0x30, 0x0A],
            _ => throw new ArgumentException(what),
        };
    }

    private static byte[] RandomBytes()
    {
        var bytes = new byte[100_000];
        new Random(7).NextBytes(bytes);
        bytes[0] = 0x01;
        return bytes;
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return memory.ToArray();
    }

    /// <summary>The central directory is whole, the compressed sheet is not.</summary>
    private static byte[] Spoiled(byte[] xlsx)
    {
        var memory = new MemoryStream();
        memory.Write(xlsx);
        long offset;
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Read, leaveOpen: true))
            offset = zip.Entries.First(entry => entry.FullName.Contains("sheet", StringComparison.OrdinalIgnoreCase) && entry.Length > 300).CompressedLength;
        var bytes = memory.ToArray();
        var name = bytes.AsSpan().IndexOf("worksheets/sheet"u8);
        Array.Fill(bytes, (byte)0xFF, name + 60, (int)Math.Min(offset / 2, 100));
        return bytes;
    }

    /// <summary>A workbook whose sheet inflates to 2 GB.</summary>
    private static byte[] Bomb()
    {
        var memory = new MemoryStream();
        memory.Write(Grid.Of(Rows.Organisation(Tianhe)).Xlsx());
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = zip.Entries.Single(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal));
            var path = sheet.FullName;
            sheet.Delete();
            using var content = zip.CreateEntry(path, CompressionLevel.SmallestSize).Open();
            content.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"u8);
            content.Write(Encoding.ASCII.GetBytes($"<row>{string.Concat(new[] { "uscc", "name", "establishedOn" }.Select(name => $"<c t=\"inlineStr\"><is><t>{name}</t></is></c>"))}</row>"));
            var rows = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<row><c t=\"inlineStr\"><is><t>0</t></is></c></row>", 20_000)));
            for (var i = 0; i < 300; i++)
                content.Write(rows);
        }

        return memory.ToArray();
    }

    /// <summary>The same bytes again and again, without holding them.</summary>
    private sealed class Repeated(byte[] pattern, long length) : Stream
    {
        private long position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var taken = (int)Math.Min(count, length - position);
            for (var i = 0; i < taken; i++)
                buffer[offset + i] = pattern[(position + i) % pattern.Length];
            position += taken;
            return taken;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
