using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Models;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Ledgers;
using Nianbao.Pipeline;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Storage;
using Nianbao.Tests.ShouldFail;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>The should-fail corpus as real files: what is registered and filed before lies in storage, and the spoiled report comes by HTTP.</summary>
public sealed class CorpusTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    /// <summary>Cases whose surroundings an upload cannot make: they are run on records only (<see cref="ShouldFailTests"/>).</summary>
    private static bool NeedsMoreThanUploads(ShouldFailCase one) =>
        one.Upload is not null || one.DatasetName != "annual-reports" || one.Activities is not null || one.Uploader is not null || one.PreviousConclusion is not null || one.FirstSubmittedAt is not null
        || one.Others is not null || one.Earlier is not null || one.Year is not null || one.DeclaredUnit != 1 || one.Register is JsonValue || one.Previous is JsonValue;

    [Fact]
    public async Task Nothing_fires_on_the_clean_reports_and_every_case_fires_at_its_place_in_a_JSON_file()
    {
        await using var app = await StartAsync();
        foreach (var name in CleanBase.Names)
            Assert.Empty(Places(await CheckAsync(app, "annual-reports", "2025", CleanBase.Named(name).Report)));

        var (found, wrong, left) = (0, new List<string>(), new List<string>());
        foreach (var one in ShouldFailCase.All.Where(one => one.Upload is null && one.DatasetName == "annual-reports").OrderBy(one => one.ReceivedAt is { } at ? App.At(at) : DateTimeOffset.MinValue))
        {
            if (NeedsMoreThanUploads(one) || !await SurroundAsync(app, one))
            {
                left.Add(one.ToString());
                continue;
            }

            var expected = one.Run().Select(fired => $"{fired.Code} {fired.Field}").Order(StringComparer.Ordinal).ToList();
            // Time never goes back, so the cases are run in their order.
            if (one.ReceivedAt is { } at)
                app.Now(at);
            var actual = Places(await CheckAsync(app, "annual-reports", "2025", one.Prepare().Report));
            if (expected.SequenceEqual(actual))
                found++;
            else
                wrong.Add($"{one}: expected {string.Join(", ", expected)}; found {string.Join(", ", actual)}");
            await RestoreAsync(app, one);
        }

        output.WriteLine($"findings found by the should-fail corpus through uploads: {found} of {found + wrong.Count} cases; {left.Count} need more than uploads");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(found > 9 * left.Count, $"{left.Count} of {found + left.Count} cases cannot be uploaded:\n{string.Join('\n', left)}");
    }

    [Fact]
    public async Task Every_case_of_an_activity_fires_at_its_place_in_the_year_s_file()
    {
        // The register and last year's reports are there when the year begins; each case comes when its activity is due.
        await using var app = await App.StartAsync(azurite, "2025-01-02T09:00:00+08:00");
        var bases = CleanBase.Names.Select(CleanBase.Named).ToList();
        await app.CommitAsync("registry", "current", File(bases.SelectMany(clean => clean.Others.Prepend(clean.Register!))), "registry.json");
        foreach (var previous in bases.Select(clean => clean.Previous!))
        {
            previous.Change("submittedOn", null);
            previous.Change("preReviewedOn", null);
        }

        await PutLedgersAsync(app, bases, [LedgerNeeds.ForumNotices, LedgerNeeds.Pairings, LedgerNeeds.Campaigns]);
        await app.CommitAsync("annual-reports", "2024", File(bases.Select(clean => clean.Previous!)), "previous.json");

        var cases = ShouldFailCase.All.Where(one => one.Upload is null && one.Uploader is null && one.DatasetName == "activities").Select(one => (Case: one, Spoiled: one.Prepare())).ToList();
        var (found, wrong) = (0, new List<string>());
        foreach (var (one, spoiled) in cases.OrderBy(pair => ArrivalOf(pair.Case, pair.Spoiled)))
        {
            var arrival = ArrivalOf(one, spoiled);
            await PutLedgersAsync(app, CleanBase.Named(one.Base), spoiled, one);
            if (one.Register is not null)
                await PutAsync(app, "registry", "current", File(spoiled.Register!));
            app.Now((arrival > app.Clock.GetUtcNow() ? arrival : app.Clock.GetUtcNow()).ToString("O", CultureInfo.InvariantCulture));
            // The case's row is the last one: it is compared with the rows before it, which have findings of their own.
            var rows = spoiled.Activities.Where((_, index) => index != one.Row).Append(spoiled.Activities[one.Row]).ToList();
            using var answer = await app.PostAsync("activities", "2025", File(rows), "activities.json", "dryRun=true", tick: false);
            var receipt = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            var actual = receipt.GetProperty("findings").EnumerateArray().Where(finding => finding.Number("row") == rows.Count).Select(finding => $"{finding.Text("code")} {finding.Text("field")}").Order(StringComparer.Ordinal).ToList();
            var expected = one.Run().Select(fired => $"{fired.Code} {fired.Field}").Order(StringComparer.Ordinal).ToList();
            if (expected.SequenceEqual(actual))
                found++;
            else
                wrong.Add($"{one}: expected {string.Join(", ", expected)}; found {string.Join(", ", actual)}");
            await PutLedgersAsync(app, spoiled, CleanBase.Named(one.Base), one);
            if (one.Register is not null)
                await PutAsync(app, "registry", "current", File(CleanBase.Named(one.Base).Register!));
        }

        output.WriteLine($"findings found by the should-fail corpus of activities through uploads: {found} of {cases.Count} cases");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>When the activity of a case is filed: when the case says, or on the fifth of the next month.</summary>
    private static DateTimeOffset ArrivalOf(ShouldFailCase one, CleanBase spoiled)
    {
        if (one.ReceivedAt is { } at)
            return App.At(at);
        var start = DateTime.Parse(spoiled.Activities[one.Row].Fields["startOn"].GetValue<string>(), CultureInfo.InvariantCulture);
        return new(new DateTime(start.Year, start.Month, 1).AddMonths(1).AddDays(4).AddHours(9), TimeSpan.FromHours(8));
    }

    public static TheoryData<string> Uploads => [.. ShouldFailCase.All.Where(one => one.Upload is not null).Select(one => one.ToString())];

    [Theory]
    [MemberData(nameof(Uploads))]
    public async Task A_rule_about_files_fires_on_its_file(string title)
    {
        var one = ShouldFailCase.All.Single(item => item.ToString() == title);
        var (file, bytes) = (one.Upload!, CorpusWorkbook.BytesOf(one.Upload!));
        await using var app = await App.StartAsync(azurite, "2026-03-01T09:00:00+08:00");
        await app.CommitAsync("registry", "current", File(CleanBase.Named("social-group").Register!), "registry.json");
        if (file.Before)
            await app.CommitAsync(file.Dataset, file.Period, bytes, file.FileName);
        var receipt = file.Blob is null
            ? await app.UploadAsync(file.Dataset, file.Period, bytes, file.FileName, file.Before ? "again=true" : file.Query)
            : await PutDirectlyAsync(app, file.Blob, bytes, file.Metadata);
        var fired = receipt.GetProperty("findings").EnumerateArray().ToList();
        Assert.Equal(
            one.Expect.Select(expected => $"{one.Code} {expected.Field} {expected.Severity}"),
            fired.Where(finding => finding.Text("code") == one.Code).Select(finding => $"{finding.Text("code")} {finding.Text("field")} {finding.Text("severity")}"));
        Assert.Equal(one.Also, fired.Select(finding => finding.Text("code")!).Where(code => code != one.Code).Distinct());
    }

    [Fact]
    public async Task Cases_fire_at_their_cells_in_bulk_workbooks_with_child_sheets()
    {
        const int Workbooks = 20;
        await using var app = await StartAsync();
        var queues = ShouldFailCase.All
            .Where(one => !NeedsMoreThanUploads(one) && one is { Register: null, Previous: null, ReceivedAt: null, LegalRepElsewhere.Count: 0, Expect.Count: > 0 })
            // A sheet of officers says that a row has none where it is asked for none at all, and codes are keys.
            .Where(one => !one.Set.Any(change => change.Value is null && !change.Key.Contains('.', StringComparison.Ordinal)) && !one.Set.ContainsKey("uscc"))
            .GroupBy(one => one.Base)
            .Select(group => new Queue<ShouldFailCase>(group))
            .ToList();
        var cells = 0;
        for (var i = 0; i < Workbooks; i++)
        {
            var cases = queues.Where(queue => queue.Count > 0).Select(queue => queue.Dequeue()).ToList();
            var workbook = new CorpusWorkbook(cases.Select(one => one.Prepare().Report));
            using var answer = await app.PostAsync("annual-reports", "2025", workbook.ToBytes(), "annual.xlsx", "dryRun=true");
            var receipt = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            var findings = receipt.GetProperty("findings").EnumerateArray().Select(finding => $"{finding.Text("code")} {finding.Text("sheet")}!{finding.Text("cell")}").Order(StringComparer.Ordinal).ToList();
            var expected = cases.SelectMany((one, row) => one.Run().Select(fired => $"{fired.Code} {workbook.CellOf(row, fired.Field)}")).Order(StringComparer.Ordinal).ToList();
            Assert.True(expected.SequenceEqual(findings), $"{string.Join("; ", cases)}\nexpected: {string.Join(", ", expected.Except(findings))}\nfound: {string.Join(", ", findings.Except(expected))}");
            cells += expected.Count;
        }

        output.WriteLine($"cells found in bulk workbooks: {cells}");
    }

    private static List<string> Places(JsonElement receipt) =>
        [.. receipt.GetProperty("findings").EnumerateArray().Select(finding => $"{finding.Text("code")} {finding.Text("field")}").Order(StringComparer.Ordinal)];

    private static byte[] File(params IEnumerable<CorpusRecord> records) => JsonSerializer.SerializeToUtf8Bytes(new JsonArray([.. records.Select(record => record.ToJson())]));

    private static async Task<JsonElement> CheckAsync(App app, string dataset, string period, CorpusRecord record)
    {
        using var answer = await app.PostAsync(dataset, period, File(record), "file.json", "dryRun=true", tick: false);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<JsonElement> PutDirectlyAsync(App app, string path, byte[] bytes, IReadOnlyDictionary<string, string>? metadata)
    {
        var blob = app.Service<StorageClients>().Submissions.GetBlobClient(path);
        var stored = await blob.UploadAsync(new BinaryData(bytes), new BlobUploadOptions { Metadata = metadata?.ToDictionary() });
        await app.SettleAsync();
        return await app.JsonAsync($"/api/receipts/{SubmissionPath.Of(path, stored.Value.ETag).Id}");
    }

    /// <summary>An app in which the register, the reports of three years and the activities of all bases are filed.</summary>
    private async Task<App> StartAsync()
    {
        var app = await App.StartAsync(azurite, "2026-03-01T09:00:00+08:00");
        var bases = CleanBase.Names.Select(CleanBase.Named).ToList();
        await app.CommitAsync("registry", "current", File(bases.SelectMany(clean => clean.Others.Prepend(clean.Register!))), "registry.json");
        foreach (var years in new[] { 2, 3 })
            await app.CommitAsync("annual-reports", (2025 - years).ToString(CultureInfo.InvariantCulture), File(bases.Where(clean => clean.Earlier.Count > 0).Select(clean => clean.Earlier[years - 2])), "earlier.json");
        await app.CommitAsync("annual-reports", "2024", File(bases.Select(clean => clean.Previous!)), "previous.json");
        await app.CommitAsync("activities", "2025", File(bases.SelectMany(clean => clean.Activities)), "activities.json");
        await PutLedgersAsync(app, bases);
        return app;
    }

    /// <summary>Stores what the case compares with; false when the service does not take it (a report that adds up to nothing cannot be last year's).</summary>
    private static async Task<bool> SurroundAsync(App app, ShouldFailCase one)
    {
        var spoiled = one.Prepare();
        await PutLedgersAsync(app, CleanBase.Named(one.Base), spoiled, one);
        if (one.Register is not null)
            await PutAsync(app, "registry", "current", File([.. Moved(one) ? [Headless(CleanBase.Named(one.Base).Register!)] : Array.Empty<CorpusRecord>(), spoiled.Register!]));
        if (Moved(one))
        {
            foreach (var activity in spoiled.Activities)
                activity.Change("uscc", spoiled.Register!.Fields["uscc"].DeepClone());
            await PutAsync(app, "activities", "2025", File(spoiled.Activities));
        }

        if (one.LegalRepElsewhere.Count > 0)
            await PutAsync(app, "registry", "current", File(one.LegalRepElsewhere.Select(post => Elsewhere(post, spoiled))));
        if (one.Previous is null)
            return true;
        return await PutAsync(app, "annual-reports", "2024", File(spoiled.Previous!));
    }

    private static async Task RestoreAsync(App app, ShouldFailCase one)
    {
        var clean = CleanBase.Named(one.Base);
        await PutLedgersAsync(app, one.Prepare(), clean, one);
        if (one.Register is not null)
            await PutAsync(app, "registry", "current", File([.. Moved(one) ? [Headless(one.Prepare().Register!)] : Array.Empty<CorpusRecord>(), clean.Register!]));
        if (one.LegalRepElsewhere.Count > 0)
            await PutAsync(app, "registry", "current", File(one.LegalRepElsewhere.Select(post => Elsewhere(post, null))));
        if (one.Previous is not null)
            Assert.True(await PutAsync(app, "annual-reports", "2024", File(clean.Previous!)));
    }

    /// <summary>The ledgers of all bases, each after those it refers to; those that rules compare with are kept even where they are empty.</summary>
    /// <param name="only">These, with those they refer to; null for all.</param>
    private static async Task PutLedgersAsync(App app, IReadOnlyList<CleanBase> bases, IReadOnlyList<string>? only = null)
    {
        var ledgers = LedgerTests.InOrder();
        foreach (var ledger in ledgers.Where(ledger => only is null || ledgers.Any(one => only.Contains(one.Name) && (one == ledger || one.LooksUp.Contains(ledger.Name)))))
        {
            if (bases.SelectMany(clean => clean.Ledgers.GetValueOrDefault(ledger.Name, [])).ToList() is { Count: > 0 } entries)
                await app.CommitAsync(ledger.Name, LedgerTests.PeriodOf(ledger), File(entries), "ledger.json");
        }
    }

    /// <summary>Brings the ledgers that a case changes from one state to another: what is no longer there is voided.</summary>
    private static async Task PutLedgersAsync(App app, CleanBase from, CleanBase to, ShouldFailCase one)
    {
        foreach (var name in one.Ledgers.Select(change => change.Key))
        {
            var ledger = app.Service<DatasetList>().Require(name);
            string KeyOf(CorpusRecord entry) => entry.Read(ledger, Period.Current).Record.Key;
            var (before, after) = (from.Ledgers.GetValueOrDefault(name, []), to.Ledgers.GetValueOrDefault(name, []));
            var gone = before.Where(entry => after.TrueForAll(kept => KeyOf(kept) != KeyOf(entry))).Select(entry => entry.Copy()).ToList();
            gone.ForEach(entry => entry.Change("isVoid", true));
            Assert.True(await PutAsync(app, name, "current", File(after.Concat(gone))), name);
        }
    }

    /// <summary>Whether the case registers the organisation under another code: then the same legal representative must not stand twice.</summary>
    private static bool Moved(ShouldFailCase one) => one.Register is JsonObject changes && changes.ContainsKey("uscc");

    private static CorpusRecord Headless(CorpusRecord organisation)
    {
        organisation.Change("legalRep.name", "别的人");
        organisation.Change("legalRep.idHash", null);
        return organisation;
    }

    /// <summary>Stores a file; the same bytes may have come before, with others in between.</summary>
    private static async Task<bool> PutAsync(App app, string dataset, string period, byte[] file) =>
        (await app.UploadAsync(dataset, period, file, "surroundings.json", "again=true")).Text("state") == "committed";

    /// <summary>Another organisation: with the legal representative of the base's report, or, without a base, as it was before.</summary>
    private static CorpusRecord Elsewhere(Nianbao.Domain.Rules.LegalRepPost post, CleanBase? same)
    {
        var other = CleanBase.Names.Select(name => CleanBase.Named(name).Register!).FirstOrDefault(register => register.Fields["uscc"].GetValue<string>() == post.Uscc)
            ?? CorpusRecord.Of(new() { ["uscc"] = post.Uscc, ["name"] = post.Name, ["legalType"] = post.LegalType, ["establishedOn"] = "2010-01-01", ["legalRep.name"] = "别的人" });
        foreach (var name in new[] { "legalRep.name", "legalRep.idHash" })
        {
            if (same?.Report.Fields.TryGetValue(name, out var value) == true)
                other.Change(name, value.DeepClone());
        }

        return other;
    }
}
