using Nianbao.Pipeline.Storage;
using Nianbao.Tests.Flow;
using Nianbao.Tests.Support;
using OpenTelemetry.Metrics;

namespace Nianbao.Tests.Observation;

/// <summary>Nothing of what a file says of persons leaves the process with its telemetry.</summary>
public sealed class TelemetryPrivacyTests(AzuriteFixture azurite)
{
    private const string Person = "欧阳春兰";
    private const string Identity = "440106198001011234";
    private const string Account = "6222021234567890123";
    private const string Telephone = "13812345678";
    private static readonly string[] Personal = [Person, Identity, Account, Telephone, Uri.EscapeDataString(Person)];

    [Fact]
    public async Task Names_identity_numbers_and_bank_accounts_are_in_no_span_label_log_or_scope()
    {
        var observer = new Observer();
        await using var app = await App.StartAsync(azurite, "2026-03-02T09:00:00+08:00", observer.Register, ("Sweep:QuietSeconds", "0"));
        string[] codes = [.. Enumerable.Range(1, 3).Select(i => Codes.Of("440106", '1', i))];
        await app.RegisterAsync(codes.Select(code => Rows.Organisation(code)));
        (string, string?)[] personal = [("instructorName", Person), ("legalRep.name", Person), ("legalRep.idHash", Identity), ("legalRep.mobile", Telephone)];
        var file = Grid.Of(
            Rows.Report(codes[0], more: ("instructorName", Person)),
            Rows.Report(codes[1], more: [.. personal, ("IS45.t", Account)]), // An amount that is none.
            Rows.Report(codes[2], more: [("instructorName", Person + new string('春', 80)), ("reportYear", Identity)]));
        var name = $"{Person}-{Identity}-{Account}.xlsx";
        var receipt = await app.UploadAsync("annual-reports", "2025", file.Xlsx(), name);
        receipt.Counts(3, accepted: 1, rejected: 2);
        var accounts = $$"""[{"uscc":"{{codes[0]}}","name":"{{Rows.NameOf(codes[0])}}","reportYear":2025,"legalRep.name":"{{Person}}","legalRep.idHash":"{{Identity}}","bankAccounts":[{"bank":"{{Person}}","accountMasked":"{{Account}}"},{"account":"{{Account}}","unknown":"{{Identity}}"}]}]""";
        Assert.NotEqual("failed", (await app.UploadAsync("annual-reports", "2025", System.Text.Encoding.UTF8.GetBytes(accounts), $"{Person}.json")).Text("state"));

        // Put there directly, under a name that a person chose; asked for at addresses that say too much; failing; swept; dry; a garbled file.
        var submissions = app.Service<StorageClients>().Submissions;
        await submissions.UploadBlobAsync($"annual-reports/2025/{Person}/{name}", new BinaryData(file.Xlsx()));
        await submissions.UploadBlobAsync($"{Person}/{Identity}/{Account}/{name}", new BinaryData(file.Csv()));
        await app.SettleAsync();
        foreach (var address in new[] { $"/api/organisations?q={Person}", $"/api/{Person}", $"/{Identity}", $"/api/records/annual-reports/2025/{Identity}", $"/api/receipts/{receipt.Text("id")}/findings", $"/api/aggregates/annual-reports?where=city:{Person}" })
            (await app.Http.GetAsync(address)).Dispose();
        (await app.PostAsync("annual-reports", "2025", file.Csv(), name, "dryRun=true")).Dispose();
        (await app.PostAsync("annual-reports", "2025", [.. file.Xlsx().Take(900)], name)).Dispose();
        app.Wire.Breaks = (_, uri) => uri.AbsolutePath.Contains("AnnualReports2025", StringComparison.Ordinal);
        await app.UploadAsync("annual-reports", "2025", file.Csv(), name);
        await submissions.UploadBlobAsync($"annual-reports/2025/{Person}/2-{name}", new BinaryData(file.Csv()));
        app.Clock.Advance(TimeSpan.FromDays(400));
        await app.RunAsync("SweepInbox");
        app.Wire.Breaks = null;
        await app.SettleAsync();

        var spans = observer.SpanTexts().ToList();
        var logs = observer.LogTexts().ToList();
        var series = observer.Series(app.Find<MeterProvider>()!);
        // That nothing is found must not come from looking at nothing.
        Assert.Contains("nianbao.dataset=annual-reports", spans);
        Assert.Contains(logs, text => text.Contains(receipt.Text("id")!, StringComparison.Ordinal));
        Assert.Contains(logs, text => text.Contains("AnnualReports2025", StringComparison.Ordinal) || text.Contains("RequestFailedException", StringComparison.Ordinal));
        Assert.Contains(logs, text => text.Contains("scope RequestPath=", StringComparison.Ordinal));
        Assert.Contains(series, text => text.StartsWith("nianbao.findings ", StringComparison.Ordinal));
        Assert.Contains(series, text => text.StartsWith("http.server.request.duration ", StringComparison.Ordinal));
        Assert.All(spans, NothingPersonal);
        Assert.All(series, NothingPersonal);
        // The scope of a request holds its path, and a path that somebody made up holds what they like: no exporter of ours takes scopes along.
        Assert.All(logs.Where(text => !text.Contains("scope RequestPath=", StringComparison.Ordinal)), NothingPersonal);
        Assert.All(observer.Logs, log => log.ForEachScope((scope, _) => Assert.Fail($"a scope is exported: {scope.Scope}"), 0));
        // Of whom the figures are, no label says either.
        Assert.DoesNotContain(series, text => Observer.NamesAnOrganisation(text));
    }

    private static void NothingPersonal(string text) => Assert.All(Personal, part => Assert.DoesNotContain(part, text, StringComparison.OrdinalIgnoreCase));
}
