using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Nianbao.Tests.Flow;
using Nianbao.Tests.House;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Audit;

/// <summary>What an outsider sees of the audit, over HTTP, and what can be done with it.</summary>
public sealed partial class AuditRouteTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_answer_shows_records_cells_and_published_side_by_side_as_JSON_and_CSV()
    {
        await using var app = await App.StartAsync(azurite);
        var (codes, _, _) = await FiledAsync(app);
        var answer = await app.JsonAsync("/api/audit/annual-reports/2025");
        Assert.True(answer.GetProperty("agrees").GetBoolean(), answer.ToString());
        Assert.Equal((2, 0), (answer.Number("stored"), answer.Number("differencesTotal")));
        var partition = Assert.Single(answer.List("partitions"));
        Assert.Equal(("440106", 2, 2, 2), (partition.Text("division"), partition.Number("records"), partition.Number("cells"), partition.Number("published")));
        Assert.Equal(2, answer.GetProperty("index").Number("entries"));
        var csv = await app.Http.GetStringAsync("/api/audit/annual-reports/2025?format=csv");
        Assert.Contains("440106,,,records,2,2,2,yes,", csv, StringComparison.Ordinal);

        await app.RunAsync("Reconcile");
        var last = await app.JsonAsync("/api/audit/annual-reports/2025?proof=last");
        Assert.Equal(("False", "True"), (last.Text("provenNow"), last.Text("agrees")));
        Assert.Equal(0, last.GetProperty("lastReconciled").Number("found"));
        Assert.NotEmpty(codes);
    }

    [Fact]
    public async Task The_index_is_paged_names_nobody_and_holds_the_files_hashes_and_the_registrars_acts()
    {
        await using var app = await App.StartAsync(azurite);
        var (codes, first, second) = await FiledAsync(app);
        var page = await app.JsonAsync("/api/audit/annual-reports/2025/submissions?limit=1");
        Assert.Equal(1, page.Number("next"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(first)), page.List("items")[0].Text("sha256"));
        var rest = await app.JsonAsync("/api/audit/annual-reports/2025/submissions?after=1");
        var entry = Assert.Single(rest.List("items"));
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(second)), "440106", "2"), (entry.Text("sha256"), entry.Text("scope"), entry.Text("rows")));
        var checkpoint = await app.JsonAsync("/api/audit/annual-reports/2025/checkpoint");
        Assert.Equal((2, entry.Text("hash")), (checkpoint.Number("entries"), checkpoint.Text("hash")));
        Assert.DoesNotContain("registrar", page.ToString() + rest, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(codes);
    }

    [Fact]
    public async Task The_recipe_of_the_README_computes_the_chain_again_and_finds_a_changed_file()
    {
        var python = new[] { "/usr/bin/python3", "/usr/local/bin/python3" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(python is null, "there is no Python here");
        await using var app = await App.StartAsync(azurite);
        var (_, first, second) = await FiledAsync(app);
        var folder = Directory.CreateTempSubdirectory("nianbao-audit-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "index.json"), await app.Http.GetStringAsync("/api/audit/annual-reports/2025/submissions"));
            await File.WriteAllBytesAsync(Path.Combine(folder, "a.csv"), first);
            await File.WriteAllBytesAsync(Path.Combine(folder, "b.csv"), second);
            await File.WriteAllTextAsync(Path.Combine(folder, "verify.py"), Recipe().Match(House.House.Text("README.md")).Groups[1].Value);
            Assert.Contains("2 entries, 0 wrong, 2 of 2 files at hand", await RunAsync(python!, folder), StringComparison.Ordinal);

            await File.WriteAllTextAsync(Path.Combine(folder, "b.csv"), "another file");
            Assert.Contains("2 entries, 0 wrong, 1 of 2 files at hand", await RunAsync(python!, folder), StringComparison.Ordinal);
            var index = await File.ReadAllTextAsync(Path.Combine(folder, "index.json"));
            await File.WriteAllTextAsync(Path.Combine(folder, "index.json"), index.Replace("\"rows\":\"2-3\"", "\"rows\":\"2-4\"", StringComparison.Ordinal));
            Assert.Contains("2 entries, 1 wrong", await RunAsync(python!, folder), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> RunAsync(string python, string folder)
    {
        var start = new ProcessStartInfo(python, ["verify.py", "index.json", "a.csv", "b.csv"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return await output + await errors;
    }

    private static async Task<(string[] Codes, byte[] First, byte[] Second)> FiledAsync(App app)
    {
        string[] codes = [Flow.Codes.Of("440106", '1', 1), Flow.Codes.Of("440106", '1', 2)];
        await app.RegisterAsync(codes.Select(code => Rows.Organisation(code)));
        var first = Grid.Of(Rows.Report(codes[0]), Rows.Report(codes[1])).Csv();
        var second = Grid.Of(Rows.Report(codes[0], more: ("instructorName", "某某"))).Csv();
        foreach (var file in new[] { first, second })
            await app.CommitAsync("annual-reports", "2025", file);
        return (codes, first, second);
    }

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Recipe();
}
