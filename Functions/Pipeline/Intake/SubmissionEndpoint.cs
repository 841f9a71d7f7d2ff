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
    /// <summary>POST /api/submissions/{dataset}/{period}?fileName=&amp;dryRun=&amp;again=: the body is the file, or a form with one file.</summary>
    public async Task<IResult> SubmitAsync(HttpRequest request, Caller caller, string dataset, string period, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "fileName", "dryRun", "again");
        var dryRun = Parameters.Flag(request, "dryRun");
        var (name, body) = await FileOfAsync(request, cancellationToken);
        var (receipt, created) = await desk.ReceiveAsync(caller, dataset, period, name, body, dryRun, Parameters.Flag(request, "again"), cancellationToken);
        if (!dryRun)
            request.HttpContext.Response.Headers.Location = $"/api/receipts/{receipt.Id}";
        return Results.Json(receipt, ReceiptStore.Json, statusCode: created && !dryRun ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
    }

    /// <summary>POST /api/uploads/{dataset}/{period}?fileName=: an address to put one large file to.</summary>
    public async Task<IResult> OpenUploadAsync(HttpRequest request, Caller caller, string dataset, string period, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "fileName");
        var upload = await desk.OpenDirectUploadAsync(caller, dataset, period, request.Query["fileName"], cancellationToken);
        request.HttpContext.Response.Headers.Location = $"/api/receipts/{upload.Id}";
        return Results.Json(upload, ReceiptStore.Json, statusCode: StatusCodes.Status201Created);
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
