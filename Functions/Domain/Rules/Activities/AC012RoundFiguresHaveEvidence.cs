using Nianbao.Domain.Activities;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>Round thousands of people served without any evidence look like a guess (domain.md 10.4).</summary>
public sealed class AC012RoundFiguresHaveEvidence() : ActivityRule(
    "AC-012",
    Severity.Warn,
    "服务群众人次{value}为整千数，且没有佐证材料。",
    "People served, {value}, is a round figure, and there is no evidence for it.",
    "请按签到表等原始记录填写实际人次，或上传佐证材料；确为估算的请将“是否概数”填“是”。",
    "Write the number from the attendance list or the like, or add evidence; say 'isEstimated' when it is an estimate.")
{
    public override string Basis => "domain.md 10.4 AC-012 [D]";

    public override string CauseZh => "实际清点的人次很少恰好是整千。整千而无佐证的数字多半是估计，会使合计虚高。";

    public override string CauseEn => "A count is hardly ever a round number of thousands. Without evidence it is most likely a guess, and totals of guesses are too high.";

    public override IReadOnlyList<string> Fields => ["servedPersonTimes", "evidence"];

    public override IReadOnlyList<string> ParameterNames => ["ACTIVITY_ROUND_SERVED"];

    protected override void Check(Activity record, Judge judge)
    {
        if (IsBareRoundFigure(record, judge))
            judge.Fail(this, "servedPersonTimes", arguments: [("value", $"{record.ServedPersonTimes}")]);
    }

    /// <summary>A round figure that is not declared an estimate, without evidence.</summary>
    internal static bool IsBareRoundFigure(Activity record, Judge judge) =>
        record is { ServedPersonTimes: > 0 and var served, IsEstimated: not true, Evidence: null or [] } && served % (long)Limit(judge, "ACTIVITY_ROUND_SERVED") == 0;
}
