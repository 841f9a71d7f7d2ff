using System.Security.Cryptography;
using System.Text;

namespace Nianbao.Pipeline.Intake;

/// <summary>
/// Where an upload lies in the submissions container: {dataset}/{period}/{submitter}/{id}-{name}. A file dropped there by a
/// registrar (AzCopy) bears no id; it gets one from its path and ETag.
/// </summary>
/// <param name="Id">The receipt's number: 26 characters of base 32.</param>
public sealed record SubmissionPath(string Dataset, string Period, string Submitter, string Id, string FileName)
{
    private const int IdLength = 26;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>The blob's name within the container.</summary>
    public string BlobName => $"{Dataset}/{Period}/{Submitter}/{Id}-{FileName}";

    /// <summary>The path of an upload. People put names and numbers of persons into file names: only the extension goes into the blob's name.</summary>
    public static SubmissionPath For(string dataset, string period, string submitter, string id, string? fileName) =>
        new(dataset, period, submitter, id, "upload" + SafeExtension(fileName));

    /// <summary>Takes a blob's name apart. A name without the four parts has an id all the same, for the receipt that says so.</summary>
    /// <param name="etag">As a listing or a download gives it: one quotes it, the other does not.</param>
    public static SubmissionPath Of(string blobName, Azure.ETag? etag)
    {
        var id = IdOf("path", blobName, etag?.ToString().Trim('"') ?? "");
        var parts = blobName.Split('/', 4);
        if (parts.Length != 4 || parts.Any(part => part.Length == 0))
            return new("-", "-", "-", id, blobName);
        var file = parts[3];
        return IsId(file, out var given)
            ? new(parts[0], parts[1], parts[2], given, file[(IdLength + 1)..])
            : new(parts[0], parts[1], parts[2], id, file);
    }

    /// <summary>The same bytes for the same dataset and period from the same submitter are the same submission.</summary>
    public static string IdOf(params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts!)));
        return Base32(hash);
    }

    /// <summary>A fresh id, for a file whose bytes are not known yet.</summary>
    public static string NewId() => Base32(RandomNumberGenerator.GetBytes(32));

    /// <summary>Whether the text could be a receipt's number.</summary>
    public static bool IsReceiptId(string text) => text.Length == IdLength && text.All(Alphabet.Contains);

    private static bool IsId(string file, out string id)
    {
        id = file.Length > IdLength ? file[..IdLength] : "";
        return id.Length == IdLength && file[IdLength] == '-' && id.All(Alphabet.Contains);
    }

    private static string SafeExtension(string? fileName)
    {
        var extension = Path.GetExtension(fileName ?? "").ToLowerInvariant();
        return extension.Length is > 1 and <= 6 && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension : "";
    }

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new char[IdLength];
        for (var i = 0; i < IdLength; i++)
        {
            var bit = i * 5;
            var window = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
            text[i] = Alphabet[(window >> (11 - (bit % 8))) & 31];
        }

        return new(text);
    }
}
