using System.Net;
using System.Text.Json;
using Nianbao.Tests.Flow;
using Nianbao.Tests.ShouldFail;
using Nianbao.Tests.Support;
using Nianbao.Tests.Workbooks;

namespace Nianbao.Tests.Fuzz;

/// <summary>Every reader, fed by a coverage-guided fuzzer; and what it kept, sent through the whole intake.</summary>
public sealed class FuzzTests(FuzzRun run, AzuriteFixture azurite, ITestOutputHelper output) : IClassFixture<FuzzRun>
{
    /// <summary>Of the files that each reached something new, so many are uploaded in the usual run, spread evenly; all of them in a long one.</summary>
    private const int UsualUploads = 60;

    private static readonly string[] States = ["committed", "rejected", "partlyAccepted"];

    [Fact]
    public void No_input_makes_a_reader_throw_hang_take_half_a_gigabyte_or_answer_the_same_bytes_in_two_ways()
    {
        Assert.True(run.Answer is not null, $"the fuzzer died of an input in seed {run.Seed} (the last ones lie in {run.Broken}): {run.Said}");
        output.WriteLine($"seed {run.Seed}: {run.Answer.Cases} cases, {run.Answer.Edges} edges, {run.Answer.Kept} inputs kept, at most {run.Answer.MostAllocated >> 20} MB allocated for one, peak {run.Answer.PeakBytes >> 20} MB");
        Assert.True(run.Answer.Broken.Count == 0, $"seed {run.Seed}; move the files from {run.Broken} to {FuzzSeeds.Found} and mend:\n{string.Join("\n\n", run.Answer.Broken)}");
        // It has been somewhere: a fuzzer that is not told where it was finds nothing.
        Assert.True(run.Answer.Edges > 1_000 && run.Answer.Kept > 100, $"{run.Answer}");
        Assert.InRange(run.Answer.PeakBytes, 1, FuzzLoop.MostMemory);
    }

    [Fact]
    public async Task Every_file_that_the_fuzzer_kept_gets_a_receipt_with_a_clear_answer()
    {
        var files = run.Kept.Concat(FuzzInput.In(FuzzSeeds.Found)).Where(kept => kept.Target is "file" or "marked").Select(kept => kept.Input).DistinctBy(input => input.NameFor("")).ToList();
        var step = FuzzRun.Asked is null ? Math.Max(1, files.Count / UsualUploads) : 1;
        files = [.. files.Where((_, i) => i % step == 0).Take(FuzzRun.Asked is null ? UsualUploads : int.MaxValue)];
        Assert.NotEmpty(files);
        await using var app = await CleanApp.StartAsync(azurite, "social-group", "foundation");
        foreach (var input in files)
        {
            var (dataset, period, name) = FileTarget.PlaceOf(input.Choice);
            using var rehearsal = await app.PostAsync(dataset.Name, period.ToString(), input.Bytes, name, "dryRun=true");
            var rehearsed = await rehearsal.Content.ReadAsStringAsync();
            Assert.True(rehearsal.StatusCode == HttpStatusCode.OK, $"{input.NameFor("file")}: {rehearsed}");
            using var answer = await app.PostAsync(dataset.Name, period.ToString(), input.Bytes, name);
            Assert.True(answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK, $"{input.NameFor("file")}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            await app.SettleAsync();
            var receipt = await app.JsonAsync(answer.Headers.Location!.ToString());
            RequireClear(input, receipt);
            // The dry run ran the same reading over the same store.
            Assert.Equal(JsonDocument.Parse(rehearsed).RootElement.Text("state"), receipt.Text("state"));
            using var marked = await app.Http.GetAsync($"/api/receipts/{receipt.Text("id")}/findings?format=xlsx");
            Assert.True(marked.StatusCode == HttpStatusCode.OK, $"{input.NameFor("file")}: {(int)marked.StatusCode} {await marked.Content.ReadAsStringAsync()}");
        }

        output.WriteLine($"{files.Count} files uploaded");
    }

    private static void RequireClear(FuzzInput input, JsonElement receipt)
    {
        Assert.True(States.Contains(receipt.Text("state")) && receipt.GetProperty("attempts").GetInt32() == 1, $"{input.NameFor("file")}: {receipt}");
        foreach (var words in new[] { "stateText", "nextStep" })
        {
            Assert.NotEmpty(receipt.GetProperty(words).Text("zh")!);
            Assert.NotEmpty(receipt.GetProperty(words).Text("en")!);
        }

        Assert.True(receipt.Text("state") == "committed" || receipt.GetProperty("findingsTotal").GetInt32() > 0, $"{input.NameFor("file")}: {receipt}");
        foreach (var finding in receipt.GetProperty("findings").EnumerateArray())
            Assert.All(["code", "messageZh", "messageEn", "remedyZh", "remedyEn"], words => Assert.False(string.IsNullOrWhiteSpace(finding.Text(words)), $"{input.NameFor("file")}: {finding}"));
    }
}
