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

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="InvalidDataException">A stored value cannot be read as its column's type any more.</exception>
    public static Record Read(Dataset dataset, string text)
    {
        var record = dataset.NewRecord();
        using var json = JsonDocument.Parse(text);
        foreach (var property in json.RootElement.EnumerateObject())
        {
            // A column that no longer exists is left where it is: the stored text keeps it.
            if (ColumnsByName.Of(dataset).TryGetValue(property.Name, out var column)
                && column.Read(record, RawCell.Of(property.Value.GetString())) is { } problem)
                throw new InvalidDataException($"The stored {dataset.Name} value of {property.Name} cannot be read: {problem.MessageEn}");
        }

        return record;
    }

    /// <summary>32 hexadecimal digits of the text's SHA-256.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}

/// <summary>A dataset's columns by English name.</summary>
internal static class ColumnsByName
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Dataset, Dictionary<string, Column>> Cache = [];

    public static Dictionary<string, Column> Of(Dataset dataset) =>
        Cache.GetValue(dataset, d => d.Columns.ToDictionary(c => c.Name, StringComparer.Ordinal));
}
