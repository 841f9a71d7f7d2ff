using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;

namespace Nianbao.Pipeline.Storage;

/// <summary>
/// The mark by which an entity is known as written by this app: an HMAC over its keys and all its properties. Whoever edits a row without
/// the app's key leaves a row whose seal does not hold. It says nothing about a row that is missing, or that was put back as it once was.
/// </summary>
public sealed class EntitySeal(byte[] key)
{
    public const string Name = "Seal";
    private const int Length = 16;

    /// <summary>The seal whose key is derived from the app's secret, so that neither gives the other away.</summary>
    public static EntitySeal Of(string? secret) => new(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret is { Length: > 0 } ? secret : "nianbao-sample-key"), "nianbao entity seal"u8));

    /// <summary>Seals the entity as it is now.</summary>
    public TableEntity Put(TableEntity entity)
    {
        entity[Name] = Compute(entity);
        return entity;
    }

    /// <summary>Whether the entity, read with all its properties, is as it was sealed.</summary>
    public bool Holds(TableEntity entity) => entity.TryGetValue(Name, out var value) && value is byte[] seal && CryptographicOperations.FixedTimeEquals(seal, Compute(entity));

    private byte[] Compute(TableEntity entity)
    {
        var text = new ArrayBufferWriter<byte>(1024);
        Append(text, entity.PartitionKey);
        Append(text, entity.RowKey);
        foreach (var (name, value) in entity.OrderBy(property => property.Key, StringComparer.Ordinal))
        {
            if (name is Name or "PartitionKey" or "RowKey" or "Timestamp" or "odata.etag" || value is null)
                continue;
            Append(text, name);
            switch (value)
            {
                case string words:
                    Append(text, words);
                    break;
                case byte[] bytes:
                    Prefix(text, bytes.Length);
                    text.Write(bytes);
                    break;
                case DateTimeOffset at:
                    // Storage keeps no zone, and not every copy of it the last digits.
                    Append(text, at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
                    break;
                default:
                    Append(text, Convert.ToString(value, CultureInfo.InvariantCulture)!);
                    break;
            }
        }

        return HMACSHA256.HashData(key, text.WrittenSpan)[..Length];
    }

    // Each part behind its length, so that no two entities read the same.
    private static void Append(ArrayBufferWriter<byte> text, string part)
    {
        Prefix(text, Encoding.UTF8.GetByteCount(part));
        Encoding.UTF8.GetBytes(part, text);
    }

    private static void Prefix(ArrayBufferWriter<byte> text, int length)
    {
        BitConverter.TryWriteBytes(text.GetSpan(4), length);
        text.Advance(4);
    }
}
