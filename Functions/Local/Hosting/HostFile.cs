using System.Text.Json;

namespace Nianbao.Local.Hosting;

/// <summary>The part of host.json that this host obeys; the defaults are those of the Functions host.</summary>
/// <param name="RoutePrefix">extensions.http.routePrefix.</param>
/// <param name="MaxDegreeOfParallelism">extensions.blobs.maxDegreeOfParallelism: blobs handled at once, per function.</param>
/// <param name="PoisonBlobThreshold">extensions.blobs.poisonBlobThreshold: attempts in all before a blob is given up.</param>
public sealed record HostFile(string RoutePrefix = "api", int MaxDegreeOfParallelism = 8, int PoisonBlobThreshold = 5)
{
    /// <summary>Reads the host.json that was linked into the output, or the one given.</summary>
    public static HostFile Read(string? path = null)
    {
        path ??= Path.Combine(AppContext.BaseDirectory, "host.json");
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var defaults = new HostFile();
            var file = new HostFile(
                (At(document.RootElement, "http", "routePrefix")?.GetString() ?? defaults.RoutePrefix).Trim('/'),
                At(document.RootElement, "blobs", "maxDegreeOfParallelism")?.GetInt32() ?? defaults.MaxDegreeOfParallelism,
                At(document.RootElement, "blobs", "poisonBlobThreshold")?.GetInt32() ?? defaults.PoisonBlobThreshold);
            return file is { MaxDegreeOfParallelism: > 0, PoisonBlobThreshold: > 0 }
                ? file
                : throw new JsonException("extensions.blobs has a number below one");
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException or FormatException)
        {
            throw new CannotStartException($"{path} 读不了，请改正", $"{path} cannot be read ({problem.Message}): mend it", problem);
        }
    }

    private static JsonElement? At(JsonElement root, string extension, string name) =>
        root.TryGetProperty("extensions", out var extensions)
        && extensions.TryGetProperty(extension, out var section)
        && section.TryGetProperty(name, out var value)
            ? value
            : null;
}
