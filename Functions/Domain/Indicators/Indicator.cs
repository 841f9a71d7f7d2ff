using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Indicators;

/// <summary>An indicator of the registrar's year (domain.md 11.2, 11.3): a count, a sum, or the share of one count in another.</summary>
/// <param name="Name">The name in queries, for example <c>cov.work</c>.</param>
/// <param name="Unit">家, 元 and so on; empty of a share.</param>
/// <param name="FormulaZh">How it is computed, in words.</param>
public abstract record Indicator(string Name, string Chinese, string English, string Unit, string FormulaZh, string FormulaEn)
{
    /// <summary>The datasets that it is counted from; uploads are named <c>receipts</c>.</summary>
    public abstract IReadOnlyList<string> From { get; }

    /// <summary>Whether the value is a share of a base.</summary>
    public virtual bool IsShare => false;

    /// <summary>Whether the groups by city, division, level or type add up to the whole: shares do not, and what is counted once however often it appears need not.</summary>
    public virtual bool IsAdditive => !IsShare && !IsMedian;

    /// <summary>Whether the value is the median of what contributes (of an even number the lower of the two in the middle), and not its sum.</summary>
    public virtual bool IsMedian => false;

    /// <summary>Whether it can be told by whose organisations it is about; an upload may bring many organisations' rows.</summary>
    public virtual bool IsByOwner => true;

    /// <summary>Digits behind the point of the value: 2 for money, which is counted in fen.</summary>
    public virtual int Decimals => 0;

    /// <summary>The labels of the parts that it falls into; empty where it has none or they are numbers or codes of their own.</summary>
    public virtual IReadOnlyList<Choice> Parts => [];
}

/// <summary>What the organisations of one registrar and one legal type add to an indicator.</summary>
/// <param name="Division">The registrar's, or the division of an authority.</param>
/// <param name="LegalType">Empty of an authority.</param>
/// <param name="Part">A code of the part that it belongs to, for example a trigger; empty where there are none.</param>
/// <param name="Value">In the smallest unit: fen for money.</param>
/// <param name="Base">What it adds to what the value is a share of.</param>
/// <param name="Once">Names what is counted once in each group, however often it appears; null when it adds up.</param>
public readonly record struct Contribution(string Division, string LegalType, long Value, long Base = 0, string Part = "", string? Once = null)
{
    /// <summary>It is shown beside the value as a part and is not in it.</summary>
    public bool IsBeside { get; init; }
}

/// <summary>What an indicator comes to, in all or in one group.</summary>
/// <param name="isMedian">See <see cref="Indicator.IsMedian"/>.</param>
public sealed class IndicatorCount(bool isMedian = false)
{
    private readonly SortedDictionary<string, long> _parts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<long>> _values = new(StringComparer.Ordinal);
    private HashSet<string>? _seen;
    private long _sum;

    /// <summary>The sum, or the median; null of a median of nothing.</summary>
    public long? Value => isMedian ? UploadFacts.Percentile(_values.GetValueOrDefault("", []), 50) : _sum;

    public long Base { get; private set; }

    /// <summary>The parts by their codes; empty where there are none.</summary>
    public IReadOnlyDictionary<string, long> Parts => isMedian
        ? _values.Where(part => part.Key.Length > 0).ToDictionary(part => part.Key, part => UploadFacts.Percentile(part.Value, 50)!.Value, StringComparer.Ordinal)
        : _parts;

    /// <summary>The value as a share of the base, cut at six digits; null of a share of nothing.</summary>
    public decimal? Share => ShareOf(_sum, Base);

    /// <summary>A share cut at six digits; null of nothing.</summary>
    public static decimal? ShareOf(long part, long whole) => whole == 0 ? null : Math.Round((decimal)part / whole, 6, MidpointRounding.ToZero);

    /// <summary>Adds up contributions by group; an indicator to which nothing contributes has no groups.</summary>
    public static SortedDictionary<string, IndicatorCount> By(IEnumerable<Contribution> contributions, Func<Contribution, string> group, bool isMedian = false)
    {
        var groups = new SortedDictionary<string, IndicatorCount>(StringComparer.Ordinal);
        foreach (var contribution in contributions)
        {
            var key = group(contribution);
            if (!groups.TryGetValue(key, out var count))
                groups[key] = count = new(isMedian);
            count.Add(contribution);
        }

        return groups;
    }

    private void Add(Contribution contribution)
    {
        if (contribution.Once is { } once && !(_seen ??= new(StringComparer.Ordinal)).Add(once))
            return;
        if (isMedian)
        {
            if (!_values.TryGetValue(contribution.Part, out var values))
                _values[contribution.Part] = values = [];
            values.Add(contribution.Value);
            return;
        }

        if (!contribution.IsBeside)
            _sum = checked(_sum + contribution.Value);
        Base = checked(Base + contribution.Base);
        if (contribution.Part.Length > 0)
            _parts[contribution.Part] = checked(_parts.GetValueOrDefault(contribution.Part) + contribution.Value);
    }
}
