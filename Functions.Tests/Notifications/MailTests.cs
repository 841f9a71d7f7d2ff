using System.Text;
using Azure.Data.Tables;
using Nianbao.Domain.Notifications;
using Nianbao.Pipeline.Notifications;
using Nianbao.Tests.Flow;
using Nianbao.Tests.Ledger;
using Nianbao.Tests.Support;
using Codes = Nianbao.Tests.Flow.Codes;

namespace Nianbao.Tests.Notifications;

/// <summary>Notices leave for a real mail server.</summary>
public sealed class MailTests(AzuriteFixture azurite)
{
    private const string Own = "office@group.example.org";
    private const string City = "registrar@city.example.org";
    private static readonly string A = Codes.Of("440106", '1', 1);
    private static readonly string B = Codes.Of("440106", '1', 2);
    private static readonly string C = Codes.Of("440300", '1', 3);
    private static readonly string IdA = $"{A}-20260302";

    [Fact]
    public async Task A_mail_goes_to_the_address_in_the_register_or_to_the_registrars_or_nowhere()
    {
        await using var server = new MailServer();
        await using var world = await StartAsync(server);
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"), OutboxTests.Item(B, "1"), OutboxTests.Item(C, "1"), OutboxTests.Item("440106", "1"));
        Assert.Equal(new DeliveryCounts(3, 0, 0, 0, 1), await DeliveryRunTests.DeliverAsync(world));
        Assert.Equal(
            new[] { ($"{A}-20260302", Own), ($"{B}-20260302", City), ("440106-20260302", City) }.Order(),
            server.Mails.Select(mail => (mail.Message.Headers["X-Nianbao-Id"]!, mail.To)).Order());
        Assert.Equal((NoticeStates.Unaddressed, "no address"), ((await OutboxTests.OneAsync(world, $"{C}-20260302")).State, (await OutboxTests.OneAsync(world, $"{C}-20260302")).Deliveries.Single().Attempts.Single().Reason));
    }

    [Fact]
    public async Task A_mail_is_plain_text_in_both_languages_from_the_sender_of_the_settings()
    {
        await using var server = new MailServer();
        await using var world = await StartAsync(server);
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"), OutboxTests.Item(A, "2"), OutboxTests.Item(B, "1"));
        await DeliveryRunTests.DeliverAsync(world);
        var mail = Assert.Single(server.Mails, mail => mail.To == Own);
        Assert.Equal(("notices@example.org", $"{IdA}@example.org"), (mail.From, mail.Message.MessageId));
        Assert.Equal("2项通知：整改通知1等 / 2 notices", mail.Message.Subject);
        Assert.Equal("整改通知1 / Rectification 1", Assert.Single(server.Mails, mail => mail.To == City).Message.Subject);
        Assert.Equal(("text/plain", "utf-8"), (mail.Message.Body!.ContentType.MimeType, mail.Message.Body.ContentType.Charset));
        Assert.Equal(App.At("2026-03-02T12:00:00+08:00"), mail.Message.Date);
        Assert.Equal("auto-generated", mail.Message.Headers["Auto-Submitted"]);
        Assert.Equal(
            $"{Rows.NameOf(A)}（{A}）：\n\n1. 整改通知1\n请按期整改。\n\n2. 整改通知2\n请按期整改。\n\n本邮件由系统自动发送，请勿直接回复。\n\n----\n\n1. Rectification 1\nPlease rectify in time.\n\n2. Rectification 2\nPlease rectify in time.\n\nThis mail was sent by a machine; please do not reply to it.\n",
            mail.Text.TrimEnd('\n') + "\n");
    }

    [Theory]
    [InlineData("RCPT", "550 no such user office@group.example.org", "DEAD", "SMTP 550")]
    [InlineData(".", "554 we do not like it", "DEAD", "SMTP 554")]
    [InlineData("RCPT", "451 greylisted", "PENDING", "SMTP 451")]
    [InlineData("MAIL", "550 who are you", "PENDING", "SMTP 550")]
    [InlineData("EHLO", "421 too many", "PENDING", null)]
    public async Task What_the_mail_server_refuses_for_good_is_dead_and_the_rest_is_tried_again(string at, string answer, string state, string? reason)
    {
        await using var server = new MailServer { Answers = command => command.StartsWith(at, StringComparison.Ordinal) ? answer : null };
        await using var world = await StartAsync(server);
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"));
        await DeliveryRunTests.DeliverAsync(world);
        var notice = await OutboxTests.OneAsync(world, IdA);
        var attempt = notice.Deliveries.Single().Attempts.Single();
        Assert.Equal((state, reason ?? attempt.Reason), (notice.State, attempt.Reason));
        Assert.Empty(server.Mails);
        if (state == NoticeStates.Dead)
            return;
        server.Answers = _ => null;
        world.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(1, (await DeliveryRunTests.DeliverAsync(world)).Delivered);
        Assert.Equal(Own, Assert.Single(server.Mails).To);
    }

