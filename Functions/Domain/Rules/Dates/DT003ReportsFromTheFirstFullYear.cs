using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Dates;

/// <summary>
/// The organisation existed by the first-year cutoff of its deadline rule; one established later in the report year is exempt
/// (domain.md 7.4, 3.1). News, not a fault. One established after the report year is ID-010's.
/// </summary>
public sealed class DT003ReportsFromTheFirstFullYear() : Rule<AnnualReport>(
    "DT-003",
    Severity.Info,
    "成立未满规定期限，本年度不参加年检。",
    "Exempt in the first year.",
    "本组织于{established}成立，晚于{cutoff}，本年度可不报送；已报送的报告予以保存，不作结论。",
    "Established on {established}, after {cutoff}: no report is due for this year. This one is kept, and no conclusion is drawn.")
{
    public override string Basis => "民办非企业单位年度检查办法（民政部令第27号）第3条 [P:30]；基金会年度检查办法（民政部令第30号）[P:49]；各登记管理机关的年检年报通知 [P:2][P:4][P:5]";

    public override string CauseZh => "新成立的组织首年业务很少，规定成立未满一定期限的当年不参加年检。界限日期按登记管理机关和组织类型配置。";

    public override string CauseEn => "A new organisation has little to report, so the year of its establishment is left out when less than a set time of it remained. The cutoff is configured by registrar and legal type.";

    public override IReadOnlyList<string> Fields => ["establishedOn"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (judge.Context is not { Registered.EstablishedOn: { } established, Deadline.FirstYearCutoff: var cutoff } || established <= cutoff || established > judge.Context.YearEnd)
            return;
        judge.Fail(this, "establishedOn", expected: $"≤ {DayText.Of(cutoff)}", arguments: [("established", DayText.Of(established)), ("cutoff", DayText.Of(cutoff))]);
    }
}
