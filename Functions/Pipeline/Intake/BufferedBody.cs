using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Pipeline.Intake;

/// <summary>An upload's bytes, whole and hashed before anything is done with them: in memory when small, in a temporary file that deletes itself when not.</summary>
public sealed class BufferedBody : IAsyncDisposable
{
    private const int InMemoryBytes = 4 * 1024 * 1024;
    private const int BufferBytes = 80 * 1024;

    private BufferedBody(Stream content, string sha256)
    {
        Content = content;
        Sha256 = sha256;
    }

    /// <summary>Seekable, at its beginning.</summary>
    public Stream Content { get; }

    public string Sha256 { get; }

    /// <summary>Reads the body to its end. Null when it is longer than allowed.</summary>
    public static async Task<BufferedBody?> ReadAsync(Stream body, long maxBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Stream content = new MemoryStream();
        try
        {
            var buffer = new byte[BufferBytes];
            for (int read; (read = await ReadAsync(body, buffer, cancellationToken)) > 0;)
            {
                if (content.Length + read > maxBytes)
                {
                    await content.DisposeAsync();
                    return null;
                }

                hash.AppendData(buffer, 0, read);
                if (content is MemoryStream memory && memory.Length + read > InMemoryBytes)
                {
                    content = TemporaryFile.Create(FileOptions.Asynchronous, BufferBytes);
                    memory.Position = 0;
                    await memory.CopyToAsync(content, cancellationToken);
                }

                await content.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            content.Position = 0;
            return new(content, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();

    private static async Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception cut) when (cut is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // A form that ends before its last boundary, or a connection that broke: nothing was stored yet.
            throw ProblemException.Invalid(
                "incomplete-upload",
                "上传内容不完整，文件没有收全；未保存任何内容。请重新上传。",
                "The upload ended before the file was complete; nothing was stored. Upload it again.");
        }
    }
}
