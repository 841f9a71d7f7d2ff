using System.Globalization;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Pipeline;
using Nianbao.Pipeline.Indicators;
using Nianbao.Pipeline.Inspections;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Benchmarks;

/// <summary>
/// The command <c>inspection</c>: one run over so many organisations against Azurite, then the bare cost of reading the same register and
/// writing the same inspections, and what it costs to go on after the run died half way. All in one process on one machine.
/// </summary>
internal static class InspectionBenchmark
{
    private const int Year = 2025;
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-06-10T00:30:00+08:00", CultureInfo.InvariantCulture);

    public static async Task<int> RunAsync(string[] options)
    {
        var organisations = ReadingBenchmark.Number(options, "--organisations") ?? (options.Contains("--smoke") ? 2_000 : 72_019);
        Console.WriteLine(ReadingBenchmark.Machine());
        var whole = await InWorldAsync(organisations, async world =>
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{organisations:N0} organisations in {world.Divisions} divisions, {world.Reports:N0} reports"));
            var first = await world.MeasureAsync("first run, every proposal new", () => world.InspectAsync());
            await world.MeasureAsync("second run, nothing new", () => world.InspectAsync());
            await world.RememberAsync();
            var bare = await world.MeasureAsync("bare: read the register, write the same entities", world.CopyBareAsync);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  the run is {first.Seconds / bare.Seconds:F2} x the bare cost; {(double)first.Requests / organisations:F4} storage transactions an organisation (bare {(double)bare.Requests / organisations:F4})"));
            return first;
        });

        await InWorldAsync(organisations, async world =>
        {
            var half = await world.MeasureAsync("run that dies half way", () => world.InspectAndDieAsync(whole.Requests / 2));
            var rest = await world.MeasureAsync("the run after it", () => world.InspectAsync());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  dying cost {half.Requests + rest.Requests - whole.Requests:+#;-#;0} transactions ({100.0 * (half.Requests + rest.Requests - whole.Requests) / whole.Requests:F1} % of a run) and {half.Seconds + rest.Seconds - whole.Seconds:F1} s"));
            return rest;
        });
        return 0;
    }

    /// <summary>The command <c>indicators</c>: what the first question for all indicators costs over so many organisations, and the same again.</summary>
    public static async Task<int> AskIndicatorsAsync(string[] options)
    {
        var organisations = ReadingBenchmark.Number(options, "--organisations") ?? (options.Contains("--smoke") ? 2_000 : 72_019);
        Console.WriteLine(ReadingBenchmark.Machine());
        await InWorldAsync(organisations, async world =>
        {
            await world.FillActivitiesAsync();
            await world.InspectAsync();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{organisations:N0} organisations in {world.Divisions} divisions, {world.Reports:N0} reports, {world.Activities:N0} activities"));
            var first = await world.MeasureAsync("all indicators by city, the first question", () => world.AskAsync("?by=city"));
            await world.MeasureAsync("the same again", () => world.AskAsync("?by=city"));
            await world.MeasureAsync("all of one city by type, from what is in memory", () => world.AskAsync("?by=type&where=city:440100"));
            return first;
        });
        return 0;
    }

    /// <summary>An Azurite of its own for each measurement, so that no table is larger than it has to be.</summary>
    private static async Task<Cost> InWorldAsync(int organisations, Func<World, Task<Cost>> work)
    {
        await using var azurite = await Emulator.StartAsync();
        await using var world = await World.StartAsync(azurite.ConnectionString);
        await world.FillAsync(organisations);
        return await work(world);
    }

    /// <summary>The pipeline without a host, on a clock of its own, with a counter at the wire.</summary>
    private sealed class World(ServiceProvider services, Wire wire) : IAsyncDisposable
    {
        private readonly StorageClients _storage = services.GetRequiredService<StorageClients>();
        private readonly DatasetList _datasets = services.GetRequiredService<DatasetList>();

        private readonly List<TableEntity> _inspected = [];

