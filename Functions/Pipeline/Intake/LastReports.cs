using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Intake;

/// <summary>
/// What the rules of activities ask of last year's reports: expense, people, party organisation. A bulk file of activities names most
/// organisations of the province; their whole reports would not fit into memory.
/// </summary>
internal sealed class LastReports
{
    private readonly RecordLookup _reports;
    private readonly Dictionary<string, Facts> _facts = new(StringComparer.Ordinal);
    private AnnualReport? _latest;

    public LastReports(StorageClients storage, Dataset reports, int year) => _reports = new(storage, reports, year, record => Keep((AnnualReport)record));

    /// <summary>The report, with these facts only, or null when there is none.</summary>
    public AnnualReport? this[string uscc]
    {
        get
        {
            if (!_facts.TryGetValue(uscc, out var facts))
                return null;
            // Rows of one organisation mostly follow each other.
            if (_latest?.Uscc == uscc)
                return _latest;
            _latest = new() { Uscc = uscc, StaffTotal = facts.Staff, MembersTotal = facts.Members, PartyOrgType = facts.PartyOrgType };
            _latest.Lines["IS35.t"] = facts.Expense;
            return _latest;
        }
    }

    public Task FetchAsync(IReadOnlyCollection<string> usccs, CancellationToken cancellationToken) => _reports.FetchAsync(usccs, cancellationToken);

    private void Keep(AnnualReport report) =>
        _facts[report.Uscc!] = new(report.Lines["IS35.t"], report.StaffTotal, report.MembersTotal, report.PartyOrgType is { } type ? string.Intern(type) : null);

    private readonly record struct Facts(long? Expense, long? Staff, long? Members, string? PartyOrgType);
}
