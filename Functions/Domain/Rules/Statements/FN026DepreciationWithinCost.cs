using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>Accumulated depreciation does not exceed cost, in both columns (domain.md 7.7, FN-026). Skipped where one of the two is blank.</summary>
public sealed class FN026DepreciationWithinCost() : Rule<AnnualReport>(
    "FN-026",
    Severity.Error,
    "累计折旧大于原价。",
    "{rows}: depreciation exceeds cost by {d}.",
    "请核对 {rows}：固定资产原价为{expected}元，累计折旧填报为{actual}元。两行是否填反？已报废处置的资产应同时冲减原价和折旧。",
    "Check {rows}: fixed assets cost {expected} yuan, accumulated depreciation was reported as {actual}. Were the rows mixed up? Assets disposed of leave both rows.")
{
    private static readonly (StatementLine Cost, StatementLine Depreciation)[] Columns =
        [.. new[] { ".b", ".e" }.Select(c => (StatementLines.Of($"BS31{c}"), StatementLines.Of($"BS32{c}")))];

    public override string Basis => StatementBasis.Of("BS32");

    public override string CauseZh => "折旧是原价的分摊，累计折旧最多等于原价。常见原因是两行填反，或处置资产时只冲减了原价。";

    public override string CauseEn => "Depreciation spreads the cost, so it can at most reach it. It usually breaks because the two rows were mixed up, or because an asset disposed of left the cost but not the depreciation.";

    public override IReadOnlyList<string> Fields => [.. Columns.Select(c => c.Depreciation.Code), .. Columns.Select(c => c.Cost.Code)];

    protected override void Check(AnnualReport record, Judge judge)
    {
        foreach (var (cost, depreciation) in Columns)
        {
            if (record.Lines[cost] is { } limit && record.Lines[depreciation] is { } actual && actual > limit && !judge.IsWithinTolerance((Int128)actual - limit, addends: 1))
                judge.FailUnlessEqual(this, depreciation.Code, actual, limit, addends: 1, $"{depreciation.Code} ≤ {cost.Code}");
        }
    }
}
