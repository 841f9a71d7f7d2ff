using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Time.Testing;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.LocalHost;

public sealed class AdminEndpointsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly Probe probe = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero));
    private WebApplication app = null!;
    private HttpClient http = null!;

    public async ValueTask InitializeAsync()
    {
        app = await ProbeHost.StartAsync(await azurite.NewAccountAsync(), probe, [typeof(TimerProbe), typeof(BlobProbe), typeof(UploadProbe), typeof(PageProbe)], clock);
        http = app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task The_list_shows_every_function_with_what_triggers_it()
    {
        var functions = (await http.GetFromJsonAsync<JsonElement[]>("/admin/functions"))!.ToDictionary(item => item.GetProperty("name").GetString()!);
        Assert.Equal(["Page", "Take", "Tick", "Upload"], functions.Keys.Order());
        Assert.Equal("{*path}", functions["Page"].GetProperty("route").GetString());
        Assert.Equal(["POST"], functions["Upload"].GetProperty("methods").Deserialize<string[]>()!);
        Assert.Equal("inbox/{name}", functions["Take"].GetProperty("path").GetString());
        Assert.Equal("0 */10 * * * *", functions["Tick"].GetProperty("schedule").GetString());
        Assert.Equal(JsonValueKind.Null, functions["Tick"].GetProperty("last").ValueKind);
        Assert.Equal(new DateTimeOffset(2026, 6, 1, 10, 10, 0, TimeSpan.Zero), functions["Tick"].GetProperty("next").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_timer_is_run_at_once_and_the_answer_does_not_wait()
    {
        var release = new TaskCompletionSource();
        probe.During = (_, _) => release.Task;
        using var answer = await http.PostAsync("/admin/functions/tick", JsonContent.Create(new { input = "" }));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await Eventually.Holds(() => probe.Calls.SequenceEqual(["on time"]));
        release.SetResult();
    }

    [Fact]
    public async Task With_wait_the_answer_comes_after_the_run()
    {
        using var answer = await http.PostAsync("/admin/functions/Tick?wait=true", null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Single(probe.Calls);
        Assert.Equal(clock.GetUtcNow(), (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("last").GetDateTimeOffset());
    }

    [Fact]
    public async Task With_wait_a_run_that_failed_is_a_problem()
    {
        probe.During = (_, _) => throw new InvalidOperationException("the secret inside");
        using var answer = await http.PostAsync("/admin/functions/Tick?wait=true", null);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("Tock", HttpStatusCode.NotFound)]
    [InlineData("Take", HttpStatusCode.BadRequest)]
    [InlineData("Page", HttpStatusCode.BadRequest)]
    public async Task Another_name_is_answered_with_the_names_that_can_be_run(string name, HttpStatusCode status)
    {
        using var answer = await http.PostAsync($"/admin/functions/{name}", null);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["Tick"], (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("functions").Deserialize<string[]>()!);
        Assert.Empty(probe.Calls);
    }
}
