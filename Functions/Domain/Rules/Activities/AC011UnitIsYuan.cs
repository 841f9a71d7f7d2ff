using System.Globalization;
using System.Text.RegularExpressions;
using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>Funds look as if written in 万元: hardly anything for rural revitalisation, or a ten-thousandth of what the summary says (domain.md 10.4).</summary>
public sealed partial class AC011UnitIsYuan() : ActivityRule(
    "AC-011",
    Severity.Warn,
    "投入合计{value}元，似按万元填报。",
    "Funds of {value} yuan look like an amount in ten thousands.",
    "请核对单位：本栏以元为单位；若表头注明“（万元）”，系统会自动换算。{hint}",
    "Check the unit: this column is in yuan; with the unit of ten thousands in its header it is converted. {hint}")
{
    public override string Basis => "domain.md 10.4 AC-011 [D]";

    public override string CauseZh => "金额按元统计。把18.69万元写成18.69，合计就少了一万倍。常见原因：沿用了以万元为单位的旧表。";

    public override string CauseEn => "Amounts are in yuan. 18.69 written for 18.69 ten thousands makes the total ten thousand times too small. Usually an old table in ten thousands was reused.";

    public override IReadOnlyList<string> Fields => ["fundsTotal", "summary", "type"];

    public override IReadOnlyList<string> ParameterNames => ["ACTIVITY_SMALL_FUNDS"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record.FundsTotal is not (> 0 and var funds))
            return;
        var small = LimitInFen(judge, "ACTIVITY_SMALL_FUNDS");
        if (AmountsIn(record.Summary).FirstOrDefault(amount => IsTenThousandth(funds, amount)) is > 0 and var told)
            Fail($"活动概述中的金额为{Yuan.Of(told)}元。", $"The summary says {Yuan.Of(told)} yuan.", Yuan.Of(told));
        else if (ActivityTypes.GroupOf(record.Type) == "G1" && funds < small)
            Fail("", "", $"≥ {Yuan.Of(small)}");

        void Fail(string hintZh, string hintEn, string expected) =>
            judge.Fail(this, "fundsTotal", expected: expected, arguments: [("value", Yuan.Of(funds)), ("hint", hintZh), ("hint.en", hintEn)]);
    }

    /// <summary>Within half a percent: the amount in 万元 was rounded to two decimals.</summary>
    private static bool IsTenThousandth(long fen, long told) => Int128.Abs(((Int128)fen * 10_000) - told) * 200 <= told;

    /// <summary>The amounts of money a text names, in fen.</summary>
    private static IEnumerable<long> AmountsIn(string? text)
    {
        foreach (Match match in Amount().Matches(text ?? ""))
        {
            if (!decimal.TryParse(match.Groups[1].Value.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                continue;
            var fen = number * 100 * match.Groups[2].Value switch { "万" => 10_000, "亿" => 100_000_000, _ => 1 };
            if (fen is > 0 and < 1_000_000_000_000_000m)
                yield return (long)fen;
        }
    }

    [GeneratedRegex(@"([0-9][0-9,，]*(?:\.[0-9]+)?)\s*(万|亿)?元")]
    private static partial Regex Amount();
}
