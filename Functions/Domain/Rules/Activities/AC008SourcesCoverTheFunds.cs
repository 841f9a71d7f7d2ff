using System.Globalization;
using Nianbao.Domain.Activities;
using Nianbao.Domain.Rules.Statements;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>
/// The sources' amounts add up to the funds (domain.md 10.1, 10.4). Sources are written SELF:100.00;DONATION:50; a source
/// without an amount says only where the money came from, and then there is nothing to add up.
/// </summary>
public sealed class AC008SourcesCoverTheFunds() : Rule<Activity>(
    "AC-008",
    Severity.Warn,
    "资金来源之和应等于投入合计,差{d}元。",
    "The sources' amounts must add up to the total; difference {d}.",
    "请核对资金来源(格式如“自有:100.00;募捐:50”):各项之和为{actual}元,投入合计为{expected}元。",
    "Check the sources (written like SELF:100.00;DONATION:50): they add up to {actual} yuan, the total is {expected}.")
{
    protected override void Check(Activity record, Judge judge)
    {
        if (record.FundSource is not { Count: > 0 } sources || record.FundsTotal is not { } total)
            return;
        Int128 sum = 0;
        foreach (var source in sources)
        {
            if (AmountOf(source) is not { } fen)
                return;
            sum += fen;
        }

        judge.FailUnlessEqual(this, "fundSource", sum, total, addends: sources.Count, "fundsTotal = Σ fundSource");
    }

    private static long? AmountOf(string source)
    {
        var colon = source.AsSpan().LastIndexOfAny(':', '：');
        return colon >= 0
            && decimal.TryParse(source.AsSpan(colon + 1).Trim().TrimEnd('元'), NumberStyles.Number, CultureInfo.InvariantCulture, out var yuan)
            && Math.Abs(yuan) < 90_000_000_000_000_000m
            ? (long)Math.Round(yuan * 100, MidpointRounding.AwayFromZero)
            : null;
    }
}
