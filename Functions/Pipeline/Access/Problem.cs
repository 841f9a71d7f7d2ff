using Microsoft.AspNetCore.Http;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Access;

/// <summary>A request that cannot be answered as it stands: becomes application/problem+json in both languages.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">A stable word for programs, for example unknown-measure.</param>
/// <param name="valid">What would have been valid, when that is a list.</param>
public sealed class ProblemException(int status, string code, Words title, Words detail, IReadOnlyList<string>? valid = null) : Exception(detail.En)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public IResult ToResult() => Results.Json(
        new
        {
            type = "https://github.com/nianbao/nianbao#" + Code,
            title = title.En,
            titleZh = title.Zh,
            status = Status,
            code = Code,
            detail = detail.En,
            detailZh = detail.Zh,
            valid,
        },
        ReceiptStore.Json,
        "application/problem+json; charset=utf-8",
        Status);

    /// <summary>400: a name that does not exist, with the names that do.</summary>
    public static ProblemException Unknown(string what, string whatZh, string given, IEnumerable<string> valid)
    {
        var names = valid.ToList();
        return new(
            StatusCodes.Status400BadRequest,
            "unknown-" + what.Replace(' ', '-'),
            new($"未知的{whatZh}", $"Unknown {what}"),
            new($"没有名为“{given}”的{whatZh}。可用：{string.Join('、', names)}。", $"There is no {what} '{given}'. Valid: {string.Join(", ", names)}."),
            names);
    }

    /// <summary>404: the address is right but holds nothing.</summary>
    public static ProblemException NotFound(string zh, string en) =>
        new(StatusCodes.Status404NotFound, "not-found", new("未找到", "Not found"), new(zh, en));

    /// <summary>409: what is asked for is right in itself, but not as things stand.</summary>
    public static ProblemException Conflict(string code, Words detail) =>
        new(StatusCodes.Status409Conflict, code, new("当前状态不允许此操作", "The state does not allow this"), detail);

    /// <summary>400 for anything else that the caller can mend.</summary>
    public static ProblemException Invalid(string code, string zh, string en, IReadOnlyList<string>? valid = null) =>
        new(StatusCodes.Status400BadRequest, code, new("请求有误", "The request is not valid"), new(zh, en), valid);
}
