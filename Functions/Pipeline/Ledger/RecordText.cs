using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Ledger;

/// <summary>A record as JSON text of its columns' canonical values, in column order. Equal content gives equal text.</summary>
public static class RecordText
{
    /// <summary>The longest text that is stored: it fits into the four properties that look-ups read, with its earlier versions beside it.</summary>
    public const int MaxChars = 120_000;

    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Dataset dataset, Record record)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            foreach (var column in dataset.Columns)
            {
                if (column.Write(record) is { } value)
                    json.WriteString(column.Name, value);
            }

            foreach (var list in dataset.Children)
            {
                if (list.Items(record) is not { } items)
                    continue;
                json.WriteStartArray(list.Name);
                foreach (var item in items)
                {
                    json.WriteStartObject();
                    foreach (var column in list.Columns)
                    {
                        if (column.Write(item) is { } value)
                            json.WriteString(column.Name, value);
                    }

                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
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
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

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

        public required Dictionary<string, ListNames> Lists { get; init; }

        public static NamesOf Dataset(Dataset dataset) => Cache.GetValue(dataset, d => new()
        {
            Columns = d.Columns.ToDictionary(c => c.Name, StringComparer.Ordinal),
            Lists = d.Children.ToDictionary(c => c.Name, c => new ListNames(c, c.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal)), StringComparer.Ordinal),
        });

        public sealed record ListNames(ChildList List, Dictionary<string, Column> Columns);
    }
}
