using System.Text.Json;

namespace Nianbao.Local.Hosting;

/// <summary>Reads the Values of local.settings.json, or of local.settings.sample.json where the former is absent.</summary>
public static class SettingsFile
{
    /// <summary>The settings, with "A__B" written "A:B", ready for configuration.</summary>
    /// <param name="path">A file to read instead of the one that is found.</param>
    public static IReadOnlyDictionary<string, string?> Read(string? path = null)
    {
        path ??= Find();
        if (path is null)
            return new Dictionary<string, string?>();
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            if (document.RootElement.ValueKind is JsonValueKind.Object && document.RootElement.TryGetProperty("Values", out var values))
            {
                if (values.ValueKind is not JsonValueKind.Object)
                    throw new JsonException("Values is not an object");
                foreach (var value in values.EnumerateObject())
                {
                    // The Functions host takes flat text values only; a nested object would silently be lost in Azure.
                    if (value.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                        throw new JsonException($"Values.{value.Name} is not a text");
                    settings[value.Name.Replace("__", ":", StringComparison.Ordinal)] = value.Value.ToString();
                }
            }

            return settings;
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException(
                $"设置文件 {path} 读不了：请改正，或删去它以使用 local.settings.sample.json",
                $"the settings file {path} cannot be read ({problem.Message}): mend it, or delete it to use local.settings.sample.json",
                problem);
        }
    }

    private static string? Find()
    {
        string?[] folders = [Directory.GetCurrentDirectory(), RepositoryRoot.Find()];
        var own = folders.OfType<string>().Select(folder => Path.Combine(folder, "local.settings.json"));
        return own.Append(Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json")).FirstOrDefault(File.Exists);
    }
}
