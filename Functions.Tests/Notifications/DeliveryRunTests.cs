using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Notifications;
using Nianbao.Pipeline.Notifications;
using Nianbao.Tests.Flow;
using Nianbao.Tests.Ledger;
using Nianbao.Tests.Support;
using Codes = Nianbao.Tests.Flow.Codes;

namespace Nianbao.Tests.Notifications;

/// <summary>Notices leave for a real HTTP server, which takes them, or fails in every way a server can.</summary>
public sealed class DeliveryRunTests(AzuriteFixture azurite)
{
    private static readonly string A = Codes.Of("440106", '1', 1);
    private static readonly string B = Codes.Of("440106", '1', 2);
    private static readonly string IdA = $"{A}-20260302";
    private static readonly string IdB = $"{B}-20260302";

    [Fact]
    public async Task A_notice_arrives_once_signed_with_its_id_and_what_it_says()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await StartAsync(receiver);
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1", new(2026, 3, 20)), OutboxTests.Item(A, "2"));
        Assert.Equal(new DeliveryCounts(1, 0, 0, 0, 0), await DeliverAsync(world));
        Assert.Equal(default, await DeliverAsync(world));

        var received = Assert.Single(receiver.All);
        Assert.Equal((IdA, $"{world.Clock.Now.ToUnixTimeSeconds()}"), (received.Id, received.Timestamp));
        Assert.True(received.IsSignedWith(Receiver.Secret));
        Assert.False((received with { Body = [.. received.Body, (byte)' '] }).IsSignedWith(Receiver.Secret));
        Assert.False((received with { Timestamp = "1" }).IsSignedWith(Receiver.Secret));
        Assert.Equal((IdA, A, "2026-03-02"), (received.Json.Text("id"), received.Json.Text("subject"), received.Json.Text("day")));
        var items = received.Json.List("items");
        Assert.Equal(["1", "2"], items.Select(item => item.Text("key")));
        Assert.Equal(("RECTIFICATION", "2026-03-20", "整改通知1", "Rectification 1", "请按期整改。", "Please rectify in time."), (items[0].Text("kind"), items[0].Text("dueOn"), items[0].Text("titleZh"), items[0].Text("titleEn"), items[0].Text("textZh"), items[0].Text("textEn")));

