using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.House;

/// <summary>What the READMEs tell people to type is typed here, letter for letter.</summary>
public sealed partial class ReadmeTests(AzuriteFixture azurite)
{
    private const string Address = "http://localhost:7071";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Every_curl_example_gives_the_status_and_the_text_that_stand_beside_it()
    {
        var bash = Bash();
        Assert.SkipWhen(bash is null, "there is no bash here");
        var examples = Examples("README.md");
        Assert.NotEmpty(examples);
        // After every deadline of 2025, so that the inspection has something to say whenever this runs.
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-07-15T02:00:00Z", CultureInfo.InvariantCulture));
        await using var host = new NianbaoHost(await azurite.NewAccountAsync(), clock);
        var address = host.Serve();

        var results = await RunAsync(bash!, examples, address);

        for (var i = 0; i < examples.Count; i++)
        {
            Assert.True(i < results.Count, $"bash stopped before:\n{examples[i].Commands}");
            var (example, result) = (examples[i], results[i]);
            var told = $"{example.Commands}\nexit code {result.ExitCode}, status {string.Join(", ", result.Statuses)}\n{result.Output}";
            Assert.True(result.ExitCode == 0, told);
            Assert.True(result.Statuses is [.., var last] && last == example.Status, told);
            Assert.True(result.Output.Contains(example.Fragment, StringComparison.Ordinal), $"{example.Fragment} is not in the answer:\n{told}");
        }
    }

    [Fact]
    public void Both_READMEs_have_the_same_commands() => Assert.Equal(Blocks("README.md"), Blocks("README.zh-CN.md"));

    [Fact]
    public void Every_curl_example_says_what_to_expect() =>
        Assert.Equal(Blocks("README.md").Count(block => block.Contains("curl", StringComparison.Ordinal)), Examples("README.md").Count);

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void Every_file_that_a_README_links_to_is_there(string readme) =>
        Assert.All(Link().Matches(House.Text(readme)).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal)), link => Assert.True(File.Exists(Path.Combine(House.Root, link)), link));

    [Fact]
    public void The_picture_is_small()
    {
        var picture = new FileInfo(Path.Combine(House.Root, "Functions/Dashboard/docs/page.png"));
        Assert.InRange(picture.Length, 10_000, 300 * 1024);
    }

    private static List<string> Blocks(string readme) => [.. Fence().Matches(House.Text(readme)).Select(match => match.Groups[1].Value)];

    private static List<Example> Examples(string readme) =>
        [.. Blocks(readme).Select(block => (Block: block, Match: Expectation().Match(block))).Where(item => item.Match.Success)
            .Select(item => new Example(item.Block, int.Parse(item.Match.Groups[1].Value, CultureInfo.InvariantCulture), item.Match.Groups[2].Value.Trim()))];

    /// <summary>One bash for all examples, as one terminal: functions, variables and files go from one to the next.</summary>
    private static async Task<List<Result>> RunAsync(string bash, List<Example> examples, Uri address)
    {
        var folder = Directory.CreateTempSubdirectory("nianbao-readme-").FullName;
        try
        {
            // The person sees statuses with -i; here curl writes them itself, beside what the example prints.
            await File.WriteAllTextAsync(Path.Combine(folder, ".curlrc"), "write-out = \"%{stderr}status %{http_code}\\n%{stdout}\"\n");
            var script = new StringBuilder();
            for (var i = 0; i < examples.Count; i++)
            {
                script.Append(examples[i].Commands.Replace(Address, address.ToString().TrimEnd('/'), StringComparison.Ordinal));
                script.Append(CultureInfo.InvariantCulture, $"\n_exit=$?; printf '\\n::end %s\\n' $_exit; printf '::end\\n' >&2\n");
            }

            var start = new ProcessStartInfo(bash, ["--noprofile", "--norc", "-c", script.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
            start.Environment["CURL_HOME"] = folder;
            start.Environment["LC_ALL"] = "C.UTF-8";
            foreach (var proxy in new[] { "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY" })
                start.Environment.Remove(proxy);
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }

            var (said, complained) = (End().Split(await output), (await errors).Split("::end\n"));
            return [.. End().Matches(await output).Select((end, i) => new Result(
                int.Parse(end.Groups[1].Value, CultureInfo.InvariantCulture),
                [.. Status().Matches(complained.ElementAtOrDefault(i) ?? "").Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))],
                said[2 * i] + complained.ElementAtOrDefault(i)))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Bash() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "bash")).FirstOrDefault(File.Exists);

    [GeneratedRegex(@"^```bash\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^# -> (\d{3}) (.+)$", RegexOptions.Multiline)]
    private static partial Regex Expectation();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\n::end (\d+)\n")]
    private static partial Regex End();

    [GeneratedRegex(@"status (\d{3})")]
    private static partial Regex Status();

    private sealed record Example(string Commands, int Status, string Fragment);

    private sealed record Result(int ExitCode, IReadOnlyList<int> Statuses, string Output);
}
