using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Acts;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Inspections;

/// <summary>
/// What registrars do with what the timer proposes: confirm it, draw another conclusion, publish (domain.md 8.1). An act is a version of the
/// record, stored in one transaction with the totals it moves, on top of what stands; the same act sent twice is one.
/// </summary>
public sealed class InspectionActsDesk(StorageClients storage, DatasetList datasets, PublishedView published, Publisher publisher, PersonSeal seal, TimeProvider time)
{
    /// <summary>So many of those that were left out are named.</summary>
    private const int MostNamed = 100;

    private readonly PersonNameFormat _names = new(seal);

    /// <summary>POST /api/inspections/{year}/{uscc}/decision with {act: confirm|override, conclusion?, grounds?, reason?, by}.</summary>
    public async Task<IResult> DecideAsync(HttpRequest request, Caller caller, string yearText, string uscc, CancellationToken cancellationToken)
    {
        var (year, code) = Address(caller, yearText, uscc);
        var given = await ActBody.ReadAsync<DecisionBody>(request, cancellationToken);
        var conclusion = ConclusionOf(given.Conclusion);
        var grounds = given.Grounds?.Select(GroundOf).ToList();
        switch (given.Act)
        {
            case "confirm":
                if (grounds is not null)
                    throw ProblemException.Invalid("grounds-not-confirmed", "确认不能更改依据；要更改，请改定（override）。", "Confirming changes no grounds; to change them, override.");
                return await DoAsync(year, code, standing => InspectionActs.Confirm(standing, conclusion, ActorOf(caller, given.By, given.Reason, 0)), cancellationToken);
            case "override":
                if (conclusion is null)
                    throw ProblemException.Unknown("conclusion", "结论", "", Conclusions.All.Select(choice => choice.Code));
                var actor = ActorOf(caller, given.By, given.Reason, Explanations.MinLengthOf(RuleParameters.Default, year));
                return await DoAsync(year, code, standing => InspectionActs.Override(standing, conclusion, grounds is null ? null : WithSources(grounds, standing), actor), cancellationToken);
            default:
                throw ProblemException.Unknown("act", "处理", given.Act ?? "", ["confirm", "override"]);
        }
    }

    /// <summary>POST /api/inspections/{year}/{uscc}/publication with {reason?, by}.</summary>
    public async Task<IResult> PublishAsync(HttpRequest request, Caller caller, string yearText, string uscc, CancellationToken cancellationToken)
    {
        var (year, code) = Address(caller, yearText, uscc);
        var given = await ActBody.ReadAsync<PublicationBody>(request, cancellationToken);
        var actor = ActorOf(caller, given.By, given.Reason, 0);
        return await DoAsync(year, code, standing => InspectionActs.Publish(standing, actor), cancellationToken);
    }

    /// <summary>POST /api/inspections/{year}/decisions with {division or city, conclusion, reason?, by}: confirms all that is proposed so.</summary>
    public async Task<IResult> ConfirmAllAsync(HttpRequest request, Caller caller, string yearText, CancellationToken cancellationToken)
    {
        var year = Parameters.Year(yearText, Periods.LastYear(time.GetUtcNow()));
        var given = await ActBody.ReadAsync<ManyBody>(request, cancellationToken);
        var conclusion = ConclusionOf(given.Conclusion) ?? throw ProblemException.Unknown("conclusion", "结论", "", Conclusions.All.Select(choice => choice.Code));
        var actor = ActorOf(caller, given.By, given.Reason, 0);
        return await DoAllAsync(year, Scope(caller, given), entry => entry.State == InspectionStates.Proposed && entry.Conclusion == conclusion, standing => InspectionActs.Confirm(standing, conclusion, actor), cancellationToken);
    }

    /// <summary>POST /api/inspections/{year}/publications with {division or city, conclusion?, reason?, by}: publishes all that is confirmed.</summary>
    public async Task<IResult> PublishAllAsync(HttpRequest request, Caller caller, string yearText, CancellationToken cancellationToken)
    {
        var year = Parameters.Year(yearText, Periods.LastYear(time.GetUtcNow()));
        var given = await ActBody.ReadAsync<ManyBody>(request, cancellationToken);
        var conclusion = ConclusionOf(given.Conclusion);
        var actor = ActorOf(caller, given.By, given.Reason, 0);
        return await DoAllAsync(year, Scope(caller, given), entry => entry.State == InspectionStates.Confirmed && (conclusion is null || entry.Conclusion == conclusion), standing => InspectionActs.Publish(standing, actor), cancellationToken);
    }

    private async Task<IResult> DoAsync(int year, string uscc, Func<InspectionRecord, InspectionRecord> act, CancellationToken cancellationToken)
    {
        var session = Session(year);
        InspectionRecord? now = null;
        var entry = Entry.Of(datasets.Inspections, 0, new InspectionRecord { Uscc = uscc }) with
        {
            Onto = stored =>
            {
                var standing = Read(stored) ?? throw ProblemException.NotFound($"{year} 年度没有 {uscc} 的年检。", $"There is no inspection of {uscc} for {year}.");
                now = Refusals.Allowed(() => act(standing));
                return Entry.Of(datasets.Inspections, 0, now);
            },
        };
        await session.PlaceAsync(Uscc.DivisionOf(uscc), [entry], NewArrival(), commit: true, keepSightings: false, cancellationToken);
        // Also when nothing was to be stored: whoever did it before may not have come so far.
        await publisher.PublishAsync(datasets.Inspections, year, [.. session.Heads], cancellationToken);
        return Results.Json(InspectionDocument.Of(now!), ReceiptStore.Json);
    }