        var notice = await OutboxTests.OneAsync(world, IdA);
        Assert.Equal(NoticeStates.Delivered, notice.State);
        Assert.Equal(("webhook", SendResult.Delivered, "HTTP 200"), notice.Deliveries.Select(d => (d.Channel, d.Attempts.Single().Result, d.Attempts.Single().Reason)).Single());
        Assert.Equal([$"{IdA} 1,2"], await OutboxTests.RowsAsync(world));
    }

    [Fact]
    public async Task What_is_put_after_the_days_notice_has_gone_goes_out_the_next_morning()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await StartAsync(receiver);
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"));
        await DeliverAsync(world);
        Assert.Equal(1, await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"), OutboxTests.Item(A, "2")));
        await DeliverAsync(world);
        Assert.Single(receiver.All);
        world.Clock.Now = App.At("2026-03-03T07:59:59+08:00");
        await DeliverAsync(world);
        Assert.Single(receiver.All);
        world.Clock.Now = App.At("2026-03-03T08:00:00+08:00");
        await DeliverAsync(world);
        Assert.Equal([IdA, $"{A}-20260303"], receiver.All.Select(received => received.Id));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(408)]
    [InlineData(429)]
    public async Task A_failure_that_may_pass_is_tried_again_after_a_growing_while(int status)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await StartAsync(receiver);
        receiver.Answer = (_, context) => Status(context, receiver.All.Count < 3 ? status : 204);
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"));
        Assert.Equal(1, (await DeliverAsync(world)).Again);
        await AssertWaitAsync(world, 60);
        world.Clock.Now += TimeSpan.FromSeconds(40);
        Assert.Equal(default, await DeliverAsync(world)); // Not yet.
        world.Clock.Now += TimeSpan.FromSeconds(60);
        Assert.Equal(1, (await DeliverAsync(world)).Again);
        await AssertWaitAsync(world, 120);
        world.Clock.Now += TimeSpan.FromSeconds(150);
        Assert.Equal(1, (await DeliverAsync(world)).Delivered);
        Assert.Equal([IdA, IdA, IdA], receiver.All.Select(received => received.Id));
        Assert.All(receiver.All, received => Assert.True(received.IsSignedWith(Receiver.Secret)));
        Assert.Equal([$"HTTP {status}", $"HTTP {status}", "HTTP 204"], (await OutboxTests.OneAsync(world, IdA)).Deliveries.Single().Attempts.Select(attempt => attempt.Reason));
    }

    [Theory]
    [InlineData("600")]
    [InlineData("Mon, 02 Mar 2026 04:10:00 GMT")]
    public async Task A_receiver_that_asks_for_time_gets_it(string retryAfter)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await StartAsync(receiver);
        receiver.Answer = (_, context) =>
        {
            context.Response.Headers.RetryAfter = retryAfter;
            return Status(context, 503);
        };
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"));
        await DeliverAsync(world);
        Assert.Equal(World.Noon.AddMinutes(10), (await OutboxTests.OneAsync(world, IdA)).NextAt);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(302)]
    public async Task A_refusal_is_a_dead_letter_at_once_and_a_redirect_is_not_followed(int status)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var elsewhere = await Receiver.StartAsync();
        await using var world = await StartAsync(receiver);
        receiver.Answer = (_, context) =>
        {
            context.Response.Headers.Location = elsewhere.Url;
            return Status(context, status);
        };
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"));
        Assert.Equal(1, (await DeliverAsync(world)).Dead);
        world.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(default, await DeliverAsync(world));
        Assert.Single(receiver.All);
        Assert.Empty(elsewhere.All);
        Assert.Equal((NoticeStates.Dead, $"HTTP {status}"), ((await OutboxTests.OneAsync(world, IdA)).State, (await OutboxTests.OneAsync(world, IdA)).Deliveries.Single().Attempts.Single().Reason));
    }

    [Theory]
    [InlineData(true, "timeout")]
    [InlineData(false, "connection lost")]
    public async Task A_receiver_that_hangs_or_drops_the_connection_is_tried_again(bool hangs, string reason)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await StartAsync(receiver, ("Outbox:TimeoutSeconds", "1"));
        receiver.Answer = async (_, context) =>
        {
            if (hangs)
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            else
                context.Abort();
        };
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"));
        Assert.Equal(1, (await DeliverAsync(world)).Again);
        var attempt = (await OutboxTests.OneAsync(world, IdA)).Deliveries.Single().Attempts.Single();
        Assert.Equal((SendResult.Retry, reason), (attempt.Result, attempt.Reason));
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_is_tried_as_often_as_agreed_and_then_the_letter_is_dead()
    {
        string url;
        await using (var gone = await Receiver.StartAsync())
            url = gone.Url;
        await using var world = await World.StartAsync(await azurite.NewAccountAsync(), settings: Settings([("Outbox:Webhook:Url", url), ("Outbox:Webhook:Secret", Receiver.Secret), ("Outbox:MaxAttempts", "3")]));
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"));
        var counts = new List<DeliveryCounts>();
        for (var i = 0; i < 5; i++)
        {
            counts.Add(await DeliverAsync(world));
            world.Clock.Now += TimeSpan.FromHours(1);
        }

        Assert.Equal([(1, 0), (1, 0), (0, 1), (0, 0), (0, 0)], counts.Select(c => (c.Again, c.Dead)));
        Assert.Equal(3, (await OutboxTests.OneAsync(world, IdA)).Deliveries.Single().Attempts.Count);
    }

    [Fact]
    public async Task A_poisoned_notice_holds_no_other_up()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await StartAsync(receiver);
        receiver.Answer = (received, context) => Status(context, received.Id == IdA ? 500 : 200);
        string[] many = [.. Enumerable.Range(10, 100).Select(i => Codes.Of("440106", '1', i)), Codes.Of("440300", '1', 1)];
        await OutboxTests.PutAsync(world, [OutboxTests.Item(A, "1"), OutboxTests.Item(B, "1"), .. many.Select(code => OutboxTests.Item(code, "1"))]);
        // And one that cannot even be read.
        var broken = await OutboxTests.Table(world).GetEntityAsync<TableEntity>("440106", OutboxKeys.Open(IdB));
        broken.Value["Items0"] = new byte[] { 1, 2, 3 };
        await OutboxTests.Table(world).UpdateEntityAsync(broken.Value, Azure.ETag.All, TableUpdateMode.Replace);

        Assert.Equal(new DeliveryCounts(many.Length, 1, 1, 0, 0), await DeliverAsync(world));
        Assert.Equal(many.Select(code => $"{code}-20260302").Append(IdA).Order(StringComparer.Ordinal), receiver.All.Select(received => received.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task When_nothing_gets_through_the_rest_is_left_for_later_and_loses_no_attempt()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await StartAsync(receiver);
        receiver.Answer = (_, context) => Status(context, 503);
        await OutboxTests.PutAsync(world, [.. Enumerable.Range(10, 200).Select(i => OutboxTests.Item(Codes.Of("440106", '1', i), "1"))]);
        Assert.Equal(45, (await DeliverAsync(world)).Again);
        Assert.Equal(45, receiver.All.Count);
        receiver.Answer = (_, _) => Task.CompletedTask;
        Assert.Equal(155, (await DeliverAsync(world)).Delivered);
        world.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(45, (await DeliverAsync(world)).Delivered);
    }

    [Fact]
    public async Task Deliverers_at_the_same_time_send_each_notice_once()
    {
        await using var receiver = await Receiver.StartAsync();
        var account = await azurite.NewAccountAsync();
        var worlds = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => World.StartAsync(account, settings: Settings(receiver.Settings))));
        string[] many = [.. Enumerable.Range(10, 150).Select(i => Codes.Of("440106", '1', i))];
        await OutboxTests.PutAsync(worlds[0], [.. many.Select(code => OutboxTests.Item(code, "1"))]);
        await Task.WhenAll(worlds.Select(DeliverAsync));
        await DeliverAsync(worlds[0]);
        Assert.Equal(many.Select(code => $"{code}-20260302").Order(StringComparer.Ordinal), receiver.All.Select(received => received.Id).Order(StringComparer.Ordinal));
        foreach (var world in worlds)
            await world.DisposeAsync();
    }

    [Fact]
    public async Task A_deliverer_that_dies_between_sending_and_marking_sends_again_under_the_same_id()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await StartAsync(receiver);
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"), OutboxTests.Item(B, "1"));
        world.Network.Plan = (_, _) => receiver.All.IsEmpty ? Fault.None : Fault.Refused;
        await Assert.ThrowsAnyAsync<Exception>(() => DeliverAsync(world));
        world.Network.Plan = (_, _) => Fault.None;
        Assert.Equal(2, receiver.All.Count);

        // The dead one's claim stands for a while; then another takes over. Meanwhile nothing joins a notice that may have arrived.
        Assert.Equal(default, await DeliverAsync(world));
        Assert.Equal(1, await OutboxTests.PutAsync(world, OutboxTests.Item(A, "2")));
        world.Clock.Now += TimeSpan.FromMinutes(31);
        Assert.Equal(2, (await DeliverAsync(world)).Delivered);
        Assert.Equal([IdA, IdA, IdB, IdB], receiver.All.Select(received => received.Id).Order(StringComparer.Ordinal));
        Assert.Equal(2, receiver.All.DistinctBy(received => JsonSerializer.Serialize(received.Json)).Count());
        Assert.Equal([$"!open-{A}-20260303 2", $"{IdA} 1", $"{IdB} 1"], await OutboxTests.RowsAsync(world));
    }

    [Theory]
    [InlineData(Fault.Refused)]
    [InlineData(Fault.AnswerLost)]
    public async Task A_deliverer_that_dies_at_any_request_delivers_every_notice_at_least_once_and_keeps_one_row_of_each(Fault fault)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await StartAsync(receiver);
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"), OutboxTests.Item(B, "1"));
        world.Network.Restart();
        await DeliverAsync(world);
        var calls = world.Network.Calls;
        Assert.InRange(calls, 5, 10);
        for (var step = 1; step <= calls; step++)
        {
            // A day later each time, so that there are new notices.
            world.Clock.Now = App.At("2026-03-02T12:00:00+08:00").AddDays(step);
            await OutboxTests.PutAsync(world, OutboxTests.Item(A, $"step-{step}"), OutboxTests.Item(B, $"step-{step}"));
            receiver.All.Clear();
            var at = step;
            world.Network.Restart();
            world.Network.Plan = (number, _) => number == at ? fault : number > at ? Fault.Refused : Fault.None;
            await Assert.ThrowsAnyAsync<Exception>(() => DeliverAsync(world));
            world.Network.Plan = (_, _) => Fault.None;
            world.Clock.Now += TimeSpan.FromMinutes(31);
            await DeliverAsync(world);
            Assert.Equal([$"{A}-{world.Clock.Now:yyyyMMdd}", $"{B}-{world.Clock.Now:yyyyMMdd}"], receiver.All.Select(received => received.Id).Distinct().Order(StringComparer.Ordinal));
            Assert.InRange(receiver.All.Count, 2, 4);
        }

        Assert.Equal((calls + 1) * 2, (await OutboxTests.RowsAsync(world)).Count);
        Assert.All(await OutboxTests.RowsAsync(world), row => Assert.DoesNotContain("!open", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_kills_its_deliverer_again_and_again_is_given_up()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await StartAsync(receiver, ("Outbox:MaxAttempts", "2"));
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"));
        for (var i = 0; i < 2; i++)
        {
            receiver.All.Clear();
            world.Network.Plan = (_, _) => receiver.All.IsEmpty ? Fault.None : Fault.Refused;
            await Assert.ThrowsAnyAsync<Exception>(() => DeliverAsync(world));
            world.Network.Plan = (_, _) => Fault.None;
            world.Clock.Now += TimeSpan.FromMinutes(31);
        }

        receiver.All.Clear();
        Assert.Equal(1, (await DeliverAsync(world)).Dead);
        Assert.Empty(receiver.All);
    }

    [Fact]
    public async Task A_notice_whose_day_is_over_is_not_sent()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await StartAsync(receiver);
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1", new(2026, 3, 4)), OutboxTests.Item(B, "1", new(2026, 3, 5)));
        world.Clock.Now = App.At("2026-03-05T08:00:00+08:00");
        Assert.Equal(new DeliveryCounts(1, 0, 0, 1, 0), await DeliverAsync(world));
        Assert.Equal(IdB, Assert.Single(receiver.All).Id);
        Assert.Equal(NoticeStates.Expired, (await OutboxTests.OneAsync(world, IdA)).State);
    }

    [Fact]
    public async Task With_nothing_set_up_notices_wait_and_expire_and_cost_nothing_to_speak_of()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1", new(2026, 3, 4)));
        Assert.Equal(default, await DeliverAsync(world));
        world.Clock.Now += TimeSpan.FromMinutes(20);
        await DeliverAsync(world);
        world.Network.Restart();
        Assert.Equal(default, await DeliverAsync(world));
        Assert.Equal(1, world.Network.Calls);
        Assert.Equal([$"!open-{IdA} 1"], await OutboxTests.RowsAsync(world));
        world.Clock.Now = App.At("2026-03-05T00:00:30+08:00");
        Assert.Equal(1, (await DeliverAsync(world)).Expired);
    }

    [Theory]
    [InlineData("Outbox:Webhook:Url", "not an address", "Outbox__Webhook__Url")]
    [InlineData("Outbox:Webhook:Url", "https://name:secret@example.org/", "Outbox__Webhook__Url")]
    [InlineData("Outbox:Webhook:Secret", "short", "Outbox__Webhook__Secret")]
    [InlineData("Outbox:Webhook:Secret", "@Microsoft.KeyVault(SecretUri=https://kv.example.org/secrets/x)", "Outbox__Webhook__Secret")]
    [InlineData("Outbox:Smtp:Security", "maybe", "Outbox__Smtp__Security")]
    [InlineData("Outbox:Smtp:From", "", "Outbox__Smtp__From")]
    [InlineData("Outbox:Smtp:UserName", "someone", "Outbox__Smtp__Password")]
    [InlineData("Outbox:Smtp:Divisions", "{", "Outbox__Smtp__Divisions")]
    [InlineData("Outbox:Smtp:Divisions", """{"*":"nowhere@@example.org"}""", "Outbox__Smtp__Divisions")]
    public async Task A_wrong_setting_is_named_by_the_health_and_nothing_is_sent_that_way(string name, string value, string named)
    {
        await using var receiver = await Receiver.StartAsync();
        (string, string?)[] mail = [("Outbox:Smtp:Host", "127.0.0.1"), ("Outbox:Smtp:From", "notices@example.org")];
        await using var world = await World.StartAsync(await azurite.NewAccountAsync(), settings: Settings([.. receiver.Settings, .. name.Contains("Smtp", StringComparison.Ordinal) ? mail : [], (name, value)]));
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"));
        await DeliverAsync(world);
        var standing = await world.Get<OutboxHealth>().AskAsync(CancellationToken.None);
        Assert.Contains(named, standing.Trouble!.En, StringComparison.Ordinal);
        Assert.Contains(named, standing.Trouble.Zh, StringComparison.Ordinal);
        Assert.Equal(name.Contains("Webhook", StringComparison.Ordinal) ? 0 : 1, receiver.All.Count);
        Assert.DoesNotContain("smtp", standing.Channels);
    }

    internal static Task<DeliveryCounts> DeliverAsync(World world) => world.Get<DeliveryRun>().RunAsync(CancellationToken.None);

    internal static IEnumerable<KeyValuePair<string, string?>> Settings(IEnumerable<(string Name, string? Value)> settings) => settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)).GroupBy(setting => setting.Key).Select(same => same.Last());

    private async Task<World> StartAsync(Receiver receiver, params (string, string?)[] more) =>
        await World.StartAsync(await azurite.NewAccountAsync(), settings: Settings([.. receiver.Settings, .. more]));

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static async Task AssertWaitAsync(World world, int seconds)
    {
        var wait = ((await OutboxTests.OneAsync(world, IdA)).NextAt - world.Clock.Now).TotalSeconds;
        Assert.True(wait >= 0.8 * seconds && wait <= 1.2 * seconds, wait.ToString(CultureInfo.InvariantCulture));
    }
}
