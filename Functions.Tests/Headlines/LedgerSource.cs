using Nianbao.Domain.Datasets;
using Nianbao.Domain.Headlines;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Registry;

namespace Nianbao.Tests.Headlines;

/// <summary>Facts in memory: organisations and ledger entries, and no activities.</summary>
internal sealed class LedgerSource : IHeadlineSource
{
    private readonly List<(string Ledger, LedgerRosterEntry Entry)> _entries = [];
    private readonly List<RegisteredOrganisation> _register = [];

    public IEnumerable<RegisteredOrganisation> Register => _register;

    public LedgerSource Organisation(string uscc, string established = "2015-03-01", string? ended = null, string mode = "DIRECT")
    {
        _register.Add(new(uscc, new(Nianbao.Domain.Reference.Uscc.LegalTypeOf(uscc)!, Day(established), Day(ended), ended is null ? "ACTIVE" : "CANCELLED", false, mode, false)));
        return this;
    }

    /// <summary>An entry as the heads hold it.</summary>
    public LedgerSource Entry(LedgerEntry entry)
    {
        var ledger = Catalogue.All.OfType<LedgerDataset>().First(known => known.NewRecord().GetType() == entry.GetType());
        ledger.Complete(entry, Period.Current);
        if (ledger.RosterEntry(entry, default) is { } line)
            _entries.Add((ledger.Name, LedgerRosterEntry.Parse(entry.Key, line)));
        return this;
    }

    public LedgerDataset Ledger(string name) => Catalogue.All.OfType<LedgerDataset>().Single(known => known.Name == name);

    public IEnumerable<LedgerRosterEntry> Entries(string ledger) => _entries.Where(entry => entry.Ledger == ledger).Select(entry => entry.Entry);

    public ActivityTally Activities(ActivityFigure figure, DateOnly asOf) => default;

    public HeadlineReading Read(string headline, string asOf = "2022-06-30") => HeadlineList.Find(headline)!.Read(new(this, Day(asOf)!.Value));

    public static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
