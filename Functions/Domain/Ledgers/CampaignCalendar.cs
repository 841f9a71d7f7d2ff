using System.Runtime.CompilerServices;
using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Ledgers;

/// <summary>
/// The campaigns that a tag may mean: those of the ledger, whoever runs them, by name or number, and those that domain.md 10.1 names, which every
/// ledger starts from. An entry of the ledger takes the place of a named one that bears its name.
/// </summary>
public sealed class CampaignCalendar
{
    private static readonly CampaignCalendar Unkept = new(null);

    // A roster is the same for all rows of a file, and for all files while nobody changes the ledger.
    private static readonly ConditionalWeakTable<LedgerRoster, CampaignCalendar> Known = [];

    private readonly List<(Campaign Campaign, string? Number)> _all;
    private readonly ILookup<string, Campaign> _byName;

    private CampaignCalendar(LedgerRoster? ledger)
    {
        var kept = (ledger?.All ?? []).Select(entry => (Campaign: new Campaign(ledger!.Ledger.FactOf(entry, CampaignsLedger.CampaignName) ?? entry.Id, [], "", entry.Since ?? DateOnly.MinValue, entry.Until), Number: (string?)entry.Id)).ToList();
        var replaced = kept.Select(one => Campaigns.Find(one.Campaign.Name)).OfType<Campaign>().ToHashSet();
        _all = [.. kept, .. Campaigns.All.Where(campaign => !replaced.Contains(campaign)).Select(campaign => (campaign, (string?)null))];
        _byName = _all.SelectMany(one => NamesOf(one.Campaign, one.Number).Select(ActivityFingerprint.Folded).Distinct().Select(name => (name, one.Campaign))).ToLookup(pair => pair.name, pair => pair.Campaign, StringComparer.Ordinal);
    }

    /// <summary>The calendar of a roster that nobody changes any more.</summary>
    /// <param name="ledger">The roster of campaigns; null when it was not looked up.</param>
    public static CampaignCalendar Of(LedgerRoster? ledger) => ledger is null ? Unkept : Known.GetValue(ledger, roster => new(roster));

    /// <summary>The tag as it counts: the name of the campaign where it is the number of one, else as it was written.</summary>
    public string NameOf(string tag)
    {
        var folded = ActivityFingerprint.Folded(tag);
        return _all.Find(one => one.Number is { } number && ActivityFingerprint.Folded(number) == folded).Campaign is { } campaign ? campaign.Name : tag;
    }

    /// <summary>The campaigns that a tag means, several when one was run more than once; empty when nobody knows it.</summary>
    public IEnumerable<Campaign> Meant(string tag) => _byName[ActivityFingerprint.Folded(tag)];

    /// <summary>The campaigns that some day between these two belongs to, by name, those of the ledger with their numbers.</summary>
    public IEnumerable<string> KnownOn(DateOnly start, DateOnly end) => _all.Where(one => one.Campaign.Covers(start, end))
        .Select(one => one.Number is null || one.Number == one.Campaign.Name ? one.Campaign.Name : $"{one.Campaign.Name}（{one.Number}）").Distinct().Order(StringComparer.Ordinal);

    /// <summary>What a campaign is called: a kept one also as its namesake among the named ones is.</summary>
    private static IEnumerable<string> NamesOf(Campaign campaign, string? number) =>
        [campaign.Name, .. campaign.Synonyms, .. Campaigns.Find(campaign.Name) is { } named ? named.Synonyms.Prepend(named.Name) : [], .. number is null ? [] : new[] { number }];
}
