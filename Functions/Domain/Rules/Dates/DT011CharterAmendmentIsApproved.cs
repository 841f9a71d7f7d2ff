using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Dates;

/// <summary>The charter was approved no earlier than its last amendment was decided (domain.md 7.4). Without any approval it fails where the file asks for one.</summary>
public sealed class DT011CharterAmendmentIsApproved() : Rule<AnnualReport>(
    "DT-011",
    Severity.Warn,
    "章程修改后未见核准。",
    "Charter amendment not approved.",
    "章程修改于{d}表决通过，请报登记管理机关核准后填写核准日期；已核准的请更正章程核准日期。",
    "The charter was amended on {d}. Have the registrar approve it and write the day of the approval, or correct that day if it was approved.")
{
    public override string Basis => "社会团体登记管理条例第18条；民办非企业单位登记管理暂行条例第15条；基金会管理条例第15条（修改章程报登记管理机关核准）";

    public override string CauseZh => "章程修改经登记管理机关核准后才生效。常见原因：会员大会通过后没有报核准，或核准日期仍填旧章程的日期。";

    public override string CauseEn => "An amendment takes effect when the registrar has approved it. Typically the assembly adopted it and nobody brought it to the registrar, or the approval of the old charter was left in the report.";

    public override IReadOnlyList<string> Fields => ["charterApprovedOn", "changesInYear"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        var decided = record.ChangesInYear?
            .Where(c => c.Item == ChangeItems.Charter)
            .Max(c => PlausibleDates.Sound("changesInYear.decidedOn", c.DecidedOn, judge.Context));
        if (decided is not { } amended)
            return;
        var isMissing = record.CharterApprovedOn is null && judge.Context.Extent.Asks("charterApprovedOn");
        if (isMissing || PlausibleDates.Sound("charterApprovedOn", record.CharterApprovedOn, judge.Context) < amended)
            judge.Fail(this, "charterApprovedOn", expected: $"≥ {DayText.Of(amended)}", arguments: ("d", DayText.Of(amended)));
    }
}
