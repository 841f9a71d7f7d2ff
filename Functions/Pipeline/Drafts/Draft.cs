using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Nianbao.Domain.Rules;

namespace Nianbao.Pipeline.Drafts;

/// <summary>
/// A report while it is being written: every section with its latest saves, in one document. One document, because people save
/// sections of the same report side by side and then want all of it at once: the ETag orders the saves, a reader never sees
/// half of one, and showing, checking, submitting and deleting the report are one request each.
/// </summary>
public sealed record Draft(string Dataset, string Period, string Uscc)
{
    /// <summary>So many saves of a section are kept.</summary>
    public const int KeptSaves = 20;

    /// <summary>Older saves go earlier when all of them together hold more characters than this. The latest of each section always stays.</summary>
    public const long KeptCharacters = 16L << 20;

    /// <summary>By section code, the latest save first.</summary>
    public SortedDictionary<string, IReadOnlyList<DraftSave>> Sections { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The latest save of a section, or null.</summary>
    public DraftSave? Latest(string section) => Sections.TryGetValue(section, out var saves) ? saves[0] : null;

    /// <summary>The draft with one more save of a section.</summary>
    public Draft With(string section, DraftSave save)
    {
        var sections = new SortedDictionary<string, IReadOnlyList<DraftSave>>(Sections, StringComparer.Ordinal)
        {
            [section] = [save, .. (Sections.GetValueOrDefault(section) ?? []).Take(KeptSaves - 1)],
        };
        var held = sections.Values.Sum(saves => saves.Sum(s => s.Characters));
        while (held > KeptCharacters && sections.Where(s => s.Value.Count > 1).OrderBy(s => s.Value[^1].SavedAt).FirstOrDefault() is { Value: { } longest, Key: { } code })
        {
            held -= longest[^1].Characters;
            sections[code] = [.. longest.Take(longest.Count - 1)];
        }

        return this with { Sections = sections };
    }
}

/// <summary>A section as it was saved once.</summary>
/// <param name="Id">Of the request that saved it: by it a request whose answer was lost knows its own work.</param>
/// <param name="Content">What the person typed, with identity numbers sealed.</param>
/// <param name="Unkept">Identity numbers that could not be read: they cannot be sealed, so they were not kept, and must be entered again.</param>
public sealed record DraftSave(string Id, DateTimeOffset SavedAt, JsonObject Content, IReadOnlyList<Finding> Unkept)
{
    private int? _characters;

    /// <summary>The length of the content as JSON.</summary>
    [JsonIgnore]
    public int Characters => _characters ??= Content.ToJsonString().Length;
}
