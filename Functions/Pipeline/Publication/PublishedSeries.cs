using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Ledger;

namespace Nianbao.Pipeline.Publication;

/// <summary>All published heads of one dataset and period, as of one version of the clock.</summary>
/// <param name="Version">Changes whenever anything in the series does; empty when nothing was ever published.</param>
public sealed record PublishedSeries(Dataset Dataset, int? Year, string Version, DateTimeOffset? VerifiedAt, IReadOnlyList<(string Division, Head Head)> Heads)
{
    /// <summary>The time of the latest commit in the series.</summary>
    public DateTimeOffset? ComputedAt => Heads.Count == 0 ? null : Heads.Max(head => head.Head.CommittedAt);
}
