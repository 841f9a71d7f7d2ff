using System.Globalization;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Domain.Indicators;

/// <summary>What the rosters of the register and of the ledgers say of an organisation on a day.</summary>
/// <param name="lines">Its lines in a ledger, by the ledger's name.</param>
public sealed class OrganisationFacts(string uscc, RosterOrganisation organisation, DateOnly asOf, RuleParameters parameters, Func<string, (LedgerDataset Ledger, IEnumerable<LedgerRosterEntry> Lines)> lines)
{
    /// <summary>The ledgers that facts come from.</summary>
    public static readonly IReadOnlyList<string> Ledgers = ["coverage", "census-results", "charters", "workstation-links", "party-posts", "instructor-assignments", "observation-points", "weak-party-org-cases"];

    private static readonly string[] PartyModes = ["OWN_ORG", "JOINT", "TEMPORARY", "FUNCTIONAL"];
    private static readonly string[] WorkModes = ["WORKSTATION", "INSTRUCTOR", "MASS_ORG"];

    public string Uscc { get; } = uscc;

    public RosterOrganisation Organisation { get; } = organisation;

    /// <summary>组织覆盖 (M02): by a party organisation of its own or with others.</summary>
    public bool HasPartyCoverage => Modes.Any(PartyModes.Contains);

    /// <summary>工作覆盖 (M02): by a party organisation, a workstation, an instructor or a mass organisation.</summary>
    public bool HasWorkCoverage => HasPartyCoverage || Modes.Any(WorkModes.Contains);

    /// <summary>Has a party organisation of its own (单独组建).</summary>
    public bool HasOwnPartyOrganisation => Modes.Contains("OWN_ORG");

    /// <summary>
    /// 应建未建 (M02): the latest census found enough full members whose relations can be transferred, and no party organisation covers it.
    /// </summary>
    public bool IsPartyOrganisationDue =>
        !HasPartyCoverage
        && Latest("census-results") is { } found
        && long.TryParse(Fact("census-results", found, CensusResultsLedger.Transferable), NumberStyles.None, CultureInfo.InvariantCulture, out var members)
        && members >= parameters.Get("PARTY_ORG_DUE_MEMBERS", asOf.Year);

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

    /// <summary>The charter in force has the party clause (M05).</summary>
    public bool HasPartyClause => Latest("charters") is { } charter && Fact("charters", charter, ChartersLedger.PartyClause) == "YES";

    /// <summary>Linked to a workstation (M12).</summary>
    public bool IsLinked => Holding("workstation-links").Any();

    /// <summary>An observation point (M19).</summary>
    public bool IsObserved => Holding("observation-points").Any();

    /// <summary>Directly registered by the province (M22).</summary>
    public bool IsProvincialDirect => Organisation.Mode == RegistrationModes.Direct && Divisions.LevelOf(Domain.Reference.Uscc.DivisionOf(Uscc)) == RegLevels.Province;

    /// <summary>Has an instructor (M22).</summary>
    public bool HasInstructor => Holding("instructor-assignments").Any();

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

    /// <summary>A weak party organisation that is being rectified (M11).</summary>
    public bool IsWeak => OpenCases.Any();

    /// <summary>A weak party organisation whose rectification is overdue (M11).</summary>
    public bool IsOverdue => OpenCases.Any(weak => DateOnly.TryParseExact(Fact("weak-party-org-cases", weak, WeakPartyOrgCasesLedger.Due), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) && due < asOf);

    private IEnumerable<string> Modes => Holding("coverage").Select(line => Fact("coverage", line, "mode") ?? "");

    /// <summary>Found by that day and not closed by then: the day of closing is no day of rectification any more.</summary>
    private IEnumerable<LedgerRosterEntry> OpenCases => Of("weak-party-org-cases").Where(weak => !(weak.Since > asOf) && !(weak.Until <= asOf));

    private IEnumerable<LedgerRosterEntry> Posts(string post) => Holding("party-posts").Where(line => Fact("party-posts", line, "post") == post);

    private bool IsPerson(LedgerRosterEntry post, bool officersOnly) =>
        Fact("party-posts", post, PartyPostsLedger.Person) is { Length: > 0 } person && RosterOfficer.ParseAll(Organisation.Officers).Any(officer => officer.Person == person && officer.IsInOfficeOn(asOf) && (officer.IsOfficer || !officersOnly));

    private IEnumerable<LedgerRosterEntry> Of(string ledger) => lines(ledger).Lines;

    private IEnumerable<LedgerRosterEntry> Holding(string ledger) => Of(ledger).Where(line => line.HoldsOn(asOf));

    private LedgerRosterEntry? Latest(string ledger) => Of(ledger).Where(line => line.Since is { } since && since <= asOf).MaxBy(line => (line.Since, line.Id));

    private string? Fact(string ledger, LedgerRosterEntry line, string name) => lines(ledger).Ledger.FactOf(line, name);
}
