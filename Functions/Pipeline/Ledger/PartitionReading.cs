namespace Nianbao.Pipeline.Ledger;

/// <summary>One reading of a division: what its heads say, and what its records say.</summary>
/// <param name="Kept">The heads as they were read, by name.</param>
/// <param name="Fresh">The same, recomputed from the records.</param>
/// <param name="BrokenRecords">Rows of records whose seal does not hold: somebody else wrote them.</param>
/// <param name="BrokenHeads">Names of heads whose seal does not hold.</param>
/// <param name="Records">Stored records, whether they count or not.</param>
/// <param name="Mended">Names of heads that were stored anew.</param>
public sealed record PartitionReading(
    string Division,
    IReadOnlyDictionary<string, Head> Kept,
    IReadOnlyDictionary<string, Head> Fresh,
    IReadOnlyList<string> BrokenRecords,
    IReadOnlyList<string> BrokenHeads,
    int Records,
    IReadOnlyList<string> Mended);
