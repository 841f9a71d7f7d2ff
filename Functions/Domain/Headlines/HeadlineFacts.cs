using System.Globalization;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Headlines;

/// <summary>Where the facts come from that headlines are counted from; every reading gives the same.</summary>
public interface IHeadlineSource
{
    /// <summary>The register, as it stands.</summary>
    IEnumerable<RegisteredOrganisation> Register { get; }

    /// <summary>The ledger of that name.</summary>
    LedgerDataset Ledger(string name);

    /// <summary>Its entries, those of all years.</summary>
    IEnumerable<LedgerRosterEntry> Entries(string ledger);

    /// <summary>The activities of a figure in its time.</summary>
    ActivityTally Activities(ActivityFigure figure, DateOnly asOf);
}

/// <summary>What a sum over activities came to.</summary>
/// <param name="Sum">In the measure's smallest unit: fen for money.</param>
/// <param name="Records">Activities that are in it.</param>
/// <param name="Estimated">How much of it is not proven: enterprises that were reported as a number, without a list of their codes.</param>
public readonly record struct ActivityTally(long Sum, long Records, long Estimated = 0)
{
    public static ActivityTally operator +(ActivityTally a, ActivityTally b) => new(checked(a.Sum + b.Sum), a.Records + b.Records, checked(a.Estimated + b.Estimated));
}

/// <summary>The facts of one day, looked up once for all headlines.</summary>
public sealed class HeadlineFacts(IHeadlineSource source, DateOnly asOf)
{
    /// <summary>The ledgers that <see cref="LacksDueOrganisation"/> looks into.</summary>
    public static readonly string[] NeededForDue = ["coverage", "census-results", "party-organisations"];

    private HashSet<string>? _organisationCovered;
    private HashSet<string>? _workCovered;
    private HashSet<string>? _instructed;
    private HashSet<string>? _due;
    private HashSet<string>? _withClause;

    public IHeadlineSource Source { get; } = source;

    public DateOnly AsOf { get; } = asOf;

    /// <summary>组织覆盖: a party organisation of one's own, a joint, temporary or functional one (domain.md 2.1 M02).</summary>
    public bool HasOrganisationCoverage(string uscc) => (_organisationCovered ??= Covered(CoverageModes.OfOrganisation)).Contains(uscc);

    /// <summary>工作覆盖: the former, or a workstation, an instructor, a mass organisation.</summary>
    public bool HasWorkCoverage(string uscc) => (_workCovered ??= Covered(CoverageModes.OfWork)).Contains(uscc);

    /// <summary>Whether a party instructor is assigned to it on the day.</summary>
    public bool HasInstructor(string uscc) => (_instructed ??= [.. Source.Entries("instructor-assignments").Where(entry => entry.HoldsOn(AsOf)).Select(entry => entry.Owner)]).Contains(uscc);

    /// <summary>
    /// 应建未建: the latest census found enough full members whose relations can be transferred, and there is no party organisation,
    /// neither by coverage nor in the ledger of party organisations.
    /// </summary>
    public bool LacksDueOrganisation(string uscc) => (_due ??= Due()).Contains(uscc);

    /// <summary>党建入章: whether the latest charter approved by the day has the party clause.</summary>
    public bool HasPartyClause(string uscc) => (_withClause ??= WithClause()).Contains(uscc);

    /// <summary>Whether an action belongs to a programme of these days, which its owner set up by the day.</summary>
    public bool IsOfProgramme(LedgerRosterEntry action, DateOnly from, DateOnly to) =>
        Source.Ledger("action-items").FactOf(action, "programme") is { Length: > 0 } programme
        && Source.Entries("action-programmes").Any(entry => entry.Owner == action.Owner && entry.Id == programme && entry.Since == from && entry.Until == to && from <= AsOf);

    /// <summary>The entries of a ledger figure that count.</summary>
    public IEnumerable<LedgerRosterEntry> EntriesOf(LedgerFigure figure)
    {
        var ledger = Source.Ledger(figure.Ledger);
        return Source.Entries(figure.Ledger).Where(entry => figure.Matches(entry, ledger, this));
    }

    /// <summary>The organisations of a figure that count.</summary>
    public IEnumerable<RegisteredOrganisation> OrganisationsOf(RegisterFigure figure) => Source.Register.Where(organisation => figure.Matches(organisation, this));

    private HashSet<string> Covered(IReadOnlyList<string> modes)
    {
        var ledger = Source.Ledger("coverage");
        return [.. Source.Entries("coverage").Where(entry => entry.HoldsOn(AsOf) && modes.Contains(ledger.FactOf(entry, "mode"))).Select(entry => entry.Owner)];
    }

    private HashSet<string> WithClause()
    {
        var ledger = Source.Ledger("charters");
        var latest = Source.Entries("charters").Where(entry => !(entry.Since > AsOf)).GroupBy(entry => entry.Owner, StringComparer.Ordinal).Select(charters => charters.MaxBy(charter => (charter.Since, charter.Id))!);
        return [.. latest.Where(charter => ledger.FactOf(charter, ChartersLedger.PartyClause) == YesNo.Yes).Select(charter => charter.Owner)];
    }

    private HashSet<string> Due()
    {
        var ledger = Source.Ledger("census-results");
        var minimum = RuleParameters.Default.Get("PARTY_ORG_DUE_MEMBERS", AsOf.Year);
        // Of two results of one day the one with the later number is the later one.
        var latest = Source.Entries("census-results").Where(entry => !(entry.Since > AsOf)).GroupBy(entry => entry.Owner, StringComparer.Ordinal).Select(results => results.MaxBy(result => (result.Since, result.Id))!);
        var due = latest.Where(result => long.TryParse(ledger.FactOf(result, CensusResultsLedger.Transferable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var members) && members >= minimum)
            .Select(result => result.Owner).ToHashSet(StringComparer.Ordinal);
        due.ExceptWith(Source.Entries("party-organisations").Where(entry => entry.HoldsOn(AsOf)).Select(entry => entry.Owner));
        due.RemoveWhere(HasOrganisationCoverage);
        return due;
    }
}
