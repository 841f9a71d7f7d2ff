using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Nianbao.Local.Hosting;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.LocalHost;

public sealed class TimerDriverTests(AzuriteFixture azurite)
{
    private readonly Probe probe = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_timer_runs_on_its_schedule_in_UTC()
    {
        var account = await azurite.NewAccountAsync();
        await using var app = await StartAsync(account);
        clock.Advance(TimeSpan.FromMinutes(10));
        await CallsAsync("on time");
        await SettledAsync(account);
        clock.Advance(TimeSpan.FromMinutes(10));
        await CallsAsync("on time", "on time");
    }

    [Fact]
    public async Task Runs_missed_while_the_host_was_down_are_caught_up_once_as_past_due()
    {
        var account = await azurite.NewAccountAsync();
        await using (var app = await StartAsync(account))
            await app.StopAsync();

        clock.Advance(TimeSpan.FromHours(3) + TimeSpan.FromMinutes(5));
        await using var restarted = await StartAsync(account);
        await CallsAsync("late");
        await SettledAsync(account);
        clock.Advance(TimeSpan.FromMinutes(5));
        await CallsAsync("late", "on time");
    }

    [Fact]
    public async Task A_first_start_runs_nothing_before_the_first_due_time()
    {
        var account = await azurite.NewAccountAsync();
        await using var app = await StartAsync(account);
        clock.Advance(TimeSpan.FromMinutes(9));
        await app.Services.GetRequiredService<TimerDriver>().RunNowAsync(Tick(app));
        await CallsAsync("on time");
        var (last, next) = app.Services.GetRequiredService<TimerDriver>().TimesOf(Tick(app));
        Assert.Equal(clock.GetUtcNow(), last);
        Assert.Equal(new DateTimeOffset(2026, 6, 1, 10, 10, 0, TimeSpan.Zero), next);
    }

    [Fact]
    public async Task A_run_that_fails_does_not_stop_the_schedule()
    {
        var account = await azurite.NewAccountAsync();
        probe.During = (_, _) => throw new InvalidOperationException("not today");
        await using var app = await StartAsync(account);
        clock.Advance(TimeSpan.FromMinutes(10));
        await CallsAsync("on time");
        await SettledAsync(account);
        clock.Advance(TimeSpan.FromMinutes(10));
        await CallsAsync("on time", "on time");
    }

    [Fact]
    public async Task A_run_that_the_hosts_stop_interrupted_is_caught_up()
    {
        var account = await azurite.NewAccountAsync();
        probe.During = (_, cancellation) => Task.Delay(Timeout.Infinite, cancellation);
        await using (var app = await StartAsync(account))
        {
            clock.Advance(TimeSpan.FromMinutes(10));
            await CallsAsync("on time");
            await app.StopAsync();
        }

        probe.During = (_, _) => Task.CompletedTask;
        clock.Advance(TimeSpan.FromMinutes(1));
        await using var restarted = await StartAsync(account);
        await CallsAsync("on time", "late");
    }

    [Fact]
    public async Task Two_hosts_on_one_storage_run_each_due_time_once_and_never_at_once()
    {
        var account = await azurite.NewAccountAsync();
        var release = new TaskCompletionSource();
        probe.During = (_, _) => release.Task;
        await using var first = await StartAsync(account);
        await using var second = await StartAsync(account);
        clock.Advance(TimeSpan.FromMinutes(10));
        await CallsAsync("on time");
        // These stand in line behind the scheduled run, whichever host has it.
        var requested = Task.WhenAll(
            first.Services.GetRequiredService<TimerDriver>().RunNowAsync(Tick(first)),
            second.Services.GetRequiredService<TimerDriver>().RunNowAsync(Tick(second)));
        release.SetResult();
        await requested;
        // The other host's turn at the lease comes before its next due time; the third requested run is behind it.
        await first.Services.GetRequiredService<TimerDriver>().RunNowAsync(Tick(first));
        await second.Services.GetRequiredService<TimerDriver>().RunNowAsync(Tick(second));
        Assert.Equal(1, probe.Most);
        Assert.Equal(5, probe.Calls.Count);
    }

    [Fact]
    public async Task A_long_run_keeps_its_lease_against_another_host()
    {
        var account = await azurite.NewAccountAsync();
        await using var first = await StartAsync(account);
        await using var second = await StartAsync(account);
        // The lease lasts 15 s by the storage's clock, which no test can turn.
        probe.During = (_, cancellation) => probe.Calls.Count == 1 ? Task.Delay(TimeSpan.FromSeconds(18), cancellation) : Task.CompletedTask;
        var longRun = first.Services.GetRequiredService<TimerDriver>().RunNowAsync(Tick(first));
        await CallsAsync("on time");
        await second.Services.GetRequiredService<TimerDriver>().RunNowAsync(Tick(second));
        await longRun;
        Assert.Equal(1, probe.Most);
        Assert.Equal(2, probe.Calls.Count);
    }

