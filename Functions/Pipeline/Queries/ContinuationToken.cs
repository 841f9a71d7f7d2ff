using System.Text;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Nianbao.Pipeline.Access;

namespace Nianbao.Pipeline.Queries;

/// <summary>Where a list goes on: behind the last row that was looked at.</summary>
internal static class ContinuationToken
{
    public static string For(TableEntity last) => Convert.ToBase64String(Encoding.UTF8.GetBytes(last.PartitionKey + "\n" + last.RowKey)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    /// <summary>The token of a request, or null on the first page.</summary>
    /// <exception cref="ProblemException">It is not a token of ours.</exception>
    public static (string Division, string RowKey)? Of(HttpRequest request)
    {
        string? token = request.Query["continuationToken"];
        if (string.IsNullOrEmpty(token))
            return null;
        var padded = token.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (token.Length % 4)) % 4);
        var bytes = new byte[padded.Length];
        if (Convert.TryFromBase64String(padded, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split('\n') is [var division, var rowKey])
            return (division, rowKey);
        throw ProblemException.Invalid("bad-token", "续页标记无效，请从第一页重新查询。", "The continuation token is not valid; start again from the first page.");
    }
}
