using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Audit;

/// <summary>What a proof of one dataset and period found: records, cells and what is published, side by side.</summary>
/// <param name="VerifiedAt">When it was made.</param>
/// <param name="Stored">Records, whether they count or not.</param>
/// <param name="Differences">The first of them, by place.</param>
public sealed record SeriesProof(
    string Series,
    DateTimeOffset VerifiedAt,
    long Stored,
    IReadOnlyList<PartitionProof> Partitions,
    IReadOnlyList<Difference> Differences,
    int DifferencesTotal,
    ChainProof Index)
{
    /// <summary>So many differences are named.</summary>
    public const int MostNamed = 1_000;

    /// <summary>How many of the differences were mended after they had been found.</summary>
    public int Mended { get; init; }

    public bool Agrees => DifferencesTotal == 0 && Index.Problems.Count == 0;
}

/// <summary>One head: its sums by records, by the head's cells, and as published; the number of records first, then the measures in the dataset's order.</summary>
/// <param name="Head">The month of activities; empty for others.</param>
public sealed record PartitionProof(string Division, string Head, long Version, long[] Records, long[] Cells, long[] Published, bool Agrees);

/// <summary>A place where they differ.</summary>
/// <param name="Kind">amount, record, head, roster or version.</param>
/// <param name="Cell">The values of the cell's dimensions, parted by '|'; of a record its key.</param>
/// <param name="Measure">The measure's name, or records.</param>
public sealed record Difference(string Division, string Head, string Kind, string Cell, string? Measure, long? Records, long? Cells, long? Published, Words Text);

/// <summary>What a reading of the index of submissions found.</summary>
/// <param name="Entries">How many there are.</param>
/// <param name="Hash">The last one's chained hash: with the number of entries it is a checkpoint.</param>
/// <param name="Unlisted">Receipts that have no entry.</param>
public sealed record ChainProof(long Entries, string Hash, IReadOnlyList<ChainProblem> Problems, IReadOnlyList<string> Unlisted);

/// <summary>What is wrong with the index, and where.</summary>
/// <param name="Sequence">The entry, or null when it is about the index as a whole.</param>
public sealed record ChainProblem(long? Sequence, Words Text);
