using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Domain.Rules.Registry;

/// <summary>
/// Every change that was registered in the report year is in the report's list, and every change that the report says was
/// registered in that year is in the register (domain.md 7.3). Items are compared, one for one; the days are RG-007's.
/// </summary>
public sealed class RG008ChangesAreThoseRegistered() : Rule<AnnualReport>(
    "RG-008",
    Severity.Warn,
    "年度内变更登记与登记库记录不一致：{list}。",
    "Change list differs from registry: {list}.",
    "请对照变更登记通知书补填漏报的变更，删去或更正登记库没有的变更；登记库有误的，请向登记管理机关更正并说明。",
    "Compare with the notices of registration: add what was left out, remove or correct what the register does not have. If the register is wrong, have it corrected and explain.")
{
    public override string Basis => "社会团体登记管理条例第18条、第28条（履行登记手续的情况）；民办非企业单位登记管理暂行条例第15条、第23条；基金会管理条例第15条、第36条";

    public override string CauseZh => "年度报告须说明本年度办理的变更登记。常见原因：漏填年初办理的变更，或把已决议但尚未登记的变更填了登记日期。";

    public override string CauseEn => "The report tells which changes were registered in the year. Typically a change early in the year was forgotten, or one that was decided but not registered got a date of registration.";

    public override IReadOnlyList<string> Fields => ["changesInYear"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (judge.Context.Registered?.Events is not { } events || (record.ChangesInYear is null && !judge.Context.Extent.Asks("changesInYear")))
            return;
        var year = judge.Context.Year;
        var registered = events.Where(e => e is { Kind: null or RegistrationEventKinds.Changed, Item: not null } && e.EffectiveOn?.Year == year).ToList();
        var changes = record.ChangesInYear ?? [];
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (change.Item is null)
                continue;
            var on = PlausibleDates.Sound("changesInYear.registeredOn", change.RegisteredOn, judge.Context);
            if (on is { } day && day.Year != year)
                continue;
            if (registered.FirstOrDefault(e => e.Item == change.Item) is { } found)
                registered.Remove(found);
            else if (on is not null)
                judge.Fail(this, ChildList.PathOf("changesInYear", i, "item"), arguments: [("list", $"登记库没有“{LabelZh(change.Item)}”"), ("list.en", $"the register has no {LabelEn(change.Item)}")]);
        }

        if (registered.Count > 0)
        {
            judge.Fail(
                this,
                "changesInYear",
                expected: string.Join('、', registered.Select(e => $"{LabelZh(e.Item)} {DayText.Of(e.EffectiveOn!.Value)}")),
                arguments:
                [
                    ("list", "漏报" + string.Join('、', registered.Select(e => $"“{LabelZh(e.Item)}”（{DayText.Of(e.EffectiveOn!.Value)}）"))),
                    ("list.en", "not listed: " + string.Join(", ", registered.Select(e => $"{LabelEn(e.Item)} ({DayText.Of(e.EffectiveOn!.Value)})"))),
                ]);
        }
    }

    private static string LabelZh(string? item) => ChangeItems.All.Find(item)?.Chinese ?? item ?? "";

    private static string LabelEn(string? item) => ChangeItems.All.Find(item)?.English ?? item ?? "";
}
