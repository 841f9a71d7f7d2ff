using System.Text;
using Azure.Data.Tables;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Notifications;
using Nianbao.Pipeline.Storage;
using Nianbao.Tests.Flow;
using Nianbao.Tests.Ledger;
using Nianbao.Tests.Support;
using Codes = Nianbao.Tests.Flow.Codes;

namespace Nianbao.Tests.Notifications;

/// <summary>The timer that reminds: whom, when, once, and whatever dies.</summary>
public sealed class ReminderRunTests(AzuriteFixture azurite)
{
    private static readonly string Group = Codes.Of("440300", '1', 1);
    private static readonly string Filed = Codes.Of("440300", '2', 2);
    private static readonly string Foundation = Codes.Of("440000", '3', 3);
    private static readonly string Other = Codes.Of("440604", '1', 4);
    private static readonly string Neighbour = Codes.Of("440604", '2', 5);

    [Fact]
    public async Task Who_has_not_filed_is_reminded_thirty_days_a_week_and_a_day_before_each_ones_own_deadline()
    {
        await using var world = await StartAsync("2026-02-28T09:00:00+08:00");
        foreach (var day in Enumerable.Range(0, 95))
        {
            world.Clock.Now = App.At("2026-03-01T01:15:00+08:00").AddDays(day);
            await RunAsync(world);
            await RunAsync(world); // The timer fires twice.
        }

        Assert.Equal(
            new[]
            {
                $"!open-{Foundation}-20260301 report-2025-20260331-30",
                $"!open-{Foundation}-20260324 report-2025-20260331-7",
                $"!open-{Foundation}-20260330 report-2025-20260331-1",
                $"!open-{Group}-20260501 report-2025-20260531-30",
                $"!open-{Group}-20260524 report-2025-20260531-7",
                $"!open-{Group}-20260530 report-2025-20260531-1",
                $"!open-{Other}-20260501 report-2025-20260531-30",
                $"!open-{Other}-20260524 report-2025-20260531-7",
                $"!open-{Other}-20260530 report-2025-20260531-1",
                $"!open-{Neighbour}-20260501 report-2025-20260531-30",
                $"!open-{Neighbour}-20260524 report-2025-20260531-7",
                $"!open-{Neighbour}-20260530 report-2025-20260531-1",
            }.Order(StringComparer.Ordinal),
            await OutboxTests.RowsAsync(world));
    }

    [Fact]
    public async Task A_run_without_news_costs_three_reads_and_writes_nothing()
    {
        await using var world = await StartAsync("2026-05-24T01:15:00+08:00");
        Assert.Equal(3, await RunAsync(world));
        var before = await OutboxTests.RowsAsync(world);
        using var cost = TransactionCount.Begin();
        Assert.Equal(0, await RunAsync(world));
        Assert.Equal(3, cost.Value); // The clock for each of two years, and the marks.
        Assert.Equal(before, await OutboxTests.RowsAsync(world));
    }

