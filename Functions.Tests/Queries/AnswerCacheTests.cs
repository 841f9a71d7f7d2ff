using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nianbao.Pipeline.Queries;

namespace Nianbao.Tests.Queries;

public sealed class AnswerCacheTests
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().BuildServiceProvider();
    private readonly AnswerCache _cache = new();
    private int _made;

    [Fact]
    public async Task An_answer_is_worked_out_once_for_a_version_and_anew_for_the_next()
    {
        Assert.Equal("one", await BodyAsync("question", "v1", "one"));
        Assert.Equal("one", await BodyAsync("question", "v1", "never made"));
        Assert.Equal("two", await BodyAsync("question", "v2", "two"));
        Assert.Equal("two", await BodyAsync("question", "v2", "never made"));
        Assert.Equal(2, _made);
    }

    [Fact]
    public async Task Questions_do_not_share_answers()
    {
        Assert.Equal("one", await BodyAsync("question", "v1", "one"));
        Assert.Equal("other", await BodyAsync("another question", "v1", "other"));
    }

    [Fact]
    public async Task Who_has_the_answer_gets_304_until_the_version_moves()
    {
        var first = await AskAsync("question", "v1", "one");
        var etag = first.Headers.ETag.ToString();
        Assert.Equal(StatusCodes.Status304NotModified, (await AskAsync("question", "v1", "one", etag)).StatusCode);
        Assert.Equal(StatusCodes.Status304NotModified, (await AskAsync("question", "v1", "one", $"\"other\", W/{etag}")).StatusCode);
        Assert.Equal(StatusCodes.Status304NotModified, (await AskAsync("question", "v1", "one", "*")).StatusCode);
        Assert.Equal(StatusCodes.Status200OK, (await AskAsync("question", "v1", "one", "\"other\"")).StatusCode);
        var moved = await AskAsync("question", "v2", "two", etag);
        Assert.Equal(StatusCodes.Status200OK, moved.StatusCode);
        Assert.NotEqual(etag, moved.Headers.ETag.ToString());
    }

    [Fact]
    public async Task A_failure_is_told_and_not_kept()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _cache.AnswerAsync(new DefaultHttpContext().Request, "question", "v1", () => throw new InvalidOperationException()));
        Assert.Equal("one", await BodyAsync("question", "v1", "one"));
    }

    [Fact]
    public async Task Many_large_answers_do_not_stay_in_memory()
    {
        var large = new string('x', 8 << 20);
        for (var i = 0; i < 5; i++)
            await BodyAsync($"question {i}", "v1", large);
        Assert.Equal(5, _made);
        await BodyAsync("question 0", "v1", large);
        Assert.Equal(6, _made);
        // What was asked last is kept.
        await BodyAsync("question 0", "v1", large);
        Assert.Equal(6, _made);
    }

    private async Task<string> BodyAsync(string question, string version, string body)
    {
        var response = await AskAsync(question, version, body);
        Assert.Equal(response.ContentLength, response.Body.Length);
        return Encoding.UTF8.GetString(((MemoryStream)response.Body).ToArray());
    }

    private async Task<HttpResponse> AskAsync(string question, string version, string body, string? known = null)
    {
        var context = new DefaultHttpContext { RequestServices = Services };
        context.Response.Body = new MemoryStream();
        if (known is not null)
            context.Request.Headers.IfNoneMatch = known;
        var result = await _cache.AnswerAsync(context.Request, question, version, () =>
        {
            _made++;
            return (Encoding.UTF8.GetBytes(body), "text/plain", null);
        });
        await result.ExecuteAsync(context);
        return context.Response;
    }
}
