using Nianbao.Domain.Indicators;
using Nianbao.Pipeline.Ledger;

namespace Nianbao.Pipeline.Receipts;

/// <summary>
/// The facts of all finished uploads. They are listed with the receipts, 5,000 a transaction, and kept for a moment, so that a repeated question
/// costs nothing: a receipt that is written meanwhile shows that much later, which the answer's time of reading tells.
/// </summary>
public sealed class UploadList(ReceiptStore receipts, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(15);

    private UploadReading? _last;

    /// <summary>The uploads as they were read last, or a moment ago.</summary>
    public async Task<UploadReading> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (Volatile.Read(ref _last) is { } last && now - last.ReadAt is var age && age >= TimeSpan.Zero && age < KeptFor)
            return last;
        var (facts, finished) = await receipts.FactsAsync(cancellationToken);
        var version = RecordText.Hash(string.Join('\n', facts.Prepend($"{finished}")))[..12];
        var fresh = new UploadReading(now, version, finished, [.. facts.Select(UploadFacts.Parse)]);
        Volatile.Write(ref _last, fresh);
        return fresh;
    }
}

/// <summary>The uploads as of a reading.</summary>
/// <param name="Version">Changes with what was read.</param>
/// <param name="Finished">Uploads with a final receipt, those from before facts were kept included.</param>
public sealed record UploadReading(DateTimeOffset ReadAt, string Version, int Finished, IReadOnlyList<UploadFacts> All);
