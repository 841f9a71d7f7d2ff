using System.Globalization;
using Nianbao.Domain.Ledgers;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>How an organisation is to be covered is decided within 30 days of the census or the registration (domain.md 2.1 M03: 双同步超期).</summary>
public sealed class LG014DispositionIsDecidedInTime() : LedgerRule<CensusResult>(
    "LG-014",
    Severity.Warn,
    "双同步超期：{found}摸排，{problem}，限{days}日。",
    "Found on {found}, {problem}; {days} days are allowed.",
    "请尽快确定该组织的覆盖方式并填写处置方式和处置日期。",
    "Decide how the organisation is to be covered, and give disposition and day.")
{
    public override string Basis => "domain.md 2.1 M03（“双同步”工作长效机制）[D]";

    public override string CauseZh => "底数摸排与组织建设同步推进，摸排之后须在期限内确定覆盖方式。常见原因：只完成了摸排，没有登记处置结果。";

    public override string CauseEn => "Counting members and building party organisations go together: what a census finds is to be decided on in time. Usually only the count was entered.";

    public override IReadOnlyList<string> Fields => ["decidedOn", "disposition", "foundOn"];

    public override IReadOnlyList<string> ParameterNames => ["DISPOSITION_DAYS"];

    protected override void CheckEntry(CensusResult entry, Judge judge)
    {
        if (entry.FoundOn is not { } found)
            return;
        var days = (int)judge.Context.Parameters.Get("DISPOSITION_DAYS", found.Year);
        var last = found.AddDays(days);
        if (entry.Disposition is null && judge.Context.Today > last)
            Fail("disposition", "至今没有处置方式", "and not decided yet");
        else if (entry.DecidedOn is { } decided && decided > last)
            Fail("decidedOn", $"{Text(decided)}才确定处置方式", $"and decided only on {Text(decided)}");

        void Fail(string field, string zh, string en) => judge.Fail(this, field, expected: $"≤ {Text(last)}", arguments: [("found", Text(found)), ("problem", zh), ("problem.en", en), ("days", days.ToString(CultureInfo.InvariantCulture))]);
    }
}
