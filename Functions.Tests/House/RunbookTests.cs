using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nianbao.Local.Hosting;
using Nianbao.Pipeline;
using Nianbao.Pipeline.Observation;

namespace Nianbao.Tests.House;

/// <summary>Alerts, their pages, and what the code really says: none names what another does not have.</summary>
public sealed partial class RunbookTests
{
    private static readonly string[] Headings = ["## 中文", "### 含义", "### 怎么看", "### 怎么办", "### 怎样算结束", "## English", "### What it means", "### How to see it", "### What to do", "### How to know that it is over"];
    private static readonly string[] Asked = ["poison", "staleness", "drift", "error-rate", "timers", "storage"];

    private static readonly IReadOnlyList<LogEvent> Events =
        [.. House.Sources("Functions").SelectMany(source => Declaration().Matches(source.Text).Select(match => new LogEvent(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, source.Path)))];

    // What runs in Azure: the local host's own events are nothing to raise an alert for.
    private static readonly IReadOnlyList<string> OnAzure = [.. Events.Where(one => !one.Path.StartsWith("Functions/Local/", StringComparison.Ordinal)).Select(one => one.Id)];

    [Fact]
    public void Every_alert_has_a_page_and_every_page_an_alert()
    {
        var alerts = Alerts().Select(alert => alert.Name).ToList();
        Assert.Empty(Asked.Except(alerts));
        Assert.Equal(alerts.Order(StringComparer.Ordinal), Pages().Keys.Order(StringComparer.Ordinal));
        Assert.All(Alerts(), alert => Assert.InRange(alert.Severity, 0, 4));
        // The template makes one rule of each, with the page's address, and somebody to tell.
        var template = House.Text("infra/modules/alerts.bicep");
        foreach (var part in new[] { "loadJsonContent('../alerts.json')", "for alert in alerts:", "severity: alert.severity", "${runbooks}${alert.name}.md", "actionGroups: [duty.id]" })
            Assert.Contains(part, template, StringComparison.Ordinal);
        Assert.Contains($"'{Runbook.Address("")[..^3]}'", House.Text("infra/main.bicep"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_says_in_both_languages_what_it_means_how_to_see_it_what_to_do_and_when_it_is_over() =>
        Assert.All(Pages(), page =>
        {
            var lines = page.Value.Split('\n');
            Assert.Equal(Headings, lines.Where(line => line.StartsWith("##", StringComparison.Ordinal)));
            foreach (var (heading, next) in Headings.Zip(Headings.Skip(1).Append(null)).Where(pair => pair.First.StartsWith("###", StringComparison.Ordinal)))
            {
                var from = Array.IndexOf(lines, heading);
                var to = next is null ? lines.Length : Array.IndexOf(lines, next);
                Assert.True(string.Concat(lines[(from + 1)..to]).Length > 10, $"{page.Key}: {heading} is empty");
            }
        });

    [Fact]
    public void What_a_page_or_an_alert_names_the_code_emits()
    {
        Assert.NotEmpty(OnAzure);
        Assert.All(Pages().Select(page => (page.Key, page.Value)).Concat(Alerts().Select(alert => (alert.Name, alert.Query))), text => Assert.Empty(Unknown(text.Item2)));
        Assert.All(Alerts(), alert => Assert.True(EventId().IsMatch(alert.Query) || Metric().IsMatch(alert.Query) || alert.Query.Contains("AppRequests", StringComparison.Ordinal), $"{alert.Name} asks for nothing"));
        // What a query reads from an event's properties, its message has.
        foreach (var alert in Alerts())
        {
            var ids = EventId().Matches(alert.Query).Select(match => match.Value).ToHashSet();
            foreach (var property in Property().Matches(alert.Query).Select(match => match.Groups[1].Value).Where(name => name != "EventId"))
                Assert.Contains(Events, one => ids.Contains(one.Id) && one.Message.Contains($"{{{property}}}", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Log event 9999 says so.")]
    [InlineData("日志事件 3101、3999。")]
    [InlineData("| where Name == 'nianbao.no.such.metric'")]
    [InlineData("| where tostring(Properties.EventId) in ('3101', '9999')")]
    [InlineData("Log event 7303.")] // Only the local host says that.
    public void What_nobody_emits_is_found(string text) => Assert.NotEmpty(Unknown(text));

    [Fact]
    public void The_alert_on_timers_knows_all_timers_and_asks_for_the_days_of_each()
    {
        var query = Alerts().Single(alert => alert.Name == "timers").Query;
        var timers = FunctionCatalogue.Of(typeof(FunctionCatalogue).Assembly).Timers.Select(timer => timer.Name).Order(StringComparer.Ordinal);
        Assert.Equal(timers, Within().Matches(query).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
        // Each function hands its own name on: by it the heartbeat is known.
        var sources = string.Join('\n', House.Sources("Functions/Triggers").Select(source => source.Text));
        Assert.Equal(timers, Beating().Matches(sources).Select(match => match.Groups[1].Value == match.Groups[2].Value ? match.Groups[1].Value : match.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_of_events_says_what_the_code_logs()
    {
        var rows = Row().Matches(House.Text("infra/runbooks/events.md")).Select(match => match.Groups).ToList();
        Assert.Equal(
            Events.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => $"{one.Id} {one.Level} {one.Message}"),
            rows.Select(row => $"{row[1].Value} {row[2].Value} {row[3].Value}"));
        Assert.All(rows, row =>
        {
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}.*[A-Za-z]{2}", row[4].Value);
            Assert.True(row[5].Value == "—" || Pages().ContainsKey(Link().Match(row[5].Value).Groups[1].Value), row[5].Value);
            // An error that nobody is told what to do about would be noise.
            Assert.False(row[2].Value == "Error" && row[5].Value == "—", row[0].Value);
        });
    }

    [Fact]
    public void Every_link_between_the_pages_leads_somewhere() =>
        Assert.All(
            Pages().Values.Append(House.Text("infra/runbooks/events.md")).SelectMany(page => Link().Matches(page)).Select(match => match.Groups[1].Value).Distinct(),
            name => Assert.True(File.Exists(Path.Combine(House.Root, "infra", "runbooks", name + ".md")), name));

    private static List<string> Unknown(string text) =>
    [
        .. EventId().Matches(text).Select(match => match.Value).Except(OnAzure),
        .. Metric().Matches(text).Select(match => match.Value).Except(Instruments.Value),
    ];

    /// <summary>The instruments that the pipeline makes, as a listener sees them.</summary>
    private static readonly Lazy<IReadOnlyList<string>> Instruments = new(() =>
    {
        var names = new List<string>();
        using var provider = new ServiceCollection().AddLogging().AddNianbao(new ConfigurationBuilder().Build()).BuildServiceProvider();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => names.Add(instrument.Name) };
        listener.Start();
        provider.GetRequiredService<PipelineMetrics>();
        return [.. names.Where(name => name.StartsWith("nianbao.", StringComparison.Ordinal)).Distinct()];
    });

    private static Dictionary<string, string> Pages() => Directory.GetFiles(Path.Combine(House.Root, "infra", "runbooks"), "*.md")
        .Where(path => Path.GetFileName(path) != "events.md")
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);

    private static List<Alert> Alerts() => [.. JsonDocument.Parse(House.Text("infra/alerts.json")).RootElement.EnumerateArray().Select(alert => new Alert(
        alert.GetProperty("name").GetString()!,
        alert.GetProperty("severity").GetInt32(),
        string.Join('\n', alert.GetProperty("query").EnumerateArray().Select(line => line.GetString()))))];

    [GeneratedRegex("""EventId = (\d+), Level = LogLevel\.(\w+), Message = "((?:\\.|[^"\\])*)"\)""")]
    private static partial Regex Declaration();

    // Numbers of four digits are ids of events here: HTTP statuses have three, times are written as products, and the years in a query as dates.
    [GeneratedRegex(@"(?<![\d.-])[1-9]\d{3}(?![\d-])")]
    private static partial Regex EventId();

    [GeneratedRegex(@"nianbao(?:\.[a-z]+)+")]
    private static partial Regex Metric();

    [GeneratedRegex(@"Properties\.(\w+)")]
    private static partial Regex Property();

    [GeneratedRegex(@"'(\w+)', \d+h")]
    private static partial Regex Within();

    [GeneratedRegex(@"TimerTrigger\(""%Schedules:(\w+)%""\)[^;]*?runs\.RunAsync\(""(\w+)""", RegexOptions.Singleline)]
    private static partial Regex Beating();

    [GeneratedRegex(@"^\| (\d+) \| (\w+) \| (.+?) \| (.+?) \| (.+?) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\]\((?!\w+:)([\w-]+)\.md\)")]
    private static partial Regex Link();

    private sealed record LogEvent(string Id, string Level, string Message, string Path);

    private sealed record Alert(string Name, int Severity, string Query);
}