        public int Reports { get; private set; }

        public int Divisions { get; private set; }

        public int Activities { get; private set; }

        public static async Task<World> StartAsync(string connection)
        {
            var wire = new Wire();
            var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Storage"] = connection, ["StorageClient:MaxRetries"] = "0", ["Inspect:BudgetSeconds"] = "86400" }).Build();
            var collection = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton<HttpPipelineTransport>(wire).AddSingleton<TimeProvider>(new StandingClock(Now)).AddLogging();
            collection.AddNianbao(configuration);
            var world = new World(collection.BuildServiceProvider(), wire);
            await world._storage.EnsureCreatedAsync(CancellationToken.None);
            return world;
        }

        /// <summary>The load fixture of domain.md 2.7: Guangzhou has a ninth of all; nine in ten file, one in twenty with a ground.</summary>
        public async Task FillAsync(int organisations)
        {
            var byDivision = Enumerable.Range(0, organisations).Select(i => (Division: Nianbao.Domain.Reference.Divisions.All[i % 9 == 0 ? GuangzhouOf(i) : i % Nianbao.Domain.Reference.Divisions.All.Count].Code, Serial: i)).GroupBy(pair => pair.Division);
            var register = new LedgerSession(_storage.Tables.GetTableClient(TableNames.Of(_datasets.Registry, null)), _datasets.Registry, TimeProvider.System, _storage.Seal);
            var reports = new LedgerSession(_storage.Tables.GetTableClient(TableNames.Of(_datasets.AnnualReports, Year)), _datasets.AnnualReports, TimeProvider.System, _storage.Seal);
            var arrival = new Arrival(DateTimeOffset.Parse("2026-03-01T09:00:00+08:00", CultureInfo.InvariantCulture), "benchmark");
            foreach (var division in byDivision)
            {
                var entries = division.Select(pair => new Organisation
                {
                    Uscc = $"5{1 + (pair.Serial % 2)}{division.Key}{pair.Serial:D9}X",
                    Name = $"示例社会组织第{pair.Serial}号",
                    LegalType = pair.Serial % 2 == 0 ? LegalTypes.SocialGroup : LegalTypes.ServiceInstitution,
                    EstablishedOn = new(2012, 1, 1),
                    Status = OrgStatuses.Active,
                    RegistrationMode = RegistrationModes.Direct,
                    Address = "广东省某市某区某某路100号",
                    RegisteredFunds = 30_000_00,
                    BusinessScope = "行业自律、业务交流、培训、咨询服务",
                    Penalties = pair.Serial % 50 == 0 ? [new() { DecidedOn = new(Year, 7, 1), Type = "WARNING" }] : null,
                }).ToList();
                await register.CommitAsync(division.Key, [.. entries.Select(entry => Entry.Of(_datasets.Registry, 0, entry))], arrival, commit: true, keepSightings: false, CancellationToken.None);
                var filed = entries.Where((_, i) => i % 10 != 0).Select((entry, i) => new AnnualReport { Uscc = entry.Uscc, Name = entry.Name, LegalType = entry.LegalType, ReportYear = Year, Grounds = i % 20 == 0 ? ["G04:M:GV-016"] : null }).ToList();
                await reports.CommitAsync(division.Key, [.. filed.Select(report => Entry.Of(_datasets.AnnualReports, 0, report))], arrival, commit: true, keepSightings: false, CancellationToken.None);
                Reports += filed.Count;
                Divisions++;
            }

            var publisher = services.GetRequiredService<Publisher>();
            await publisher.PublishAsync(_datasets.Registry, null, [.. register.Heads], CancellationToken.None);
            await publisher.PublishAsync(_datasets.AnnualReports, Year, [.. reports.Heads], CancellationToken.None);
        }

