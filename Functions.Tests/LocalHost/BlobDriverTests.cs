using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Nianbao.Local.Hosting;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.LocalHost;

public sealed class BlobDriverTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly Probe probe = new();
    private string account = null!;
    private BlobContainerClient inbox = null!;

    public async ValueTask InitializeAsync()
    {
        account = await azurite.NewAccountAsync();
        inbox = new BlobContainerClient(account, "inbox");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_version_of_a_blob_is_handled_once_also_after_a_restart()
    {
        await inbox.CreateAsync();
        await PutAsync("a/b/one.csv", "1");
        await using (var app = await StartAsync())
        {
            await SettleAsync(app);
            await PutAsync("a/b/one.csv", "2");
            await SettleAsync(app);
            await SettleAsync(app);
            await app.StopAsync();
        }

        await using var restarted = await StartAsync();
        await SettleAsync(restarted);
        Assert.Equal(["a/b/one.csv=1", "a/b/one.csv=2"], probe.Calls);
    }

    [Fact]
    public async Task A_container_may_come_into_being_later()
    {
        await using var app = await StartAsync();
        await SettleAsync(app);
        await inbox.CreateAsync();
        await PutAsync("one", "1");
        await Eventually.Holds(() => probe.Calls.SequenceEqual(["one=1"]));
    }

    [Fact]
    public async Task A_failure_is_tried_again()
    {
        await inbox.CreateAsync();
        await PutAsync("one", "1");
        probe.During = (_, _) => probe.Calls.Count < 3 ? throw new IOException("not yet") : Task.CompletedTask;
        await using var app = await StartAsync();
        await SettleAsync(app);
        Assert.Equal(3, probe.Calls.Count);
        Assert.Empty(await PoisonAsync());
    }

    [Fact]
    public async Task After_five_attempts_a_blob_is_poison_and_the_others_go_on()
    {
        await inbox.CreateAsync();
        await PutAsync("bad", "1");
        await PutAsync("good", "1");
        probe.During = (call, _) => call.StartsWith("bad", StringComparison.Ordinal) ? throw new IOException("never") : Task.CompletedTask;
        await using (var app = await StartAsync())
        {
            await SettleAsync(app);
            await app.StopAsync();
        }

        await using (var restarted = await StartAsync())
            await SettleAsync(restarted);

        Assert.Equal(5, probe.Calls.Count(call => call == "bad=1"));
        Assert.Equal(1, probe.Calls.Count(call => call == "good=1"));
        var record = Assert.Single(await PoisonAsync());
        Assert.Equal(("Take", "inbox/bad", 5, typeof(IOException).FullName, "never"), (record.Function, record.Blob, record.Attempts, record.ErrorType, record.ErrorMessage));
        Assert.Equal((await inbox.GetBlobClient("bad").GetPropertiesAsync()).Value.ETag.ToString("H"), record.ETag);
    }

    [Fact]
    public async Task The_number_of_attempts_and_of_blobs_at_once_comes_from_host_json()
    {
        await inbox.CreateAsync();
        for (var i = 0; i < 6; i++)
            await PutAsync($"blob{i}", "1");
        var file = ProbeHost.WriteTemporary("""{ "extensions": { "blobs": { "maxDegreeOfParallelism": 2, "poisonBlobThreshold": 3 } } }""");
        var release = new TaskCompletionSource();
        probe.During = async (_, _) =>
        {
            await release.Task;
            throw new IOException("never");
        };
        await using var app = await StartAsync($"--LocalHost:HostFile={file}");
        await Eventually.Holds(() => probe.Calls.Count == 2);
        release.SetResult();
        await SettleAsync(app);
        Assert.Equal(2, probe.Most);
        Assert.Equal(6 * 3, probe.Calls.Count);
        Assert.Equal(6, (await PoisonAsync()).Count);
    }

    [Fact]
    public async Task A_blob_that_the_hosts_end_interrupted_is_taken_up_again()
    {
        await inbox.CreateAsync();
        await PutAsync("one", "1");
        probe.During = (_, cancellation) => Task.Delay(Timeout.Infinite, cancellation);
        await using (var app = await StartAsync())
        {
            await Eventually.Holds(() => probe.Calls.Count == 1);
            await app.StopAsync();
        }

        probe.During = (_, _) => Task.CompletedTask;
        await using var restarted = await StartAsync();
        await SettleAsync(restarted);
        Assert.Equal(["one=1", "one=1"], probe.Calls);
        Assert.Empty(await PoisonAsync());
    }

    [Fact]
    public async Task A_request_that_changes_something_is_followed_by_a_scan()
    {
        await inbox.CreateAsync();
        await using var app = await StartAsync("--LocalHost:ScanSeconds=3600");
        using var http = app.GetTestClient();
        for (var i = 0; i < 3; i++)
        {
            using var answer = await http.PostAsync($"/api/inbox/blob{i}", new StringContent("1"));
            answer.EnsureSuccessStatusCode();
            await Eventually.Holds(() => probe.Calls.Count == i + 1);
        }
    }

    [Fact]
    public async Task A_missing_connection_stops_the_start_with_the_settings_name()
    {
        await Task.CompletedTask;
        var problem = Assert.Throws<CannotStartException>(() => ProbeHost.Build(account, probe, [typeof(BlobProbe)], settings: "--Storage="));
        Assert.Contains("Storage", problem.Message);
        problem = Assert.Throws<CannotStartException>(() => ProbeHost.Build(account, probe, [typeof(BlobProbe)], settings: "--Storage=AccountKey=hush"));
        Assert.Contains("Storage", problem.Message);
        Assert.DoesNotContain("hush", problem.Message);
    }

    private Task<WebApplication> StartAsync(params string[] settings) =>
        ProbeHost.StartAsync(account, probe, [typeof(BlobProbe), typeof(UploadProbe)], settings: settings);

    private static Task SettleAsync(WebApplication app) => app.Services.GetRequiredService<BlobDriver>().SettleAsync();

    private Task PutAsync(string name, string content) => inbox.GetBlobClient(name).UploadAsync(BinaryData.FromString(content), overwrite: true);

    private async Task<List<PoisonRecord>> PoisonAsync()
    {
        var container = new BlobContainerClient(account, StorageConnections.HostContainer);
        var records = new List<PoisonRecord>();
        await foreach (var blob in container.GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, "poison/Take/", CancellationToken.None))
            records.Add((await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToObjectFromJson<PoisonRecord>(JsonSerializerOptions.Web)!);
        return records;
    }
}
