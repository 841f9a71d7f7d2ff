using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Nianbao.Pipeline;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.RulePages;

namespace Nianbao.Tests.RulePages;

/// <summary>The catalogue as JSON and as pages.</summary>
public sealed partial class RulePageTests
{
    private static readonly RulesDesk Desk = new(new DatasetList(DeadlineRules.Default, PersonSeal.Sample));

    public static TheoryData<string> Codes => [.. RuleCatalogue.All.Select(rule => rule.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Every_rule_has_a_page_with_its_texts_in_both_languages(string code)
    {
        var rule = RuleCatalogue.All.Single(r => r.Code == code);
        var (status, type, body) = await Answer(request => Desk.ShowPage(request, code));
        Assert.Equal((200, "text/html; charset=utf-8"), (status, type));
        Assert.StartsWith("<!doctype html>", body, StringComparison.Ordinal);
        Assert.Single(Heading().Matches(body));
        var plain = WebUtility.HtmlDecode(Tag().Replace(body, ""));
        foreach (var text in new[] { code, rule.Chinese, rule.English, rule.RemedyZh, rule.RemedyEn, rule.CauseZh, rule.CauseEn, rule.Basis })
            Assert.Contains(Place().Replace(text, "$1"), plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_index_leads_to_every_rule()
    {
        var (_, _, body) = await Answer(Desk.ShowIndexPage);
        Assert.All(RuleCatalogue.All, rule => Assert.Contains($"<a href=\"/rules/{rule.Code}\">{rule.Code}</a>", body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gv-001")]
    [InlineData("GV001")]
    [InlineData("gv1")]
    public async Task A_code_is_understood_however_it_is_written(string written)
    {
        var (status, _, body) = await Answer(request => Desk.Show(request, written));
        Assert.Equal(200, status);
        Assert.Equal("GV-001", JsonDocument.Parse(body).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_code_that_there_is_not_gets_a_page_with_near_ones()
    {
        var (status, type, body) = await Answer(request => Desk.ShowPage(request, "GV-<b>99"));
        Assert.Equal((404, "text/html; charset=utf-8"), (status, type));
        Assert.Contains("/rules/GV-0", body, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>99", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_there_is_not_is_a_problem_with_near_ones()
    {
        var problem = Assert.Throws<ProblemException>(() => Desk.Show(new DefaultHttpContext().Request, "GV-901"));
        Assert.Equal((404, "unknown-rule"), (problem.Status, problem.Code));
        Assert.Contains("GV-001", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_are_listed_by_dataset_family_severity_and_code()
    {
        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Code), await List(""));
        Assert.Equal(RuleCatalogue.Registry.Select(rule => rule.Code).Order(StringComparer.Ordinal), await List("?dataset=registry"));
        Assert.All(await List("?family=FN,gv"), code => Assert.Matches("^(FN|GV)-", code));
        Assert.All(await List("?severity=reject"), code => Assert.Equal(Severity.Reject, RuleCatalogue.All.Single(rule => rule.Code == code).Severity));
        Assert.Equal(["FN-010", "GV-001"], await List("?code=gv-001,FN-010"));
        // A function key may stand in "code".
        Assert.Equal(RuleCatalogue.All.Count, (await List("?code=4TpAb9_aFunctionsKey-x1==")).Count);
    }

    [Theory]
    [InlineData("?family=QQ")]
    [InlineData("?severity=FATAL")]
    [InlineData("?dataset=annual-report")]
    [InlineData("?colour=red")]
    public void A_filter_that_there_is_not_is_refused_with_the_valid_ones(string query)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new(query);
        Assert.Equal(400, Assert.Throws<ProblemException>(() => Desk.List(request)).Status);
    }

    [Fact]
    public async Task A_rule_says_its_fields_its_ground_and_what_follows()
    {
        var (_, _, body) = await Answer(request => Desk.Show(request, "PB-003"));
        var rule = JsonDocument.Parse(body).RootElement;
        Assert.Equal("ERROR", rule.GetProperty("severity").GetString());
        Assert.Equal("G10", rule.GetProperty("ground").GetProperty("code").GetString());
        Assert.Contains("G10", rule.GetProperty("consequence").GetProperty("zh").GetString()!, StringComparison.Ordinal);
        Assert.Equal("annual-reports", Assert.Single(rule.GetProperty("datasets").EnumerateArray()).GetString());
        Assert.Equal("/rules/PB-003", rule.GetProperty("page").GetString());
    }

    [Fact]
    public async Task An_example_comes_from_the_case_that_the_tests_run()
    {
        var (_, _, body) = await Answer(request => Desk.Show(request, "GV-001"));
        var example = JsonDocument.Parse(body).RootElement.GetProperty("example");
        Assert.Equal("membersTotal", example.GetProperty("changes")[0].GetProperty("field").GetProperty("name").GetString());
        Assert.Equal("会员总数", example.GetProperty("at")[0].GetProperty("chinese").GetString());
    }

    private static async Task<IReadOnlyList<string>> List(string query)
    {
        var (_, _, body) = await Answer(Desk.List, query);
        return [.. JsonDocument.Parse(body).RootElement.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("code").GetString()!)];
    }

    private static async Task<(int Status, string? Type, string Body)> Answer(Func<HttpRequest, IResult> desk, string query = "")
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Request.QueryString = new(query);
        using var body = new MemoryStream();
        context.Response.Body = body;
        await desk(context.Request).ExecuteAsync(context);
        return (context.Response.StatusCode, context.Response.ContentType, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }

    [GeneratedRegex("<h1>")]
    private static partial Regex Heading();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9]*)\}")]
    private static partial Regex Place();
}