    [Fact]
    public async Task A_run_whose_lease_was_lost_is_cancelled()
    {
        var account = await azurite.NewAccountAsync();
        var polling = new FakeTimeProvider();
        var cancelled = new TaskCompletionSource();
        probe.During = async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancelled.TrySetResult();
        };
        await using var app = await StartAsync(account, polling);
        var run = app.Services.GetRequiredService<TimerDriver>().RunNowAsync(Tick(app));
        await CallsAsync("on time");
        await State(account).GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
        polling.Advance(TimeSpan.FromSeconds(5));
        await cancelled.Task;
        await Assert.ThrowsAnyAsync<Exception>(() => run);
    }

    [Fact]
    public async Task A_timer_that_asks_for_it_runs_at_the_start()
    {
        await using var app = await ProbeHost.StartAsync(await azurite.NewAccountAsync(), probe, [typeof(StartupTimerProbe)], clock);
        await CallsAsync("on time");
    }

    [Fact]
    public async Task Timers_can_be_turned_off()
    {
        var account = await azurite.NewAccountAsync();
        await using var app = await ProbeHost.StartAsync(account, probe, [typeof(StartupTimerProbe), typeof(TimerProbe)], clock, settings: "--LocalHost:Timers=false");
        clock.Advance(TimeSpan.FromDays(1));
        await app.Services.GetRequiredService<TimerDriver>().RunNowAsync(Tick(app));
        Assert.Single(probe.Calls);
    }

    [Theory]
    [InlineData("0 30 16 * * *", "2026-06-01T16:30:00Z")]
    [InlineData("0 */10 * * * *", "2026-06-01T10:10:00Z")]
    [InlineData("*/15 * * * * *", "2026-06-01T10:00:15Z")]
    [InlineData("0 0 9-17/2 * JUN Mon-Fri", "2026-06-01T11:00:00Z")]
    [InlineData("0 0 0 1,15 * *", "2026-06-15T00:00:00Z")]
    public void A_schedule_has_six_fields(string text, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next), TimerSchedule.Parse(text, "Tick").After(clock.GetUtcNow()));

    [Theory]
    [InlineData("*/10 * * * *")]
    [InlineData("0 0 0 L * *")]
    [InlineData("0 0 0 ? * MON")]
    [InlineData("0 0 0 * * MON#2")]
    [InlineData("0 61 * * * *")]
    [InlineData("@daily")]
    [InlineData("01:00:00")]
    public void A_schedule_that_the_Functions_host_would_not_take_is_refused(string text)
    {
        var problem = Assert.Throws<CannotStartException>(() => TimerSchedule.Parse(text, "Tick"));
        Assert.Contains(text, problem.Message);
        Assert.Contains("Tick", problem.Message);
    }

    [Fact]
    public async Task A_schedule_whose_setting_is_missing_stops_the_start_with_the_settings_name()
    {
        var account = await azurite.NewAccountAsync();
        var problem = Assert.Throws<CannotStartException>(() => ProbeHost.Build(account, probe, [typeof(TimerProbe)], settings: "--Schedules:Tick="));
        Assert.Contains("Schedules:Tick", problem.Message);
        Assert.Contains("Schedules__Tick", problem.Message);
    }

    private static TimerFunction Tick(WebApplication app) => app.Services.GetRequiredService<FunctionCatalogue>().Timers.Single(timer => timer.Name == "Tick");

    private static BlobClient State(string account) => new(account, StorageConnections.HostContainer, "timers/Tick.json");

    /// <summary>Starts a host and waits until its timer follows the clock.</summary>
    private async Task<WebApplication> StartAsync(string account, TimeProvider? polling = null)
    {
        var app = await ProbeHost.StartAsync(account, probe, [typeof(TimerProbe)], clock, polling);
        await Eventually.Holds(async () => await State(account).ExistsAsync());
        return app;
    }

    private Task CallsAsync(params string[] calls) => Eventually.Holds(() => probe.Calls.SequenceEqual(calls));

    /// <summary>Waits until the last run is written down: only then is the next due time the next one.</summary>
    private async Task SettledAsync(string account) => await Eventually.Holds(async () =>
        (await State(account).DownloadContentAsync()).Value.Content.ToObjectFromJson<TimerStatus>(System.Text.Json.JsonSerializerOptions.Web)!.LastUpdated == clock.GetUtcNow());
}
