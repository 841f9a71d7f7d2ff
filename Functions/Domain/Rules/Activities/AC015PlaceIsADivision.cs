using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>The place is a division's code: known within Guangdong, of an existing province elsewhere (domain.md 10.4).</summary>
public sealed class AC015PlaceIsADivision() : ActivityRule(
    "AC-015",
    Severity.Error,
    "活动地区划代码“{code}”无效。",
    "'{code}' is not the code of a division.",
    "请填写6位行政区划代码（如 440106 广州市天河区），村、社区可填12位；广东省外按国家标准代码填写；线上活动留空。",
    "Write the six digits of the division (440106 is Tianhe in Guangzhou), twelve for a village; outside Guangdong the national code; leave it empty for an online activity.")
{
    public override string Basis => "GB/T 2260; domain.md 4.3, 10.4 AC-015";

    public override string CauseZh => "活动按举办地统计到市县。代码写错，活动就会算到别的地方，或无处可算。常见原因：写了地名，或代码少一位。";

    public override string CauseEn => "Activities are counted by the place where they were held. With a wrong code they would count elsewhere or nowhere. Usually a name was written, or a digit is missing.";

    public override IReadOnlyList<string> Fields => ["placeRegionCode", "isOnline"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record.IsOnline != true && record.PlaceRegionCode is { } code && !IsDivision(code))
            judge.Fail(this, "placeRegionCode", expected: "6 / 9 / 12", arguments: [("code", code)]);
    }

    /// <summary>The provinces' two digits (GB/T 2260), Guangdong's aside.</summary>
    private static readonly string[] Provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
    ];

    private static bool IsDivision(string code) =>
        code.Length is 6 or 9 or 12 && !code.AsSpan().ContainsAnyExceptInRange('0', '9') && (code.StartsWith("44", StringComparison.Ordinal) ? Divisions.Find(code[..6]) is not null : Provinces.Contains(code[..2]));
}
