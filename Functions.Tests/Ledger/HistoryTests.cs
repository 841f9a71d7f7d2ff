using System.Globalization;
using Azure.Data.Tables;
using CsCheck;
using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Registry;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Tests.Support;
using Record = Nianbao.Domain.Datasets.Record;

namespace Nianbao.Tests.Ledger;

/// <summary>Random histories, delivered in any order, several times, by several workers at once, against a recomputation that knows nothing of the ledger.</summary>
public sealed class HistoryTests(AzuriteFixture azurite)
{
    private const int Workers = 3;
    private static readonly string[] ActivityKinds = ["COMMUNITY_SERVICE", "FORUM", "LEIFENG_VOLUNTEER"];

    private static readonly Gen<Row> AnyRow =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[1, 3], Gen.Int[0, 4], Gen.Int[0, 11], (organisation, number, month, amount, other) => new Row(organisation, number, month, amount, other));

    private static readonly Gen<Submission> AnySubmission =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 9], AnyRow.Array[1, 5], (kind, moment, rows) => new Submission(kind, moment, rows));

    private static readonly Gen<(Submission[] Submissions, int[] Order)> AnyHistory =
        Gen.Select(AnySubmission.Array[2, 9], Gen.Int[0, 99].Array[2, 14]);

    [Fact]
    public async Task Records_heads_rosters_and_publications_equal_a_plain_recomputation()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        var run = 0;
        await AnyHistory.SampleAsync(async history => await CheckAsync(world, history.Submissions, history.Order, $"44{Interlocked.Increment(ref run):D4}"), iter: int.TryParse(Environment.GetEnvironmentVariable("NIANBAO_HISTORIES"), CultureInfo.InvariantCulture, out var asked) ? asked : 30, threads: 1);
        await world.AssertSoundAsync();
    }

    private static async Task CheckAsync(World world, Submission[] submissions, int[] order, string division)
    {
        Dataset[] kinds = [world.Datasets.Registry, world.Datasets.AnnualReports, world.Datasets.Activities];
        int?[] years = [null, 2025, 2025];

        // Every submission at least once, some several times, in any order, by several workers.
        var deliveries = new Queue<int>(order.Select(i => i % submissions.Length).Concat(Enumerable.Range(0, submissions.Length).Reverse()));
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async _ =>
        {
            while (true)
            {
                int i;
                lock (deliveries)
                {
                    if (!deliveries.TryDequeue(out i))
                        return;
                }

                var submission = submissions[i];
                var dataset = kinds[submission.Kind];
                var session = world.Session(dataset, years[submission.Kind]);
                var entries = submission.Keyed(division).Select((row, line) => Entry.Of(dataset, line + 2, row.Value)).ToList();
                await session.CommitAsync(division, entries, submission.ArrivalOf(i), commit: true, keepSightings: true, CancellationToken.None);
                await world.Get<Publisher>().PublishAsync(dataset, years[submission.Kind], [.. session.Heads], CancellationToken.None);
            }
        }));

        for (var kind = 0; kind < kinds.Length; kind++)
        {
            // The plain recomputation: all versions by key, the latest stands, the earliest decides timeliness.
            var versions = new Dictionary<string, List<(DateTimeOffset At, string Id, Row Row)>>();
            for (var i = 0; i < submissions.Length; i++)
            {
                foreach (var (key, row) in submissions[i].Kind == kind ? submissions[i].Rows.GroupBy(row => row.KeyOf(kind, division)).Select(group => (group.Key, group.Last())) : [])
                {
                    if (!versions.TryGetValue(key, out var list))
                        versions[key] = list = [];
                    list.Add((At(submissions[i].Moment), $"s{i:D2}", row));
                }
            }

            var standing = versions.ToDictionary(v => v.Key, v => (Latest: v.Value.OrderBy(x => x.At).ThenBy(x => x.Id, StringComparer.Ordinal).Last(), First: v.Value.Min(x => x.At), v.Value.Count));

            var stored = new Dictionary<string, StoredRecord>();
            if (standing.Count > 0)
            {
                await foreach (var entity in world.Table(kinds[kind], years[kind]).QueryAsync<TableEntity>(e => e.PartitionKey == division && e.RowKey.CompareTo("0") >= 0 && e.RowKey.CompareTo("~") < 0))
                    stored[entity.RowKey] = StoredRecord.From(entity);
            }

            Assert.Equal(
                standing.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Value.Latest.At, s.Value.Latest.Id, s.Value.First, s.Value.Count)),
                stored.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Value.Current.Arrival.At, s.Value.Current.Arrival.SubmissionId, s.Value.FirstAt, s.Value.Versions)));

            var published = await world.Get<PublishedView>().FreshAsync(kinds[kind], years[kind], CancellationToken.None);
            var heads = published.Heads.Where(head => head.Division == division).ToList();
            Assert.Equal(Expected(kind, standing.Values.Select(s => (s.Latest.Row, s.First))), Sums(kinds[kind], kind, heads));
            Assert.Equal(
                standing.Where(_ => kind < 2).Select(s => $"{s.Key} {Roster(kind, s.Value.Latest.Row, s.Value.First)}").Order(StringComparer.Ordinal),
                heads.SelectMany(head => head.Head.Roster).Select(entry => $"{entry.Key} {entry.Value}").Order(StringComparer.Ordinal));
        }
    }

    // Over months, so that the earliest arrival decides the month of filing.
    private static DateTimeOffset At(int moment) => World.Noon.AddDays(11 * moment);

    /// <summary>Sums by group, one line each, from the rows themselves.</summary>
    private static IEnumerable<string> Expected(int kind, IEnumerable<(Row Row, DateTimeOffset First)> standing) =>
        standing.Where(s => kind != 2 || !s.Row.IsVoid)
            .GroupBy(s => kind switch
            {
                0 => s.Row.IsCharity ? "1" : "0",
                1 => s.First.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM", CultureInfo.InvariantCulture),
                _ => $"{s.Row.Month:D2} 2025-{s.Row.Month:D2} {ActivityKinds[s.Row.Other % 3]}",
            })
            .Select(group => kind switch
            {
                0 => $"{group.Key}: {group.Count()} {group.Count()} {group.Count(s => s.Row.Amount > 0)}",
                1 => $"{group.Key}: {group.Count()} {group.Count()} {group.Sum(s => s.Row.Amount)}",
                _ => $"{group.Key}: {group.Count()} {group.Count()} {group.Sum(s => s.Row.Amount * 100)}",
            })
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Sums(Dataset dataset, int kind, List<PublishedHead> heads)
    {
        var groups = new SortedDictionary<string, (long Count, long Records, long Amount)>(StringComparer.Ordinal);
        foreach (var (_, head) in heads)
        {
            foreach (var (values, sums) in head.Cells.All)
            {
                string Value(string name) => values[dataset.Dimensions.ToList().FindIndex(d => d.Name == name)];
                long Sum(string name) => sums[1 + dataset.Measures.ToList().FindIndex(m => m.Name == name)];
                var key = kind switch
                {
                    0 => Value("charity") == "YES" || Value("charity") == "1" || Value("charity") == "true" ? "1" : "0",
                    1 => Value("month"),
                    _ => $"{head.Name} {Value("month")} {Value("activityType")}",
                };
                var (count, records, amount) = groups.GetValueOrDefault(key);
                groups[key] = (count + sums[0], records + Sum("records"), amount + Sum(kind == 0 ? "active" : kind == 1 ? "members" : "fundsTotal"));
            }
        }

        return groups.Select(group => $"{group.Key}: {group.Value.Count} {group.Value.Records} {group.Value.Amount}").Order(StringComparer.Ordinal);
    }

    private static string Roster(int kind, Row row, DateTimeOffset first) => kind == 0
        ? $"SG|20100101|-|{(row.Amount > 0 ? "ACTIVE" : "CANCELLED")}|{(row.IsCharity ? "1" : "0")}|-|0|-"
        : $"{first.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}|{(row.IsCharity ? "1" : "0")}|";

    /// <summary>A row of any kind: of a register (0), of reports (1), of activities (2).</summary>
    private sealed record Row(int Organisation, int Number, int Month, int Amount, int Other)
    {
        public bool IsVoid => Other == 11;

        public bool IsCharity => Other % 2 == 1;

        public string KeyOf(int kind, string division) => Codes.Of(division, Organisation) + (kind == 2 ? $"-N{Number}" : "");

        public Record ToRecord(int kind, string division)
        {
            var uscc = Codes.Of(division, Organisation);
            return kind switch
            {
                0 => new Organisation { Uscc = uscc, Name = "甲协会", LegalType = "SG", EstablishedOn = new(2010, 1, 1), Status = Amount > 0 ? "ACTIVE" : "CANCELLED", IsCharity = IsCharity },
                1 => new AnnualReport { Uscc = uscc, Name = "甲协会", LegalType = "SG", MembersTotal = Amount == 0 ? null : Amount, PreReviewedOn = IsCharity ? new(2026, 2, 1) : null },
                _ => new Activity
                {
                    Uscc = uscc,
                    ActivityId = $"N{Number}",
                    Type = ActivityKinds[Other % 3],
                    Title = "活动",
                    StartOn = new(2025, Month, 8),
                    FundsTotal = Amount == 0 ? null : Amount * 100,
                    Status = IsVoid ? "VOID" : "SUBMITTED",
                },
            };
        }
    }

    private sealed record Submission(int Kind, int Moment, Row[] Rows)
    {
        public Arrival ArrivalOf(int number) => new(At(Moment), $"s{number:D2}");

        /// <summary>One row a key: intake has seen to that.</summary>
        public Dictionary<string, Record> Keyed(string division) => Rows.GroupBy(row => row.KeyOf(Kind, division)).ToDictionary(group => group.Key, group => group.Last().ToRecord(Kind, division));

        public override string ToString() => $"{Kind}@{Moment}[{string.Join("; ", Rows.Select(row => $"o{row.Organisation} n{row.Number} m{row.Month} a{row.Amount} x{row.Other}"))}]";
    }
}
