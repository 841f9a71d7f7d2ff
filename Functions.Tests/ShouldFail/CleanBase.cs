using System.Text.Json.Nodes;
using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;

namespace Nianbao.Tests.ShouldFail;

/// <summary>
/// A complete report with everything that rules compare it with, from <c>Functions.Tests/ShouldFail/Clean</c>: the register
/// entry, last year's report, the two before it, other organisations, and the activities of the year. It keeps every rule;
/// a case changes it in one place. It is read anew each time, so a test may spoil it freely.
/// </summary>
internal sealed class CleanBase
{
    public static readonly IReadOnlyList<string> Names = [.. Directory.GetFiles(Path.Combine(Folder, "Clean"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    private CleanBase(JsonObject json)
    {
        Year = json["year"]!.GetValue<int>();
        ReceivedAt = At(json["receivedAt"]!.GetValue<string>());
        PreviousConclusion = json["previousConclusion"]?.GetValue<string>();
        Register = CorpusRecord.Of(json["register"]!.AsObject());
        Previous = CorpusRecord.Of(json["previous"]!.AsObject());
        Report = CorpusRecord.Of(json["report"]!.AsObject());
        Earlier = Records(json["earlier"]);
        Others = Records(json["others"]);
        Activities = Records(json["activities"]);
        foreach (var (ledger, entries) in json["ledgers"]?.AsObject() ?? [])
            Ledgers[ledger] = Records(entries);
    }

    public static string Folder => Path.Combine(House.House.Root, "Functions.Tests", "ShouldFail");

    public int Year { get; set; }

    /// <summary>When the report arrives.</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    public DateTimeOffset? FirstSubmittedAt { get; set; }

    public string? PreviousConclusion { get; set; }

    /// <summary>Null when the organisation is not registered.</summary>
    public CorpusRecord? Register { get; set; }

    /// <summary>Last year's report, or null.</summary>
    public CorpusRecord? Previous { get; set; }

    /// <summary>The reports of two and three years ago.</summary>
    public List<CorpusRecord> Earlier { get; set; }

    /// <summary>Other registered organisations.</summary>
    public List<CorpusRecord> Others { get; set; }

    public List<LegalRepPost> LegalRepElsewhere { get; } = [];

    public CorpusRecord Report { get; }

    public List<CorpusRecord> Activities { get; set; }

    /// <summary>The entries of ledgers, by dataset.</summary>
    public SortedDictionary<string, List<CorpusRecord>> Ledgers { get; } = new(StringComparer.Ordinal);

    public string? UploaderUscc { get; set; }

    public int DeclaredUnit { get; set; } = 1;

    public static CleanBase Named(string name) => new(JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "Clean", name + ".json")))!.AsObject());

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What the report fires, read and judged as intake does.</summary>
    public IReadOnlyList<Fired> JudgeReport()
    {
        var (record, problems) = Report.Read(Dataset("annual-reports"), new Period(Year));
        return Judge(RuleCatalogue.AnnualReports, record, problems, ContextOf((AnnualReport)record));
    }

    /// <summary>What one of the activities fires. Activities are filed on the fifth of the next month, unless the case says when.</summary>
    public IReadOnlyList<Fired> JudgeActivity(int index, DateTimeOffset? receivedAt = null)
    {
        var (record, problems) = Activities[index].Read(Dataset("activities"), new Period(Year));
        var neighbours = NeighboursOf(index);
        ActivityStanding.Begin((Activity)record, neighbours, byOrganisation: UploaderUscc is not null);
        return Judge(RuleCatalogue.Activities, record, problems, ContextOf((Activity)record, receivedAt) with { Neighbours = neighbours });
    }

    /// <summary>What one entry of a ledger fires. The ledger's other entries, and those of ledgers it refers to, stand already.</summary>
    public IReadOnlyList<Fired> JudgeEntry(string dataset, int index)
    {
        var ledger = (LedgerDataset)Dataset(dataset);
        var (record, problems) = Ledgers[dataset][index].Read(ledger, PeriodOf(ledger));
        var context = new RuleContext
        {
            Period = PeriodOf(ledger),
            ReceivedAt = ReceivedAt,
            Registered = RegisteredAs(record.Uscc),
            Extent = new FormExtent(Ledgers[dataset].SelectMany(one => one.Names), ledger.SectionsFor(PeriodOf(ledger))),
            UploaderUscc = UploaderUscc,
            Ledgers = new() { Ledger = ledger, Rosters = [.. ledger.LooksUp.Select(name => RosterOf(name, except: name == dataset ? index : -1))] },
        };
        return Judge(ledger.Rules, record, problems, context);
    }

    /// <summary>What the register entry fires.</summary>
    public IReadOnlyList<Fired> JudgeRegister()
    {
        var (record, problems) = Register!.Read(Dataset("registry"), Period.Current);
        return Judge(RuleCatalogue.Registry, record, problems, new() { Period = Period.Current, ReceivedAt = ReceivedAt });
    }

    /// <summary>The report as a record.</summary>
    public AnnualReport ReadReport() => Read<AnnualReport>(Report, "annual-reports");

