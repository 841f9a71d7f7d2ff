using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Registry;

/// <summary>
/// A change is registered within thirty days of the supervising unit's approval (domain.md 7.3). Registered late is a plain
/// warning; not registered at all when the days are over states ground G12.
/// </summary>
public sealed class RG007ChangesAreRegisteredInTime() : Rule<AnnualReport>(
    "RG-007",
    Severity.Warn,
    "变更事项应自审查同意之日起{days}日内申请变更登记。",
    "A change must be registered within {days} days of its approval.",
    "“{item}”于{approved}审查同意，{state}。请尽快办理变更登记并补填登记日期；已办理的请核对两个日期，逾期的请说明原因。",
    "{item}: approved on {approved}, {state}. Register the change and fill in the date; if it was registered, check both dates, or explain the delay.")
{
    public override string Basis => "社会团体登记管理条例第18条；民办非企业单位登记管理暂行条例第15条；基金会管理条例第15条";

    public override string CauseZh => "登记事项变更和章程修改，须在业务主管单位审查同意后30日内申请变更登记或核准。常见原因：会议已决议、主管单位已同意，但没有人去办理登记。";

    public override string CauseEn => "Changes of registered items and of the charter have to be brought to the registrar within 30 days of the supervising unit's approval. Typically the meeting decided and the unit agreed, and then nobody went to the registrar.";

    public override IReadOnlyList<string> Fields => ["changesInYear"];

    public override IReadOnlyList<string> ParameterNames => ["CHANGE_REGISTRATION_DAYS", "CHANGE_OVERDUE_SERIOUS_MONTHS"];

    public override string? Ground => "G12";

    public override bool NeedsExplanation => true;

    protected override void Check(AnnualReport record, Judge judge)
    {
        var days = (int)judge.Context.Parameters.Get("CHANGE_REGISTRATION_DAYS", judge.Context.Year);
        var serious = (int)judge.Context.Parameters.Get("CHANGE_OVERDUE_SERIOUS_MONTHS", judge.Context.Year);
        for (var i = 0; i < record.ChangesInYear?.Count; i++)
        {
            var change = record.ChangesInYear[i];
            if (PlausibleDates.Sound("changesInYear.approvedOn", change.ApprovedOn, judge.Context) is not { } approved || change.Unreadable.Contains("registeredOn"))
                continue;
            var last = approved.AddDays(days);
            var registered = change.RegisteredOn ?? RegisteredOf(change, approved, judge.Context);
            if (registered is null && last < judge.Context.Today)
                judge.FailWithGravity(last.AddMonths(serious) < judge.Context.YearEnd ? Weight.Serious : Weight.Minor, this, PathOf(i), expected: $"≤ {DayText.Of(last)}", arguments: Arguments(change, approved, "尚未变更登记", "not registered"));
            else if (registered > last && PlausibleDates.Holds("changesInYear.registeredOn", registered.Value, judge.Context))
                judge.FailWithoutGround(this, PathOf(i), expected: $"≤ {DayText.Of(last)}", difference: Text(registered.Value.DayNumber - last.DayNumber), arguments: Arguments(change, approved, $"{DayText.Of(registered.Value)}才登记", $"registered on {DayText.Of(registered.Value)}"));
        }

        (string, string)[] Arguments(RegistrationChange change, DateOnly approved, string zh, string en) =>
            [("days", Text(days)), ("item", ChangeItems.All.Find(change.Item)?.Chinese ?? "变更事项"), ("item.en", ChangeItems.All.Find(change.Item)?.English ?? "Change"), ("approved", DayText.Of(approved)), ("state", zh), ("state.en", en)];
    }

    /// <summary>The register may know the day that the report leaves out.</summary>
    private static DateOnly? RegisteredOf(RegistrationChange change, DateOnly approved, RuleContext context) => context.Registered?.Events?
        .Where(e => e.Kind is null or RegistrationEventKinds.Changed && e.Item == change.Item && e.EffectiveOn >= approved)
        .Min(e => e.EffectiveOn);

    private static string PathOf(int index) => ChildList.PathOf("changesInYear", index, "registeredOn");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
