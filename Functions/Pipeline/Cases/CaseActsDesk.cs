using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Procedures;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Acts;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Cases;

/// <summary>
/// What registrars do with cases: open them, and lead them from state to state (domain.md 8.4, 8.5, 9.4). What the state does not allow is
/// refused with 409; the same act sent twice is one.
/// </summary>
public sealed partial class CaseActsDesk(StorageClients storage, CaseStore store, DatasetList datasets, PersonSeal seal, TimeProvider time)
{
    private readonly PersonNameFormat _names = new(seal);

    /// <summary>POST /api/{dataset}/{id}/{act} with {on?, reason?, evidence?, by, dueOn?, occasion?, nothingToRectify?}.</summary>
    public async Task<IResult> ActAsync(HttpRequest request, Caller caller, Dataset dataset, string id, string act, CancellationToken cancellationToken)
    {
        var procedure = ((IProceduralDataset)dataset).Procedure;
        var kind = procedure.Find(act);
        if (kind is null || kind.ByTimer)
            throw ProblemException.Unknown("act", "办理事项", act, procedure.Acts.Where(one => !one.ByTimer).Select(one => one.Address));
        id = id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase); // As ASP.NET Core leaves it.
        var division = LedgerKeys.DivisionOf(id);
        var missing = ProblemException.NotFound($"{dataset.Chinese}中没有“{id}”。", $"There is no '{id}' in {dataset.Name}.");
        if (division.Length == 0 || !id.Contains('-', StringComparison.Ordinal))
            throw missing;
        RequireEntitled(caller, division);
        var given = await ActBody.ReadAsync<CaseBody>(request, cancellationToken);
        var done = ActOf(caller, kind.Code, given, kind.NeedsReason, kind.NeedsEvidence);
        if (dataset == datasets.Listings && kind.Code == ListingActs.List)
            await RequireFirstOnItsListAsync(id, cancellationToken);
        return await DoAsync(dataset, division, id, standing => standing is null or LedgerEntry { IsVoid: true } ? throw missing : procedure.Do(standing, done), cancellationToken);
    }

    /// <summary>POST /api/listings with {uscc, trigger, on?, reason, evidence?, by}: a candidate that no inspection gave occasion for.</summary>
    public async Task<IResult> OpenListingAsync(HttpRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var given = await ActBody.ReadAsync<ListingBody>(request, cancellationToken);
        var uscc = UsccOf(caller, given.Uscc);
        var trigger = ListTriggers.All.Find(given.Trigger)?.Code ?? throw ProblemException.Unknown("trigger", "列入情形", given.Trigger ?? "", ListTriggers.All.Select(one => one.Code));
        var act = ActOf(caller, ListingActs.Propose, new(given.On, given.Reason, given.Evidence, given.By), needsReason: true, needsEvidence: false);
        var name = await NameAsync(uscc, cancellationToken);
        var key = $"{uscc}-{trigger}-{act.On:yyyyMMdd}";
        return await DoAsync(datasets.Listings, Uscc.DivisionOf(uscc), key, standing => Opened(standing, Listing.Open(uscc, $"{trigger}-{act.On:yyyyMMdd}", trigger, name, null, act)), cancellationToken);
    }

    /// <summary>POST /api/rectifications with {uscc, no, grounds?, measures, on?, dueOn?, reason?, evidence?, by}: an order after a check.</summary>
    public async Task<IResult> OpenRectificationAsync(HttpRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var given = await ActBody.ReadAsync<RectificationBody>(request, cancellationToken);
        var uscc = UsccOf(caller, given.Uscc);
        if (given.No is not { } no || !NoticeNumber().IsMatch(no))
            throw ProblemException.Invalid("bad-no", "请填写整改通知书编号（no）：1至60个字母、数字、汉字或 - _ 〔〕。", "Give the number of the notice (no): 1 to 60 letters, digits or - _ 〔〕.");
        foreach (var ground in given.Grounds ?? [])
        {
            if (Grounds.Find(ground) is null)
                throw ProblemException.Unknown("ground", "年检情形", ground, Grounds.All.Select(one => one.Code));
        }

        var measures = ActTexts.TextOf(given.Measures, 1, "整改要求", "measures");
        var act = ActOf(caller, RectificationActs.Issue, new(given.On, given.Reason, given.Evidence, given.By), needsReason: false, needsEvidence: false);
        var limits = InspectionLimits.Of(act.On.Year);
        var due = given.DueOn ?? limits.RectificationTerm(Uscc.LegalTypeOf(uscc) ?? "").EndAfter(act.On, WorkingDays.Default).Day;
        var most = act.On.AddMonths(limits.RectificationMostMonths);
        if (due <= act.On || due > most)
            throw ProblemException.Invalid("bad-due", $"整改期限应晚于下达日期，最长至 {most:yyyy-MM-dd}。", $"The last day must be after the day of issue, and {most:yyyy-MM-dd} at the latest.");
        var name = await NameAsync(uscc, cancellationToken);
        return await DoAsync(datasets.Rectifications, Uscc.DivisionOf(uscc), $"{uscc}-{no}", standing => Opened(standing, Rectification.Open(uscc, no, "CHECK", name, null, given.Grounds ?? [], measures, due, act)), cancellationToken);
    }

    private async Task<IResult> DoAsync(Dataset dataset, string division, string id, Func<ICase?, ICase> act, CancellationToken cancellationToken)
    {
        ICase? now = null;
        await store.DoAsync(dataset, division, [(id, standing => now = Refusals.Allowed(() => act(standing)))], cancellationToken);
        return Results.Json(CaseDocument.Of(dataset, now!), ReceiptStore.Json);
    }

    /// <summary>The new case; the very same when it was opened so already.</summary>
    private static ICase Opened(ICase? standing, CaseRecord opened)
    {
        if (standing is null)
            return opened;
        return standing.Act == opened.Act && standing.ActedOn == opened.ActedOn && standing.By == opened.By && standing.Reason == opened.Reason && standing.Evidence == opened.Evidence && standing.TermEndsOn == opened.TermEndsOn
            ? standing
            : throw new ActRefusedException("exists-already", new($"{opened.Key} 已存在，请对它办理下一步。", $"{opened.Key} exists already; go on with that one."));
    }

    /// <summary>An organisation stands on each list once: what happens again restarts its time there. Two registrars at the same moment are not told apart.</summary>
    private async Task RequireFirstOnItsListAsync(string id, CancellationToken cancellationToken)
    {
        var own = (await store.OfOwnerAsync(datasets.Listings, id[..Math.Min(id.Length, Uscc.Length)], cancellationToken)).Cast<Listing>().ToList();
        var one = own.Find(listing => listing.Key == id);
        if (one is { Stands: false } && own.Find(listing => listing.Stands && listing.List == one.List) is { } standing)
        {
            throw ProblemException.Conflict("stands-already", new(
                $"该组织已在此名录上（{standing.Key}）。请对该记录办理“重新起算”（occasion 填 {one.No}），并对本条办理“不予列入”。",
                $"The organisation is on this list already ({standing.Key}). Restart that listing with the occasion {one.No}, and drop this one."));
        }
    }

    private CaseAct ActOf(Caller caller, string name, CaseBody given, bool needsReason, bool needsEvidence)
    {
        var today = ShanghaiClock.DayOf(time.GetUtcNow());
        var on = given.On ?? today;
        if (on > today)
            throw ProblemException.Invalid("in-future", $"办理日期（on）不能晚于今天 {today:yyyy-MM-dd}。", $"The day of the act (on) cannot be after today, {today:yyyy-MM-dd}.");
        return new(name, on)
        {
            Who = caller.Who,
            By = ActTexts.NameOf(_names, given.By),
            Reason = needsReason || !string.IsNullOrWhiteSpace(given.Reason) ? ActTexts.TextOf(given.Reason, needsReason ? Explanations.MinLengthOf(RuleParameters.Default, on.Year) : 1, "理由", "reason") : null,
            Evidence = needsEvidence || !string.IsNullOrWhiteSpace(given.Evidence) ? ActTexts.TextOf(given.Evidence, 1, "证明材料", "evidence") : null,
            DueOn = given.DueOn,
            Occasion = string.IsNullOrWhiteSpace(given.Occasion) ? null : OccasionOf(given.Occasion),
            NothingToRectify = given.NothingToRectify,
        };
    }

    /// <summary>As the lists of a record keep it: without what separates their items.</summary>
    private static string OccasionOf(string given) => NoticeNumber().IsMatch(given.Trim())
        ? given.Trim()
        : throw ProblemException.Invalid("bad-occasion", "新情形（occasion）写作“情形代码-年度或编号”，例如 AB1-2026，不超过60个字。", "The occasion is written as trigger-year or number, for example AB1-2026, in at most 60 characters.");

    private async Task<string?> NameAsync(string uscc, CancellationToken cancellationToken)
    {
        using var registered = new RecordLookup(storage, datasets.Registry, null);
        await registered.FetchAsync([uscc], cancellationToken);
        return (registered[uscc] as Organisation ?? throw ProblemException.NotFound($"登记库中没有 {uscc}。", $"The register does not hold {uscc}.")).Name;
    }

    private static string UsccOf(Caller caller, string? given)
    {
        var code = Parameters.CreditCode(given);
        RequireEntitled(caller, Uscc.DivisionOf(code));
        return code;
    }

    private static void RequireEntitled(Caller caller, string division)
    {
        if (!caller.MayDecideOn("00" + division))
            throw new ProblemException(StatusCodes.Status403Forbidden, "not-entitled", new("无权办理", "Not entitled"), new("当前身份不能办理该组织的事项。", "This caller may not act on this organisation's cases."));
    }

    [GeneratedRegex(@"^[\w〔〕-]{1,60}$")]
    private static partial Regex NoticeNumber();

    private sealed record CaseBody(DateOnly? On, string? Reason, string? Evidence, string? By, DateOnly? DueOn = null, string? Occasion = null, bool? NothingToRectify = null);

    private sealed record ListingBody(string? Uscc, string? Trigger, DateOnly? On, string? Reason, string? Evidence, string? By);

    private sealed record RectificationBody(string? Uscc, string? No, string[]? Grounds, string? Measures, DateOnly? On, DateOnly? DueOn, string? Reason, string? Evidence, string? By);
}
