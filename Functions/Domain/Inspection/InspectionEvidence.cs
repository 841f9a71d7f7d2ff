using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Procedures;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Domain.Inspection;

/// <summary>
/// What the ledgers and lists say of an organisation, as far as the inspection looks at it.
/// </summary>
public sealed record LedgerFacts(IReadOnlyList<ForumNotice> ForumNotices, IReadOnlyList<WeakPartyOrgCase> WeakPartyOrgCases, IReadOnlyList<RegisteredListing> Listings)
{
    public static readonly LedgerFacts None = new([], [], []);

    /// <summary>From the ledgers' rosters, the lists kept with the organisation in the register, and those that were decided here.</summary>
    public static LedgerFacts Of(Organisation? organisation, IEnumerable<ForumNotice> forumNotices, IEnumerable<WeakPartyOrgCase> weakPartyOrgCases, IEnumerable<RosterListing> listings)
    {
        var decided = listings.Where(listing => listing.EffectiveOn is not null)
            .Select(listing => new RegisteredListing { List = listing.List, Trigger = listing.Trigger, EffectiveOn = listing.EffectiveOn, RestartOn = listing.RestartOn, RemovedOn = listing.RemovedOn });
        return new([.. forumNotices], [.. weakPartyOrgCases], [.. organisation?.CreditListings ?? [], .. decided]);
    }
}

/// <summary>Last year's inspection of the same organisation.</summary>
/// <param name="Conclusion">A code of <see cref="Conclusions"/>, or null.</param>
/// <param name="State">A code of <see cref="InspectionStates"/>.</param>
/// <param name="DueOn">The last day of the rectification that was ordered, or null when none was.</param>
public sealed record LastInspection(string? Conclusion, string State, IReadOnlyList<StatedGround> Grounds, DateOnly? DueOn)
{
    /// <summary>A registrar has decided on it.</summary>
    public bool IsDecided => State != InspectionStates.Proposed;

    /// <summary>With the term as its rectification has it now: extended, set anew, or over because the report is under review.</summary>
    public LastInspection Under(RosterRectification? order) => order is null || DueOn is null ? this : this with { DueOn = order.StandingDueOn };
}

/// <summary>The evidence of an inspection that lies outside the organisation's own report.</summary>
public sealed record InspectionEvidence
{
    /// <summary>The organisation as registered, with its penalties; null when only its roster entry is known.</summary>
    public Organisation? Registered { get; init; }

    public LedgerFacts Ledgers { get; init; } = LedgerFacts.None;

    /// <summary>What the year's activities state, one for each activity and ground.</summary>
    public IReadOnlyList<StatedGround> ActivityGrounds { get; init; } = [];

    /// <summary>What registrars found about this report year.</summary>
    public IReadOnlyList<CheckFact> Checks { get; init; } = [];

    /// <summary>What registrars found about the year before: that its grounds have been remedied.</summary>
    public IReadOnlyList<CheckFact> ChecksLastYear { get; init; } = [];

    /// <summary>Last year's inspection, or null when there was none.</summary>
    public LastInspection? Last { get; init; }

    public RuleParameters Parameters { get; init; } = RuleParameters.Default;

    public InspectionLimits LimitsOf(int year) => new(Parameters, year);

    /// <summary>The register's penalties that were decided in a year.</summary>
    public IEnumerable<RegisteredPenalty> PenaltiesOf(int year) => (Registered?.Penalties ?? []).Where(penalty => penalty.DecidedOn?.Year == year);

    /// <summary>Since when it is on the abnormal list without a break, or null when it is not on that day.</summary>
    public DateOnly? AbnormalSince(DateOnly on) => Ledgers.Listings.Where(listing => listing.List == CreditLists.Abnormal && listing.IsListedOn(on)).Min(listing => listing.Since);

    /// <summary>Whether it is on the list of serious dishonesty on that day.</summary>
    public bool IsSeriousOn(DateOnly on) => Ledgers.Listings.Any(listing => listing.List == CreditLists.Serious && listing.IsListedOn(on));

    /// <summary>The first day after that of the facts on which time alone may change the proposal: a rectification becomes overdue, a listing old. Null: none.</summary>
    public DateOnly? NextChange(InspectionFacts facts)
    {
        DateOnly?[] days = [Last is { IsDecided: true, DueOn: { } due } ? due.AddDays(1) : null, facts.ListedSince?.AddYears(facts.Limits.ListedYears), .. Ledgers.Listings.Select(listing => listing.EffectiveOn)];
        return days.Where(day => day > facts.AsOf).Min();
    }

    /// <summary>The codes of last year's grounds that nobody has remedied. Late filing is remedied by the filing itself.</summary>
    public IReadOnlyList<string> OpenGroundsLastYear(Standing standing)
    {
        // Who was found to be in order had no ground, whatever had been proposed.
        if (Last is { IsDecided: true, Conclusion: Conclusions.Pass })
            return [];
        var grounds = Last?.Grounds ?? [.. (standing.PreviousReport?.Grounds ?? []).Select(StatedGround.Parse)];
        return
        [
            .. grounds.Where(ground => ground.Weight != Weight.Recorded).Select(ground => ground.Code).Distinct()
                .Where(code => code != Grounds.FiledLate.Code && !ChecksLastYear.Any(check => check.Kind == CheckKinds.Remedied && check.Ground == code)),
        ];
    }
}
