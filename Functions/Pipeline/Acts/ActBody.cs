using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Nianbao.Pipeline.Access;

namespace Nianbao.Pipeline.Acts;

/// <summary>Reads the small JSON object that an act is sent as.</summary>
internal static class ActBody
{
    private const int MaxBytes = 64 * 1024;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <exception cref="ProblemException">400: no JSON object of that form, or too large.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        var buffer = new byte[MaxBytes + 1];
        var length = 0;
        for (int read; length < buffer.Length && (read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken)) > 0;)
            length += read;
        if (length > MaxBytes)
            throw ProblemException.Invalid("too-large", "请求内容过大。", "The request is too large.");
        try
        {
            return JsonSerializer.Deserialize<T>(buffer.AsSpan(0, length), Json) ?? throw Bad<T>();
        }
        catch (JsonException)
        {
            throw Bad<T>();
        }
    }

    private static ProblemException Bad<T>()
    {
        string[] names = [.. typeof(T).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];
        return ProblemException.Invalid("bad-json", $"请求体应为 JSON 对象，属性为 {string.Join('、', names)}。", $"The body must be a JSON object with {string.Join(", ", names)}.", names);
    }
}
