using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Intake;

/// <summary>An active organisation that a complete register file does not list, and the version that closes it.</summary>
/// <param name="Data">The version's content.</param>
internal sealed record Closing(string Uscc, string? Name, string Data)
{
    /// <summary>The version as an entry for the ledger, which no row of the file holds.</summary>
    /// <param name="day">The day the file arrived.</param>
    public Entry ToEntry(Dataset registry, DateOnly day) => new(0, RecordText.Read(registry, Data), Data, RecordText.Hash(Data))
    {
        Note = $"完整登记文件未列入，自文件到达日 {day:yyyy-MM-dd} 起注销 / Not in the complete register file; closed as of {day:yyyy-MM-dd}, the day it arrived",
    };
}

/// <summary>
/// Finds whom a complete register file does not list. What counts is how the register stood when the file arrived: versions that
/// came later are looked past, and so are the file's own, so that a second or a late delivery finds the same.
/// </summary>
internal sealed class RegisterClosings(LedgerSession ledger, Dataset registry, Receipt receipt)
{
    private readonly Arrival _arrival = new(receipt.ReceivedAt, receipt.Id);

    /// <summary>The organisations that were active and are not listed, by division and code.</summary>
    /// <param name="fileDivisions">The divisions of the file's rows.</param>
    /// <param name="lists">Whether the file lists a credit code.</param>
    public async Task<IReadOnlyList<Closing>> FindAsync(IEnumerable<string> fileDivisions, Func<string, bool> lists, CancellationToken cancellationToken)
    {
        var closings = new List<Closing>();
        foreach (var division in await DivisionsAsync(fileDivisions, cancellationToken))
        {
            var head = await ledger.HeadAsync(division, "", cancellationToken);
            var missing = head.Roster.Select(entry => entry.Key).Where(uscc => !lists(uscc)).ToList();
            foreach (var stored in await ledger.Records.ReadAsync(division, missing, record => record.Current.Arrival >= _arrival, cancellationToken))
            {
                if (ClosingOf(stored) is { } closing)
                    closings.Add(closing);
            }
        }

        return closings;
    }

    private async Task<IReadOnlyList<string>> DivisionsAsync(IEnumerable<string> fileDivisions, CancellationToken cancellationToken)
    {
        var declared = receipt.Complete!;
        if (declared.Scope is null or { Length: 6 })
        {
            // Organisations keep the code of their registration when a division's code is retired.
            var divisions = declared.Scope is { } one ? [one] : fileDivisions;
            return [.. divisions.SelectMany(code => Divisions.Find(code) is { } known ? Divisions.CodesOf(known.Code) : [code]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }

        await ledger.PreloadHeadsAsync(declared.Scope.PadRight(6, '0'), declared.Scope.PadRight(6, '9'), create: false, cancellationToken);
        return [.. ledger.Heads.Select(head => head.Division).Where(declared.Covers).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private Closing? ClosingOf(StoredRecord stored)
    {
        var standing = stored.All.Where(version => version.Arrival < _arrival).MaxBy(version => version.Arrival);
        if (standing is null || RecordText.Read(registry, standing.Data) is not Organisation { Status: OrgStatuses.Active } organisation)
            return null;
        var day = ShanghaiClock.DayOf(receipt.ReceivedAt);
        organisation.Status = OrgStatuses.Cancelled;
        organisation.EndedOn = organisation.EndedOn is { } known && known < day ? known : day;
        return new(organisation.Uscc!, organisation.Name, RecordText.Write(registry, organisation));
    }
}
