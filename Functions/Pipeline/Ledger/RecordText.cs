using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Ledger;

/// <summary>A record as JSON text of its columns' canonical values, in column order. Equal content gives equal text.</summary>
public static class RecordText
{
    /// <summary>The longest text that is stored: it fits into the four properties that look-ups read, with its earlier versions beside it.</summary>
    public const int MaxChars = 120_000;

    /// <summary>What a thread keeps for the next text; a longer one is given back.</summary>
    private const int UsualBytes = 64 * 1024;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    public static string Write(Dataset dataset, Record record) => Encoding.UTF8.GetString(BytesOf(dataset, record));

    /// <summary>The text and its <see cref="Hash"/>.</summary>
    public static (string Text, string Hash) WriteAndHash(Dataset dataset, Record record)
    {
        var bytes = BytesOf(dataset, record);
        return (Encoding.UTF8.GetString(bytes), HashOf(bytes));
    }

    private static ReadOnlySpan<byte> BytesOf(Dataset dataset, Record record)
    {
        if (_buffer is not { Capacity: <= UsualBytes } buffer)
            _buffer = buffer = new(2_048);
        buffer.ResetWrittenCount();
        var json = _json ??= new(buffer, Plain);
        json.Reset(buffer);
        json.WriteStartObject();
        var names = NamesOf.Dataset(dataset);
        Write(json, names.InOrder, record);
        foreach (var list in names.ListsInOrder)
        {
            if (list.List.Items(record) is not { } items)
                continue;
            json.WriteStartArray(list.Name);
            foreach (var item in items)
            {
                json.WriteStartObject();
                Write(json, list.InOrder, item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter json, (JsonEncodedText Name, Column Column)[] columns, Record record)
    {
        Span<char> room = stackalloc char[Column.Room];
        foreach (var (name, column) in columns)
        {
            if (column.Write(record, room) is { Length: > 0 } value)
                json.WriteString(name, value);
        }
    }

    /// <exception cref="InvalidDataException">A stored value cannot be read as its column's type any more.</exception>
    public static Record Read(Dataset dataset, string text)
    {
        var record = dataset.NewRecord();
        using var json = JsonDocument.Parse(text);
        var names = NamesOf.Dataset(dataset);
        foreach (var property in json.RootElement.EnumerateObject())
        {
            // A column that no longer exists is left where it is: the stored text keeps it.
            if (names.Columns.TryGetValue(property.Name, out var column))
                Read(column, record, property.Value.GetString(), dataset.Name);
            else if (names.Lists.TryGetValue(property.Name, out var list))
                list.List.Set(record, [.. property.Value.EnumerateArray().Select(item => ReadItem(list, item, dataset.Name))]);
        }

        return record;
    }

    /// <summary>32 hexadecimal digits of the text's SHA-256.</summary>
    public static string Hash(string text) => HashOf(Encoding.UTF8.GetBytes(text));

    private static string HashOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }

    private static ListItem ReadItem(NamesOf.ListNames list, JsonElement values, string dataset)
    {
        var item = list.List.NewItem();
        foreach (var property in values.EnumerateObject())
        {
            if (list.Columns.TryGetValue(property.Name, out var column))
                Read(column, item, property.Value.GetString(), dataset);
        }

        return item;
    }

    private static void Read(Column column, Record record, string? value, string dataset)
    {
        if (column.Read(record, RawCell.Of(value)) is { } problem)
            throw new InvalidDataException($"The stored {dataset} value of {column.Name} cannot be read: {problem.MessageEn}");
    }

    /// <summary>A dataset's columns and lists by English name.</summary>
    private sealed class NamesOf
    {
        private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Dataset, NamesOf> Cache = [];

        public required Dictionary<string, Column> Columns { get; init; }

        public required (JsonEncodedText Name, Column Column)[] InOrder { get; init; }

        public required Dictionary<string, ListNames> Lists { get; init; }

        public required ListNames[] ListsInOrder { get; init; }

        public static NamesOf Dataset(Dataset dataset) => Cache.GetValue(dataset, Of);

        private static NamesOf Of(Dataset dataset)
        {
            ListNames[] lists = [.. dataset.Children.Select(list => new ListNames(Encoded(list.Name), list, ByName(list.Columns), Encoded(list.Columns)))];
            return new()
            {
                Columns = ByName(dataset.Columns),
                InOrder = Encoded(dataset.Columns),
                Lists = lists.ToDictionary(list => list.List.Name, StringComparer.Ordinal),
                ListsInOrder = lists,
            };
        }

        private static Dictionary<string, Column> ByName(IEnumerable<Column> columns) => columns.ToDictionary(column => column.Name, StringComparer.Ordinal);

        private static (JsonEncodedText Name, Column Column)[] Encoded(IEnumerable<Column> columns) => [.. columns.Select(column => (Encoded(column.Name), column))];

        private static JsonEncodedText Encoded(string name) => JsonEncodedText.Encode(name, Plain.Encoder);

        public sealed record ListNames(JsonEncodedText Name, ChildList List, Dictionary<string, Column> Columns, (JsonEncodedText Name, Column Column)[] InOrder);
    }
}
