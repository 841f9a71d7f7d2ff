using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Ledger;

/// <summary>Several at once, things read long ago, and contents that nobody thought of.</summary>
public sealed class RaceTests(AzuriteFixture azurite)
{
    private const string Division = "440106";
    private const string ActivityHeader = "uscc,activityId,type,title,startOn,fundsCash";

    [Fact]
    public async Task Heads_read_long_ago_do_not_mislead()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        var early = world.Session(world.Datasets.AnnualReports, 2025);
        await early.PreloadHeadsAsync("440103", "440118", create: true, CancellationToken.None);
        for (var i = 0; i < 8; i++)
            await CommitAsync(world, world.Session(world.Datasets.AnnualReports, 2025), 10, [.. Enumerable.Range(0, 6).Select(n => Report(n, 100 + i))], $"b{i}");
        var outcomes = await CommitAsync(world, early, 5, [.. Enumerable.Range(3, 6).Select(n => Report(n, 7))], "early");
        Assert.Equal([Outcome.Superseded, Outcome.Superseded, Outcome.Superseded, Outcome.Accepted, Outcome.Accepted, Outcome.Accepted], outcomes);
        Assert.Equal((6 * 107) + (3 * 7), await MembersAsync(world, early));
    }

    [Fact]
    public async Task Sightings_that_race_with_corrections_are_all_kept()
    {
        const int Workers = 8;
        const int Rounds = 5;
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        await CommitAsync(world, world.Session(world.Datasets.AnnualReports, 2025), 0, [Report(1, 1)], "first");
        // Most say the same, and so touch no head: only the record itself can tell that another was faster.
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            for (var round = 0; round < Rounds; round++)
                await CommitAsync(world, world.Session(world.Datasets.AnnualReports, 2025), 1 + round, [Report(1, worker == 0 ? round : 1)], $"w{worker}");
        })));
        var stored = StoredRecord.From((await world.Table(world.Datasets.AnnualReports, 2025).GetEntityAsync<TableEntity>(Division, Codes.Of(Division, 1))).Value);
        Assert.Equal(1 + (Workers * Rounds), stored.Versions);
        Assert.Equal(new Arrival(World.Noon.AddMinutes(Rounds), $"w{Workers - 1}"), stored.Current.Arrival);
        Assert.Equal(1, await MembersAsync(world, world.Session(world.Datasets.AnnualReports, 2025)));
    }

    [Fact]
    public async Task A_new_shape_is_computed_while_others_commit()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        await CommitAsync(world, world.Session(world.Datasets.AnnualReports, 2025), 0, [.. Enumerable.Range(0, 30).Select(n => Report(n, 1))], "first");
        await Task.WhenAll(Enumerable.Range(1, 6).Select(worker => Task.Run(async () =>
        {
            for (var round = 0; round < 4; round++)
            {
                if (worker == 1)
                    await SpoilShapeAsync(world);
                await CommitAsync(world, world.Session(world.Datasets.AnnualReports, 2025), round + 1, [Report(worker, 10 * round), Report(20, 1000 + worker)], $"w{worker}r{round}");
                if (worker == 2)
                    await world.Session(world.Datasets.AnnualReports, 2025).ProveAsync(Division, mend: true, CancellationToken.None);
            }
        })));
        var session = world.Session(world.Datasets.AnnualReports, 2025);
        var wrong = (await session.ProveAsync(Division, mend: true, CancellationToken.None)).Mended;
        // Only a shape that was spoiled last may be left to mend.
        Assert.Equal(23 + (6 * 30) + 1006, await MembersAsync(world, session));
        Assert.True(wrong.Count <= 1);
    }

    [Fact]
    public async Task A_record_corrected_hundreds_of_times_keeps_all_versions()
    {
        const int Corrections = 240;
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        var dataset = world.Datasets.Activities;
        var session = world.Session(dataset, 2025);
        // Summaries that do not compress: the versions outgrow their row several times.
        Entry Version(int i) => Entry.Of(dataset, 2, new Activity { Uscc = Story.Tianhe, ActivityId = "A/1", Type = "FORUM", Title = $"第{i}版", StartOn = new(2025, 1 + (i % 12), 3), FundsTotal = i * 100, Status = "SUBMITTED", Summary = Noise(i) });
        for (var i = 0; i < Corrections; i++)
            Assert.Equal([Outcome.Accepted], await session.CommitAsync(Division, [Version(i)], new(World.Noon.AddMinutes(i), $"s{i}"), true, true, CancellationToken.None));

        // Late deliveries, once again each, by others: answered as at first, and nothing is written.
        var versions = session.Heads.Sum(head => head.Head.Version);
        foreach (var i in new[] { 0, 1, 57, 120, 238, 239 })
            Assert.Equal([Outcome.Accepted], await world.Session(dataset, 2025).CommitAsync(Division, [Version(i)], new(World.Noon.AddMinutes(i), $"s{i}"), true, true, CancellationToken.None));
        await session.ProveAsync(Division, mend: true, CancellationToken.None);
        Assert.Equal(versions, session.Heads.Sum(head => head.Head.Version));
        // A late one that was never there before is remembered, and only once.
        foreach (var expected in new[] { Outcome.Superseded, Outcome.Superseded })
            Assert.Equal([expected], await world.Session(dataset, 2025).CommitAsync(Division, [Version(3)], new(World.Noon.AddSeconds(90), "late"), true, true, CancellationToken.None));

        world.Clock.Now = World.Noon.AddDays(2);
        var key = Story.Tianhe + "-A/1";
        Assert.Equal(Corrections + 1, await NumberAsync(world, desk => desk.ShowAsync("activities", "2025", key, CancellationToken.None), "versions"));
        Assert.Equal(Corrections + 1, await NumberAsync(world, desk => desk.HistoryAsync("activities", "2025", key, CancellationToken.None), "versions"));
    }

    [Fact]
    public async Task Ids_with_any_characters_are_found_again()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        await world.SubmitAsync("registry", "current", Story.Uploads[0].Text);
        string[] ids = ["A/1", "A#1", "A?1", "A%1", "A%2F1", "A=1", "A=002F1", "A+1", "A 1", "A'1", "A''1", "A&1", "A~1", "!head", "中文/活动", "𠮷", "A\\1", "A;1", "A.", "A..", "(A)", "A:1@x", "A$1", "[A]", "\"A\""];
        string File(int funds) => ActivityHeader + "\n" + string.Concat(ids.Select(id => $"{Story.Tianhe},\"{id.Replace("\"", "\"\"", StringComparison.Ordinal)}\",COMMUNITY_SERVICE,活动,2025-03-08,{funds}\n"));
        var first = await world.SubmitAsync("activities", "2025", File(1));
        Assert.True(first is { State: ReceiptState.Committed }, string.Join('\n', first.Findings.Select(f => $"{f.Row} {f.Code} {f.MessageEn}")));
        Assert.Equal(ids.Length, first.Counts.Accepted);
        world.Clock.Now = World.Noon.AddMinutes(1);
        Assert.Equal(ids.Length, (await world.SubmitAsync("activities", "2025", File(2))).Counts.Accepted);
        // Each alone too: by a point read.
        world.Clock.Now = World.Noon.AddMinutes(2);
        foreach (var id in ids)
        {
            var alone = await world.SubmitAsync("activities", "2025", $"{ActivityHeader}\n{Story.Tianhe},\"{id.Replace("\"", "\"\"", StringComparison.Ordinal)}\",COMMUNITY_SERVICE,活动,2025-03-08,2\n");
            Assert.True(alone.Counts.Unchanged == 1, $"{id}: {alone.Counts}");
            Assert.Equal(3, await NumberAsync(world, desk => desk.ShowAsync("activities", "2025", $"{Story.Tianhe}-{id}", CancellationToken.None), "versions"));
        }

        await world.AssertSoundAsync();
    }

    [Fact]
    public async Task Of_two_rows_with_one_key_the_first_counts()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        await world.SubmitAsync("registry", "current", Story.Uploads[0].Text);
        var row = $"{Story.Tianhe},A-1,COMMUNITY_SERVICE,活动,2025-03-08,";
        var receipt = await world.SubmitAsync("activities", "2025", $"{ActivityHeader}\n{row}1\n{row}1\n{row}2\n");
        Assert.Equal((ReceiptState.PartlyAccepted, new RowCounts(3, 1, 1, 0, 1, 1)), (receipt.State, receipt.Counts));
        await world.AssertSoundAsync();
    }

    [Fact]
    public async Task Many_workers_on_one_file_count_it_once()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        var receipt = await world.UploadAsync("registry", "current", Story.Uploads[0].Text);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => world.Get<Ingestion>().ProcessAsync(World.BlobOf(receipt), CancellationToken.None))));
        var answer = await world.ReceiptAsync(receipt.Id);
        Assert.Equal((ReceiptState.Committed, new RowCounts(3, 3, 0, 0, 0, 0)), (answer.State, answer.Counts));
        await world.AssertSoundAsync();
    }

    [Fact]
    public async Task An_answer_to_an_earlier_arrival_does_not_cover_the_later_one()
    {
        var account = await azurite.NewAccountAsync();
        await using var slow = await World.StartAsync(account);
        await using var world = await World.StartAsync(account);
        var (dataset, period, text) = ("annual-reports", "2025", $"uscc,name,membersTotal\n{Story.Tianhe},甲协会,60\n");
        var receipt = await world.UploadAsync(dataset, period, text);
        var goOn = new TaskCompletionSource();
        var looked = new TaskCompletionSource();
        slow.Network.OnSent = async (_, request) =>
        {
            if (!request.Uri.ToUri().AbsolutePath.Contains("/Registry(", StringComparison.Ordinal) || !looked.TrySetResult())
                return;
            await goOn.Task;
        };
        // A slow worker has found no register; another rejects the file; the register comes; the file is handed in again.
        var slowly = Task.Run(() => slow.Get<Ingestion>().ProcessAsync(World.BlobOf(receipt), CancellationToken.None));
        await looked.Task;
        await world.Get<Ingestion>().ProcessAsync(World.BlobOf(receipt), CancellationToken.None);
        Assert.Equal(ReceiptState.Rejected, (await world.ReceiptAsync(receipt.Id)).State);
        await world.SubmitAsync("registry", "current", Story.Uploads[0].Text);
        world.Clock.Now = World.Noon.AddMinutes(5);
        await world.UploadAsync(dataset, period, text);
        goOn.SetResult();
        await slowly;
        await world.Get<Ingestion>().ProcessAsync(World.BlobOf(receipt), CancellationToken.None);
        var answer = await world.ReceiptAsync(receipt.Id);
        Assert.Equal((ReceiptState.Committed, 1, World.Noon.AddMinutes(5)), (answer.State, answer.Counts.Accepted, answer.ReceivedAt));
    }

    [Fact]
    public async Task An_upload_whose_answer_is_lost_is_new_all_the_same()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync(), retries: true);
        world.Network.Plan = (number, _) => number == 1 ? Fault.AnswerLost : Fault.None;
        using var body = new MemoryStream("uscc,name\n"u8.ToArray());
        var (receipt, created) = await world.Get<UploadDesk>().ReceiveAsync(Caller.ProvincialRegistrar, "registry", "current", "a.csv", body, false, false, CancellationToken.None);
        Assert.True(created);
        Assert.False(receipt.Repeated);
    }

    [Fact]
    public async Task A_storage_that_is_down_is_named_in_the_receipt()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync(), retries: true);
        var receipt = await world.UploadAsync("registry", "current", Story.Uploads[0].Text);
        world.Network.Plan = (_, request) => request.Uri.ToUri().AbsolutePath.Contains("Registry", StringComparison.Ordinal) ? Fault.Refused : Fault.None;
        await Assert.ThrowsAnyAsync<Exception>(() => world.Get<Ingestion>().ProcessAsync(World.BlobOf(receipt), CancellationToken.None));
        var failed = await world.ReceiptAsync(receipt.Id);
        Assert.Equal((ReceiptState.Failed, false), (failed.State, failed.Final));
        Assert.Contains("storage", failed.Failure!.En, StringComparison.Ordinal);

        // And when not even the receipt can be written, the first failure is the one that is thrown.
        world.Network.Plan = (_, request) => request.Method == RequestMethod.Put || request.Uri.ToUri().AbsolutePath.Contains("Registry", StringComparison.Ordinal) ? Fault.Refused : Fault.None;
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => world.Get<Ingestion>().ProcessAsync(World.BlobOf(receipt), CancellationToken.None));
        Assert.Contains("LedgerSession", thrown.StackTrace, StringComparison.Ordinal);
        world.Network.Plan = (_, _) => Fault.None;
        await world.Get<Ingestion>().ProcessAsync(World.BlobOf(receipt), CancellationToken.None);
        Assert.Equal(ReceiptState.Committed, (await world.ReceiptAsync(receipt.Id)).State);
    }

    [Fact]
    public async Task The_tables_may_be_missing()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        await world.Storage.Tables.DeleteTableAsync("Aggregates");
        var rows = string.Concat(Enumerable.Range(0, 12).Select(i => $"{Codes.Of((440103 + (i % 4)).ToString(CultureInfo.InvariantCulture), i)},协会{i},2010-01-01\n"));
        var receipt = await world.SubmitAsync("registry", "current", "uscc,name,establishedOn\n" + rows);
        Assert.Equal((ReceiptState.Committed, 12), (receipt.State, receipt.Counts.Accepted));
        await world.AssertSoundAsync();
    }

    [Fact]
    public async Task A_long_text_is_stored_whole_and_a_longer_one_is_refused()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        string Names(int count, int seed) => string.Join(';', Enumerable.Range(0, count).Select(i => $"{(seed + i) % 10}" + new string('中', 190)));
        string File(int count, int seed) => $"uscc,name,establishedOn,formerNames\n{Story.Tianhe},甲协会,2010-01-01,{Names(count, seed)}\n";
        for (var i = 0; i < 3; i++)
        {
            world.Clock.Now = World.Noon.AddMinutes(i);
            var receipt = await world.SubmitAsync("registry", "current", File(400, i));
            Assert.True(receipt.State == ReceiptState.Committed, string.Join('\n', receipt.Findings.Select(f => $"{f.Row} {f.Code} {f.MessageEn}")));
            var stored = StoredRecord.From((await world.Table(world.Datasets.Registry, null).GetEntityAsync<TableEntity>(Division, Story.Tianhe)).Value);
            Assert.Contains(Names(400, i), stored.Current.Data, StringComparison.Ordinal);
            Assert.Equal(stored.Current.Hash, RecordText.Hash(stored.Current.Data));
        }

        var quotes = string.Join(';', Enumerable.Repeat(new string('\\', 199), 400));
        var refused = await world.SubmitAsync("registry", "current", $"uscc,name,establishedOn,formerNames\n{Story.Tianhe},甲协会,2010-01-01,{quotes}\n");
        Assert.Equal((ReceiptState.Rejected, "VAL-006"), (refused.State, refused.Findings[0].Code));
        await world.AssertSoundAsync();
    }

    private static AnnualReport Report(int number, long members) => new() { Uscc = Codes.Of(Division, number), Name = "甲协会", LegalType = "SG", MembersTotal = members };

    private static Task<Outcome[]> CommitAsync(World world, LedgerSession session, int minute, AnnualReport[] reports, string id) =>
        session.CommitAsync(Division, [.. reports.Select(report => Entry.Of(world.Datasets.AnnualReports, 2, report))], new(World.Noon.AddMinutes(minute), id), true, true, CancellationToken.None);

    private static async Task<long> MembersAsync(World world, LedgerSession session)
    {
        Assert.Empty((await session.ProveAsync(Division, mend: true, CancellationToken.None)).Mended);
        var members = 1 + world.Datasets.AnnualReports.Measures.ToList().FindIndex(measure => measure.Name == "members");
        return session.Heads.Sum(head => head.Head.Cells.All.Sum(cell => cell.Sums[members]));
    }

    private static async Task SpoilShapeAsync(World world)
    {
        var table = world.Table(world.Datasets.AnnualReports, 2025);
        try
        {
            var head = (await table.GetEntityAsync<TableEntity>(Division, "!head")).Value;
            head["Shape"] = "of old";
            await table.UpdateEntityAsync(head, head.ETag, TableUpdateMode.Replace);
        }
        catch (RequestFailedException conflict) when (conflict.Status == 412)
        {
            // A commit was faster.
        }
    }

    private static string Noise(int seed) => string.Concat(Enumerable.Range(0, 24).Select(i => Convert.ToHexString(SHA512.HashData(BitConverter.GetBytes((seed * 1000) + i)))[..80]));

    private static async Task<int> NumberAsync(World world, Func<RecordsDesk, Task<IResult>> ask, string name)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        using var body = new MemoryStream();
        context.Response.Body = body;
        await (await ask(world.Get<RecordsDesk>())).ExecuteAsync(context);
        using var json = System.Text.Json.JsonDocument.Parse(body.ToArray());
        var value = json.RootElement.GetProperty(name);
        return value.ValueKind == System.Text.Json.JsonValueKind.Array ? value.GetArrayLength() : value.GetInt32();
    }
}
