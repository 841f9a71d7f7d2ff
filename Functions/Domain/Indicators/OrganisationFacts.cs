using System.Globalization;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Domain.Indicators;

/// <summary>What the rosters of the register and of the ledgers say of an organisation on a day.</summary>
/// <param name="lines">Its lines in a ledger, by the ledger's name.</param>
public sealed class OrganisationFacts(RosterOrganisation organisation, DateOnly asOf, RuleParameters parameters, Func<string, (LedgerDataset Ledger, IEnumerable<LedgerRosterEntry> Lines)> lines)
{
    public RosterOrganisation Organisation { get; } = organisation;

    /// <summary>组织覆盖 (M02): by a party organisation of its own or with others.</summary>
    public bool HasPartyCoverage => Modes.Any(CoverageModes.OfOrganisation.Contains);

    /// <summary>Has a party organisation of its own (单独组建).</summary>
    public bool HasOwnPartyOrganisation => Modes.Contains("OWN_ORG");

    /// <summary>The members of the organisation were counted in this year (M03).</summary>
    public bool IsCountedThisYear => Of("census-results").Any(result => result.Since?.Year == asOf.Year && result.Since <= asOf);

    /// <summary>Registered in this year (M03).</summary>
    public bool IsNew => Organisation.EstablishedOn?.Year == asOf.Year;

    /// <summary>How it is covered was decided within the days allowed after it was registered (M03).</summary>
    public bool IsBuiltInTime => IsNew && Of("census-results").Any(result =>
        result.Since <= asOf
        && DateOnly.TryParseExact(Fact("census-results", result, CensusResultsLedger.Decided), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var decided)
        && decided <= asOf
        && decided <= Organisation.EstablishedOn!.Value.AddDays((int)parameters.Get("DISPOSITION_DAYS", asOf.Year)));

    /// <summary>Secretaries in office, first secretaries aside (M21).</summary>
    public long Secretaries => Posts(PartyPostTypes.Secretary).Count();

    /// <summary>Secretaries who were trained (M21).</summary>
    public long TrainedSecretaries => Posts(PartyPostTypes.Secretary).Count(post => Fact("party-posts", post, "isTrained") == "YES");

    /// <summary>Secretaries who are officers as well (M15, M21).</summary>
    public long SecretariesInOffice => Posts(PartyPostTypes.Secretary).Count(post => IsPerson(post, officersOnly: true));

    /// <summary>一肩挑 (M15): the secretary is one of the officers.</summary>
    public bool IsOneShoulder => SecretariesInOffice > 0;

    /// <summary>一肩挑, first secretaries included (M15).</summary>
    public bool IsOneShoulderWithFirst => IsOneShoulder || Posts(PartyPostTypes.FirstSecretary).Any(post => IsPerson(post, officersOnly: true));

    /// <summary>交叉任职 (M16): a member of the party organisation's committee is in the council, the management or the supervisory board.</summary>
    public bool IsCrossPosted => Holding("party-posts").Any(post => Fact("party-posts", post, "post") != PartyPostTypes.FirstSecretary && IsPerson(post, officersOnly: false));

    /// <summary>The grade (等级评估) it holds; null when it has none or that has ended (domain.md 3.8).</summary>
    public RosterEvaluation? Grade => RosterEvaluation.On(Organisation.Evaluations, asOf, (int)parameters.Get("EVALUATION_VALID_YEARS", asOf.Year));

    /// <summary>Its grade ends within the twelve months after the day.</summary>
    public bool IsGradeExpiring => Grade is { To: { } to } && to <= asOf.AddMonths(12);

    /// <summary>It has told of a charity project that had begun by the day (M37).</summary>
    public bool DisclosesProjects => Of("charity-projects").Any(project => project.Since <= asOf);

    private IEnumerable<string> Modes => Holding("coverage").Select(line => Fact("coverage", line, "mode") ?? "");

    private IEnumerable<LedgerRosterEntry> Posts(string post) => Holding("party-posts").Where(line => Fact("party-posts", line, "post") == post);

    private bool IsPerson(LedgerRosterEntry post, bool officersOnly) =>
        Fact("party-posts", post, PartyPostsLedger.Person) is { Length: > 0 } person && RosterOfficer.ParseAll(Organisation.Officers).Any(officer => officer.Person == person && officer.IsInOfficeOn(asOf) && (officer.IsOfficer || !officersOnly));

    private IEnumerable<LedgerRosterEntry> Of(string ledger) => lines(ledger).Lines;

    private IEnumerable<LedgerRosterEntry> Holding(string ledger) => Of(ledger).Where(line => line.HoldsOn(asOf));

    private string? Fact(string ledger, LedgerRosterEntry line, string name) => lines(ledger).Ledger.FactOf(line, name);
}
