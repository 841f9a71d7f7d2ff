using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Pipeline;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Cases;

namespace Nianbao.Triggers;

/// <summary>Who is on a list: anyone may ask.</summary>
public sealed class PublicListingTriggers(Answers answers, CasesDesk cases)
{
    [Function("PublicListings")]
    public Task<IResult> PublicAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/public/listings")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => cases.PublicListingsAsync(request, cancellationToken));
}

/// <summary>活动异常名录 and 严重违法失信名单.</summary>
public sealed class ListingTriggers(Answers answers, DatasetList datasets, CasesDesk cases, CaseActsDesk acts)
{
    [Function("Listing")]
    public Task<IResult> ShowAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/listings/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => cases.ShowAsync(datasets.Listings, id, cancellationToken));

    [Function("ListingAct")]
    public Task<IResult> ActAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/listings/{id}/{act}")] HttpRequest request, string id, string act, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => acts.ActAsync(request, caller, datasets.Listings, id, act, cancellationToken));

    [Function("ListingOpening")]
    public Task<IResult> OpenAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/listings")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => acts.OpenListingAsync(request, caller, cancellationToken));

    [Function("Listings")]
    public Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/listings")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => cases.ListAsync(request, datasets.Listings, cancellationToken));
}

/// <summary>限期整改.</summary>
public sealed class RectificationTriggers(Answers answers, DatasetList datasets, CasesDesk cases, CaseActsDesk acts)
{
    [Function("Rectification")]
    public Task<IResult> ShowAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/rectifications/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => cases.ShowAsync(datasets.Rectifications, id, cancellationToken));

    [Function("RectificationAct")]
    public Task<IResult> ActAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/rectifications/{id}/{act}")] HttpRequest request, string id, string act, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => acts.ActAsync(request, caller, datasets.Rectifications, id, act, cancellationToken));

    [Function("RectificationOpening")]
    public Task<IResult> OpenAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/rectifications")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => acts.OpenRectificationAsync(request, caller, cancellationToken));

    [Function("Rectifications")]
    public Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/rectifications")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => cases.ListAsync(request, datasets.Rectifications, cancellationToken));
}

/// <summary>督办.</summary>
public sealed class SupervisionTriggers(Answers answers, DatasetList datasets, CasesDesk cases, CaseActsDesk acts)
{
    [Function("Supervision")]
    public Task<IResult> ShowAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/supervisions/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => cases.ShowAsync(datasets.Supervisions, id, cancellationToken));

    [Function("SupervisionAct")]
    public Task<IResult> ActAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/supervisions/{id}/{act}")] HttpRequest request, string id, string act, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => acts.ActAsync(request, caller, datasets.Supervisions, id, act, cancellationToken));

    [Function("Supervisions")]
    public Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/supervisions")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => cases.ListAsync(request, datasets.Supervisions, cancellationToken));
}

/// <summary>软弱涣散党组织整顿, on the ledger of cases.</summary>
public sealed class WeakCaseTriggers(Answers answers, DatasetList datasets, CasesDesk cases, CaseActsDesk acts)
{
    [Function("WeakCase")]
    public Task<IResult> ShowAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/weak-party-org-cases/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => cases.ShowAsync(datasets.WeakPartyOrgCases, id, cancellationToken));

    [Function("WeakCaseAct")]
    public Task<IResult> ActAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/weak-party-org-cases/{id}/{act}")] HttpRequest request, string id, string act, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => acts.ActAsync(request, caller, datasets.WeakPartyOrgCases, id, act, cancellationToken));

    [Function("WeakCases")]
    public Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/weak-party-org-cases")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => cases.ListAsync(request, datasets.WeakPartyOrgCases, cancellationToken));
}
