using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Registry;

namespace Nianbao.Domain.Reference;

/// <summary>
/// The dated rules that say, per registrar, legal type, charity and report year, which regime applies and by when to file
/// (domain.md 3.2). They are configuration: much of them is unverified, and notices change them every year.
/// </summary>
/// <remarks>
/// A rule says only what differs: each date is taken from the most specific rule that gives it. A rule for a registrar beats
/// one for all (<c>4403*</c> means every registrar whose code begins so), then a rule for charities, then one for a legal
/// type, then one for fewer years. Days are ISO dates, or relative to the report year: <c>+1-05-31</c> is the 31st of May
/// of the year after it. An override postpones the due day afterwards.
/// </remarks>
public sealed class DeadlineRules
{
    private const string Any = "*";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    // The same few combinations are asked for once a row.
    private readonly ConcurrentDictionary<(string Registrar, string? LegalType, bool IsCharity, int Year), Deadline?> _resolved = new();
    private readonly Row[] _rules;
    private readonly Row[] _overrides;

    private DeadlineRules(Row[] rules, Row[] overrides, string version)
    {
        _rules = MostSpecificFirst(rules);
        _overrides = MostSpecificFirst(overrides);
        Version = version;
    }

    /// <summary>The rules that ship with the code (Reference/deadlines.json).</summary>
    public static DeadlineRules Default { get; } = Parse(Embedded());

    /// <summary>Changes with the rules: totals by timeliness are recomputed when it does.</summary>
    public string Version { get; }

