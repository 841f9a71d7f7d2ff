using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>More than can be worked on at once: the rest is told to come again, and nothing is half done.</summary>
public sealed class OverloadTests(AzuriteFixture azurite)
{
    private static readonly (string, string)[] OnePlace = [("Admission:Uploads", "1"), ("Admission:Questions", "1"), ("Admission:Waiting", "0"), ("Admission:PatienceSeconds", "0.05")];

    [Fact]
    public async Task An_upload_beyond_what_there_is_room_for_is_told_to_come_again_before_anything_of_it_is_stored()
    {
        await using var app = await App.StartAsync(azurite, settings: OnePlace);
        var (first, second) = (Grid.Of([Organisation(1)]).Csv(), Grid.Of([Organisation(2)]).Csv());
        // Longer than what a pipe takes before anybody reads: once half of it is through, the upload has its place.
        var slow = new SlowBody([.. first, .. Encoding.UTF8.GetBytes(new string('\n', 400_000))]);
        // A client that follows no redirects and so need not keep the body whole.
        using var client = ((TestServer)app.Service<IServer>()).CreateClient();
        var under = client.PostAsync("/api/submissions/registry/current?fileName=a.csv", slow);
        await slow.Begun;
        app.Wire.Forget();

        using var refused = await app.PostAsync("registry", "current", second);
        var problem = await App.ProblemAsync(refused, HttpStatusCode.ServiceUnavailable);
        Assert.Equal("busy", problem.Text("code"));
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Empty(app.Wire.Writes);
        // Questions have places of their own, and health is always answered.
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/api/datasets")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/api/health")).StatusCode);

        slow.Finish();
        Assert.Equal(HttpStatusCode.Accepted, (await under).StatusCode);
        // The client comes again, and both count once.
        await app.CommitAsync("registry", "current", second);
        Assert.Equal(2, await app.SumAsync("registry", "current", "records"));
    }

    [Fact]
    public async Task Questions_beyond_what_there_is_room_for_are_told_to_come_again_and_uploads_go_on()
    {
        await using var app = await App.StartAsync(azurite, settings: OnePlace);
        await app.RegisterAsync(Organisation(1));
        using var held = new ManualResetEventSlim();
        using var asked = new ManualResetEventSlim();
        app.Wire.Breaks = (method, uri) =>
        {
            if (method == "GET" && uri.AbsolutePath.Contains("Aggregates", StringComparison.Ordinal) && !asked.IsSet)
            {
                asked.Set();
                held.Wait();
            }

            return false;
        };
        var under = Task.Run(() => app.Http.GetAsync("/api/aggregates/registry?measures=records"));
        Assert.True(await Task.Run(() => asked.Wait(TimeSpan.FromSeconds(60))));
        using var refused = await app.Http.GetAsync("/api/aggregates/registry?measures=records");
        await App.ProblemAsync(refused, HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(refused.Headers.RetryAfter);
        using var upload = await app.PostAsync("registry", "current", Grid.Of([Organisation(2)]).Csv());
        Assert.Equal(HttpStatusCode.Accepted, upload.StatusCode);
        held.Set();
        Assert.Equal(HttpStatusCode.OK, (await under).StatusCode);
    }

    [Fact]
    public async Task A_request_that_has_to_wait_for_a_moment_is_answered_as_if_it_had_not()
    {
        await using var app = await App.StartAsync(azurite, settings: [("Admission:Uploads", "1"), ("Admission:PatienceSeconds", "60")]);
        var answers = await Task.WhenAll(Enumerable.Range(1, 12).Select(i => app.PostAsync("registry", "current", Grid.Of([Organisation(i)]).Csv())));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        await app.SettleAsync();
        Assert.Equal(12, await app.SumAsync("registry", "current", "records"));
    }

    private static Dictionary<string, string?> Organisation(int serial) => Rows.Organisation(Codes.Of("440106", '1', serial));

    /// <summary>A body that stops after its first half until it is let go on.</summary>
    private sealed class SlowBody(byte[] bytes) : HttpContent
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource rest = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => begun.Task;

        public void Finish() => rest.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await stream.FlushAsync();
            begun.TrySetResult();
            await rest.Task;
            await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
