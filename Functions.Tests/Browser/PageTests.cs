using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Nianbao.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nianbao.Tests.Browser;

/// <summary>The page as a person uses it: a real browser, a real port, real storage.</summary>
public sealed class PageTests(AzuriteFixture azurite, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Group = "51440106MJK930019K";
    private const string Foundation = "53440300MJL1700155";

    private const string Register = $"""
        统一社会信用代码,组织名称,成立日期,业务主管单位
        {Group},广州市天河区示例协会,2010-05-20,广州市天河区民政局
        {Foundation},深圳市示例公益基金会,2018-11-01,深圳市民政局
        """;

    private const string Activities = $"""
        活动编号,统一社会信用代码,活动类型,活动名称,开始日期,场次,投入资金,服务群众人次
        A-1,{Group},社区服务,社区义诊,2025-03-08,2,1200.50,180
        A-2,{Foundation},助企服务,助学结对,2025-07-19,1,30000,60
        """;

    /// <summary>1,600.00 is not 1,000.00 + 500.00.</summary>
    private static readonly string Spoiled = Report("1600.00");

    private static readonly string Mended = Report("1500.00");

    [Fact]
    public async Task A_file_with_an_error_shows_its_finding_and_the_mended_file_moves_the_totals()
    {
        await using var visit = await VisitAsync();
        var page = visit.Page;
        await Expect(page.GetByTestId("welcome")).ToBeVisibleAsync();

        await UploadAsync(page, "registry", null, "register.csv", Register);
        await Expect(page.GetByTestId("receipt-state")).ToHaveAttributeAsync("data-state", "committed");
        await Expect(page.GetByTestId("total-organisations")).ToHaveAttributeAsync("data-value", "2");
        await Expect(page.GetByTestId("total-filed")).ToHaveAttributeAsync("data-value", "0");
        await Expect(page.GetByTestId("welcome")).ToHaveCountAsync(0);

        await UploadAsync(page, "annual-reports", "2025", "report.csv", Spoiled);
        await Expect(page.GetByTestId("receipt-state")).ToHaveAttributeAsync("data-state", "rejected");
        var finding = page.GetByTestId("finding-row").Filter(new() { HasText = "FN-012" });
        await Expect(finding).ToHaveCountAsync(1);
        await Expect(finding.GetByTestId("finding-code")).ToHaveTextAsync("FN-012");
        await Expect(finding.GetByTestId("finding-cell")).ToHaveAttributeAsync("data-cell", "I2");
        await Expect(finding.GetByTestId("finding-value")).ToHaveTextAsync("1600.00");
        await Expect(finding.GetByTestId("finding-message")).ToContainTextAsync("收入合计不平");
        await Expect(page.GetByTestId("total-filed")).ToHaveAttributeAsync("data-value", "0");

        await page.GetByTestId("lang-switch").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", new Regex("^en"));
        await Expect(finding.GetByTestId("finding-message")).ToContainTextAsync("must add up; difference 100.00");
        await Expect(finding.GetByTestId("finding-remedy")).ToContainTextAsync("it should be 1500.00 yuan");

        await UploadAsync(page, "annual-reports", "2025", "report.csv", Mended);
        await Expect(page.GetByTestId("receipt-state")).ToHaveAttributeAsync("data-state", "committed");
        await Expect(page.GetByTestId("total-filed")).ToHaveAttributeAsync("data-value", "1");
        await Expect(page.GetByTestId("receipt-totals")).ToContainTextAsync("+1");

        visit.IsClean();
    }

    [Fact]
    public async Task Every_chart_is_drawn_and_the_page_asks_nobody_but_its_own_server()
    {
        await using var visit = await VisitAsync();
        await visit.LoadAsync("registry", "current", Register);
        await visit.LoadAsync("annual-reports", "2025", Mended);
        await visit.LoadAsync("activities", "2025", Activities);
        await visit.RunInspectionAsync();
        var page = visit.Page;
        await page.ReloadAsync();

        await Expect(page.GetByTestId("total-activities")).ToHaveAttributeAsync("data-value", "2");
        await Expect(page.GetByTestId("total-funds")).ToHaveAttributeAsync("data-value", "31200.50");
        await Expect(page.GetByTestId("conclusion-NOT_FILED")).ToHaveAttributeAsync("data-value", "1");
        foreach (var section in new[] { "completeness", "types", "months", "inspections" })
        {
            var drawing = page.Locator($"#{section} canvas, #{section} svg").First;
            await drawing.ScrollIntoViewIfNeededAsync();
            await Expect(drawing).ToBeVisibleAsync();
            // A drawing with nothing in it is one colour all over.
            await Eventually.Holds(async () => await ColoursAsync(drawing) > 3);
        }

        visit.IsClean();
    }

    [Fact]
    public async Task The_page_keeps_its_language_and_its_year()
    {
        await using var visit = await VisitAsync();
        await visit.LoadAsync("registry", "current", Register);
        await visit.LoadAsync("annual-reports", "2025", Mended);
        await visit.LoadAsync("activities", "2024", Activities.Replace("2025-", "2024-", StringComparison.Ordinal));
        var page = visit.Page;
        await page.ReloadAsync();
        await page.GetByTestId("lang-switch").ClickAsync();
        await page.GetByTestId("year-select").SelectOptionAsync("2024");
        await Expect(page.GetByTestId("total-activities")).ToHaveAttributeAsync("data-value", "2");
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", new Regex("^en"));
        await Expect(page.GetByTestId("year-select")).ToHaveValueAsync("2024");
        await Expect(page.GetByTestId("total-filed")).ToHaveAttributeAsync("data-value", "0");
        visit.IsClean();
    }

    [Fact]
    public async Task The_published_figures_are_shown_as_of_the_day_that_is_asked_for()
    {
        await using var visit = await VisitAsync();
        await visit.LoadAsync("registry", "current", Register);
        await visit.LoadAsync("brands", "current", "所属区划,品牌编号,品牌名称,创建日期\n广州市,1,红苗工程,2017-07-01\n深圳市,1,燎原计划,2018-05-01\n");
        await visit.LoadAsync("activities", "2025", Activities);
        var page = visit.Page;
        await page.ReloadAsync();
        await Expect(page.GetByTestId("headlines").Locator("dt")).ToHaveCountAsync(22);
        await Expect(page.GetByTestId("headlines-day")).ToHaveValueAsync("2026-07-15");
        await Expect(page.GetByTestId("headline-H01")).ToHaveTextAsync("2家");
        await Expect(page.GetByTestId("headline-H02")).ToHaveTextAsync("0.0%");
        await Expect(page.GetByTestId("headline-H22")).ToHaveTextAsync("二个城市品牌：广州“红苗工程”、深圳“燎原计划”");
        // Before the foundation and the second brand.
        await page.GetByTestId("headlines-day").FillAsync("2018-04-30");
        await Expect(page.GetByTestId("headline-H01")).ToHaveTextAsync("1家");
        await Expect(page.GetByTestId("headline-H22")).ToHaveTextAsync("一个城市品牌：广州“红苗工程”");
        await page.GetByTestId("lang-switch").ClickAsync();
        await Expect(page.GetByTestId("headline-H22")).ToHaveTextAsync("brands in 1 of 3 cities: Guangzhou 红苗工程");
        visit.IsClean();
    }

    private static string Report(string income) => $"""
        统一社会信用代码,组织名称,党员总数,正式党员数,预备党员数,党组织类型,捐赠收入合计,会费收入合计,收入合计,初审日期
        {Group},广州市天河区示例协会,6,5,1,党支部,1000.00,500.00,{income},2026-03-01
        """;

    private static async Task UploadAsync(IPage page, string dataset, string? period, string name, string content)
    {
        await page.GetByTestId("upload-dataset").SelectOptionAsync(dataset);
        if (period is not null)
            await page.GetByTestId("upload-period").FillAsync(period);
        await page.GetByTestId("upload-input").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(content) });
        await page.GetByTestId("upload-send").ClickAsync();
        await Expect(page.GetByTestId("receipt-state")).ToHaveAttributeAsync("data-final", "true");
    }

    private static Task<int> ColoursAsync(ILocator drawing) => drawing.EvaluateAsync<int>("""
        drawing => {
          if (drawing.tagName !== "CANVAS") return drawing.querySelectorAll("path, rect, circle, text").length;
          const pixels = drawing.getContext("2d").getImageData(0, 0, drawing.width, drawing.height).data;
          const colours = new Set();
          for (let i = 0; i < pixels.length; i += 4) colours.add(`${pixels[i]},${pixels[i + 1]},${pixels[i + 2]},${pixels[i + 3]}`);
          return colours.size;
        }
        """);

    private async Task<Visit> VisitAsync()
    {
        var chromium = await browser.LaunchedAsync();
        // A summer day after every deadline of 2025: late reports and inspections are the same whenever the test runs.
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-07-15T02:00:00Z", CultureInfo.InvariantCulture));
        var host = new NianbaoHost(await azurite.NewAccountAsync(), clock, settings: new Dictionary<string, string> { ["Page:Folder"] = BrowserFixture.PageFolder });
        var address = host.Serve();
        var context = await chromium.NewContextAsync(new() { Locale = "zh-CN", TimezoneId = "Asia/Shanghai", ViewportSize = new() { Width = 1280, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        var visit = new Visit(host, context, await context.NewPageAsync(), address);
        await visit.Page.GotoAsync(address.ToString());
        return visit;
    }

    /// <summary>One person at the page, with everything the browser complained of.</summary>
    private sealed class Visit : IAsyncDisposable
    {
        private readonly NianbaoHost host;
        private readonly IBrowserContext context;
        private readonly Uri address;
        private readonly List<string> complaints = [];

        public Visit(NianbaoHost host, IBrowserContext context, IPage page, Uri address)
        {
            (this.host, this.context, Page, this.address) = (host, context, page, address);
            page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console {message.Type}: {message.Text} ({message.Location})");
            page.PageError += (_, error) => Note(true, $"uncaught: {error}");
            page.Request += (_, request) => Note(IsElsewhere(request.Url), $"asked {request.Url}");
            page.Response += (_, response) => Note(response.Status >= 400, $"{response.Status} from {response.Url}");
        }

        public IPage Page { get; }

        /// <summary>Uploads without the page.</summary>
        public async Task LoadAsync(string dataset, string period, string content)
        {
            using var http = new HttpClient { BaseAddress = address };
            using var answer = await http.PostAsync($"/api/submissions/{dataset}/{period}?fileName={dataset}.csv", new StringContent(content, Encoding.UTF8, "text/csv"));
            answer.EnsureSuccessStatusCode();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await host.SettleAsync(patience.Token);
            var receipt = await http.GetStringAsync(answer.Headers.Location);
            Assert.True(receipt.Contains("\"state\":\"committed\"", StringComparison.Ordinal), receipt);
        }

        public async Task RunInspectionAsync()
        {
            using var http = new HttpClient { BaseAddress = address };
            using var answer = await http.PostAsync("/admin/functions/Inspect?wait=true", null);
            answer.EnsureSuccessStatusCode();
        }

        public void IsClean()
        {
            lock (complaints)
                Assert.Empty(complaints);
        }

        public async ValueTask DisposeAsync()
        {
            await context.DisposeAsync();
            await host.DisposeAsync();
        }

        private bool IsElsewhere(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme.StartsWith("http", StringComparison.Ordinal) && (uri.Host != address.Host || uri.Port != address.Port);

        private void Note(bool bad, string complaint)
        {
            if (!bad)
                return;
            lock (complaints)
                complaints.Add(complaint);
        }
    }
}