    [Fact]
    public async Task A_refused_mail_does_not_take_the_next_one_with_it()
    {
        await using var server = new MailServer();
        server.Answers = command => command.StartsWith("RCPT", StringComparison.Ordinal) && command.Contains(Own, StringComparison.Ordinal) ? "550 no" : null;
        await using var world = await StartAsync(server);
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"), OutboxTests.Item(B, "1"), OutboxTests.Item("440106", "1"));
        Assert.Equal(new DeliveryCounts(2, 0, 1, 0, 0), await DeliveryRunTests.DeliverAsync(world));
        Assert.All(server.Mails, mail => Assert.Equal(City, mail.To));
    }

    [Fact]
    public async Task Without_STARTTLS_nothing_is_said_in_the_clear()
    {
        await using var server = new MailServer();
        await using var world = await StartAsync(server, ("Outbox:Smtp:Security", "StartTls"), ("Outbox:Smtp:UserName", "someone"), ("Outbox:Smtp:Password", "a password"));
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"));
        Assert.Equal(1, (await DeliveryRunTests.DeliverAsync(world)).Again);
        Assert.Equal("STARTTLS is not offered", (await OutboxTests.OneAsync(world, IdA)).Deliveries.Single().Attempts.Single().Reason);
        Assert.All(server.Commands, command => Assert.True(command.StartsWith("EHLO", StringComparison.Ordinal) || command == "QUIT", command));
    }

    [Fact]
    public async Task A_server_with_a_certificate_that_nobody_knows_is_told_nothing()
    {
        await using var server = new MailServer(offersTls: true);
        await using var world = await StartAsync(server, ("Outbox:Smtp:Security", "StartTls"), ("Outbox:Smtp:UserName", "someone"), ("Outbox:Smtp:Password", "a password"));
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"));
        Assert.Equal(1, (await DeliveryRunTests.DeliverAsync(world)).Again);
        Assert.Equal("TLS", (await OutboxTests.OneAsync(world, IdA)).Deliveries.Single().Attempts.Single().Reason);
        Assert.Contains("STARTTLS", server.Commands);
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("AUTH", StringComparison.Ordinal) || command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_one_way_has_delivered_is_not_sent_that_way_again_while_the_other_fails()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = new MailServer { Answers = command => command.StartsWith("RCPT", StringComparison.Ordinal) ? "451 later" : null };
        await using var world = await StartAsync(server, [.. receiver.Settings]);
        await OutboxTests.PutAsync(world, OutboxTests.Item(A, "1"));
        await DeliveryRunTests.DeliverAsync(world);
        server.Answers = _ => null;
        world.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(1, (await DeliveryRunTests.DeliverAsync(world)).Delivered);
        Assert.Single(receiver.All);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task An_address_stands_in_the_register_alone()
    {
        await using var server = new MailServer { Answers = command => command.StartsWith("RCPT", StringComparison.Ordinal) ? $"550 {Own} is unknown" : null };
        await using var app = await App.StartAsync(azurite, "2026-03-02T12:00:00+08:00", [.. Of(server).Select(s => (s.Name, s.Value!))]);
        await app.RegisterAsync(Rows.Organisation(A, more: ("noticeEmail", Own)));
        await app.Service<Outbox>().PutAsync([OutboxTests.Item(A, "1")], CancellationToken.None);
        await app.RunAsync("Deliver");
        Assert.Contains(server.Commands, command => command.Contains(Own, StringComparison.Ordinal));

        var shown = (await app.JsonAsync($"/api/notices/{IdA}")).ToString();
        Assert.Contains("SMTP 550", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Own, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Own, app.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Own, (await app.JsonAsync($"/api/organisations/{A}")).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Own, (await app.JsonAsync($"/api/records/registry/current/{A}")).ToString(), StringComparison.Ordinal);
    }

    private async Task<World> StartAsync(MailServer server, params (string, string?)[] more)
    {
        var world = await World.StartAsync(await azurite.NewAccountAsync(), settings: DeliveryRunTests.Settings([.. Of(server), .. more]));
        var register = Grid.Of(Rows.Organisation(A, more: ("noticeEmail", Own)), Rows.Organisation(B), Rows.Organisation(C));
        Assert.Equal(3, (await world.SubmitAsync("registry", "current", Encoding.UTF8.GetString(register.Csv()))).Counts.Accepted);
        return world;
    }

    private static IEnumerable<(string Name, string? Value)> Of(MailServer server) => [.. server.Settings, ("Outbox:Smtp:Divisions", $$"""{ "4401": "{{City}}", "45": "far@example.org" }""")];
}
