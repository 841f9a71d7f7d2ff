using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Queries;

/// <summary>An explanation that was given after the upload.</summary>
/// <param name="By">The person's name, masked.</param>
/// <param name="Who">The caller's account: a role and its scope.</param>
public sealed record GivenExplanation(DateTimeOffset At, string Who, string? By, string Text);

/// <summary>What became of a finding since the upload.</summary>
/// <param name="State">The state of the report as this upload brought it (<see cref="ReportStates"/>); null when it was never filed, or is not known any more.</param>
/// <param name="SupersededBy">The receipt of the later version that stands in its place; null while none does.</param>
/// <param name="Explained">The explanations given through the API, the first one first; null when there are none.</param>
public sealed record FindingStanding(string? State, string? SupersededBy, IReadOnlyList<GivenExplanation>? Explained)
{
    public static readonly FindingStanding Unknown = new(null, null, null);

    /// <summary>The explanation that came with the file.</summary>
    [JsonIgnore]
    public string? WithFile { get; init; }

    /// <summary>State and successor in words; null when nothing is known.</summary>
    [JsonIgnore]
    public string? StateText
    {
        get
        {
            var state = State is null ? null : ReportStates.All.First(choice => choice.Code == State) is var words ? $"{words.Chinese} {words.English}" : null;
            return SupersededBy is null ? state : $"{(state is null ? "" : state + "\n")}已有更新的版本 Superseded by {SupersededBy}";
        }
    }

    /// <summary>All explanations as lines: when, who, text.</summary>
    [JsonIgnore]
    public string? ExplanationText
    {
        get
        {
            var lines = (Explained ?? []).Select(given => FormattableString.Invariant($"{given.At.ToOffset(ShanghaiClock.Offset):yyyy-MM-dd HH:mm} {given.By ?? given.Who}：{given.Text}"));
            if (WithFile is { Length: > 0 } text)
                lines = lines.Prepend($"随文件 With the file：{text}");
            return string.Join('\n', lines) is { Length: > 0 } all ? all : null;
        }
    }
}

/// <summary>
/// What became of the reports that an upload's findings are about: explanations given since, and whether the report is accepted, returned
/// or superseded. Worked out of the records when asked, and stored nowhere else.
/// </summary>
public sealed class ReportStandings
{
    /// <summary>So many records are read one by one; more by one query over the divisions they lie in.</summary>
    private const int FewKeys = 4;

    /// <summary>All of a record but its content.</summary>
    private static readonly string[] Columns =
    [
        "PartitionKey", "RowKey", "Hash", "Row", "ArrivedAt", "SubmissionId", "Outcome", "FirstAt", "State", "CorrectionDueOn", "Spilled", "SpilledAt", "SpilledId",
        .. Parts("Verdict", 4), .. Parts("Acts", 8), .. Parts("Others", 17),
    ];

    private readonly Dictionary<string, Standing> _reports = new(StringComparer.Ordinal);

    /// <summary>Nothing is known of any report.</summary>
    public static readonly ReportStandings None = new();

    /// <summary>Reads what the records of these organisations say: one request for one organisation, a page of them in one query.</summary>
    public static async Task<ReportStandings> FetchAsync(StorageClients storage, Dataset dataset, Period period, Receipt receipt, IReadOnlyCollection<string> usccs, CancellationToken cancellationToken)
    {
        if (!dataset.HasStates || receipt.DryRun || usccs.Count == 0)
            return None;
        var standings = new ReportStandings();
        var table = storage.Tables.GetTableClient(TableNames.Of(dataset, period.Year));
        try
        {
            if (usccs.Count <= FewKeys)
            {
                foreach (var uscc in usccs)
                {
                    var answer = await table.GetEntityIfExistsAsync<TableEntity>(Uscc.DivisionOf(uscc), LedgerKeys.Record(uscc), Columns, cancellationToken);
                    if (answer.HasValue)
                        standings.Take(uscc, answer.Value!, receipt.Id);
                }

                return standings;
            }

            var wanted = usccs.ToHashSet(StringComparer.Ordinal);
            var filter = TableClient.CreateQueryFilter(
                $"PartitionKey ge {wanted.Min(Uscc.DivisionOf)} and PartitionKey le {wanted.Max(Uscc.DivisionOf)} and RowKey ge {wanted.Min(StringComparer.Ordinal)} and RowKey le {wanted.Max(StringComparer.Ordinal)}");
            await foreach (var entity in table.QueryAsync<TableEntity>(filter, select: Columns, cancellationToken: cancellationToken))
            {
                if (wanted.Contains(entity.RowKey)) // A credit code is its own row key.
                    standings.Take(entity.RowKey, entity, receipt.Id);
            }
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // Nothing of that year was ever filed.
        }

        return standings;
    }

    /// <summary>What became of a finding.</summary>
    public FindingStanding Of(Finding finding)
    {
        var standing = finding.Uscc is { } uscc && _reports.TryGetValue(uscc, out var report)
            ? new FindingStanding(report.State, report.SupersededBy, report.ExplanationsOf(finding))
            : FindingStanding.Unknown;
        return finding.Explanation is null ? standing : standing with { WithFile = finding.Explanation };
    }

    private static IEnumerable<string> Parts(string name, int count) => Enumerable.Range(0, count).Select(part => FormattableString.Invariant($"{name}{part}"));

    private void Take(string uscc, TableEntity entity, string receipt)
    {
        var stored = StoredRecord.From(entity);
        if (stored.All.FirstOrDefault(version => version.Arrival.SubmissionId == receipt) is not { } mine)
        {
            // Of a full record the oldest versions lie elsewhere: then it is at least known what stands now. Otherwise the row was never filed.
            if (stored.Spilled > 0)
                _reports[uscc] = new(null, stored.Current.Arrival.SubmissionId, []);
            return;
        }

        _reports[uscc] = new(
            VersionStates.Of(mine, stored.Acts),
            stored.Current.Arrival > mine.Arrival ? stored.Current.Arrival.SubmissionId : null,
            [.. stored.Acts.Where(act => act.Kind == ActKind.Explain && act.Hash == mine.Hash)]);
    }

    private sealed record Standing(string? State, string? SupersededBy, IReadOnlyList<Act> Explanations)
    {
        public List<GivenExplanation>? ExplanationsOf(Finding finding)
        {
            var named = new NamedFinding(finding.Code, finding.Field);
            var given = Explanations.Where(act => act.Explains(named)).Select(act => new GivenExplanation(act.At, act.Who, PersonNameFormat.Shown(act.By), act.Text)).ToList();
            return given.Count > 0 ? given : null;
        }
    }
}
