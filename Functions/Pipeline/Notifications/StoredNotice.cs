using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Nianbao.Domain.Notifications;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Notifications;

/// <summary>One try to send a notice one way.</summary>
/// <param name="Reason">In a word, for example HTTP 503 or timeout; never an address, and never what the other side wrote.</param>
public sealed record Attempt(DateTimeOffset At, SendResult Result, string Reason);

/// <summary>How far one way of sending has come.</summary>
/// <param name="Channel">webhook or smtp.</param>
/// <param name="State">PENDING, DELIVERED, DEAD or UNADDRESSED of <see cref="NoticeStates"/>.</param>
/// <param name="Attempts">The latest attempts.</param>
public sealed record Delivery(string Channel, string State, IReadOnlyList<Attempt> Attempts)
{
    /// <summary>So many attempts are kept.</summary>
    public const int AttemptsKept = 20;
}

/// <summary>A notice as it is kept in the Outbox.</summary>
/// <param name="State">A code of <see cref="NoticeStates"/>.</param>
/// <param name="NextAt">When it is to be sent next (UTC); while somebody sends it, when others may take it over.</param>
/// <param name="LastDay">The last day on which it is worth sending.</param>
/// <param name="Claims">How often somebody has begun to send it, also those who died over it.</param>
public sealed record StoredNotice(string Subject, DateOnly Day, string State, DateTimeOffset NextAt, DateTimeOffset CreatedAt, DateOnly LastDay, int Claims, IReadOnlyList<NoticeItem> Items, IReadOnlyList<Delivery> Deliveries)
{
    private const char Line = '\n';

    /// <summary>Of the row it was read from.</summary>
    public ETag ETag { get; init; }

    /// <summary>The context of the trace in which the notice was written; null where nobody traces.</summary>
    public string? Trace { get; init; }

    public string Id => OutboxKeys.Id(Subject, Day);

    /// <summary>Whether it still waits, or may be sent again: in the open part of its partition.</summary>
    public bool IsOpen => State is NoticeStates.Pending or NoticeStates.Dead;

    /// <summary>Nobody has begun to send it, so it can take in more.</summary>
    public bool IsUntouched => State == NoticeStates.Pending && Claims == 0 && Deliveries.Count == 0;

    /// <summary>What the writer needs to know of it.</summary>
    public KeptNotice Kept => new(Day, [.. Items.Select(item => item.Key)], IsUntouched);

    /// <summary>The keys of a row that was read without its content.</summary>
    public static IReadOnlyCollection<string> KeysOf(TableEntity entity) => entity.GetString("Keys").Split(Line);

    public static DateOnly DayOf(TableEntity entity) => DateOnly.ParseExact(entity.GetString("Day"), "yyyyMMdd");

    public TableEntity ToEntity()
    {
        var entity = new TableEntity(OutboxKeys.DivisionOf(Subject), IsOpen ? OutboxKeys.Open(Id) : Id)
        {
            ["Subject"] = Subject,
            ["Day"] = OutboxKeys.Day(Day),
            ["State"] = State,
            ["NextAt"] = NextAt,
            ["CreatedAt"] = CreatedAt,
            ["LastDay"] = OutboxKeys.Day(LastDay),
            ["Claims"] = Claims,
            ["Trace"] = Trace ?? "",
            ["Keys"] = string.Join(Line, Items.Select(item => item.Key)),
            ["Deliveries"] = JsonSerializer.Serialize(Deliveries, ReceiptStore.Json),
        };
        if (Items.Count > 0)
            PackedText.Put(entity, "Items", JsonSerializer.Serialize(Items, ReceiptStore.Json));
        return entity;
    }

    public static StoredNotice From(TableEntity entity) => new(
        entity.GetString("Subject"),
        DayOf(entity),
        entity.GetString("State"),
        entity.GetDateTimeOffset("NextAt")!.Value,
        entity.GetDateTimeOffset("CreatedAt")!.Value,
        DateOnly.ParseExact(entity.GetString("LastDay"), "yyyyMMdd"),
        entity.GetInt32("Claims")!.Value,
        ItemsOf(entity),
        JsonSerializer.Deserialize<IReadOnlyList<Delivery>>(entity.GetString("Deliveries"), ReceiptStore.Json)!)
    {
        ETag = entity.ETag,
        Trace = entity.GetString("Trace"),
    };

    /// <summary>None when they cannot be read: such a notice becomes a dead letter, it must not keep the others waiting.</summary>
    private static IReadOnlyList<NoticeItem> ItemsOf(TableEntity entity)
    {
        try
        {
            return JsonSerializer.Deserialize<IReadOnlyList<NoticeItem>>(PackedText.Get(entity, "Items"), ReceiptStore.Json) ?? [];
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidDataException)
        {
            return [];
        }
    }
}
