using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>A weak party organisation's case is closed (销号) exactly when it bears the day of it (domain.md 2.3 M11).</summary>
public sealed class LG013CaseIsClosedWithAResult() : LedgerRule<WeakPartyOrgCase>(
    "LG-013",
    Severity.Error,
    "销号填写不一致：{problem}。",
    "Closing of the case: {problem}.",
    "已销号的，整改结果填“销号”并填销号日期；没有销号的，两处都不填销号。",
    "Of a closed case give the result 'closed' and its day; of an open one neither.")
{
    public override string Basis => "domain.md 2.3 M11、9.4（软弱涣散党组织整顿）";

    public override string CauseZh => "是否按期销号由销号日期决定，年报也与之核对。常见原因：验收后只改了结果，没有填日期。";

    public override string CauseEn => "The day tells whether a case was closed in time, and reports are compared with it. Usually only the result was changed after the review.";

    public override IReadOnlyList<string> Fields => ["closedOn", "result"];

    protected override void CheckEntry(WeakPartyOrgCase entry, Judge judge)
    {
        if (entry.Result == WeakCaseResults.Closed && entry.ClosedOn is null)
            judge.Fail(this, "closedOn", arguments: [("problem", "整改结果为销号，但没有填日期"), ("problem.en", "the result is closed, but there is no day")]);
        else if (entry.Result != WeakCaseResults.Closed && entry.ClosedOn is not null && !entry.Unreadable.Contains("result"))
            judge.Fail(this, "result", expected: WeakCaseResults.Closed, arguments: [("problem", "填了日期，但整改结果不是销号"), ("problem.en", "there is a day, but the result is not closed")]);
    }
}
