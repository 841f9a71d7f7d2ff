using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Acts;

/// <summary>What an act on many is about: the divisions of one registrar, or of one city.</summary>
internal static class DivisionScope
{
    /// <summary>The codes of the divisions; the caller must be the registrar of each.</summary>
    /// <param name="notEntitled">What a caller is told who is not.</param>
    /// <exception cref="ProblemException">400: neither or both are given, or unknown; 403: the caller is not the registrar.</exception>
    public static HashSet<string> Of(Caller caller, string? division, string? city, Words notEntitled)
    {
        if (string.IsNullOrWhiteSpace(division) == string.IsNullOrWhiteSpace(city))
            throw ProblemException.Invalid("bad-scope", "请给出登记管理机关（division）或地市（city）之一，6位代码。", "Give either a division or a city, by its six-digit code.");
        var divisions = Divisions.All
            .Where(one => division is { Length: > 0 } asked ? one.Code == asked : Divisions.CityOf(one.Code) == city)
            .SelectMany(one => Divisions.CodesOf(one.Code)).ToHashSet(StringComparer.Ordinal);
        if (divisions.Count == 0)
        {
            throw division is { Length: > 0 } unknown
                ? ProblemException.Unknown("division", "登记管理机关", unknown, Divisions.All.Select(one => one.Code))
                : ProblemException.Unknown("city", "地市", city!, Divisions.Cities.Select(one => one.Code));
        }

        return divisions.All(one => caller.MayDecideOn("00" + one))
            ? divisions
            : throw new ProblemException(StatusCodes.Status403Forbidden, "not-entitled", new("无权办理", "Not entitled"), notEntitled);
    }
}
