using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Intake;

/// <summary>The upload addresses: takes the file out of the request and puts the receipt into the answer.</summary>
public sealed class SubmissionEndpoint(UploadDesk desk)
{
    /// <summary>POST /api/submissions/{dataset}/{period}?fileName=&amp;dryRun=&amp;again=&amp;complete=&amp;scope=&amp;confirmClosings=: the body is the file, or a form with one file.</summary>
    public async Task<IResult> SubmitAsync(HttpRequest request, Caller caller, string dataset, string period, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, ["fileName", "dryRun", "again", .. Declaring]);
        var dryRun = Parameters.Flag(request, "dryRun");
        var complete = DeclarationOf(request);
        var (name, body) = await FileOfAsync(request, cancellationToken);
        var (receipt, created) = await desk.ReceiveAsync(caller, dataset, period, name, body, dryRun, Parameters.Flag(request, "again"), cancellationToken, complete: complete);
        if (!dryRun)
            request.HttpContext.Response.Headers.Location = $"/api/receipts/{receipt.Id}";
        return Results.Json(receipt, ReceiptStore.Json, statusCode: created && !dryRun ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
    }

    /// <summary>POST /api/uploads/{dataset}/{period}?fileName=&amp;complete=&amp;scope=&amp;confirmClosings=: an address to put one large file to.</summary>
    public async Task<IResult> OpenUploadAsync(HttpRequest request, Caller caller, string dataset, string period, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, ["fileName", .. Declaring]);
        var upload = await desk.OpenDirectUploadAsync(caller, dataset, period, request.Query["fileName"], DeclarationOf(request), cancellationToken);
        request.HttpContext.Response.Headers.Location = $"/api/receipts/{upload.Id}";
        return Results.Json(upload, ReceiptStore.Json, statusCode: StatusCodes.Status201Created);
    }

    private static readonly string[] Declaring = [CompleteDeclaration.CompleteName, CompleteDeclaration.ScopeName, CompleteDeclaration.ConfirmName];

    private static CompleteDeclaration? DeclarationOf(HttpRequest request)
    {
        if (CompleteDeclaration.TryRead(name => request.Query[name], out var declaration, out var wrong))
            return declaration;
        if (wrong != CompleteDeclaration.CompleteName && !Parameters.Flag(request, CompleteDeclaration.CompleteName))
            throw ProblemException.Invalid("not-complete", $"参数 {wrong} 只与 complete=true 一起使用。", $"{wrong} goes with complete=true only.");
        throw wrong switch
        {
            CompleteDeclaration.CompleteName => ProblemException.Unknown(wrong, $"参数 {wrong} 取值", request.Query[wrong]!, ["true", "false", "1", "0"]),
            CompleteDeclaration.ScopeName => ProblemException.Invalid(
                "unknown-scope",
                $"参数 scope 取值“{request.Query[wrong]}”不是区划：六位为一个登记管理机关（如 440106），四位为一个地市及其县区（如 4401），44 为全省。",
                $"'{request.Query[wrong]}' is no scope: six digits are one registrar (440106), four a city with its counties (4401), 44 the province."),
            _ => ProblemException.Invalid("bad-number", $"参数 {wrong} 应为 0 至 {CompleteDeclaration.MostClosings} 的整数。", $"{wrong} must be a whole number from 0 to {CompleteDeclaration.MostClosings}."),
        };
    }

    private static async Task<(string? Name, Stream Body)> FileOfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        string? asked = request.Query["fileName"];
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
            if (string.IsNullOrEmpty(boundary))
                throw NoFile();
            var reader = new MultipartReader(boundary, request.Body);
            while (await NextSectionAsync(reader, cancellationToken) is { } section)
            {
                if (section.GetContentDispositionHeader() is { } disposition && disposition.IsFileDisposition())
                    return (asked ?? HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value, section.Body);
            }

            throw NoFile();
        }

        if (asked is null && ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var header))
            asked = HeaderUtilities.RemoveQuotes(header.FileNameStar.HasValue ? header.FileNameStar : header.FileName).Value;
        return (asked, request.Body);
    }

    private static async Task<MultipartSection?> NextSectionAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception garbled) when (garbled is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw NoFile();
        }
    }

    private static ProblemException NoFile() =>
        ProblemException.Invalid("no-file", "表单中没有文件。请以文件字段上传一个文件，或直接把文件作为请求体。", "The form holds no file. Send one file field, or the file itself as the body.");
}
