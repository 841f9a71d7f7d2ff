using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Indicators;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Publication;

namespace Nianbao.Pipeline.Queries;

/// <summary>
/// Counts what is no sum of cells, by organisation and as of a day, from the published rosters: one read of the clock while they stand.
/// Entries lie in their organisation's partition, so it goes division by division and holds one at a time.
/// </summary>
public sealed class OrganisationIndicatorsDesk(DatasetList datasets, PublishedView published, AnswerCache cache, TimeProvider time)
{
    private static readonly string[] Groupings = ["city", "division", "level", "type"];

    /// <summary>GET /api/organisation-indicators: asOf, by, names.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "asOf", "by", "names");
        var asOf = AsOf(request);
        var by = Split(request.Query["by"]).Select(name => Groupings.Contains(name) ? name : throw ProblemException.Unknown("dimension", "分组列", name, Groupings)).Distinct().ToArray();
        var names = Split(request.Query["names"]);
        foreach (var name in names)
        {
            if (OrganisationIndicators.All.All(indicator => indicator.Name != name))
                throw ProblemException.Unknown("indicator", "指标", name, OrganisationIndicators.All.Select(indicator => indicator.Name));
        }

        OrganisationIndicator[] indicators = [.. OrganisationIndicators.All.Where(indicator => names.Length == 0 || names.Contains(indicator.Name))];
        var clock = await published.ClockAsync(cancellationToken);
        var register = await published.SeriesAsync(clock, datasets.Registry, null, cancellationToken);
        var ledgers = new Dictionary<string, (LedgerDataset Ledger, List<PublishedSeries> Series)>(StringComparer.Ordinal);
        foreach (var name in OrganisationFacts.Ledgers)
        {
            var ledger = (LedgerDataset)datasets.Require(name);
            var series = new List<PublishedSeries>();
            foreach (var year in ledger.PeriodKind == PeriodKind.Year ? clock.YearsOf(ledger).Where(year => year <= asOf.Year).Select(year => (int?)year) : [null])
                series.Add(await published.SeriesAsync(clock, ledger, year, cancellationToken));
            ledgers[name] = (ledger, series);
        }

        var all = ledgers.Values.SelectMany(one => one.Series).Prepend(register).ToList();
        var version = string.Join(' ', all.Select(series => series.Version));
        return cache.Answer(request, $"organisation indicators {asOf:O} {string.Join(',', by)} {string.Join(',', indicators.Select(i => i.Name))}", version, () =>
        {
            var groups = Count(register, ledgers, asOf, by, indicators);
            return AnswerCache.Json(new
            {
                asOf = asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                by,
                indicators = indicators.Select((indicator, i) => new { indicator.Name, indicator.Mechanism, indicator.Chinese, indicator.English, indicator.Unit, Total(groups, indicator, i).Value, Total(groups, indicator, i).Base, Total(groups, indicator, i).Rate }),
                rows = by.Length == 0 ? [] : groups.OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Row(group.Key, group.Value)),
                computedAt = all.Max(series => series.ComputedAt),
                version = Ledger.RecordText.Hash(version)[..12],
                verifiedAt = all.Where(series => series.Version.Length > 0).Select(series => series.VerifiedAt).Order().FirstOrDefault(),
            });

            Dictionary<string, object?> Row(string key, long[] sums)
            {
                var row = new Dictionary<string, object?>();
                foreach (var (name, value) in by.Zip(key.Split('\n')))
                    row[name] = value;
                for (var i = 0; i < indicators.Length; i++)
                    row[indicators[i].Name] = Figure.Of(indicators[i], sums[2 * i], sums[(2 * i) + 1]);
                return row;
            }
        });
    }

    private static Figure Total(Dictionary<string, long[]> groups, OrganisationIndicator indicator, int index) => Figure.Of(indicator, groups.Values.Sum(sums => sums[2 * index]), groups.Values.Sum(sums => sums[(2 * index) + 1]));

    /// <summary>Value and base of every indicator, by group.</summary>
    private static Dictionary<string, long[]> Count(
        PublishedSeries register, Dictionary<string, (LedgerDataset Ledger, List<PublishedSeries> Series)> ledgers, DateOnly asOf, string[] by, OrganisationIndicator[] indicators)
    {
        var groups = new Dictionary<string, long[]>(StringComparer.Ordinal);
        foreach (var (division, head) in register.Heads)
        {
            var lines = ledgers.ToDictionary(
                ledger => ledger.Key,
                ledger => (ledger.Value.Ledger, Lines: ledger.Value.Series.SelectMany(series => series.Heads).Where(part => part.Division == division).SelectMany(part => part.Head.Roster).Select(line => LedgerRosterEntry.Parse(line.Key, line.Value)).ToLookup(line => line.Owner, StringComparer.Ordinal)),
                StringComparer.Ordinal);
            foreach (var (uscc, line) in head.Roster)
            {
                var organisation = RosterOrganisation.Parse(line);
                if (!organisation.IsActiveOn(asOf))
                    continue;
                var facts = new OrganisationFacts(organisation, asOf, RuleParameters.Default, ledger => (lines[ledger].Ledger, lines[ledger].Lines[uscc]));
                var key = string.Join('\n', by.Select(name => name switch
                {
                    "city" => Divisions.CityOf(division),
                    "division" => Divisions.Find(division)?.Code ?? division,
                    "level" => Divisions.LevelOf(division),
                    _ => organisation.LegalType,
                }));
                if (!groups.TryGetValue(key, out var sums))
                    groups[key] = sums = new long[2 * indicators.Length];
                for (var i = 0; i < indicators.Length; i++)
                {
                    sums[2 * i] += indicators[i].Value(facts);
                    sums[(2 * i) + 1] += indicators[i].Base?.Invoke(facts) ?? 0;
                }
            }
        }

        return groups;
    }

    private DateOnly AsOf(HttpRequest request)
    {
        var today = ShanghaiClock.DayOf(time.GetUtcNow());
        string? asked = request.Query["asOf"];
        if (string.IsNullOrEmpty(asked))
            return today;
        return DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= today
            ? day
            : throw ProblemException.Invalid("bad-day", $"asOf“{asked}”应为不晚于今天的日期，例如 {today:yyyy-MM-dd}。", $"asOf '{asked}' must be a day no later than today, for example {today:yyyy-MM-dd}.");
    }

    private static string[] Split(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <param name="Rate">In percent with two decimals, rounded half up; null of a plain number, and of a share of nothing.</param>
    private sealed record Figure(long Value, long? Base, string? Rate)
    {
        public static Figure Of(OrganisationIndicator indicator, long value, long among) => indicator.Base is null
            ? new(value, null, null)
            : new(value, among, among == 0 ? null : decimal.Round(100m * value / among, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture) + "%");
    }
}
