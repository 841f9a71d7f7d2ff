namespace Nianbao.Domain.Datasets;

/// <summary>A number that adds up over records. Amounts are whole numbers (money in fen), so totals are exact.</summary>
/// <param name="Name">The name in queries, for example <c>fundsTotal</c>.</param>
/// <param name="Decimals">Digits behind the point when shown: 2 for money, 0 for counts.</param>
/// <param name="Amount">The record's contribution; null when nothing was reported, which adds nothing.</param>
public sealed record Measure(string Name, string Chinese, string English, string Unit, int Decimals, Func<Record, long?> Amount);

/// <summary>A property of a record that totals can be grouped and filtered by.</summary>
/// <param name="Name">The name in queries, for example <c>activityType</c>.</param>
/// <param name="Values">The values it can take with their labels, when they are an enumeration.</param>
/// <param name="Of">The record's value; an empty string when not reported.</param>
/// <param name="IsSet">The value is a set written a+b+c, as campaign tags are: a filter matches any member, and a record counts once in each group.</param>
public sealed record Dimension(string Name, string Chinese, string English, IReadOnlyList<Choice> Values, Func<Record, RecordFacts, string> Of, bool IsSet = false);

/// <summary>What is known of a record beyond its content.</summary>
/// <param name="FirstSubmittedAt">The server's time of arrival of the earliest valid version (UTC).</param>
/// <param name="State">A code of <see cref="Reference.ReportStates"/>; null, as for datasets without states, means accepted.</param>
/// <param name="CorrectionDueOn">The last day for the correction of a returned record.</param>
public readonly record struct RecordFacts(DateTimeOffset FirstSubmittedAt, string? State = null, DateOnly? CorrectionDueOn = null)
{
    /// <summary>A returned record never counts.</summary>
    public bool IsReturned => State == Reference.ReportStates.Returned;
}
