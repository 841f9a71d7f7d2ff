using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Inspections;

namespace Nianbao.Triggers;

/// <summary>Deadlines, and what is proposed, decided and published.</summary>
public sealed class InspectionTriggers(Answers answers, InspectionsDesk inspections, InspectionActsDesk acts, DeadlinesDesk deadlines, GroundsDesk grounds)
{
    [Function("Deadlines")]
    public Task<IResult> DeadlinesAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/deadlines")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => deadlines.AnswerAsync(request, cancellationToken));

    [Function("Grounds")]
    public Task<IResult> GroundsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/grounds")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => Task.FromResult(grounds.Show(request)));

    [Function("Inspection")]
    public Task<IResult> InspectionAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/inspections/{year}/{uscc}")] HttpRequest request, string year, string uscc, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => inspections.ShowAsync(caller, year, uscc, cancellationToken));

    [Function("InspectionConfirmMany")]
    public Task<IResult> ConfirmManyAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/inspections/{year}/decisions")] HttpRequest request, string year, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => acts.ConfirmAllAsync(request, caller, year, cancellationToken));

    [Function("InspectionDecide")]
    public Task<IResult> DecideAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/inspections/{year}/{uscc}/decision")] HttpRequest request, string year, string uscc, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => acts.DecideAsync(request, caller, year, uscc, cancellationToken));

    [Function("InspectionPublish")]
    public Task<IResult> PublishAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/inspections/{year}/{uscc}/publication")] HttpRequest request, string year, string uscc, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => acts.PublishAsync(request, caller, year, uscc, cancellationToken));

    [Function("InspectionPublishMany")]
    public Task<IResult> PublishManyAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/inspections/{year}/publications")] HttpRequest request, string year, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => acts.PublishAllAsync(request, caller, year, cancellationToken));

    [Function("Inspections")]
    public Task<IResult> InspectionsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/inspections/{year}")] HttpRequest request, string year, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => inspections.AnswerAsync(request, caller, year, cancellationToken));
}
