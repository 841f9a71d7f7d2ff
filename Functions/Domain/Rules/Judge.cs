using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
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

    /// <summary>Last year's accepted report of the same organisation, or null.</summary>
    public AnnualReport? Previous { get; init; }

    /// <summary>Regime and dates of the organisation's report year, or null when the year is not open at all.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>The organisation the uploader may file for, or null when it may file for every organisation (a registrar).</summary>
    public string? UploaderUscc { get; init; }

    /// <summary>
    /// The largest unit a header of the file declares: 1, 1,000 (千元) or 10,000 (万元). Amounts that were rounded to such a
    /// unit add up only to half a unit for each addend (domain.md 7.1).
    /// </summary>
    public int DeclaredUnit { get; init; } = 1;

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

    /// <summary>Says that the record breaks the rule.</summary>
    /// <param name="severity">Given when this violation weighs differently from the rule as such (a former name is a warning).</param>
    public void Fail(Rule rule, string? field, string? expected = null, string? difference = null, Severity? severity = null, params (string Name, string Value)[] arguments) =>
        _violations.Add(new(rule, severity ?? rule.Severity, field, expected, difference, arguments));
}
