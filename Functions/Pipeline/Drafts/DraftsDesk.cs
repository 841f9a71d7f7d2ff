using System.Text.Json.Nodes;
using Azure;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Drafts;

/// <summary>
/// Annual reports while they are being written, section by section. Saving is never held up by a rule or an unreadable value;
/// what is wrong so far is said with every answer. What the person typed lies in the draft's document alone: never in a log or a name.
/// </summary>
public sealed class DraftsDesk(DraftStore drafts, DatasetList datasets, UploadDesk uploads, Ingestion ingestion, TimeProvider time)
{
    /// <summary>The largest section: some ten times a narrative of 6,000 characters with long lists beside it.</summary>
    public const long MaxSectionBytes = 1 << 20;

    /// <summary>The name a submitted draft bears as a file.</summary>
    public const string FileName = "draft.json";

    // Two people who save at once meet a few times at most; a storage that says "changed" forever is at fault.
    private const int MaxTries = 20;

    /// <summary>PUT /api/drafts/annual-reports/{period}/{uscc}/{section}: saves a section whatever it holds.</summary>
    public async Task<IResult> SaveAsync(HttpRequest request, Caller caller, string period, string uscc, string section, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request);
        var (place, code) = (Resolve(caller, period, uscc), SectionOf(period, section));
        await using var body = await BufferedBody.ReadAsync(request.Body, MaxSectionBytes, cancellationToken) ?? throw TooLarge();
        using var bytes = new MemoryStream();
        await body.Content.CopyToAsync(bytes, cancellationToken);
        var (content, unkept) = place.Text.Read(bytes.ToArray());
        var save = new DraftSave(Guid.NewGuid().ToString("N"), Arrival.Truncate(time.GetUtcNow()), content, unkept);
        var asked = IfMatch(request);
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var found = await drafts.FindAsync(place.Dataset.Name, place.Period.ToString(), place.Uscc, cancellationToken);
            var draft = found?.Draft ?? new Draft(place.Dataset.Name, place.Period.ToString(), place.Uscc);
            // Ours already, the answer was lost; or sent again because an earlier answer was lost: saved once is enough.
            if (draft.Latest(code) is { } last && (last.Id == save.Id || Same(last, save)))
                return await SavedAsync(request, caller, place, draft, code, found!.Value.ETag, cancellationToken);
            if (draft.Sections.TryGetValue(code, out var saves) && saves.Any(earlier => earlier.Id == save.Id))
                return await SavedAsync(request, caller, place, draft, code, found!.Value.ETag, cancellationToken);
            if (asked is not null && !(found is { } there && (asked == "*" || asked == there.ETag.ToString("H"))))
                throw Changed();
            var with = draft.With(code, save);
            if (await drafts.TryPutAsync(with, found?.ETag, cancellationToken) is { } etag)
                return await SavedAsync(request, caller, place, with, code, etag, cancellationToken);
        }

        throw Changed();
    }

    /// <summary>GET /api/drafts/annual-reports/{period}/{uscc}: the whole, as the JSON of a report.</summary>
    public async Task<IResult> ShowAsync(HttpRequest request, Caller caller, string period, string uscc, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request);
        var place = Resolve(caller, period, uscc);
        var (draft, etag) = await RequireAsync(place, cancellationToken);
        request.HttpContext.Response.Headers.ETag = etag.ToString("H");
        return Results.Json(
            new
            {
                dataset = draft.Dataset,
                period = draft.Period,
                draft.Uscc,
                sections = place.Dataset.SectionsFor(place.Period).Where(s => draft.Sections.ContainsKey(s.Code)).ToDictionary(
                    s => s.Code,
                    s => new { zh = s.Chinese, en = s.English, savedAt = draft.Latest(s.Code)!.SavedAt, saves = draft.Sections[s.Code].Count }),
                report = place.Text.Compose(draft, demanded: false),
                findings = await FindingsAsync(caller, place, draft, cancellationToken),
            },
            ReceiptStore.Json);
    }

    /// <summary>GET /api/drafts/annual-reports/{period}/{uscc}/{section}?history=true: one section as it was typed.</summary>
    public async Task<IResult> ShowSectionAsync(HttpRequest request, Caller caller, string period, string uscc, string section, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "history");
        var (place, code) = (Resolve(caller, period, uscc), SectionOf(period, section));
        var history = Parameters.Flag(request, "history");
        var (draft, etag) = await RequireAsync(place, cancellationToken);
        var latest = draft.Latest(code) ?? throw ProblemException.NotFound($"草稿中尚未保存第 {code} 部分。", $"Section {code} of the draft was not saved yet.");
        request.HttpContext.Response.Headers.ETag = etag.ToString("H");
        return Results.Json(
            new
            {
                dataset = draft.Dataset,
                period = draft.Period,
                draft.Uscc,
                section = code,
                savedAt = latest.SavedAt,
                content = latest.Content,
                history = history ? draft.Sections[code].Select(save => new { save.SavedAt, save.Content }) : null,
            },
            ReceiptStore.Json);
    }

    /// <summary>DELETE /api/drafts/annual-reports/{period}/{uscc}: throws the whole draft away. Reports that were submitted stay.</summary>
    public async Task<IResult> DeleteAsync(HttpRequest request, Caller caller, string period, string uscc, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request);
        var place = Resolve(caller, period, uscc);
        var (_, etag) = await RequireAsync(place, cancellationToken);
        var asked = IfMatch(request);
        if (asked is not null && asked != "*" && asked != etag.ToString("H"))
            throw Changed();
        if (!await drafts.TryDeleteAsync(place.Dataset.Name, place.Period.ToString(), place.Uscc, asked is null ? null : etag, cancellationToken))
            throw Changed();
        return Results.NoContent();
    }

    /// <summary>POST /api/drafts/annual-reports/{period}/{uscc}/submit: files the draft as a file of one report.</summary>
    public async Task<IResult> SubmitAsync(HttpRequest request, Caller caller, string period, string uscc, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request);
        var place = Resolve(caller, period, uscc);
        var (draft, _) = await RequireAsync(place, cancellationToken);
        if (Unkept(draft).FirstOrDefault() is { Field: { } lost })
        {
            throw new ProblemException(
                StatusCodes.Status409Conflict,
                "unreadable-id-number",
                new("证件号码须重新填写", "An ID number must be entered again"),
                new($"“{lost}”的证件号码无法识别，因此没有保存。请重新填写或清空该项后再提交。", $"The ID number at {lost} could not be read and so was not kept. Enter it again, or save the section without it, and then submit."));
        }

        using var file = new MemoryStream(place.Text.FileOf(draft));
        var (receipt, created) = await uploads.ReceiveAsync(caller, draft.Dataset, draft.Period, FileName, file, dryRun: false, again: false, cancellationToken, draftOf: draft.Uscc);
        request.HttpContext.Response.Headers.Location = $"/api/receipts/{receipt.Id}";
        return Results.Json(receipt, ReceiptStore.Json, statusCode: created ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
    }

    private static bool Same(DraftSave one, DraftSave other) => JsonNode.DeepEquals(one.Content, other.Content) && one.Unkept.Select(f => f.Field).SequenceEqual(other.Unkept.Select(f => f.Field));

    private static IEnumerable<Finding> Unkept(Draft draft) => draft.Sections.Values.SelectMany(saves => saves[0].Unkept);

    private async Task<IResult> SavedAsync(HttpRequest request, Caller caller, Place place, Draft draft, string section, ETag etag, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.ETag = etag.ToString("H");
        return Results.Json(
            new
            {
                dataset = draft.Dataset,
                period = draft.Period,
                draft.Uscc,
                section,
                savedAt = draft.Latest(section)!.SavedAt,
                findings = await FindingsAsync(caller, place, draft, cancellationToken),
            },
            ReceiptStore.Json);
    }

    /// <summary>The same reading and rules as a submission's, dry; of their findings those about what was saved so far.</summary>
    private async Task<IEnumerable<Finding>> FindingsAsync(Caller caller, Place place, Draft draft, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream(place.Text.FileOf(draft));
        var receipt = await ingestion.CheckAsync(
            new Receipt
            {
                Id = "draft",
                Dataset = draft.Dataset,
                Period = draft.Period,
                FileName = FileName,
                Size = file.Length,
                Submitter = caller.Who,
                UploaderUscc = caller.OwnUscc,
                State = ReceiptState.Received,
                ReceivedAt = Arrival.Truncate(time.GetUtcNow()),
                DryRun = true,
            },
            file,
            cancellationToken);
        // Refused as a file: that is about all of it. Else only what these sections ask for.
        var carried = receipt.Counts.Rows == 0 ? null : place.Text.Carried(draft);
        return [.. Unkept(draft), .. receipt.Findings.Where(finding => carried is null || (finding.Field is { } field && carried.Contains(ChildList.TryParsePath(field, out var list, out _, out _) ? list : field)))];
    }

    private Place Resolve(Caller caller, string period, string uscc)
    {
        var dataset = datasets.AnnualReports;
        var when = Periods.ForUpload(dataset, period, time.GetUtcNow());
        var code = Uscc.Normalise(uscc);
        if (!Uscc.IsSound(code))
            throw Parameters.BadCreditCode(uscc);
        if (caller.Role == Role.Public || (caller.OwnUscc is { } own && own != code))
            throw new ProblemException(403, "not-entitled", new("无权使用该草稿", "Not entitled"), new("只能填写本组织的草稿。", "An organisation may only use its own drafts."));
        return new(dataset, when, code, new(dataset, when));
    }

    private string SectionOf(string period, string section)
    {
        var sections = datasets.AnnualReports.SectionsFor(Periods.ForUpload(datasets.AnnualReports, period, time.GetUtcNow()));
        return sections.FirstOrDefault(s => s.Code.Equals(section, StringComparison.OrdinalIgnoreCase))?.Code
            ?? throw ProblemException.Unknown("section", "部分", section, sections.Select(s => s.Code));
    }

    private async Task<(Draft Draft, ETag ETag)> RequireAsync(Place place, CancellationToken cancellationToken) =>
        await drafts.FindAsync(place.Dataset.Name, place.Period.ToString(), place.Uscc, cancellationToken)
            ?? throw ProblemException.NotFound($"{place.Uscc} 没有 {place.Period} 年度的草稿。", $"There is no draft of {place.Uscc} for {place.Period}.");

    private static string? IfMatch(HttpRequest request) => request.Headers.IfMatch.ToString() is { Length: > 0 } given ? given.Trim() : null;

    private static ProblemException Changed() => new(
        StatusCodes.Status412PreconditionFailed,
        "draft-changed",
        new("草稿已被修改", "The draft has changed"),
        new("您读取草稿之后，它已在别处被修改或删除。请重新读取草稿，核对后再保存；本次内容未写入，已有内容不变。", "The draft was changed or deleted elsewhere since you read it. Read it again, compare, and save again; nothing of this request was written and nothing was overwritten."));

    private static ProblemException TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge,
        "too-large",
        new("内容过大", "The section is too large"),
        new($"每个部分不超过 {FileSize.Text(MaxSectionBytes)}；未保存，原有草稿不变。", $"A section may have up to {FileSize.Text(MaxSectionBytes)}; nothing was saved, the draft is as before."));

    /// <summary>Whose draft, of which year, and how its JSON is read.</summary>
    private sealed record Place(Dataset Dataset, Period Period, string Uscc, DraftText Text);
}
