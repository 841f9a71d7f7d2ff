using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>
/// Unrestricted and restricted net assets each move by their own column of the statement of activities (domain.md 7.7, FN-018).
/// Skipped where an amount is blank, or where an identity of net assets or of their change is off by the very same amount.
/// </summary>
public sealed class FN018KindsOfNetAssetsMoveByTheirChange() : Rule<AnnualReport>(
    "FN-018",
    Severity.Warn,
    "限定性/非限定性净资产变动与业务活动表不符。",
    "{rows} must add up; difference {d}.",
    "请核对 {rows}：“{line}”期末数应为{expected}元，填报为{actual}元，相差{d}元。如确有原因（如年初数调整），请填写说明。",
    "Check {rows}: {line} should be {expected} yuan at the end of the year, was reported as {actual}, a difference of {d}. When there is a reason, such as restated opening figures, explain it.")
{
    private static readonly Kind[] Kinds = [new("BS101", "IS45.u", "非限定性净资产", "unrestricted net assets"), new("BS105", "IS45.r", "限定性净资产", "restricted net assets")];

    public override string Basis => StatementBasis.System + "：资产负债表与业务活动表的勾稽关系";

    public override string CauseZh => "限定性与非限定性净资产各自的增减，应与业务活动表对应列的变动额一致。常见原因是限定性收入记入非限定性一列，或转出（第40行）未在资产负债表中反映。";

    public override string CauseEn => "Restricted and unrestricted net assets each move by their own column of the statement of activities. It usually breaks because restricted income stands in the unrestricted column, or because a release (row 40) is missing in the balance sheet.";

    public override IReadOnlyList<string> Fields => [.. Kinds.Select(k => k.Closing.Code), .. Kinds.SelectMany(k => new[] { k.Opening.Code, k.Change.Code })];

    protected override void Check(AnnualReport record, Judge judge)
    {
        foreach (var kind in Kinds)
        {
            if (record.Lines[kind.Opening] is not { } opening || record.Lines[kind.Closing] is not { } closing || record.Lines[kind.Change] is not { } change)
                continue;
            var expected = (Int128)opening + change;
            if (!judge.HasSaid(closing - expected, "", "FN-009", "FN-014", "FN-016", "FN-017"))
                judge.FailUnlessEqual(this, kind.Closing.Code, closing, expected, addends: 2, kind.Rows, arguments: [("line", kind.Chinese), ("line.en", kind.English)]);
        }
    }

    private sealed class Kind(string row, string change, string chinese, string english)
    {
        public StatementLine Opening { get; } = StatementLines.Of(row + ".b");

        public StatementLine Closing { get; } = StatementLines.Of(row + ".e");

        public StatementLine Change { get; } = StatementLines.Of(change);

        public string Rows { get; } = $"{row}.e − {row}.b = {change}";

        public string Chinese => chinese;

        public string English => english;
    }
}
