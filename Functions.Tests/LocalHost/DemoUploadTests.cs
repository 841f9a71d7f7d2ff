using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Local.Hosting;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.LocalHost;

public sealed class DemoUploadTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_sample_is_uploaded_in_order_and_each_file_waits_for_the_receipt_before_it()
    {
        var probe = new Probe();
        await using var app = await ProbeHost.StartAsync(await azurite.NewAccountAsync(), probe, [typeof(IntakeProbe)]);
        using var http = app.GetTestClient();
        var lines = new ConcurrentQueue<string>();
        await new DemoUpload(http, lines.Enqueue, TimeProvider.System).LoadAsync(
            [new("registry", "2025", Write("名册.csv")), new("annual-reports", "2025", Write("reports.xlsx"))], CancellationToken.None);
        Assert.Equal(
            ["registry/2025 名册.csv text/csv", "received", "committed", "annual-reports/2025 reports.xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "received", "committed"],
            probe.Calls);
        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.EndsWith("committed", line));
    }

    [Fact]
    public async Task An_upload_that_is_refused_is_one_line_with_the_answer()
    {
        await using var app = await ProbeHost.StartAsync(await azurite.NewAccountAsync(), new Probe(), [typeof(IntakeProbe)]);
        using var http = app.GetTestClient();
        var problem = await Assert.ThrowsAsync<CannotStartException>(() =>
            new DemoUpload(http, _ => { }, TimeProvider.System).LoadAsync([new("unknown", "2025", Write("x.csv"))], CancellationToken.None));
        Assert.Contains("x.csv", problem.Message);
        Assert.Contains("HTTP 400", problem.Message);
    }

    private static string Write(string name)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("nianbao-demo-").FullName, name);
        File.WriteAllText(path, "a,b\n1,2\n");
        return path;
    }

    public sealed class IntakeProbe(Probe probe)
    {
        [Function("Submit")]
        public async Task<IResult> Submit([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/submissions/{dataset}/{period}")] HttpRequest request, string dataset, string period, CancellationToken cancellation)
        {
            if (dataset == "unknown")
                return Results.Problem("no such dataset", statusCode: 400);
            var name = ContentDispositionHeaderValue.Parse(request.Headers.ContentDisposition.ToString()).FileNameStar;
            await probe.CallAsync($"{dataset}/{period} {name} {request.ContentType}", cancellation);
            return Results.Accepted($"/api/receipts/{Guid.NewGuid():N}");
        }

        [Function("Receipt")]
        public async Task<IResult> Receipt([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/receipts/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        {
            var state = probe.Calls.Last() == "received" ? "committed" : "received";
            await probe.CallAsync(state, cancellation);
            return Results.Json(new { id, state });
        }
    }
}
