using System.Collections.Frozen;
using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Domain.Rules;

/// <summary>What a rule may look at besides the record itself. All of it is fetched before the rules run; rules do no I/O.</summary>
public sealed record RuleContext
{
    public required Period Period { get; init; }

    /// <summary>The server's time of arrival of the file (UTC): it decides timeliness.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The arrival of the first valid version of this record, or null when this is the first: a correction does not make a report late.</summary>
    public DateTimeOffset? FirstSubmittedAt { get; init; }

    /// <summary>The organisation as registered, or null when the register does not hold its code.</summary>
    public Organisation? Registered { get; init; }

    /// <summary>The names the organisation bore before, with their times, or null when only the register entry itself was looked at.</summary>
    public IReadOnlyList<FormerName>? FormerNames { get; init; }

    /// <summary>Last year's accepted report of the same organisation, or null.</summary>
    public AnnualReport? Previous { get; init; }

    /// <summary>The accepted reports of two and three years ago, in this order, as far as there are any. Fetched for charities and foundations.</summary>
    public IReadOnlyList<AnnualReport?> Earlier { get; init; } = [];

    /// <summary>The conclusion of last year's inspection (a code of <see cref="Inspection.Conclusions"/>), or null when there is none.</summary>
    public string? PreviousConclusion { get; init; }

    /// <summary>What the organisation's activities of the report year add up to, or null when nothing is known of them.</summary>
    public ActivitySummary? Activities { get; init; }

    /// <summary>For an activity: the other activities of its organisation and its co-organisers, or null when they were not looked up.</summary>
    public ActivityNeighbours? Neighbours { get; init; }

    /// <summary>Other organisations whose registered legal representative is this organisation's.</summary>
    public IReadOnlyList<LegalRepPost> LegalRepElsewhere { get; init; } = [];

    /// <summary>Other organisations that the record names, as registered, by credit code: members of a joint branch, co-organisers. A code that is not registered is missing.</summary>
    public IReadOnlyDictionary<string, Organisation> Others { get; init; } = FrozenDictionary<string, Organisation>.Empty;

    /// <summary>What the ledgers hold that rules look up.</summary>
    public LedgerContext Ledgers { get; init; } = LedgerContext.Empty;

    /// <summary>How much of the form the file carries: an entry is missing only where it was asked for.</summary>
    public FormExtent Extent { get; init; } = FormExtent.Unknown;

    /// <summary>The dated numbers of law and practice.</summary>
    public RuleParameters Parameters { get; init; } = RuleParameters.Default;

    /// <summary>Regime and dates of the organisation's report year, or null when the year is not open at all.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>The organisation the uploader may file for, or null when it may file for every organisation (a registrar).</summary>
    public string? UploaderUscc { get; init; }

    /// <summary>
    /// The largest unit a header of the file declares: 1, 1,000 (千元) or 10,000 (万元). Amounts that were rounded to such a
    /// unit add up only to half a unit for each addend (domain.md 7.1).
    /// </summary>
    public int DeclaredUnit { get; init; } = 1;

    /// <summary>The report year (or the year of the activities).</summary>
    public int Year => Period.Year ?? Today.Year;

    /// <summary>The last day of the report year (YE in domain.md 7).</summary>
    public DateOnly YearEnd => new(Year, 12, 31);

    /// <summary>The day of arrival in China (Asia/Shanghai).</summary>
    public DateOnly Today => ShanghaiClock.DayOf(ReceivedAt);

    /// <summary>The arrival that decides timeliness: the first of all versions, this one included (an older file may be delivered later).</summary>
    public DateTimeOffset FirstArrival => FirstSubmittedAt is { } first && first < ReceivedAt ? first : ReceivedAt;
}

/// <summary>A rule's word that a record breaks it. The pipeline adds the place in the file.</summary>
/// <param name="Field">The column's English name, or null when the whole row is meant.</param>
/// <param name="Arguments">What fills the texts' places in braces; see <see cref="MessageText"/>.</param>
public sealed record Violation(Rule Rule, Severity Severity, string? Field, string? Expected, string? Difference, IReadOnlyList<(string Name, string Value)> Arguments)
{
    /// <summary>The inspection ground it states: the rule's, unless this violation is a plain mistake.</summary>
    public string? Ground { get; init; } = Rule.Ground;

    /// <summary>The weight it gives the ground, when it is not the usual one (domain.md 8.2).</summary>
    public Weight? Gravity { get; init; }

    public string MessageZh => MessageText.Chinese(Rule.Chinese, Arguments);

    public string MessageEn => MessageText.English(Rule.English, Arguments);

    public string RemedyZh => MessageText.Chinese(Rule.RemedyZh, Arguments);

    public string RemedyEn => MessageText.English(Rule.RemedyEn, Arguments);
}

/// <summary>Given to every rule: the context to look at, and the one way to say a violation.</summary>
public sealed class Judge(RuleContext context)
{
    private readonly List<Violation> _violations = [];

    public RuleContext Context { get; } = context;

    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>Holds the record against the rules, those that do not apply to it aside.</summary>
    public void Run(IEnumerable<Rule> rules, Record record)
    {
        foreach (var rule in rules)
        {
            if (rule.AppliesTo.Covers(record, Context))
                rule.Check(record, this);
        }
    }

    /// <summary>Holds the record against those of a dataset's rules that are about it.</summary>
    public void Run(ApplicableRules rules, Record record)
    {
        foreach (var rule in rules.For(record, Context))
            rule.Check(record, this);
    }

    /// <summary>Says that the record breaks the rule.</summary>
    /// <param name="field">The column's name; an item's field as <see cref="ChildList.PathOf"/> gives it; null for the whole row.</param>
    /// <param name="severity">Given when this violation weighs differently from the rule as such (a former name is a warning).</param>
    public void Fail(Rule rule, string? field, string? expected = null, string? difference = null, Severity? severity = null, params (string Name, string Value)[] arguments) =>
        _violations.Add(new(rule, severity ?? rule.Severity, field, expected, difference, arguments));

    /// <summary>Says that the record breaks the rule, and how much that weighs in the inspection.</summary>
    public void FailWithGravity(Weight gravity, Rule rule, string? field, string? expected = null, string? difference = null, params (string Name, string Value)[] arguments) =>
        _violations.Add(new(rule, rule.Severity, field, expected, difference, arguments) { Gravity = gravity });

    /// <summary>Says that the record breaks the rule by a plain mistake that states no ground for the inspection, though the rule otherwise does.</summary>
    public void FailWithoutGround(Rule rule, string? field, string? expected = null, string? difference = null, Severity? severity = null, params (string Name, string Value)[] arguments) =>
        _violations.Add(new(rule, severity ?? rule.Severity, field, expected, difference, arguments) { Ground = null });
}
