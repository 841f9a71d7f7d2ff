using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Audit;

/// <summary>
/// One line of the published index of a dataset and period: a submission that was taken in, or an act that may change which version of a
/// report stands. It follows from the receipt or the act alone, and names no person: who holds the files can recompute the totals with it.
/// </summary>
public sealed record ChainEntry
{
    /// <summary>What the first entry is chained to.</summary>
    public static readonly string Genesis = new('0', 64);

    /// <summary>submission, accept, return or explain.</summary>
    public required string Kind { get; init; }

    /// <summary>The receipt's number; of an act, a number made from it.</summary>
    public required string Id { get; init; }

    /// <summary>The server's time of arrival: of two versions of a record the later one counts. With the number it names the entry.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    public required string Dataset { get; init; }

    public required string Period { get; init; }

    /// <summary>The division of all rows (six digits), or bulk.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Of the uploaded bytes, hexadecimal.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The rows of the file that were taken in, as 2-14,16.</summary>
    public string Rows { get; init; } = "";

    /// <summary>Rows with reports that were returned for correction: they count in nothing, and for timeliness.</summary>
    public string Returned { get; init; } = "";

    /// <summary>Of an act: the record's key.</summary>
    public string Key { get; init; } = "";

    /// <summary>Of an act: the first 32 digits of the SHA-256 of the record's content (see GET /api/records), whichever submission brought it.</summary>
    public string Content { get; init; } = "";

    /// <summary>Of an explanation: rule and place. Of a submission: a declaration that the register is complete.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What tells this entry from all others of its series.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Id}-{AcceptedAt.ToUnixTimeMilliseconds():D15}");

    /// <summary>The entry of a submission; null when nothing of it was taken in.</summary>
    public static ChainEntry? Of(Receipt receipt) => receipt.State is not (ReceiptState.Committed or ReceiptState.PartlyAccepted) && receipt.CountedAsSubmissionAt is null ? null : new()
    {
        Kind = "submission",
        Id = receipt.Id,
        AcceptedAt = receipt.ReceivedAt,
        Dataset = receipt.Dataset,
        Period = receipt.Period,
        Scope = receipt.Scope ?? "bulk",
        Sha256 = receipt.Sha256 ?? "",
        Rows = receipt.TakenRows ?? "",
        Returned = receipt.ReturnedRows ?? "",
        Detail = receipt.Complete is { } declared ? $"complete {declared.Scope ?? "-"} {declared.Closings ?? 0}" : "",
    };

    /// <summary>The entry of an act on a report. Neither its words nor who did it are in it.</summary>
    public static ChainEntry Of(Dataset dataset, Period period, string key, Act act)
    {
        var (kind, detail) = (act.Kind.ToString().ToLowerInvariant(), $"{act.Code} {act.Field}".Trim());
        return new()
        {
            Kind = kind,
            Id = SubmissionPath.IdOf("act", dataset.Name, period.ToString(), key, kind, act.Hash, detail, act.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
            AcceptedAt = act.At,
            Dataset = dataset.Name,
            Period = period.ToString(),
            Scope = LedgerKeys.DivisionOf(key),
            Key = key,
            Content = act.Hash,
            Detail = detail,
        };
    }

    /// <summary>What is hashed behind the previous hash: the fields in the order of the index, parted by '|'.</summary>
    public string Text(long sequence) => string.Create(
        CultureInfo.InvariantCulture,
        $"{sequence}|{Kind}|{Id}|{Sha256}|{Time(AcceptedAt)}|{Dataset}|{Period}|{Scope}|{Rows}|{Returned}|{Key}|{Content}|{Detail}");

    /// <summary>The hash that chains this entry to the one before: SHA-256 of the previous hash, '|', and the entry's text.</summary>
    public string Chained(string previous, long sequence) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{previous}|{Text(sequence)}")));

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public TableEntity ToEntity(string series, long sequence, string previous)
    {
        var entity = new TableEntity(Publication.PublishedKeys.Partition, ChainKeys.Entry(series, sequence))
        {
            ["Kind"] = Kind,
            ["Id"] = Id,
            ["AcceptedAt"] = AcceptedAt,
            ["Dataset"] = Dataset,
            ["Period"] = Period,
            ["Scope"] = Scope,
            ["Sha256"] = Sha256,
            ["Key"] = Key,
            ["Content"] = Content,
            ["Detail"] = Detail,
            ["Previous"] = previous,
            ["Chained"] = Chained(previous, sequence),
        };
        PackedText.Put(entity, "Rows", Rows);
        PackedText.Put(entity, "Returned", Returned);
        return entity;
    }

    public static ChainEntry From(TableEntity entity) => new()
    {
        Kind = entity.GetString("Kind") ?? "",
        Id = entity.GetString("Id") ?? "",
        AcceptedAt = entity.GetDateTimeOffset("AcceptedAt") ?? default,
        Dataset = entity.GetString("Dataset") ?? "",
        Period = entity.GetString("Period") ?? "",
        Scope = entity.GetString("Scope") ?? "",
        Sha256 = entity.GetString("Sha256") ?? "",
        Rows = Unpacked(entity, "Rows"),
        Returned = Unpacked(entity, "Returned"),
        Key = entity.GetString("Key") ?? "",
        Content = entity.GetString("Content") ?? "",
        Detail = entity.GetString("Detail") ?? "",
    };

    // What somebody spoiled is an entry with another text, not a failure.
    private static string Unpacked(TableEntity entity, string name)
    {
        try
        {
            return PackedText.Get(entity, name);
        }
        catch (InvalidDataException)
        {
            return "?";
        }
    }
}