        /// <summary>Two activities an organisation, spread over the year; every fiftieth helped an enterprise.</summary>
        public async Task FillActivitiesAsync()
        {
            var clock = await services.GetRequiredService<PublishedView>().ClockAsync(CancellationToken.None);
            var register = await services.GetRequiredService<PublishedView>().SeriesAsync(clock, _datasets.Registry, null, CancellationToken.None);
            var activities = new LedgerSession(_storage.Tables.GetTableClient(TableNames.Of(_datasets.Activities, Now.Year)), _datasets.Activities, TimeProvider.System, _storage.Seal);
            foreach (var (division, head) in register.Heads)
            {
                var entries = head.Roster.SelectMany(line => Enumerable.Range(1, 2).Select(number => (Uscc: line.Key, Number: number))).Select((pair, i) => new Nianbao.Domain.Activities.Activity
                {
                    Uscc = pair.Uscc,
                    ActivityId = $"HD-{pair.Number}",
                    Type = i % 50 == 0 ? "WORK_RESUMPTION" : "COMMUNITY_SERVICE",
                    OrganiserKind = "ORG",
                    Title = $"社区服务第{i}场",
                    StartOn = new(Now.Year, 1 + (i % 5), 1 + (i % 28)),
                    Sessions = 1,
                    ServedPersonTimes = i % 200,
                    FundsTotal = 100_00,
                    EnterprisesHelped = i % 50 == 0 ? 3 : null,
                    Status = ActivityStatuses.Submitted,
                }).ToList();
                Activities += entries.Count;
                await activities.CommitAsync(division, [.. entries.Select(entry => Entry.Of(_datasets.Activities, 0, entry))], new(Now, "benchmark"), commit: true, keepSightings: false, CancellationToken.None);
            }

            await services.GetRequiredService<Publisher>().PublishAsync(_datasets.Activities, Now.Year, [.. activities.Heads], CancellationToken.None);
        }

        public async Task AskAsync(string query)
        {
            var context = new DefaultHttpContext { RequestServices = services };
            context.Request.QueryString = new(query);
            await services.GetRequiredService<IndicatorsDesk>().AnswerAsync(context.Request, CancellationToken.None);
        }

        public Task<int> InspectAsync() => services.GetRequiredService<InspectionRun>().RunAsync(CancellationToken.None);

        public async Task InspectAndDieAsync(long requests)
        {
            wire.DiesAfter = requests;
            try
            {
                await InspectAsync();
                throw new InvalidOperationException("The run did not die.");
            }
            catch (IOException)
            {
                wire.DiesAfter = null;
            }
        }

        /// <summary>Keeps the entities that the run wrote, to be written again.</summary>
        public async Task RememberAsync()
        {
            await foreach (var entity in _storage.Tables.GetTableClient(TableNames.Of(_datasets.Inspections, Year)).QueryAsync<TableEntity>())
                _inspected.Add(entity);
        }

        /// <summary>Reads every register entry, and writes the entities of the inspection to a table of its own: full transactions, nothing else.</summary>
        public async Task CopyBareAsync()
        {
            var register = _storage.Tables.GetTableClient(TableNames.Of(_datasets.Registry, null));
            await foreach (var entity in register.QueryAsync<TableEntity>())
                _ = entity.RowKey;
            var copy = _storage.Tables.GetTableClient("BareCopy");
            await copy.CreateIfNotExistsAsync();
            foreach (var batch in _inspected.GroupBy(entity => entity.PartitionKey).SelectMany(partition => partition.Chunk(100)))
                await copy.SubmitTransactionAsync(batch.Select(entity => new TableTransactionAction(TableTransactionActionType.Add, entity)));
        }

        public async Task<Cost> MeasureAsync(string what, Func<Task> work)
        {
            var cost = await Cost.OfAsync(work, () => wire.Requests);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-52}{cost.Seconds,9:F1} s {cost.Requests,8:N0} storage transactions"));
            return cost;
        }

        public async ValueTask DisposeAsync() => await services.DisposeAsync();

        private static int GuangzhouOf(int i) => i % 11;
    }
}
