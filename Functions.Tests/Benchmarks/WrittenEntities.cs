using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Benchmarks;

/// <summary>
/// The entities that the product wrote in entity-group transactions, taken down at the wire into a temporary file, and given back in full
/// transactions: at most 100 entities and 4 MiB of one partition.
/// </summary>
internal sealed class WrittenEntities : IDisposable
{
    private const int MaxEntities = EntityGroup.MaxOperations;

    /// <summary>Of the service's 4 MiB some are taken by the addresses and headers of a hundred parts.</summary>
    private const int MaxBytes = EntityGroup.MaxPayloadBytes - (200 * 1024);

    private readonly FileStream _file = new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
    private readonly Dictionary<(string Table, string Partition, string Row), Place> _last = [];
    private readonly List<((string Table, string Partition) Where, List<Place> Entities)> _sent = [];
    private readonly Lock _lock = new();

    internal readonly record struct Place(long At, int Length);

    /// <summary>Every entity as it was written last.</summary>
    public int Count => _last.Count;

    /// <summary>Bytes of these entities as JSON.</summary>
    public long Bytes => _last.Values.Sum(place => (long)place.Length);

    /// <summary>How often an entity was written, heads again and again.</summary>
    public int Writes => _sent.Sum(group => group.Entities.Count);

    /// <summary>Bytes of all that was written.</summary>
    public long BytesOfWrites => _sent.Sum(group => group.Entities.Sum(place => (long)place.Length));

    /// <summary>Takes down the body of a transaction: a part for each entity, with a line for its address and a line of JSON.</summary>
    public void Take(MemoryStream body)
    {
        var table = "";
        var taken = new List<(string Partition, string Row, byte[] Json)>();
        body.Position = 0;
        using var lines = new StreamReader(body, Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            if (line.EndsWith(" HTTP/1.1", StringComparison.Ordinal))
            {
                table = TableOf(line);
            }
            else if (line.StartsWith('{'))
            {
                var json = Encoding.UTF8.GetBytes(line);
                var (partition, row) = KeysOf(json);
                taken.Add((partition, row, json));
            }
        }

        lock (_lock)
        {
            var places = new List<Place>(taken.Count);
            foreach (var (partition, row, json) in taken)
            {
                var place = new Place(_file.Position, json.Length);
                _file.Write(json);
                places.Add(_last[(table, partition, row)] = place);
            }

            if (taken.Count > 0)
                _sent.Add(((table, taken[0].Partition), places));
        }
    }

    /// <summary>What is in the tables at the end, once, in full transactions.</summary>
    public IReadOnlyList<Written> Last() =>
        [.. _last.GroupBy(pair => (pair.Key.Table, pair.Key.Partition)).SelectMany(partition => Full(partition.Key, partition.Select(pair => pair.Value)))];

    /// <summary>All that was written, in the product's own transactions: heads as often as they were.</summary>
    public IReadOnlyList<Written> Sent() => [.. _sent.Select(group => new Written(group.Where.Table, this, group.Entities))];

    public void Dispose() => _file.Dispose();

    private IEnumerable<Written> Full((string Table, string Partition) where, IEnumerable<Place> places)
    {
        var (group, bytes) = (new List<Place>(MaxEntities), 0);
        foreach (var place in places)
        {
            if (group.Count == MaxEntities || (group.Count > 0 && bytes + place.Length > MaxBytes))
            {
                yield return new(where.Table, this, group);
                (group, bytes) = (new(MaxEntities), 0);
            }

            group.Add(place);
            bytes += place.Length;
        }

        if (group.Count > 0)
            yield return new(where.Table, this, group);
    }

    private static string TableOf(string line)
    {
        var path = new Uri(line.Split(' ')[1]).AbsolutePath;
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.Contains('(', StringComparison.Ordinal) ? name[..name.IndexOf('(', StringComparison.Ordinal)] : name;
    }

    private static (string Partition, string Row) KeysOf(byte[] json)
    {
        var (partition, row) = ("", "");
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var isPartition = reader.ValueTextEquals("PartitionKey"u8);
            var isRow = reader.ValueTextEquals("RowKey"u8);
            reader.Read();
            if (isPartition)
                partition = reader.GetString()!;
            else if (isRow)
                row = reader.GetString()!;
            if (partition.Length > 0 && row.Length > 0)
                break;
        }

        return (partition, row);
    }

    private TableEntity Read(Place place)
    {
        var bytes = new byte[place.Length];
        RandomAccess.Read(_file.SafeFileHandle, bytes, place.At);
        using var json = JsonDocument.Parse(bytes);
        var properties = json.RootElement;
        var entity = new TableEntity();
        foreach (var property in properties.EnumerateObject())
        {
            if (property.Name.EndsWith("@odata.type", StringComparison.Ordinal) || property.Name.StartsWith("odata.", StringComparison.Ordinal))
                continue;
            var type = properties.TryGetProperty(property.Name + "@odata.type", out var named) ? named.GetString() : null;
            entity[property.Name] = (type, property.Value.ValueKind) switch
            {
                ("Edm.Int64", _) => long.Parse(property.Value.GetString()!, System.Globalization.CultureInfo.InvariantCulture),
                ("Edm.DateTime", _) => property.Value.GetDateTimeOffset(),
                ("Edm.Binary", _) => property.Value.GetBytesFromBase64(),
                (_, JsonValueKind.Number) => property.Value.GetInt32(),
                (_, JsonValueKind.True or JsonValueKind.False) => property.Value.GetBoolean(),
                (_, JsonValueKind.Null) => null,
                _ => property.Value.GetString(),
            };
        }

        return entity;
    }

    /// <summary>One transaction.</summary>
    internal sealed class Written(string table, WrittenEntities from, IReadOnlyList<Place> places)
    {
        public string Table => table;

        public int Count => places.Count;

        public TableTransactionAction[] Actions() => [.. places.Select(place => new TableTransactionAction(TableTransactionActionType.UpsertReplace, from.Read(place)))];
    }
}