    [Fact]
    public async Task A_report_that_is_returned_is_told_within_the_hour_and_joins_the_days_reminder()
    {
        await using var world = await StartAsync("2026-05-24T01:15:00+08:00");
        await RunAsync(world);
        world.Clock.Now = App.At("2026-05-24T07:00:00+08:00");
        var returned = Grid.Of(Rows.Report(Group, more: ("IS45.t", "1.00")));
        await world.SubmitAsync("annual-reports", "2025", Encoding.UTF8.GetString(returned.Csv()));
        await RunAsync(world);
        await RunAsync(world);
        // Sunday, the 24th of May: five working days end on Friday.
        Assert.Contains($"!open-{Group}-20260524 report-2025-20260531-7,returned-2025-20260529", await OutboxTests.RowsAsync(world));

        world.Clock.Now = App.At("2026-05-28T01:15:00+08:00");
        await RunAsync(world);
        Assert.Contains($"!open-{Group}-20260528 correction-2025-20260529-1", await OutboxTests.RowsAsync(world));
        world.Clock.Now = App.At("2026-05-30T01:15:00+08:00");
        await RunAsync(world);
        // Nothing was corrected, and the deadline is not over: it is reminded of like everybody else.
        Assert.Contains($"!open-{Group}-20260530 report-2025-20260531-1", await OutboxTests.RowsAsync(world));
        Assert.DoesNotContain(await OutboxTests.RowsAsync(world), row => row.StartsWith($"!open-{Group}-20260529", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Days_without_any_run_are_made_up_for_once()
    {
        await using var world = await StartAsync("2026-05-20T01:15:00+08:00");
        await RunAsync(world);
        world.Clock.Now = App.At("2026-05-26T01:15:00+08:00");
        Assert.Equal(3, await RunAsync(world));
        world.Clock.Now = App.At("2026-05-27T01:15:00+08:00");
        Assert.Equal(0, await RunAsync(world));
        Assert.Contains($"!open-{Group}-20260526 report-2025-20260531-7", await OutboxTests.RowsAsync(world));
    }

    [Fact]
    public async Task A_run_without_time_hands_over_to_the_next()
    {
        await using var world = await StartAsync("2026-05-24T01:15:00+08:00", ("Remind:BudgetSeconds", "0"));
        Assert.Equal(0, await RunAsync(world));
        Assert.Empty(await OutboxTests.RowsAsync(world));
    }

    [Fact]
    public async Task A_run_killed_at_any_request_is_finished_by_the_next_and_nobody_is_reminded_twice()
    {
        await using var world = await StartAsync("2026-05-24T01:15:00+08:00");
        await RunAsync(world); // From now on the rosters are in memory, so that every run makes the same requests.
        await ForgetAsync(world);
        world.Network.Restart();
        await RunAsync(world);
        var calls = world.Network.Calls;
        var expected = await OutboxTests.RowsAsync(world);
        Assert.Equal(3, expected.Count);
        for (var step = 1; step <= calls; step++)
        {
            foreach (var fault in new[] { Fault.Refused, Fault.AnswerLost })
            {
                await ForgetAsync(world);
                var at = step;
                world.Network.Restart();
                world.Network.Plan = (number, _) => number == at ? fault : number > at ? Fault.Refused : Fault.None;
                await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(world));
                world.Network.Plan = (_, _) => Fault.None;
                world.Clock.Now = App.At("2026-05-24T02:15:00+08:00");
                await RunAsync(world);
                Assert.Equal(expected, await OutboxTests.RowsAsync(world));

                // Also the next day nobody hears it again.
                world.Clock.Now = App.At("2026-05-25T01:15:00+08:00");
                Assert.Equal(0, await RunAsync(world));
                world.Clock.Now = App.At("2026-05-24T01:15:00+08:00");
            }
        }
    }

    [Fact]
    public async Task A_run_killed_before_midnight_is_made_up_for_the_next_day_without_reminding_anybody_twice()
    {
        await using var world = await StartAsync("2026-05-24T23:30:00+08:00");
        var written = 0; // Groups: the mark of the first run, then the first division's notices.
        world.Network.OnSent = (_, request) =>
        {
            written += request.Uri.ToString().Contains("$batch", StringComparison.Ordinal) ? 1 : 0;
            return Task.CompletedTask;
        };
        world.Network.Plan = (_, _) => written > 1 ? Fault.Refused : Fault.None;
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(world));
        Assert.Single(await OutboxTests.RowsAsync(Restored(world)));
        world.Clock.Now = App.At("2026-05-25T00:15:00+08:00");
        Assert.Equal(2, await RunAsync(world));
        Assert.Equal(3, (await OutboxTests.RowsAsync(world)).Select(row => row.Split('-')[1]).Distinct().Count());
        Assert.Equal(3, (await OutboxTests.RowsAsync(world)).Count);
    }

    [Fact]
    public async Task Runs_at_the_same_time_remind_each_once()
    {
        var account = await azurite.NewAccountAsync();
        await using var first = await StartAsync("2026-05-24T01:15:00+08:00", account);
        await using var second = await World.StartAsync(account);
        second.Clock.Now = first.Clock.Now;
        await Task.WhenAll(RunAsync(first), RunAsync(second), RunAsync(first), RunAsync(second));
        Assert.Equal(3, (await OutboxTests.RowsAsync(first)).Count);
        Assert.All(await OutboxTests.RowsAsync(first), row => Assert.EndsWith(" report-2025-20260531-7", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deadline_that_is_put_off_is_reminded_of_again()
    {
        var account = await azurite.NewAccountAsync();
        await using (var world = await StartAsync("2026-05-24T01:15:00+08:00", account))
            await RunAsync(world);
        var json = """{ "rules": [ { "registrar": "*", "legalType": "*", "from": 2000, "regime": "REPORT", "openOn": "+1-01-01", "registrarDueOn": "+1-06-30", "firstYearCutoff": "+0-06-30", "source": "put off" } ] }""";
        await using var after = await World.StartAsync(account, settings: [new("Deadlines", json)]);
        after.Clock.Now = App.At("2026-05-31T01:15:00+08:00");
        await RunAsync(after);
        Assert.Contains($"!open-{Group}-20260531 report-2025-20260630-30", await OutboxTests.RowsAsync(after));
    }

    private static Task<int> RunAsync(World world) => world.Get<ReminderRun>().RunAsync(CancellationToken.None);

    private Task<World> StartAsync(string now, params (string Name, string Value)[] settings) => StartAsync(now, null, settings);

    private async Task<World> StartAsync(string now, string? account, params (string Name, string Value)[] settings)
    {
        var world = await World.StartAsync(account ?? await azurite.NewAccountAsync(), settings: settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));
        world.Clock.Now = App.At(now);
        var register = Grid.Of(new[] { Group, Filed, Foundation, Other, Neighbour }.Select(code => Rows.Organisation(code)));
        Assert.Equal(5, (await world.SubmitAsync("registry", "current", Encoding.UTF8.GetString(register.Csv()))).Counts.Accepted);
        string[] filed = ShanghaiClock.DayOf(world.Clock.Now) > new DateOnly(2026, 3, 31) ? [Filed, Foundation] : [Filed];
        await world.SubmitAsync("annual-reports", "2025", Encoding.UTF8.GetString(Grid.Of(filed.Select(code => Rows.Report(code))).Csv()));
        return world;
    }

    private static World Restored(World world)
    {
        world.Network.Plan = (_, _) => Fault.None;
        return world;
    }

    /// <summary>As if no run had ever been.</summary>
    private static async Task ForgetAsync(World world)
    {
        world.Network.Plan = (_, _) => Fault.None;
        foreach (var name in new[] { TableNames.Outbox, TableNames.Runs })
        {
            var table = world.Storage.Tables.GetTableClient(name);
            await foreach (var entity in table.QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"]))
                await table.DeleteEntityAsync(entity.PartitionKey, entity.RowKey);
        }
    }
}
