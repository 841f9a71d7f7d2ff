using Azure;
using Azure.Data.Tables;

namespace Nianbao.Pipeline.Storage;

/// <summary>
/// One entity-group transaction in the making, with the service's limits checked before anything is sent. The local
/// emulator accepts some requests that the service refuses; what passes here passes there.
/// Limits: learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions and /understanding-the-table-service-data-model.
/// </summary>
public sealed class EntityGroup(string partitionKey)
{
    public const int MaxOperations = 100;
    public const int MaxPayloadBytes = 4 * 1024 * 1024;
    public const int MaxEntityBytes = 1024 * 1024;
    public const int MaxProperties = 252;
    public const int MaxStringChars = 32 * 1024;
    public const int MaxBinaryBytes = 64 * 1024;
    public const int MaxKeyChars = 512;

    private readonly List<TableTransactionAction> _actions = [];
    private readonly HashSet<string> _rowKeys = new(StringComparer.Ordinal);

    public IReadOnlyList<TableTransactionAction> Actions => _actions;

    /// <summary>An upper estimate of the request body, in bytes.</summary>
    public int PayloadBytes { get; private set; }

    /// <summary>Adds an operation.</summary>
    /// <exception cref="StorageLimitException">The service would refuse it.</exception>
    public void Add(TableTransactionActionType type, TableEntity entity, ETag etag = default)
    {
        if (entity.PartitionKey != partitionKey)
            throw new StorageLimitException($"A transaction has one partition: {partitionKey}, not {entity.PartitionKey}.");
        if (!_rowKeys.Add(entity.RowKey))
            throw new StorageLimitException($"The row {entity.RowKey} stands twice in one transaction.");
        var size = Check(entity);
        if (_actions.Count == MaxOperations)
            throw new StorageLimitException($"A transaction has at most {MaxOperations} operations.");
        if (PayloadBytes + size > MaxPayloadBytes)
            throw new StorageLimitException($"A transaction has at most {MaxPayloadBytes} bytes.");
        PayloadBytes += size;
        _actions.Add(new(type, entity, etag));
    }

    /// <summary>Checks one entity and gives an upper estimate of its size in a request body, in bytes.</summary>
    /// <exception cref="StorageLimitException">The service would refuse it.</exception>
    public static int Check(TableEntity entity)
    {
        CheckKey(entity.PartitionKey);
        CheckKey(entity.RowKey);
        var entityBytes = 4 + (2 * (entity.PartitionKey.Length + entity.RowKey.Length));
        var payload = 700 + (2 * (Sent(entity.PartitionKey, 9) + Sent(entity.RowKey, 9))); // boundary, headers, and the keys: in the address and in the body
        var properties = 0;
        foreach (var (name, value) in entity)
        {
            if (name is "PartitionKey" or "RowKey" or "odata.etag" or "Timestamp" || value is null)
                continue;
            properties++;
            var (stored, sent) = value switch
            {
                string text => ((2 * text.Length) + 4, Sent(text, 6)),
                byte[] bytes => (bytes.Length + 4, (2 * bytes.Length) + 40),
                _ => (16, 64),
            };
            if (value is string { Length: > MaxStringChars })
                throw new StorageLimitException($"The property {name} has more than {MaxStringChars} characters.");
            if (value is byte[] { Length: > MaxBinaryBytes })
                throw new StorageLimitException($"The property {name} has more than {MaxBinaryBytes} bytes.");
            entityBytes += 8 + (2 * name.Length) + stored;
            payload += (2 * name.Length) + sent + 48; // the name stands again before its type
        }

        if (properties > MaxProperties)
            throw new StorageLimitException($"An entity has at most {MaxProperties} properties; {entity.RowKey} has {properties}.");
        if (entityBytes > MaxEntityBytes)
            throw new StorageLimitException($"An entity has at most {MaxEntityBytes} bytes; {entity.RowKey} has {entityBytes}.");
        return payload;
    }

    // The client escapes for JSON all but plain ASCII (\u4E2D: six bytes for a UTF-16 character), and in an address each of up to
    // three UTF-8 bytes of a character (nine). In base64, a third longer than its bytes, one character in 64 is escaped.
    private static int Sent(string text, int escaped)
    {
        var bytes = 0;
        foreach (var ch in text)
            bytes += char.IsAsciiLetterOrDigit(ch) || ch is '-' or '_' or '.' or ' ' or ':' or ',' ? 1 : char.IsAscii(ch) ? 6 : escaped;
        return bytes;
    }

    /// <summary>Checks a key's length and characters.</summary>
    /// <exception cref="StorageLimitException">The service would refuse it.</exception>
    public static void CheckKey(string key)
    {
        if (key.Length > MaxKeyChars)
            throw new StorageLimitException($"A key has at most {MaxKeyChars} characters.");
        foreach (var ch in key)
        {
            if (ch is '/' or '\\' or '#' or '?' || char.IsControl(ch))
                throw new StorageLimitException($"A key may not contain '{ch}' (U+{(int)ch:X4}).");
        }
    }
}

/// <summary>A request was about to be sent that the table service refuses.</summary>
public sealed class StorageLimitException(string message) : InvalidOperationException(message);
