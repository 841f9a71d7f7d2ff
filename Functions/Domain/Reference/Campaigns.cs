using System.Buffers;
using System.Text.Json;
using Nianbao.Domain.Activities;

namespace Nianbao.Domain.Reference;

/// <summary>A campaign that activities can belong to (M07), and when.</summary>
/// <param name="Source">Where the days come from, and how sure they are.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day; null while it goes on.</param>
/// <param name="Months">The months of each year it takes place in; null for all.</param>
public sealed record Campaign(string Name, IReadOnlyList<string> Synonyms, string Source, DateOnly From, DateOnly? To = null, IReadOnlyList<int>? Months = null)
{
    /// <summary>Whether some day between these two belongs to the campaign.</summary>
    public bool Covers(DateOnly start, DateOnly end)
    {
        if (end < From || start > To)
            return false;
        if (Months is null)
            return true;
        for (var month = new DateOnly(start.Year, start.Month, 1); month <= end; month = month.AddMonths(1))
        {
            if (Months.Contains(month.Month))
                return true;
        }

        return false;
    }
}

/// <summary>The campaigns that domain.md 10.1 names, with their dates: Reference/campaigns.json. Others are in the ledger of campaigns (<see cref="Ledgers.CampaignCalendar"/>).</summary>
public static class Campaigns
{
    public static readonly IReadOnlyList<Campaign> All = ReferenceData.Read<Campaign[]>("campaigns.json");

    private static readonly Dictionary<string, Campaign> ByName = All
        .SelectMany(campaign => campaign.Synonyms.Prepend(campaign.Name).Select(name => (Name: ActivityFingerprint.Folded(name), campaign)))
        .ToDictionary(entry => entry.Name, entry => entry.campaign, StringComparer.Ordinal);

    /// <summary>The campaign a tag means, or null when it is none of them.</summary>
    public static Campaign? Find(string tag) => ByName.GetValueOrDefault(ActivityFingerprint.Folded(tag));
}

/// <summary>Words in a title that need approval: Reference/reserved-words.json.</summary>
public static class ReservedWords
{
    private static readonly Content Data = ReferenceData.Read<Content>("reserved-words.json");

    private static readonly SearchValues<string> Sought = SearchValues.Create([.. Data.Words], StringComparison.Ordinal);

    public static IReadOnlyList<string> All => Data.Words;

    /// <summary>The first reserved word of a title, or null. Proper names that contain one (中国共产党) do not count.</summary>
    public static string? In(string title)
    {
        if (!title.AsSpan().ContainsAny(Sought))
            return null;
        foreach (var name in Data.Except)
            title = title.Replace(name, "", StringComparison.Ordinal);
        return Data.Words.FirstOrDefault(word => title.Contains(word, StringComparison.Ordinal));
    }

    private sealed record Content(string Source, IReadOnlyList<string> Words, IReadOnlyList<string> Except);
}

/// <summary>Dated data that ships with the code.</summary>
internal static class ReferenceData
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <param name="file">A file in Reference.</param>
    public static T Read<T>(string file)
    {
        using var stream = typeof(ReferenceData).Assembly.GetManifestResourceStream($"Nianbao.Domain.Reference.{file}") ?? throw new InvalidOperationException($"The reference data {file} is missing.");
        return JsonSerializer.Deserialize<T>(stream, Json)!;
    }
}
