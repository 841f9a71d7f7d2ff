using System.Globalization;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Registry;

/// <summary>
/// What the register's roster says of somebody in a post, so that it can be told whether secretaries are officers: <c>o1a2b3c4d</c> of an officer
/// proper (负责人), <c>m1a2b3c4d</c> of others; with the last day in office when there is one, <c>o1a2b3c4d~20251231</c>.
/// </summary>
/// <param name="Person">A short pseudonym (<see cref="PersonMark"/>).</param>
public readonly record struct RosterOfficer(string Person, bool IsOfficer, DateOnly? To)
{
    private const char Separator = ',';

    /// <summary>All who bear names, or null when nobody does.</summary>
    public static string? WriteAll(IEnumerable<RegisteredOfficer>? officers)
    {
        var marks = (officers ?? []).Where(officer => PersonMark.Of(officer.Name) is not null).Select(officer => new RosterOfficer(PersonMark.Of(officer.Name)!, OfficerPosts.IsOfficer(officer.Post), officer.To));
        return string.Join(Separator, marks) is { Length: > 0 } text ? text : null;
    }

    public static IEnumerable<RosterOfficer> ParseAll(string? text) => (text ?? "").Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(Parse);

    public bool IsInOfficeOn(DateOnly day) => !(To < day);

    public override string ToString() => $"{(IsOfficer ? 'o' : 'm')}{Person}{(To is { } to ? "~" + to.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : "")}";

    private static RosterOfficer Parse(string text)
    {
        var tilde = text.IndexOf('~', StringComparison.Ordinal);
        return new(tilde < 0 ? text[1..] : text[1..tilde], text[0] == 'o', tilde < 0 ? null : DateOnly.ParseExact(text[(tilde + 1)..], "yyyyMMdd", CultureInfo.InvariantCulture));
    }
}
