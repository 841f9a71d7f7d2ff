using Nianbao.Domain.Datasets;

namespace Nianbao.Pipeline.Storage;

/// <summary>The tables' names: a dataset's records lie in one table a year, or in one table when it has one state.</summary>
public static class TableNames
{
    /// <summary>Copies of the partitions' cells for queries, and the clock that says what changed.</summary>
    public const string Aggregates = "Aggregates";

    /// <summary>Checkpoints of scheduled runs.</summary>
    public const string Runs = "Runs";

    /// <summary>Notices on their way out, and those that have gone.</summary>
    public const string Outbox = "Outbox";

    /// <summary>Headlines as they were published.</summary>
    public const string Snapshots = "Snapshots";

    public static readonly IReadOnlyList<string> Always = [Aggregates, Runs, Outbox, Snapshots];

    /// <summary>For example AnnualReports2025 or Registry.</summary>
    public static string Of(Dataset dataset, int? year) =>
        string.Concat(dataset.Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + year;
}
