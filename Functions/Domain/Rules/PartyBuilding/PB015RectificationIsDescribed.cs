using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Ledgers;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>
/// While a weak party organisation (软弱涣散) is being rectified, the report says how far it is (domain.md 2.3 M11, 7.6, PB-015,
/// 9.4): a case that was open at the end of the report year. Where the file does not ask for it, nothing is missing.
/// </summary>
public sealed class PB015RectificationIsDescribed() : Rule<AnnualReport>(
    "PB-015",
    Severity.Error,
    "有软弱涣散整顿事项，须填写整改情况。",
    "Open rectification must be described.",
    "党建台账中有未销号的整顿事项（{cases}）。请在“软弱涣散党组织整顿情况”中填写整改措施和进度。",
    "The ledger has open cases of a weak party organisation ({cases}). Describe what has been done and how far it is.")
{
    private const string Field = "weakRectification";

    public override string Basis => "软弱涣散基层党组织整顿工作（domain.md 2.3 M11、9.4）";

    public override string CauseZh => "被确定为软弱涣散的党组织须限期整顿，销号前每年在年报中报告进度。常见原因是负责填报的人不知道有整顿通知。";

    public override string CauseEn => "A party organisation found weak must be rectified by a deadline, and reports its progress until the case is closed. It usually breaks because whoever fills in the report does not know of the notice.";

    public override IReadOnlyList<string> Fields => [Field];

    protected override void Check(AnnualReport record, Judge judge)
    {
        var yearEnd = judge.Context.YearEnd;
        if (!string.IsNullOrWhiteSpace(record.WeakRectification) || judge.Context.Ledgers.Of<WeakPartyOrgCase>(LedgerNeeds.WeakPartyOrgCases) is not { Count: > 0 } cases || !judge.Context.Extent.Asks(Field))
            return;
        var open = cases.Where(c => c.IsOpenOn(yearEnd)).ToList();
        if (open.Count == 0)
            return;
        judge.Fail(
            this,
            Field,
            arguments:
            [
                ("cases", string.Join("、", open.Select(c => $"{c.Id}{(c.DueOn is { } due ? $"，期限{Day(due)}" : "")}"))),
                ("cases.en", string.Join(", ", open.Select(c => $"{c.Id}{(c.DueOn is { } due ? $", due {Day(due)}" : "")}"))),
            ]);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
