using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nianbao.Domain.Reference;

/// <summary>
/// The numbers of law and practice that rules compare with: ratios, brackets, limits, wage tables. They are dated data, each
/// with its source (Rules/Parameters/*.json), because they change by decree and much of them is unverified.
/// </summary>
public sealed class RuleParameters
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private readonly Dictionary<string, RuleParameter[]> _byName;

    private RuleParameters(IEnumerable<RuleParameter> all)
    {
        All = [.. all];
        _byName = All.GroupBy(p => p.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The parameters that ship with the code.</summary>
    public static RuleParameters Default { get; } = new(Embedded());

    public IReadOnlyList<RuleParameter> All { get; }

    /// <summary>These parameters with others in front of them: the first that fits counts.</summary>
    public RuleParameters With(params RuleParameter[] others) => new(others.Concat(All));

    /// <summary>The value in force in a report year, or null when none is.</summary>
    /// <param name="key">For tables: the row, for example a city's code.</param>
    public decimal? Find(string name, int reportYear, string? key = null)
    {
        foreach (var p in Named(name)) // For every row of every file: no query.
        {
            if (p.InForce && reportYear >= p.From && reportYear <= p.To && p.Key == key)
                return p.Value;
        }

        return null;
    }

    /// <summary>The value in force in a report year.</summary>
    /// <exception cref="KeyNotFoundException">None is in force; a mistake in the data.</exception>
    public decimal Get(string name, int reportYear, string? key = null) =>
        Find(name, reportYear, key) ?? throw new KeyNotFoundException($"No value of {name} {key} is in force for {reportYear}.");

    /// <summary>The parameter of a report year whether it is in force or only a draft, or null when there is none.</summary>
    public RuleParameter? FindDraft(string name, int reportYear, string? key = null) => Named(name).FirstOrDefault(p => reportYear >= p.From && reportYear <= p.To && p.Key == key);

    /// <summary>The rows of a table that are in force in a report year.</summary>
    public IEnumerable<RuleParameter> Rows(string name, int reportYear) => Named(name).Where(p => p.InForce && reportYear >= p.From && reportYear <= p.To);

    /// <summary>
    /// The bracket that an amount falls into, or null when the group has none in that year. The keys of brackets are a group and
    /// the lower bound in yuan, inclusive (<c>FDN>=4000000</c>); each reaches to the next, and the lowest holds all below as well.
    /// </summary>
    public RuleParameter? FindBracket(string name, int reportYear, string group, decimal yuan)
    {
        RuleParameter? found = null;
        foreach (var bracket in Rows(name, reportYear).Where(p => p.Bracket?.Group == group).OrderBy(p => p.Bracket!.Value.From))
        {
            if (found is null || bracket.Bracket!.Value.From <= yuan)
                found = bracket;
        }

        return found;
    }

    private RuleParameter[] Named(string name) => _byName.GetValueOrDefault(name, []);

    private static IEnumerable<RuleParameter> Embedded()
    {
        var assembly = typeof(RuleParameters).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Nianbao.Domain.Rules.Parameters.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var parameter in JsonSerializer.Deserialize<RuleParameter[]>(stream, Json)!)
                yield return parameter;
        }
    }
}

/// <summary>One dated value.</summary>
/// <param name="Name">For example CHARITY_ADMIN_MAX.</param>
/// <param name="Value">A ratio (0.70), an amount in yuan, a number of days, or a count; the name says which.</param>
/// <param name="Source">Where it stands, and how sure it is: a decree with its article, or a tag of domain.md.</param>
/// <param name="SourceDate">The date of the source, yyyy-MM-dd, where known.</param>
/// <param name="From">The first report year.</param>
/// <param name="To">The last report year.</param>
/// <param name="Key">The row of a table, for example a bracket or a city.</param>
/// <param name="InForce">False for drafts: known, shown, not applied.</param>
public sealed record RuleParameter(string Name, decimal Value, string Source, string? SourceDate = null, int From = 2000, int To = 2099, string? Key = null, bool InForce = true)
{
    private const string AtLeast = ">=";

    /// <summary>The group and the lower bound in yuan when the key is a bracket's, otherwise null.</summary>
    [JsonIgnore]
    public (string Group, decimal From)? Bracket => Key is not null && Key.IndexOf(AtLeast, StringComparison.Ordinal) is > 0 and var at
        ? (Key[..at], decimal.Parse(Key.AsSpan(at + AtLeast.Length), NumberStyles.None, CultureInfo.InvariantCulture))
        : null;
}
