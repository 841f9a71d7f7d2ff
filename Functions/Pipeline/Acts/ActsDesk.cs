using Microsoft.AspNetCore.Http;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Audit;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Acts;

/// <summary>
/// What is done to a report after it came: its warnings are explained, a registrar accepts or returns it (domain.md 6, 7.1).
/// An act is stored in one transaction with the totals it moves; the same act sent twice is one.
/// </summary>
public sealed class ActsDesk(StorageClients storage, DatasetList datasets, Publisher publisher, PersonSeal seal, TimeProvider time)
{
    /// <summary>So many acts are kept with one report; a limit against machines, not against people.</summary>
    public const int MostActs = 200;

    /// <summary>The longest explanation or reason, in characters.</summary>
    public const int MaxTextLength = 2_000;

    private readonly PersonNameFormat _names = new(seal);

    /// <summary>POST /api/records/annual-reports/{period}/{uscc}/explanations with {code, field?, text, by}.</summary>
    public async Task<IResult> ExplainAsync(HttpRequest request, Caller caller, string period, string uscc, CancellationToken cancellationToken)
    {
        var (code, when) = Address(caller, period, uscc, organisationMay: true);
        var given = await ActBody.ReadAsync<ExplanationBody>(request, cancellationToken);
        var rule = RuleCatalogue.AnnualReports.FirstOrDefault(r => r.Code.Equals(given.Code?.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw ProblemException.Invalid("unknown-rule", $"年度报告没有编号为“{given.Code}”的规则。", $"Annual reports have no rule '{given.Code}'.");
        var field = string.IsNullOrWhiteSpace(given.Field) ? null : given.Field.Trim();
        var text = ActTexts.TextOf(given.Text, Explanations.MinLengthOf(RuleParameters.Default, when.Year!.Value), "说明", "explanation");
        var by = ActTexts.NameOf(_names, given.By);
        var act = new Act(ActKind.Explain, Arrival.Truncate(time.GetUtcNow()), "", text, caller.Who, by, rule.Code, field);
        return await DoAsync(code, when, act, stored => Explained(stored, act), cancellationToken);
    }

    /// <summary>POST /api/records/annual-reports/{period}/{uscc}/decision with {act: accept|return, reason, by}. Registrars only.</summary>
    public async Task<IResult> DecideAsync(HttpRequest request, Caller caller, string period, string uscc, CancellationToken cancellationToken)
    {
        var (code, when) = Address(caller, period, uscc, organisationMay: false);
        var given = await ActBody.ReadAsync<DecisionBody>(request, cancellationToken);
        var kind = given.Act switch
        {
            "accept" => ActKind.Accept,
            "return" => ActKind.Return,
            _ => throw ProblemException.Unknown("act", "处理", given.Act ?? "", ["accept", "return"]),
        };
        // Who returns a report owes the organisation a reason that it can act on.
        var text = kind == ActKind.Return || !string.IsNullOrWhiteSpace(given.Reason)
            ? ActTexts.TextOf(given.Reason, kind == ActKind.Return ? Explanations.MinLengthOf(RuleParameters.Default, when.Year!.Value) : 1, "理由", "reason")
            : "";
        var act = new Act(kind, Arrival.Truncate(time.GetUtcNow()), "", text, caller.Who, ActTexts.NameOf(_names, given.By));
        return await DoAsync(code, when, act, stored => Decided(stored, act), cancellationToken);
    }

    private async Task<IResult> DoAsync(string uscc, Period period, Act act, Func<StoredRecord, StoredRecord?> amend, CancellationToken cancellationToken)
    {
        var dataset = datasets.AnnualReports;
        var division = Uscc.DivisionOf(uscc);
        var session = new LedgerSession(storage.Tables.GetTableClient(TableNames.Of(dataset, period.Year)), dataset, time, storage.Seal);
        var stored = await session.AmendAsync(division, LedgerKeys.Record(uscc), "", amend, cancellationToken)
            ?? throw ProblemException.NotFound($"{period} 年度没有 {uscc} 的报告。", $"There is no report of {uscc} for {period}.");
        // Also when nothing was to be stored: whoever did it before may not have come so far.
        await publisher.PublishAsync(dataset, period.Year, [.. session.Heads], cancellationToken, ChainEntry.Of(dataset, period, uscc, Stored(stored, act)));
        return Results.Json(RecordDocument.Of(dataset, period, stored), ReceiptStore.Json);
    }

    /// <summary>The act as it is kept: this one, or the same one that was done before.</summary>
    private static Act Stored(StoredRecord stored, Act act) =>
        stored.Acts.Last(done => done with { At = act.At, Hash = act.Hash, CorrectionDueOn = act.CorrectionDueOn } == act);

    private static StoredRecord? Explained(StoredRecord stored, Act act)
    {
        if (stored.Acts.Any(done => done.Kind == ActKind.Explain && done.Code == act.Code && done.Field == act.Field && done.Text == act.Text && done.Who == act.Who && done.By == act.By))
            return null;
        var waiting = Waiting(stored).FirstOrDefault(version => VersionStates.Unexplained(version, stored.Acts).Any(act.Explains));
        if (waiting is not null)
            return Amend(stored, act with { Hash = waiting.Hash });
        var latest = Latest(stored);
        var open = VersionStates.Unexplained(latest, stored.Acts);
        throw ProblemException.Conflict(
            "nothing-to-explain",
            latest.Verdict is { IsReturned: true }
                ? new("最新报送的版本有须更正的错误，已退回；请更正后重新报送，不能以说明代替更正。", "The latest version has errors and was returned; correct it and file it again, an explanation cannot replace the correction.")
                : open.Count == 0
                    ? new($"该报告没有待说明的提示（{act.Code}）。", $"The report has no warning that waits for an explanation ({act.Code}).")
                    : new($"{act.Code} {act.Field} 不是待说明的提示。待说明的有：{List(open)}。", $"{act.Code} {act.Field} is no warning that waits for an explanation. These do: {List(open)}."));
    }

    private StoredRecord? Decided(StoredRecord stored, Act act)
    {
        var latest = Latest(stored);
        var target = Waiting(stored).FirstOrDefault();
        var last = stored.Acts.LastOrDefault(done => done.Kind != ActKind.Explain);
        if (last is not null && (target is null || target.Hash == last.Hash) && last with { At = act.At, Hash = act.Hash, CorrectionDueOn = null } == act)
            return null; // The answer was lost, and it is sent again.

        // A registrar may take a return back; what the rules returned only a correction can mend.
        if (act.Kind == ActKind.Accept && target is null && latest.Verdict is not { IsReturned: true } && VersionStates.Of(latest, stored.Acts) == ReportStates.Returned)
            target = latest;
        if (target is null)
        {
            var isAccepted = VersionStates.Of(latest, stored.Acts) == ReportStates.Accepted;
            throw ProblemException.Conflict(
                isAccepted ? "accepted-already" : "returned-already",
                (act.Kind, isAccepted) switch
                {
                    (ActKind.Accept, true) => new("该报告已受理，无需再次受理。", "The report is accepted already."),
                    (ActKind.Accept, false) => new("该报告有须更正的错误，已退回；更正并重新报送后才能受理。", "The report has errors and was returned; it can be accepted when it has been corrected and filed again."),
                    (_, true) => new("该报告已受理，不能再退回；发现问题请通过年检或责令改正处理。", "The report is accepted and cannot be returned any more; what is found now is a matter of the inspection."),
                    _ => new("该报告已退回，等待更正。", "The report is returned already and waits for its correction."),
                });
        }

        if (act.Kind == ActKind.Return)
            act = act with { CorrectionDueOn = CorrectionDueOn(target, act.At) };
        return Amend(stored, act with { Hash = target.Hash });
    }

    private DateOnly CorrectionDueOn(RecordVersion version, DateTimeOffset at)
    {
        var report = (AnnualReport)RecordText.Read(datasets.AnnualReports, version.Data);
        return WorkingDays.Default.After(ShanghaiClock.DayOf(at), datasets.Deadlines.For(report)?.CorrectionDays ?? Deadline.DefaultCorrectionDays).Day;
    }

    private static StoredRecord? Amend(StoredRecord stored, Act act) => stored.Acts.Count < MostActs
        ? VersionOrder.Amend(stored, act)
        : throw ProblemException.Conflict("too-many-acts", new($"该报告的说明与处理已达 {MostActs} 条上限。", $"The report has {MostActs} explanations and decisions, which is the limit."));

    private static RecordVersion Latest(StoredRecord stored) => stored.All.MaxBy(version => version.Arrival)!;

    /// <summary>The versions that wait, the latest first; those before an accepted one wait for nothing any more.</summary>
    private static IEnumerable<RecordVersion> Waiting(StoredRecord stored) => stored.All
        .OrderByDescending(version => version.Arrival)
        .TakeWhile(version => VersionStates.Of(version, stored.Acts) != ReportStates.Accepted)
        .Where(version => VersionStates.Of(version, stored.Acts) is ReportStates.Submitted or ReportStates.PreReview);

    private (string Uscc, Period Period) Address(Caller caller, string period, string uscc, bool organisationMay)
    {
        var when = Periods.ForUpload(datasets.AnnualReports, period, time.GetUtcNow());
        var code = Parameters.CreditCode(uscc);
        if (!caller.MayDecideOn(code!) && !(organisationMay && caller.OwnUscc == code))
            throw new ProblemException(403, "not-entitled", new("无权办理", "Not entitled"), new("当前身份不能办理该组织的报告。", "This caller may not act on this organisation's report."));
        return (code!, when);
    }

    private static string List(IEnumerable<NamedFinding> findings) => string.Join("; ", findings.Take(20).Select(finding => $"{finding.Code} {finding.Field}".TrimEnd()));

    private sealed record ExplanationBody(string? Code, string? Field, string? Text, string? By);

    private sealed record DecisionBody(string? Act, string? Reason, string? By);
}
