using Cells = System.Collections.Generic.Dictionary<string, string?>;

namespace Nianbao.Tests.Flow;

/// <summary>Rows as domain.md describes them, under its own field names, that break no rule.</summary>
internal static class Rows
{
    /// <summary>A registered organisation.</summary>
    public static Cells Organisation(string uscc, string? name = null, string established = "2015-03-01", string? supervisor = null, params (string Field, string? Value)[] more) => Make(
        [
            ("uscc", uscc),
            ("name", name ?? NameOf(uscc)),
            ("legalType", uscc[1] switch { '1' => "SG", '2' => "SSI", '3' => "FDN", _ => "OTH" }),
            ("establishedOn", established),
            ("status", "ACTIVE"),
            ("registrationMode", supervisor is null ? "DIRECT" : "DUAL"),
            ("supervisingUnit", supervisor),
        ],
        more);

    /// <summary>A report without a fault: income, expense and net assets in yuan.</summary>
    public static Cells Report(string uscc, decimal income = 110m, decimal expense = 60m, int year = 2025, params (string Field, string? Value)[] more) => Make(
        [
            ("uscc", uscc),
            ("name", NameOf(uscc)),
            ("reportYear", $"{year}"),
            ("partyMembersTotal", "4"),
            ("partyMembersFull", "3"),
            ("partyMembersProbationary", "1"),
            ("partyRelationInOrg", "3"),
            ("partyOrg.type", "BRANCH"),
            ("IS1.t", Yuan(income)),
            ("IS11.t", Yuan(income)),
            ("IS12.t", Yuan(expense)),
            ("IS35.t", Yuan(expense)),
            ("IS45.t", Yuan(income - expense)),
        ],
        more);

    /// <summary>A community service.</summary>
    public static Cells Activity(string uscc, string id, string day, int served = 10, decimal cash = 100m, params (string Field, string? Value)[] more) => Make(
        [
            ("activityId", id),
            ("uscc", uscc),
            ("type", "COMMUNITY_SERVICE"),
            ("title", $"社区服务活动{id}"),
            ("startOn", day),
            ("endOn", day),
            ("sessions", "1"),
            ("fundsCash", Yuan(cash)),
            ("servedPersonTimes", $"{served}"),
            ("campaignTags", null),
        ],
        more);

    public static string NameOf(string uscc) => $"示例组织{uscc[10..17]}";

    public static string Yuan(decimal amount) => amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    private static Cells Make((string Field, string? Value)[] usual, (string Field, string? Value)[] more)
    {
        var cells = usual.ToDictionary(cell => cell.Field, cell => cell.Value);
        foreach (var (field, value) in more)
            cells[field] = value;
        return cells;
    }
}
