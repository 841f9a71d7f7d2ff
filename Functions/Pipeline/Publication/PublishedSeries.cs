using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Ledger;

namespace Nianbao.Pipeline.Publication;

/// <summary>All published heads of one dataset and period, as of one version of the clock.</summary>
/// <param name="Version">Changes whenever anything in the series does; empty when nothing was ever published.</param>
public sealed record PublishedSeries(Dataset Dataset, int? Year, string Version, DateTimeOffset? VerifiedAt, IReadOnlyList<PublishedHead> Heads)
{
    private const int MostMovers = 16;

    private readonly Lazy<IReadOnlyList<string>> _movers = new(() => [.. Heads.Where(head => head.Trace is not null).OrderByDescending(head => head.Head.CommittedAt).Select(head => head.Trace!).Distinct().Take(MostMovers)]);
    private readonly Lazy<IReadOnlyList<PublishedCell>> _cells = new(() => [.. Heads.SelectMany(head => head.Cells)]);

    /// <summary>The contexts of the traces that published the latest of the heads, the latest first: a few, and none where nobody traces.</summary>
    public IReadOnlyList<string> Movers => _movers.Value;

    /// <summary>All cells.</summary>
    public IReadOnlyList<PublishedCell> Cells => _cells.Value;

    /// <summary>The time of the latest commit in the series.</summary>
    public DateTimeOffset? ComputedAt => Heads.Count == 0 ? null : Heads.Max(head => head.Head.CommittedAt);

    /// <summary>The same series with the time of its latest proof.</summary>
    public PublishedSeries VerifiedAs(DateTimeOffset? at) => VerifiedAt == at ? this : this with { VerifiedAt = at };
}

/// <summary>The published copy of one head. One that has not moved since is the same object in the next series.</summary>
/// <param name="Division">Where its records are registered.</param>
/// <param name="Trace">The context of the trace that published it, or null.</param>
public sealed record PublishedHead(string Division, Head Head, string? Trace)
{
    private readonly Lazy<IReadOnlyList<PublishedCell>> _cells = new(() => [.. Head.Cells.All.Select(cell => new PublishedCell(Division, Head.Name, cell.Values, cell.Sums))]);

    /// <summary>Its cells, taken apart once.</summary>
    public IReadOnlyList<PublishedCell> Cells => _cells.Value;

    public void Deconstruct(out string division, out Head head) => (division, head) = (Division, Head);
}

/// <summary>One cell with the partition it is from: the values of the dataset's dimensions, the number of records, and the sums of its measures.</summary>
public sealed record PublishedCell(string Division, string Head, string[] Values, long[] Sums);
