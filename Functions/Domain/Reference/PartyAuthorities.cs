using System.Text.Json;
using System.Text.Json.Serialization;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Reference;

/// <summary>
/// The provincial party-building authorities that appoint first secretaries (domain.md 2.1 M14, 4.4). They are data
/// (party-authorities.json), because they were renamed and reorganised in 2012 and 2024.
/// </summary>
public static class PartyAuthorities
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>The provincial authorities, with the names people write for them.</summary>
    public static IReadOnlyList<PartyAuthority> Provincial { get; } = Load();

    private static readonly string[] Names = [.. Provincial.SelectMany(a => a.Aliases.Append(a.Name)).Select(ComparableText.Of)];

    /// <summary>Whether a text names a provincial authority; people write more around it, such as 中共……委员会 or 任命.</summary>
    public static bool IsProvincial(string? text)
    {
        var plain = ComparableText.Of(text ?? "");
        return Array.Exists(Names, name => plain.Contains(name, StringComparison.Ordinal));
    }

    private static PartyAuthority[] Load()
    {
        using var stream = typeof(PartyAuthorities).Assembly.GetManifestResourceStream("Nianbao.Domain.Reference.party-authorities.json")!;
        return JsonSerializer.Deserialize<PartyAuthority[]>(stream, Json)!;
    }
}

/// <summary>A provincial party-building authority.</summary>
/// <param name="Source">Where it is known from.</param>
public sealed record PartyAuthority(string Name, string[] Aliases, string Source);
