using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.RulePages;

namespace Nianbao.Triggers;

/// <summary>The rule catalogue: open to all, since all must keep it.</summary>
public sealed class RuleTriggers(Answers answers, RulesDesk rules)
{
    [Function("Rule")]
    public Task<IResult> RuleAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/rules/{code}")] HttpRequest request, string code) =>
        answers.AnswerAsync(request, _ => Task.FromResult(rules.Show(request, code)));

    [Function("RulePage")]
    public Task<IResult> RulePageAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rules/{code}")] HttpRequest request, string code) =>
        answers.AnswerAsync(request, _ => Task.FromResult(rules.ShowPage(request, code)));

    [Function("Rules")]
    public Task<IResult> RulesAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/rules")] HttpRequest request) =>
        answers.AnswerAsync(request, _ => Task.FromResult(rules.List(request)));

    [Function("RulesPage")]
    public Task<IResult> RulesPageAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rules")] HttpRequest request) =>
        answers.AnswerAsync(request, _ => Task.FromResult(rules.ShowIndexPage(request)));
}
