using System.Net.Http.Headers;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Local.Hosting;

namespace Nianbao.Tests.LocalHost;

public sealed class FunctionCatalogueTests
{
    [Fact]
    public void Functions_are_found_by_their_attributes()
    {
        var catalogue = FunctionCatalogue.Of(typeof(TimerProbe), typeof(BlobProbe), typeof(PageProbe), typeof(Probe));
        Assert.Equal(["Page", "Take", "Tick"], catalogue.Functions.Select(function => function.Name));
        Assert.Equal(["http", "blob", "timer"], catalogue.Functions.Select(function => function.Kind));
        Assert.Equal(["GET"], Assert.Single(catalogue.Http).Verbs);
        Assert.Equal("Storage", Assert.Single(catalogue.Blobs).Connection);
    }

    [Theory]
    [InlineData(typeof(SameName), "more than once")]
    [InlineData(typeof(SameRoute), "same route")]
    [InlineData(typeof(SameRouteAnyMethod), "same route")]
    [InlineData(typeof(NoTrigger), "exactly one parameter")]
    [InlineData(typeof(TwoTriggers), "exactly one parameter")]
    [InlineData(typeof(UnknownParameter), "Int32 page cannot be bound")]
    [InlineData(typeof(UnknownType), "MediaTypeHeaderValue dataset cannot be bound")]
    [InlineData(typeof(HiddenMethod), "must be public")]
    [InlineData(typeof(WrongTriggerType), "this host binds BlobClient")]
    [InlineData(typeof(WrongReturn), "must return IResult")]
    [InlineData(typeof(AdminRoute), "belong to the host")]
    [InlineData(typeof(TwoPathParameters), "at most one {parameter}")]
    public void A_function_that_cannot_be_driven_is_refused_with_its_name_and_the_reason(Type type, string reason)
    {
        var problem = Assert.Throws<CannotStartException>(() => FunctionCatalogue.Of(type));
        Assert.Contains(reason, problem.Message);
        Assert.Contains(type.Name, problem.Message);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Fact]
    public void One_route_may_have_a_function_for_each_method() =>
        Assert.Equal(2, FunctionCatalogue.Of(typeof(OneRouteTwoMethods)).Http.Count);

    [Theory]
    [InlineData("submissions/{name}", "a/b/c.csv", "a/b/c.csv")]
    [InlineData("submissions/in/{name}.csv", "in/a/b.csv", "a/b")]
    [InlineData("submissions/in/{name}.csv", "out/a.csv", null)]
    [InlineData("submissions/in/{name}.csv", "in/.csv", null)]
    [InlineData("submissions/fixed.csv", "fixed.csv", "")]
    [InlineData("submissions/fixed.csv", "fixed.csv2", null)]
    public void A_blob_path_parameter_takes_the_rest_of_the_path(string pattern, string name, string? value)
    {
        var path = BlobPathPattern.Parse(pattern)!;
        Assert.Equal(value is not null, path.Match(name, out var matched));
        Assert.Equal(value, matched);
    }

    [Theory]
    [InlineData("submissions")]
    [InlineData("submissions/")]
    [InlineData("{container}/x")]
    [InlineData("submissions/{}")]
    [InlineData("submissions/{a")]
    [InlineData("submissions/{a}-{b}")]
    public void A_blob_path_that_this_host_cannot_follow_is_none(string pattern) => Assert.Null(BlobPathPattern.Parse(pattern));

    public sealed class SameName
    {
        [Function("Twice")]
        public Task One([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => Task.CompletedTask;

        [Function("twice")]
        public Task Two([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => Task.CompletedTask;
    }

    public sealed class SameRoute
    {
        [Function("One")]
        public IResult One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/x/{a}")] HttpRequest request) => Results.Ok();

        [Function("Two")]
        public IResult Two([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "API/X/{b}")] HttpRequest request) => Results.Ok();
    }

    public sealed class SameRouteAnyMethod
    {
        [Function("One")]
        public IResult One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/x")] HttpRequest request) => Results.Ok();

        [Function("Two")]
        public IResult Two([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/x")] HttpRequest request) => Results.Ok();
    }

    public sealed class OneRouteTwoMethods
    {
        [Function("One")]
        public IResult One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/x/{a}")] HttpRequest request) => Results.Ok();

        [Function("Two")]
        public IResult Two([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/x/{a}")] HttpRequest request) => Results.Ok();
    }

    public sealed class NoTrigger
    {
        [Function("One")]
        public Task One(TimerInfo timer) => Task.CompletedTask;
    }

    public sealed class TwoTriggers
    {
        [Function("One")]
        public Task One([TimerTrigger("0 0 0 * * *")] TimerInfo timer, [HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Task.CompletedTask;
    }

    public sealed class UnknownParameter
    {
        [Function("One")]
        public IResult One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/{dataset}")] HttpRequest request, string dataset, int page) => Results.Ok();
    }

    public sealed class UnknownType
    {
        [Function("One")]
        public IResult One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/{dataset}")] HttpRequest request, MediaTypeHeaderValue dataset) => Results.Ok();
    }

    public sealed class HiddenMethod
    {
        [Function("One")]
        internal Task One([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => Task.CompletedTask;
    }

    public sealed class WrongTriggerType
    {
        [Function("One")]
        public Task One([BlobTrigger("inbox/{name}")] Stream blob) => Task.CompletedTask;
    }

    public sealed class WrongReturn
    {
        [Function("One")]
        public Task<string> One([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Task.FromResult("");
    }

    public sealed class AdminRoute
    {
        [Function("One")]
        public IResult One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "admin/x")] HttpRequest request) => Results.Ok();
    }

    public sealed class TwoPathParameters
    {
        [Function("One")]
        public Task One([BlobTrigger("inbox/{a}/{b}")] BlobClient blob) => Task.CompletedTask;
    }
}