    /// <summary>Reads rules from JSON of the form of Reference/deadlines.json.</summary>
    /// <exception cref="FormatException">The text is not of that form; the message says where.</exception>
    public static DeadlineRules Parse(string json)
    {
        Table table;
        try
        {
            table = JsonSerializer.Deserialize<Table>(json, Json) ?? throw new FormatException("The deadline rules are empty.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"The deadline rules cannot be read: {e.Message}", e);
        }

        var rules = table.Rules ?? [];
        var overrides = table.Overrides ?? [];
        foreach (var row in rules.Concat(overrides))
            row.Verify();
        if (overrides.FirstOrDefault(o => o.NewDueOn is null) is { } bare)
            throw new FormatException($"The override for {bare} gives no newDueOn.");
        if (overrides.FirstOrDefault(o => o.AuditRequired is not null) is { } audit)
            throw new FormatException($"The override for {audit} says auditRequired, which rules say: an override only postpones.");
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(table, Json))))[..8];
        return new(rules, overrides, version);
    }

    /// <summary>Regime and dates, or null when no rule speaks of that year.</summary>
    /// <param name="registrar">The division inside the credit code.</param>
    /// <param name="isCharity">As registered.</param>
    public Deadline? For(string registrar, string? legalType, bool isCharity, int reportYear) =>
        _resolved.GetOrAdd((registrar, legalType, isCharity, reportYear), key => Resolve(key.Registrar, key.LegalType, key.IsCharity, key.Year));

    private Deadline? Resolve(string registrar, string? legalType, bool isCharity, int reportYear)
    {
        bool Applies(Row row) => row.Matches(registrar, legalType, isCharity, reportYear);
        var rows = Array.FindAll(_rules, Applies);
        DateOnly? Day(Func<Row, string?> text) => Array.Find(rows, r => text(r) is not null) is { } row ? DayOf(text(row)!, reportYear) : null;

        var regime = Array.Find(rows, r => r.Regime is not null)?.Regime;
        if (regime is null || Day(r => r.OpenOn) is not { } open || Day(r => r.RegistrarDueOn) is not { } due || Day(r => r.FirstYearCutoff) is not { } cutoff)
            return null;

        var source = Array.Find(rows, r => r.SaysDates)!.Source ?? "";
        var supervisorDue = Day(r => r.SupervisorDueOn);
        Postponement? moved = null;
        if (Array.Find(_overrides, Applies) is { } postponed)
        {
            moved = new(due, postponed.Reason, postponed.DocNo);
            due = DayOf(postponed.NewDueOn!, reportYear);
            if (postponed.NewSupervisorDueOn is { } supervisor)
                supervisorDue = DayOf(supervisor, reportYear);
            source = $"{source}; {postponed.Reason} {postponed.DocNo}";
        }

        var correctionDays = Array.Find(rows, r => r.AllowCorrectionDays is not null)?.AllowCorrectionDays ?? Deadline.DefaultCorrectionDays;
        return new(regime, open, supervisorDue, due, cutoff, correctionDays, source)
        {
            AuditRequired = Array.Find(rows, r => r.AuditRequired is not null)?.AuditRequired == true,
            Postponed = moved,
        };
    }

    /// <summary>For a report as filed.</summary>
    public Deadline? For(AnnualReport report) => report.ReportYear is { } year ? For(report.Division, report.LegalType, report.IsCharity == true, (int)year) : null;

    /// <summary>For a registered organisation.</summary>
    public Deadline? For(Organisation organisation, int reportYear) => For(organisation.Division, organisation.LegalType, organisation.IsCharity == true, reportYear);

    /// <summary>For an organisation of the roster.</summary>
    public Deadline? For(string uscc, RosterOrganisation organisation, int reportYear) => For(Uscc.DivisionOf(uscc), organisation.LegalType, organisation.IsCharity, reportYear);

    private static Row[] MostSpecificFirst(Row[] rows) =>
    [
        .. rows.OrderByDescending(r => r.Registrar.TrimEnd('*').Length)
            .ThenByDescending(r => r.IsCharity is not null)
            .ThenByDescending(r => r.LegalType != Any)
            .ThenBy(r => (long)r.LastYear - r.FirstYear),
    ];

    private static DateOnly DayOf(string text, int reportYear) => DateOnly.ParseExact(
        text[0] == '+' ? $"{reportYear + (text[1] - '0'):D4}{text[2..]}" : text,
        "yyyy-MM-dd",
        CultureInfo.InvariantCulture);

    private static string Embedded()
    {
        using var stream = typeof(DeadlineRules).Assembly.GetManifestResourceStream("Nianbao.Domain.Reference.deadlines.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private sealed record Table(Row[]? Rules, Row[]? Overrides);

    private sealed record Row
    {
        public string Registrar { get; init; } = Any;

        public string LegalType { get; init; } = Any;

        public bool? IsCharity { get; init; }

        public int? ReportYear { get; init; }

        public int? From { get; init; }

        public int? To { get; init; }

        public string? Regime { get; init; }

        public string? OpenOn { get; init; }

        public string? SupervisorDueOn { get; init; }

        public string? RegistrarDueOn { get; init; }

        public string? FirstYearCutoff { get; init; }

        public int? AllowCorrectionDays { get; init; }

        public bool? AuditRequired { get; init; }

        public string? Source { get; init; }

        public string? NewDueOn { get; init; }

        public string? NewSupervisorDueOn { get; init; }

        public string? Reason { get; init; }

        public string? DocNo { get; init; }

        [JsonIgnore]
        public int FirstYear => ReportYear ?? From ?? int.MinValue;

        [JsonIgnore]
        public int LastYear => ReportYear ?? To ?? int.MaxValue;

        /// <summary>It says more than whether an audit is required.</summary>
        [JsonIgnore]
        public bool SaysDates => (Regime ?? OpenOn ?? SupervisorDueOn ?? RegistrarDueOn ?? FirstYearCutoff) is not null || AllowCorrectionDays is not null;

        public bool Matches(string registrar, string? legalType, bool isCharity, int year) =>
            (Registrar.EndsWith('*') ? registrar.StartsWith(Registrar.AsSpan(0, Registrar.Length - 1), StringComparison.Ordinal) : registrar == Registrar)
            && (LegalType == Any || LegalType == legalType)
            && (IsCharity is not { } charity || charity == isCharity)
            && year >= FirstYear && year <= LastYear;

        /// <summary>Finds mistakes when the rules are loaded, not in the night before a deadline.</summary>
        public void Verify()
        {
            if (Regime is not (null or Regimes.Inspection or Regimes.Report))
                throw new FormatException($"The rule for {this} has the unknown regime '{Regime}'.");
            foreach (var day in new[] { OpenOn, SupervisorDueOn, RegistrarDueOn, FirstYearCutoff, NewDueOn, NewSupervisorDueOn })
            {
                try
                {
                    if (day is not null)
                        _ = DayOf(day.Length is 8 or 10 ? day : "?", 2022);
                }
                catch (FormatException)
                {
                    throw new FormatException($"The rule for {this} has the day '{day}', which is neither yyyy-MM-dd nor +n-MM-dd.");
                }
            }
        }

        public override string ToString() => $"{Registrar} {LegalType} {ReportYear?.ToString(CultureInfo.InvariantCulture) ?? $"{From}-{To}"}";
    }
}