    /// <summary>What the rules compare the report with.</summary>
    public RuleContext ContextOf(AnnualReport report)
    {
        var registered = RegisteredAs(report.Uscc);
        return new()
        {
            Period = new Period(Year),
            ReceivedAt = ReceivedAt,
            FirstSubmittedAt = FirstSubmittedAt,
            Registered = registered,
            Previous = Previous is null ? null : Read<AnnualReport>(Previous, "annual-reports"),
            Earlier = [.. Earlier.Select(earlier => Read<AnnualReport>(earlier, "annual-reports"))],
            PreviousConclusion = PreviousConclusion,
            Activities = Summary(),
            LegalRepElsewhere = LegalRepElsewhere,
            Others = ReadOthers(),
            Extent = new FormExtent(Report.Names, Dataset("annual-reports").SectionsFor(new Period(Year))),
            Deadline = DeadlineRules.Default.For(Uscc.DivisionOf(report.Uscc), registered?.LegalType ?? Uscc.LegalTypeOf(report.Uscc), registered?.IsCharity == true, Year),
            UploaderUscc = UploaderUscc,
            DeclaredUnit = DeclaredUnit,
            Ledgers = LedgersOf(report.Uscc),
        };
    }

    /// <summary>The organisation's entries: every ledger is kept, as a province keeps them, also those that hold nothing of it.</summary>
    private LedgerContext LedgersOf(string? uscc) => new()
    {
        Entries = LedgerNeeds.All.ToDictionary(
            name => name,
            name => (IReadOnlyList<LedgerEntry>)[.. Ledgers.GetValueOrDefault(name, []).Select(entry => (LedgerEntry)entry.Read(Dataset(name), Period.Current).Record).Where(entry => entry.Uscc == uscc && entry.IsVoid != true)]),
        Rosters = [RosterOf(LedgerNeeds.Campaigns, except: -1)],
    };

    private LedgerRoster RosterOf(string name, int except)
    {
        var ledger = (LedgerDataset)Dataset(name);
        var roster = new LedgerRoster(ledger);
        foreach (var entry in Ledgers.GetValueOrDefault(name, []).Where((_, index) => index != except).Select(one => (LedgerEntry)one.Read(ledger, PeriodOf(ledger)).Record).Where(ledger.Counts))
            roster.Put(ledger.RosterOf(entry));
        return roster;
    }

    private Period PeriodOf(Dataset dataset) => dataset.PeriodKind == PeriodKind.Current ? Period.Current : new(Year);

    private static Dataset Dataset(string name) => Catalogue.All.Single(dataset => dataset.Name == name);

    private static List<CorpusRecord> Records(JsonNode? array) => [.. (array?.AsArray() ?? []).Select(item => CorpusRecord.Of(item!.AsObject()))];

    private static List<Fired> Judge(IReadOnlyList<Rule> rules, Nianbao.Domain.Datasets.Record record, IReadOnlyList<Fired> problems, RuleContext context)
    {
        var judge = new Judge(context);
        judge.Run(rules, record);
        return
        [
            .. problems,
            .. judge.Violations
                .Where(violation => violation.Field is not { } field || !record.Unreadable.Contains(field))
                .Select(violation => new Fired(violation.Rule.Code, violation.Field, violation.Severity, violation.Ground, violation.MessageZh)),
        ];
    }

    private RuleContext ContextOf(Activity activity, DateTimeOffset? receivedAt)
    {
        var month = activity.StartOn ?? new DateOnly(Year, 1, 1);
        var filed = new DateTime(month.Year, month.Month, 1).AddMonths(1).AddDays(4).AddHours(9);
        return new()
        {
            Period = new Period(Year),
            ReceivedAt = receivedAt ?? new DateTimeOffset(filed, TimeSpan.FromHours(8)),
            Registered = RegisteredAs(activity.Uscc),
            Previous = Previous is null ? null : Read<AnnualReport>(Previous, "annual-reports"),
            Others = ReadOthers(),
            Extent = new FormExtent(Activities.SelectMany(one => one.Names), Dataset("activities").SectionsFor(new Period(Year))),
            UploaderUscc = UploaderUscc,
            DeclaredUnit = DeclaredUnit,
            Ledgers = LedgersOf(activity.Uscc),
        };
    }

    private Organisation? RegisteredAs(string? uscc) =>
        Register is not null && Uscc.IsWellFormed(uscc) && Read<Organisation>(Register, "registry") is var organisation && organisation.Uscc == uscc ? organisation : null;

    private Dictionary<string, Organisation> ReadOthers() => Others.Select(other => Read<Organisation>(other, "registry")).ToDictionary(other => other.Uscc!, StringComparer.Ordinal);

    private ActivitySummary Summary() => ActivitySummary.Of(Activities.Select(activity => Read<Activity>(activity, "activities")));

    /// <summary>The organisation's other activities, as stored before this one.</summary>
    private ActivityNeighbours NeighboursOf(int index)
    {
        var neighbours = new ActivityNeighbours();
        foreach (var (other, at) in Activities.Select((other, at) => (other, at)).Where(pair => pair.at != index))
            neighbours.Remember(Read<Activity>(other, "activities"), row: null);
        return neighbours;
    }

    private TRecord Read<TRecord>(CorpusRecord record, string dataset)
        where TRecord : Nianbao.Domain.Datasets.Record => (TRecord)record.Read(Dataset(dataset), dataset == "registry" ? Period.Current : new Period(Year)).Record;
}
