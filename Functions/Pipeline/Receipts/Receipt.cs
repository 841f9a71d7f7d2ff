using System.Text.Json.Serialization;
using Nianbao.Domain.Rules;

namespace Nianbao.Pipeline.Receipts;

/// <summary>Where an upload stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReceiptState>))]
public enum ReceiptState
{
    /// <summary>已接收: stored, waiting to be read.</summary>
    [JsonStringEnumMemberName("received")]
    Received,

    /// <summary>处理中: being read and checked.</summary>
    [JsonStringEnumMemberName("reading")]
    Reading,

    /// <summary>已入库: every row counts, or stands already.</summary>
    [JsonStringEnumMemberName("committed")]
    Committed,

    /// <summary>已退回: nothing of the file counts. Unless it holds reports returned for correction, it is not a submission.</summary>
    [JsonStringEnumMemberName("rejected")]
    Rejected,

    /// <summary>部分入库: the valid rows count, the others are returned.</summary>
    [JsonStringEnumMemberName("partlyAccepted")]
    PartlyAccepted,

    /// <summary>处理失败: the system failed, not the file.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>The same words in Chinese and English.</summary>
public sealed record Words(string Zh, string En);

/// <summary>The rows of a file by what became of them. Rows = Accepted + Unchanged + Superseded + Held + Rejected.</summary>
/// <param name="Accepted">They stand in the totals, also those that wait for an explanation or a pre-review.</param>
/// <param name="Rejected">They count in nothing: returned for correction, or no submission at all.</param>
public sealed record RowCounts(int Rows, int Accepted, int Unchanged, int Superseded, int Rejected, int WithWarnings)
{
    /// <summary>Of the rejected: reports that were submitted and returned for correction.</summary>
    public int Returned { get; init; }

    /// <summary>Reports that take the place of an accepted one only when they are accepted themselves.</summary>
    public int Held { get; init; }

    /// <summary>Of the accepted: activities that are kept and do not count until somebody has decided (AC-010, DUP-001, DUP-002).</summary>
    public int HeldForReview { get; init; }

    /// <summary>Reports, whether they stand or not, with warnings that wait for an explanation.</summary>
    public int AwaitingExplanation { get; init; }

    /// <summary>Reports, whether they stand or not, that lack the supervising unit's opinion and nothing else.</summary>
    public int AwaitingPreReview { get; init; }

    public static readonly RowCounts None = new(0, 0, 0, 0, 0, 0);
}

/// <summary>How the file was understood.</summary>
public sealed record ReadingFacts(string Format, string? Encoding, string? Delimiter, string? Sheet, int? HeaderRow, IReadOnlyList<Words> Notes);

/// <summary>The answer to one upload: one document, replaced whole.</summary>
public sealed record Receipt
{
    public required string Id { get; init; }

    public required string Dataset { get; init; }

    public required string Period { get; init; }

    public string? FileName { get; init; }

    public long Size { get; init; }

    /// <summary>The organisation whose draft was submitted, or null for a file.</summary>
    public string? DraftOf { get; init; }

    /// <summary>A register file's declaration that it is complete, or null.</summary>
    public CompleteDeclaration? Complete { get; init; }

    /// <summary>Of the file's bytes, hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Who uploaded: a role and its scope, never a person's name.</summary>
    public required string Submitter { get; init; }

    /// <summary>The organisation the uploader may file for; null for a registrar.</summary>
    public string? UploaderUscc { get; init; }

    public required ReceiptState State { get; init; }

    /// <summary>Nothing more will happen to this upload by itself.</summary>
    public bool Final => State is ReceiptState.Committed or ReceiptState.Rejected or ReceiptState.PartlyAccepted || (State == ReceiptState.Failed && Attempts >= MaxAttempts);

    /// <summary>The server's time of arrival (UTC); it decides timeliness and which of two versions is the later.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The first time these very bytes arrived, when they were sent again after a rejection.</summary>
    public DateTimeOffset? FirstReceivedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When this upload counts as a submission of reports: its arrival when any row is one; null when none is (domain.md 9.3).</summary>
    public DateTimeOffset? CountedAsSubmissionAt { get; init; }

    /// <summary>The last day, inclusive, on which the returned reports can be corrected as if they had been right at once.</summary>
    public DateOnly? CorrectionDueOn { get; init; }

    /// <summary>True when the holidays until then were not published yet; otherwise not said.</summary>
    public bool? CorrectionDueIsEstimated { get; init; }

    public ReadingFacts? Reading { get; init; }

    public RowCounts Counts { get; init; } = RowCounts.None;

    /// <summary>The rows that were taken in, as 2-14,16, whether they were new or stood already; null when none was.</summary>
    public string? TakenRows { get; init; }

    /// <summary>The rows with reports that were returned for correction.</summary>
    public string? ReturnedRows { get; init; }

    /// <summary>The registrar's division when all rows belong to one; null otherwise.</summary>
    public string? Scope { get; init; }

    /// <summary>How many findings there are by code, all of them.</summary>
    public IReadOnlyDictionary<string, int> FindingsByCode { get; init; } = new Dictionary<string, int>();

    public int FindingsTotal { get; init; }

    /// <summary>The findings by row and column: all, or the first <see cref="InlineFindings"/> with the rest at /api/receipts/{id}/findings.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What happened, in a word.</summary>
    public Words StateText => ReceiptTexts.State(this);

    /// <summary>What to do next.</summary>
    public Words NextStep => ReceiptTexts.NextStep(this);

    /// <summary>The context of the submission's trace (W3C traceparent): in it go on all who process the file. Null where nobody traces, and of files that came without one.</summary>
    public string? Trace { get; init; }

    /// <summary>Storage transactions this submission cost, upload and processing together.</summary>
    public int Transactions { get; init; }

    /// <summary>How often processing was begun.</summary>
    public int Attempts { get; init; }

    /// <summary>What the last failure was, in general words.</summary>
    public Words? Failure { get; init; }

    /// <summary>Nothing was stored: the file was only checked.</summary>
    public bool DryRun { get; init; }

    /// <summary>This answer repeats the first receipt of identical bytes.</summary>
    public bool Repeated { get; init; }

    /// <summary>After so many attempts the upload waits for a person.</summary>
    public const int MaxAttempts = 10;

    /// <summary>So many findings lie in the receipt itself.</summary>
    public const int InlineFindings = 1_000;

    /// <summary>So many findings are kept at most; totals by code are always true.</summary>
    public const int KeptFindings = 200_000;
}