    private async Task<IResult> DoAllAsync(int year, HashSet<string> divisions, Func<RosterInspection, bool> isMeant, Func<InspectionRecord, InspectionRecord> act, CancellationToken cancellationToken)
    {
        var clock = await published.ClockAsync(cancellationToken);
        var series = await published.SeriesAsync(clock, datasets.Inspections, year, cancellationToken);
        var session = Session(year);
        var arrival = NewArrival();
        var (done, leftOut) = (0, new SortedDictionary<string, Bilingual>(StringComparer.Ordinal));
        foreach (var (division, head) in series.Heads.Where(head => divisions.Contains(head.Division)))
        {
            var entries = head.Roster.Where(entry => isMeant(RosterInspection.Parse(entry.Value))).Select(entry => EntryOf(entry.Key)).ToList();
            if (entries.Count == 0)
                continue;
            var outcomes = await session.CommitAsync(division, entries, arrival, commit: true, keepSightings: false, cancellationToken);
            done += outcomes.Count(outcome => outcome == Outcome.Accepted);
            await publisher.PublishAsync(datasets.Inspections, year, [.. session.Heads.Where(written => written.Division == division)], cancellationToken);
        }

        return Results.Json(new { year, done, leftOut = leftOut.Count, why = leftOut.Take(MostNamed).Select(one => new { uscc = one.Key, zh = one.Value.Chinese, en = one.Value.English }) }, ReceiptStore.Json);

        Entry EntryOf(string uscc) => Entry.Of(datasets.Inspections, 0, new InspectionRecord { Uscc = uscc }) with
        {
            Onto = stored =>
            {
                var standing = Read(stored) ?? throw new InvalidOperationException($"The roster names {uscc}, which has no inspection of {year}.");
                try
                {
                    leftOut.Remove(uscc);
                    return Entry.Of(datasets.Inspections, 0, act(standing));
                }
                catch (ActRefusedException refused)
                {
                    leftOut[uscc] = refused.Text;
                    return Entry.Of(datasets.Inspections, 0, standing); // Says what stands already, so nothing is written.
                }
            },
        };
    }

    private LedgerSession Session(int year) => new(storage.Tables.GetTableClient(TableNames.Of(datasets.Inspections, year)), datasets.Inspections, time, storage.Seal);

    private Arrival NewArrival() => new(Arrival.Truncate(time.GetUtcNow()), "act-" + Guid.NewGuid().ToString("N"));

    private InspectionRecord? Read(StoredRecord? stored) => stored is null ? null : (InspectionRecord)RecordText.Read(datasets.Inspections, stored.Current.Data);

    private (int Year, string Uscc) Address(Caller caller, string yearText, string uscc)
    {
        var year = Parameters.Year(yearText, Periods.LastYear(time.GetUtcNow()));
        var code = Parameters.CreditCode(uscc);
        if (!caller.MayDecideOn(code!))
            throw NotEntitled();
        return (year, code!);
    }

    private static HashSet<string> Scope(Caller caller, ManyBody given) => DivisionScope.Of(caller, given.Division, given.City, NotEntitledText);

    private Actor ActorOf(Caller caller, string? by, string? reason, int least)
    {
        var text = least > 0 || !string.IsNullOrWhiteSpace(reason) ? ActTexts.TextOf(reason, Math.Max(1, least), "理由", "reason") : null;
        return new(caller.Who, ActTexts.NameOf(_names, by), ShanghaiClock.DayOf(time.GetUtcNow()), text);
    }

    private static string? ConclusionOf(string? given) => string.IsNullOrWhiteSpace(given)
        ? null
        : Conclusions.All.Find(given)?.Code ?? throw ProblemException.Unknown("conclusion", "结论", given, Conclusions.All.Select(choice => choice.Code));

    /// <summary>G08, G08:M or G08:S.</summary>
    private static StatedGround GroundOf(string given)
    {
        var parts = given.Trim().Split(':');
        return parts.Length <= 2 && Grounds.Find(parts[0]) is not null && (parts.Length == 1 || parts[1] is "M" or "S")
            ? StatedGround.Parse(given.Trim())
            : throw ProblemException.Unknown("ground", "年检情形", given, Grounds.All.SelectMany(ground => new[] { ground.Code, ground.Code + ":M", ground.Code + ":S" }));
    }

    /// <summary>A ground that was proposed keeps what states it; one that the registrar adds is a finding.</summary>
    private static IReadOnlyList<StatedGround> WithSources(List<StatedGround> grounds, InspectionRecord standing)
    {
        var known = standing.StatedGrounds.Concat((standing.ProposedGrounds ?? []).Concat(standing.NewGrounds ?? []).Select(StatedGround.Parse)).ToLookup(ground => ground.Code);
        return StatedGround.Merge(grounds.Select(ground => ground with { Source = known[ground.Code].Select(one => one.Source).FirstOrDefault(GroundSources.Check) }));
    }

    private static ProblemException NotEntitled() => new(StatusCodes.Status403Forbidden, "not-entitled", new("无权办理", "Not entitled"), NotEntitledText);

    private static Words NotEntitledText => new("当前身份不能办理该组织的年检。", "This caller may not decide on this inspection.");

    private sealed record DecisionBody(string? Act, string? Conclusion, string[]? Grounds, string? Reason, string? By);

    private sealed record PublicationBody(string? Reason, string? By);

    private sealed record ManyBody(string? Division, string? City, string? Conclusion, string? Reason, string? By);
}
