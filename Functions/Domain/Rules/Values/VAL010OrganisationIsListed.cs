using System.Globalization;

namespace Nianbao.Domain.Rules.Values;

/// <summary>A complete register file lists every active organisation of its scope; each that it does not list is named.</summary>
public sealed class VAL010OrganisationIsListed() : IntakeRule(
    "VAL-010",
    Severity.Info,
    "“{name}”（{uscc}）在册，但完整登记文件未列入：{done}，注销日期 {day}。",
    "{name} ({uscc}) is active, but the complete register file does not list it: {done} as of {day}.",
    "如不应注销，请把它补入登记文件后重新上传，即恢复在册。",
    "If it is not to be closed, add it to a register file and upload that: then it is active again.")
{
    public static readonly VAL010OrganisationIsListed Instance = new();

    public override string Basis => "本系统规定：完整登记文件未列入的在册组织，自文件到达之日起视为注销 [D]";

    public override string CauseZh => "组织已注销、撤销或迁出；或者导出登记文件时漏选了它。";

    public override string CauseEn => "The organisation was deregistered, revoked or has moved away; or it was left out when the file was exported.";

    public override IReadOnlyList<string> Fields => ["uscc", "status", "endedOn"];

    /// <summary>The violation of a file that does not list the organisation.</summary>
    /// <param name="day">The day the file arrived.</param>
    /// <param name="done">Whether it has been closed; otherwise it would be when confirmed.</param>
    public static Violation Of(string uscc, string? name, DateOnly day, bool done) => Instance.Broken(arguments:
    [
        ("uscc", uscc), ("name", name ?? uscc), ("day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("done", done ? "已按注销处理" : "确认后将按注销处理"), ("done.en", done ? "it was closed" : "once confirmed, it will be closed"),
    ]);
}
