using Nianbao.Domain.Datasets;

namespace Nianbao.Pipeline.Ledger;

/// <summary>A valid row on its way into the ledger.</summary>
/// <param name="Row">The row of the submission's file.</param>
/// <param name="Data">The record's canonical text.</param>
public sealed record Entry(int Row, Record Record, string Data, string Hash)
{
    /// <summary>What keeps it from being accepted at once; null when nothing does.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Where a version comes from that no row of a file holds.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// Where the content depends on what stands: gives the entry to store on top of it (null: nothing stands). It may be asked again after a
    /// conflict, and may refuse by an exception. What it gives arrives after what it was made from.
    /// </summary>
    public Func<StoredRecord?, Entry>? Onto { get; init; }

    public string RowKey { get; } = LedgerKeys.Record(Record.Key);

    public static Entry Of(Dataset dataset, int row, Record record)
    {
        var (data, hash) = RecordText.WriteAndHash(dataset, record);
        return new(row, record, data, hash);
    }
}
