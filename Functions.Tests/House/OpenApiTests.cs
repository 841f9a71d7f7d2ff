using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline;
using Nianbao.Pipeline.Queries;

namespace Nianbao.Tests.House;

public sealed class OpenApiTests
{
    [Fact]
    public void The_document_names_every_route_and_method_of_the_triggers_and_no_other()
    {
        var routes = typeof(Triggers.OpenApiTrigger).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .Where(trigger => trigger?.Route is not null and not "{*path}")
            .Select(trigger => $"{trigger!.Methods!.Single()} /{trigger.Route}")
            .Order(StringComparer.Ordinal);

        var document = new OpenApiDesk(new DatasetList(DeadlineRules.Default, Nianbao.Domain.Values.PersonSeal.Sample)).Document();
        var paths = ((Dictionary<string, object>)document["paths"])
            .SelectMany(path => ((Dictionary<string, object>)path.Value).Keys.Select(method => $"{method} {path.Key}"))
            .Order(StringComparer.Ordinal);

        Assert.Equal(routes, paths);
    }
}
