using System.Net;
using System.Net.Http.Json;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Notifications;
using Nianbao.Tests.Flow;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Notifications;

/// <summary>What a registrar sees of notices over HTTP, and what health says.</summary>
public sealed class NoticesDeskTests(AzuriteFixture azurite)
{
    private static readonly string A = Codes.Of("440106", '1', 1);
    private static readonly string B = Codes.Of("440106", '1', 2);
    private static readonly string C = Codes.Of("440300", '1', 3);

    [Fact]
    public async Task A_reminder_comes_from_the_timer_is_listed_delivered_and_shown_with_its_attempts()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await StartAsync(receiver, "2026-05-24T01:00:00+08:00");
        await app.RegisterAsync(Rows.Organisation(C));
        await app.RunAsync("Remind");
        await app.RunAsync("Deliver");
        var waiting = Assert.Single((await app.JsonAsync("/api/notices?state=PENDING")).List("items"));
        Assert.Equal(($"{C}-20260524", "2026-05-24T00:00:00+00:00"), (waiting.Text("id"), waiting.Text("nextAttemptAt")));
        Assert.Empty(receiver.All);

        app.Now("2026-05-24T08:00:30+08:00");
        await app.RunAsync("Deliver");
        Assert.Equal($"{C}-20260524", Assert.Single(receiver.All).Id);
        var notice = await app.JsonAsync($"/api/notices/{C}-20260524");
        Assert.Equal(("DELIVERED", "REPORT_DUE"), (notice.Text("state"), notice.List("items").Single().Text("kind")));
        var attempt = notice.List("deliveries").Single().List("attempts").Single();
        Assert.Equal(("delivered", "HTTP 200"), (attempt.Text("result"), attempt.Text("reason")));
        Assert.Equal("healthy", (await app.JsonAsync("/api/health")).Text("status"));
    }

    [Fact]
    public async Task Notices_are_found_by_subject_kind_state_division_and_day_page_by_page_and_as_CSV()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await StartAsync(receiver, "2026-03-02T12:00:00+08:00");
        receiver.Answer = (received, context) =>
        {
            context.Response.StatusCode = received.Id.StartsWith(B, StringComparison.Ordinal) ? 400 : 200;
            return Task.CompletedTask;
        };
        var outbox = app.Service<Outbox>();
        await outbox.PutAsync([OutboxTests.Item(A, "1"), OutboxTests.Item(B, "1"), OutboxTests.Item(C, "1")], CancellationToken.None);
        await app.RunAsync("Deliver");
        app.Now("2026-03-03T01:00:00+08:00");
        await outbox.PutAsync([OutboxTests.Item(A, "2") with { Kind = "SUPERVISION" }], CancellationToken.None);

        async Task<string> Ids(string query) => string.Join(' ', (await app.JsonAsync("/api/notices?" + query)).List("items").Select(item => item.Text("id")!).Order(StringComparer.Ordinal));
        string[] all = [$"{A}-20260302", $"{A}-20260303", $"{B}-20260302", $"{C}-20260302"];
        Assert.Equal(string.Join(' ', all), await Ids(""));
        Assert.Equal($"{A}-20260302 {A}-20260303", await Ids($"subject={A}"));
        Assert.Equal($"{A}-20260303", await Ids("kind=SUPERVISION"));
        Assert.Equal($"{B}-20260302", await Ids("state=DEAD"));
        Assert.Equal($"{A}-20260302 {C}-20260302", await Ids("state=DELIVERED"));
        Assert.Equal($"{A}-20260303", await Ids("state=PENDING"));
        Assert.Equal($"{A}-20260303", await Ids("from=2026-03-03"));
        Assert.Equal($"{C}-20260302", await Ids("division=440300"));
        Assert.Equal("", await Ids("subject=440300"));

        var found = new List<string>();
        for (string? token = ""; token is not null;)
        {
            var page = await app.JsonAsync($"/api/notices?limit=1&continuationToken={token}");
            found.AddRange(page.List("items").Select(item => item.Text("id")!));
            token = page.Text("continuationToken");
        }

        Assert.Equal(all, found.Order(StringComparer.Ordinal));
        var csv = await app.Http.GetStringAsync($"/api/notices?format=csv&subject={B}");
        Assert.Contains($"{B}-20260302,{B},2026-03-02,DEAD,无法送达,RECTIFICATION,整改通知1,,2026-03-02 12:00:00,HTTP 400", csv, StringComparison.Ordinal);

        foreach (var (query, code) in new[] { ("kind=x", "unknown-kind"), ("state=x", "unknown-state"), ("division=x", "unknown-division"), ("subject=x", "bad-subject"), ("from=2026", "bad-day"), ("to=2026-01-01", "unknown-parameter") })
            Assert.Equal(code, (await app.ProblemAsync("/api/notices?" + query)).Text("code"));
        await app.ProblemAsync($"/api/notices/{A}-20200101", HttpStatusCode.NotFound);
        Assert.Equal("bad-notice", (await app.ProblemAsync("/api/notices/nothing")).Text("code"));
    }

    [Fact]
    public async Task A_dead_letter_is_named_by_the_health_and_sent_again_by_a_registrar()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await StartAsync(receiver, "2026-03-02T12:00:00+08:00");
        receiver.Answer = (_, context) =>
        {
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        };
        await app.Service<Outbox>().PutAsync([OutboxTests.Item(A, "1")], CancellationToken.None);
        await app.RunAsync("Deliver");
        var health = await app.JsonAsync("/api/health");
        Assert.Equal(("degraded", 1), (health.Text("status"), health.GetProperty("notices").Number("deadLetters")));
        Assert.Contains("POST /api/notices/{id}/retry", health.GetProperty("message").Text("en")!, StringComparison.Ordinal);

        receiver.Answer = (_, _) => Task.CompletedTask;
        for (var i = 0; i < 2; i++) // Sent twice, it is one act.
        {
            using var answer = await app.Http.PostAsync($"/api/notices/{A}-20260302/retry", null);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await app.RunAsync("Deliver");
        Assert.Equal(2, receiver.All.Count);
        var notice = await app.JsonAsync($"/api/notices/{A}-20260302");
        Assert.Equal("DELIVERED", notice.Text("state"));
        Assert.Equal(["HTTP 401", "HTTP 200"], notice.List("deliveries").Single().List("attempts").Select(attempt => attempt.Text("reason")));
        Assert.Equal("healthy", (await app.JsonAsync("/api/health")).Text("status"));
        using var again = await app.Http.PostAsync($"/api/notices/{A}-20260302/retry", null);
        Assert.Equal("not-dead", (await App.ProblemAsync(again, HttpStatusCode.Conflict)).Text("code"));
    }

    [Fact]
    public async Task All_dead_letters_of_a_division_or_a_kind_are_sent_again_by_one_act_which_sent_twice_is_one()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await StartAsync(receiver, "2026-03-02T12:00:00+08:00");
        receiver.Answer = (_, context) =>
        {
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        };
        string[] many = [.. Enumerable.Range(10, 120).Select(i => Codes.Of("440106", '1', i))];
        await app.Service<Outbox>().PutAsync([.. many.Select(code => OutboxTests.Item(code, "1")), OutboxTests.Item(C, "1"), OutboxTests.Item(A, "1") with { Kind = "LISTING" }], CancellationToken.None);
        await app.RunAsync("Deliver");
        Assert.Equal(122, (await app.JsonAsync("/api/notices?state=DEAD&limit=1000")).List("items").Count);
        receiver.Answer = (_, _) => Task.CompletedTask;

        async Task<int> Retry(object scope)
        {
            using var answer = await app.Http.PostAsJsonAsync("/api/notices/retries", scope);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var said = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            Assert.Contains(said.Text("retried")!, said.Text("zh")!, StringComparison.Ordinal);
            Assert.Contains(said.Text("retried")!, said.Text("en")!, StringComparison.Ordinal);
            return said.Number("retried");
        }

        Assert.Equal(1, await Retry(new { division = "440106", kind = "LISTING" }));
        Assert.Equal(120, await Retry(new { city = "440100" }));
        Assert.Equal(0, await Retry(new { city = "440100" }));
        await app.RunAsync("Deliver");
        Assert.Equal(121, (await app.JsonAsync("/api/notices?state=DELIVERED&limit=1000")).List("items").Count);
        Assert.Equal($"{C}-20260302", Assert.Single((await app.JsonAsync("/api/notices?state=DEAD")).List("items")).Text("id"));
        foreach (var (body, code) in new (object, string)[] { (new { }, "bad-scope"), (new { division = "999999" }, "unknown-division"), (new { city = "440100", kind = "X" }, "unknown-kind") })
        {
            using var refused = await app.Http.PostAsJsonAsync("/api/notices/retries", body);
            Assert.Equal(code, (await App.ProblemAsync(refused)).Text("code"));
        }
    }

    [Fact]
    public async Task Only_the_registrar_sends_again()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await StartAsync(receiver, "2026-03-02T12:00:00+08:00");
        await app.Service<Outbox>().PutAsync([OutboxTests.Item(A, "1"), OutboxTests.Item("440106", "1")], CancellationToken.None);
        var desk = app.Service<NoticesDesk>();
        foreach (var id in new[] { $"{A}-20260302", "440106-20260302" })
        {
            foreach (var stranger in new[] { new Caller("org", Role.Organisation, A), new Caller("elsewhere", Role.Registrar, "440300"), Caller.Anonymous })
                Assert.Equal(403, (await Assert.ThrowsAsync<ProblemException>(() => desk.RetryAsync(stranger, id, CancellationToken.None))).Status);
            await desk.RetryAsync(new("city", Role.Registrar, "440100"), id, CancellationToken.None);
        }

        foreach (var stranger in new[] { new Caller("org", Role.Organisation, A), new Caller("elsewhere", Role.Registrar, "440300"), Caller.Anonymous })
        {
            var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
            context.Request.Body = new MemoryStream("""{ "division": "440106" }"""u8.ToArray());
            Assert.Equal(403, (await Assert.ThrowsAsync<ProblemException>(() => desk.RetryAllAsync(context.Request, stranger, CancellationToken.None))).Status);
        }
    }

    [Fact]
    public async Task Health_says_when_the_outbox_stands_still()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await StartAsync(receiver, "2026-03-02T12:00:00+08:00");
        receiver.Answer = (_, context) =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        await app.Service<Outbox>().PutAsync([OutboxTests.Item(A, "1")], CancellationToken.None);
        Assert.Equal("healthy", (await app.JsonAsync("/api/health")).Text("status"));
        app.Now("2026-03-02T12:31:00+08:00"); // No deliverer has come by.
        Assert.Contains("Deliver", (await app.JsonAsync("/api/health")).GetProperty("message").Text("zh")!, StringComparison.Ordinal);
        await app.RunAsync("Deliver");
        Assert.Equal("healthy", (await app.JsonAsync("/api/health")).Text("status"));
        for (var minutes = 40; minutes <= 130; minutes += 10)
        {
            app.Now(App.At("2026-03-02T12:00:00+08:00").AddMinutes(minutes).ToString("O"));
            await app.RunAsync("Deliver");
        }

        var health = await app.JsonAsync("/api/health");
        Assert.Equal(("degraded", 1), (health.Text("status"), health.GetProperty("notices").Number("pending")));
        Assert.Contains("the receiver may be down", health.GetProperty("message").Text("en")!, StringComparison.Ordinal);
        receiver.Answer = (_, _) => Task.CompletedTask;
        app.Now("2026-03-02T20:30:00+08:00");
        await app.RunAsync("Deliver");
        Assert.Equal("healthy", (await app.JsonAsync("/api/health")).Text("status"));
    }

    private Task<App> StartAsync(Receiver receiver, string now) => App.StartAsync(azurite, now, [.. receiver.Settings.Select(s => (s.Item1, s.Item2!))]);
}
