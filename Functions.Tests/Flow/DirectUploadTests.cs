using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>POST /api/uploads: an address for one file, and nothing else.</summary>
public sealed class DirectUploadTests(AzuriteFixture azurite)
{
    private static readonly string Tianhe = Codes.Of("440106", '1', 1);
    private static readonly HttpClient Storage = new();

    // The storage looks at its own clock when it judges an address.
    private static string Now => DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture);

    [Fact]
    public async Task The_address_takes_one_file_in_one_request_and_the_file_is_processed()
    {
        await using var app = await App.StartAsync(azurite, Now);
        var (address, receipt) = await OpenAsync(app, "registry", "current", "登记库 张三.csv");
        Assert.DoesNotContain("张三", Uri.UnescapeDataString(address.ToString()), StringComparison.Ordinal);
        await app.ProblemAsync(receipt, HttpStatusCode.NotFound);

        Assert.Equal(HttpStatusCode.Created, await PutAsync(address, Grid.Of(Rows.Organisation(Tianhe)).Csv()));
        await app.SettleAsync();
        var answer = await app.JsonAsync(receipt);
        Assert.Equal("committed", answer.Text("state"));
        answer.Counts(1, accepted: 1);
        Assert.Equal(1, await app.SumAsync("registry", "current", "records"));
    }

    [Fact]
    public async Task The_address_allows_neither_reading_nor_replacing_nor_deleting_nor_another_name()
    {
        await using var app = await App.StartAsync(azurite, Now);
        var (address, receipt) = await OpenAsync(app, "registry", "current", "a.csv");
        var other = new UriBuilder(address) { Path = address.AbsolutePath + "x" }.Uri;
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(other, [1]));
        Assert.Equal(HttpStatusCode.Created, await PutAsync(address, Grid.Of(Rows.Organisation(Tianhe)).Csv()));
        Assert.True((int)await PutAsync(address, Grid.Of(Rows.Organisation(Codes.Of("440106", '1', 2))).Csv()) >= 400);
        using (var read = await Storage.GetAsync(address))
            Assert.Equal(HttpStatusCode.Forbidden, read.StatusCode);
        using (var delete = await Storage.DeleteAsync(address))
            Assert.Equal(HttpStatusCode.Forbidden, delete.StatusCode);
        using (var list = await Storage.GetAsync(new UriBuilder(address) { Path = string.Join('/', address.AbsolutePath.Split('/')[..3]), Query = address.Query.TrimStart('?') + "&restype=container&comp=list" }.Uri))
            Assert.Equal(HttpStatusCode.Forbidden, list.StatusCode);
        await app.SettleAsync();
        (await app.JsonAsync(receipt)).Counts(1, accepted: 1);
        Assert.Single((await app.JsonAsync("/api/organisations")).List("items"), item => item.Text("uscc") == Tianhe);
    }

    [Fact]
    public async Task A_file_too_large_for_direct_upload_is_told_so()
    {
        await using var app = await App.StartAsync(azurite, Now, ("Intake:MaxBytes", "1000"), ("Intake:MaxDirectBytes", "2000"));
        var (address, receipt) = await OpenAsync(app, "registry", "current", "a.csv");
        Assert.Equal(HttpStatusCode.Created, await PutAsync(address, Encoding.ASCII.GetBytes(new string('x', 2001))));
        await app.SettleAsync();
        var answer = await app.JsonAsync(receipt);
        Assert.Equal("rejected", answer.Text("state"));
        var finding = Assert.Single(answer.Findings());
        Assert.Equal("ID-001", finding.Text("code"));
        Assert.Contains("超过", finding.Text("messageZh")!, StringComparison.Ordinal);
        Assert.DoesNotContain("空", finding.Text("messageZh")!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing", "2025")]
    [InlineData("inspections", "2025")]
    [InlineData("annual-reports", "current")]
    public async Task No_address_is_given_for_what_nobody_can_upload(string dataset, string period)
    {
        await using var app = await App.StartAsync(azurite, Now);
        using var answer = await app.Http.PostAsync($"/api/uploads/{dataset}/{period}", null);
        await App.ProblemAsync(answer);
    }

    private static async Task<(Uri Address, string Receipt)> OpenAsync(App app, string dataset, string period, string name)
    {
        using var answer = await app.Http.PostAsync($"/api/uploads/{dataset}/{period}?fileName={Uri.EscapeDataString(name)}", null);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
        var opened = JsonDocument.Parse(text).RootElement;
        Assert.Equal("PUT", opened.Text("method"));
        return (new(opened.Text("address")!), answer.Headers.Location!.ToString());
    }

    private static async Task<HttpStatusCode> PutAsync(Uri address, byte[] content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(content) };
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        using var answer = await Storage.SendAsync(request);
        return answer.StatusCode;
    }
}
