using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Ledger;

namespace Nianbao.Pipeline.Publication;

/// <summary>All published heads of one dataset and period, as of one version of the clock.</summary>
/// <param name="Version">Changes whenever anything in the series does; empty when nothing was ever published.</param>
public sealed record PublishedSeries(Dataset Dataset, int? Year, string Version, DateTimeOffset? VerifiedAt, IReadOnlyList<(string Division, Head Head)> Heads)
{
    /// <summary>The contexts of the traces that published the latest of the heads, the latest first: a few, and none where nobody traces.</summary>
    public IReadOnlyList<string> Movers { get; init; } = [];

    private readonly Lazy<IReadOnlyList<PublishedCell>> _cells = new(() => [.. Heads.SelectMany(part => part.Head.Cells.All.Select(cell => new PublishedCell(part.Division, part.Head.Name, cell.Values, cell.Sums)))]);

    /// <summary>All cells, taken apart once.</summary>
    public IReadOnlyList<PublishedCell> Cells => _cells.Value;

    /// <summary>The time of the latest commit in the series.</summary>
    public DateTimeOffset? ComputedAt => Heads.Count == 0 ? null : Heads.Max(head => head.Head.CommittedAt);
}

/// <summary>One cell with the partition it is from: the values of the dataset's dimensions, the number of records, and the sums of its measures.</summary>
public sealed record PublishedCell(string Division, string Head, string[] Values, long[] Sums);
