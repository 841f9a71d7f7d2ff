namespace Nianbao.Local.Hosting;

/// <summary>The host's own error answers: application/problem+json, Chinese and English, never a stack trace.</summary>
internal static class Problem
{
    public static IResult Of(int status, string chinese, string english, params (string Name, object? Value)[] extensions) =>
        Results.Problem(
            detail: $"{chinese} / {english}",
            statusCode: status,
            title: status switch
            {
                400 => "请求有误 / Bad request",
                403 => "不允许 / Not allowed",
                404 => "找不到 / Not found",
                405 => "方法不允许 / Method not allowed",
                413 => "内容过大 / Content too large",
                _ => "内部错误 / Internal error",
            },
            extensions: extensions.ToDictionary(extension => extension.Name, extension => extension.Value));
}
