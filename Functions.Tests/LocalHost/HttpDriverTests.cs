using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.LocalHost;

public sealed class HttpDriverTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private WebApplication app = null!;
    private HttpClient http = null!;

    public async ValueTask InitializeAsync()
    {
        app = await ProbeHost.StartAsync(await azurite.NewAccountAsync(), new Probe(), [typeof(HttpProbe), typeof(PageProbe)]);
        http = app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("/api/aggregates/registry?by=city", "registry city True")]
    [InlineData("/api/aggregates/%E5%B9%B4%E6%8A%A5", "年报  True")]
    [InlineData("/api/years/2025", "2026 whole")]
    [InlineData("/api/years/2025/7", "2026 7")]
    [InlineData("/api/text/one", "one nothing")]
    [InlineData("/api/text/one/two", "one two")]
    [InlineData("/", "page home")]
    [InlineData("/assets/app.js", "page assets/app.js")]
    [InlineData("/apiary", "page apiary")]
    public async Task A_request_reaches_its_function_with_the_values_of_its_route(string path, string answer) =>
        Assert.Equal(answer, await http.GetStringAsync(path));

    [Fact]
    public async Task A_route_value_that_is_no_number_is_a_bad_request()
    {
        var problem = await ProblemAsync(await http.GetAsync("/api/years/soon"), HttpStatusCode.BadRequest);
        Assert.Contains("year", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task An_exception_is_a_bilingual_problem_without_its_text_or_stack()
    {
        var answer = await http.GetAsync("/api/broken");
        var text = await answer.Content.ReadAsStringAsync();
        var detail = (await ProblemAsync(answer, HttpStatusCode.InternalServerError)).GetProperty("detail").GetString();
        Assert.Contains("服务器内部出错", detail);
        Assert.Contains("the server failed", detail);
        Assert.DoesNotContain("secret", text);
        Assert.DoesNotContain(" at ", text);
    }

    [Theory]
    [InlineData("GET", "/api/unknown")]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/admin/unknown")]
    [InlineData("POST", "/api/unknown")]
    public async Task The_catch_all_does_not_swallow_the_api_or_the_admin_endpoints(string method, string path) =>
        await ProblemAsync(await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path)), HttpStatusCode.NotFound);

    [Theory]
    [InlineData("DELETE", "/api/aggregates/registry", "GET")]
    [InlineData("GET", "/api/size", "POST")]
    public async Task A_method_that_a_route_does_not_take_is_refused_with_those_it_takes(string method, string path, string allowed)
    {
        var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        await ProblemAsync(answer, HttpStatusCode.MethodNotAllowed);
        Assert.Equal([allowed], answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task A_function_without_route_and_methods_answers_every_method_at_its_name(string method) =>
        Assert.Equal(method, await (await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/Any"))).Content.ReadAsStringAsync());

    [Fact]
    public async Task A_page_from_another_site_cannot_post()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/size") { Content = new StringContent("x") };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        await ProblemAsync(await http.SendAsync(request), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_name_of_another_site_that_points_here_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/years/2025");
        request.Headers.Host = "evil.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task The_route_prefix_comes_from_host_json()
    {
        var file = ProbeHost.WriteTemporary("""{ "extensions": { "http": { "routePrefix": "v1" } } }""");
        await using var prefixed = await ProbeHost.StartAsync(await azurite.NewAccountAsync(), new Probe(), [typeof(HttpProbe)], settings: $"--LocalHost:HostFile={file}");
        using var client = prefixed.GetTestClient();
        Assert.Equal("2026 whole", await client.GetStringAsync("/v1/api/years/2025"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/years/2025")).StatusCode);
    }

    [Fact]
    public async Task A_body_may_be_larger_than_the_servers_usual_limit()
    {
        await using var real = await ProbeHost.StartAsync(await azurite.NewAccountAsync(), new Probe(), [typeof(HttpProbe)], kestrel: true);
        using var client = new HttpClient { BaseAddress = new Uri(real.Urls.Single()) };
        var answer = await client.PostAsync("/api/size", new ByteArrayContent(new byte[40_000_000]));
        Assert.Equal("40000000", await answer.Content.ReadAsStringAsync());
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
