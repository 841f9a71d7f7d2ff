using System.Collections.Concurrent;
using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>
/// No amount is negative, except where that means something: investment income, releases, changes, net assets and net cash
/// flows (domain.md 7.7, FN-025; rows marked "signed" in the statement format). One violation for each line. Net fixed assets,
/// and the totals above them, that are negative only because depreciation exceeds cost are FN-026's to say.
/// </summary>
public sealed class FN025AmountsAreNotNegative() : Rule<AnnualReport>(
    "FN-025",
    Severity.Warn,
    "第{n}行出现负数。",
    "Row {n} is negative.",
    "{statement}第{n}行“{line}”填报为{actual}元，一般不应为负数。请核对正负号；减项（如累计折旧）和支出按正数填写。确为负数的，请填写说明。",
    "{statement}, row {n}, {line}, is {actual} yuan, which is rarely right. Check the sign: what is deducted (such as depreciation) and what is paid is entered as a positive number. When it is right, explain it.")
{
    private static readonly (string Column, StatementLine Cost, StatementLine Depreciation)[] FixedAssets =
        [.. new[] { ".b", ".e" }.Select(c => (c, StatementLines.Of($"BS31{c}"), StatementLines.Of($"BS32{c}")))];

    private static readonly string[] RestOnNetFixedAssets = ["BS33", "BS40", "BS60"];

    private readonly ConcurrentDictionary<StatementFormat, Place[]> _places = new();

    public override string Basis => StatementBasis.System + "：除所列各行外，金额以正数填列";

    public override string CauseZh => "报表中的资产、负债、收入、费用和收付现金都以正数填列，只有投资收益、净资产及其变动、现金净额等可以为负。常见原因是减项按负数填写，或往来款出现贷方余额而没有重分类。";

    public override string CauseEn => "Assets, liabilities, income, expenses and cash flows are positive; only investment income, net assets and their changes, and net cash flows may be negative. It usually breaks because a deduction was entered with a minus sign, or because an account with a credit balance was not reclassified.";

    public override IReadOnlyList<string> Fields => [.. Places(StatementFormat.All[0]).Select(p => p.Line.Code)];

    protected override void Check(AnnualReport record, Judge judge)
    {
        foreach (var place in Places(StatementFormat.Of(judge.Context.Year)))
        {
            if (record.Lines[place.Line] is not { } amount || amount >= 0 || amount >= -ExcessDepreciation(record, place))
                continue;
            judge.Fail(
                this,
                place.Line.Code,
                expected: "≥ 0",
                arguments: [("n", place.Row), ("statement", place.Statement), ("statement.en", place.StatementEn), ("line", place.Line.Chinese), ("line.en", place.Line.English), ("actual", Yuan.Of(amount))]);
        }
    }

    /// <summary>By how much depreciation exceeds cost, for the rows that fall with it; otherwise zero. In fen.</summary>
    private static Int128 ExcessDepreciation(AnnualReport record, Place place)
    {
        if (!place.RestsOnNetFixedAssets)
            return 0;
        var (_, cost, depreciation) = Array.Find(FixedAssets, a => place.Line.Code.EndsWith(a.Column, StringComparison.Ordinal));
        return record.Lines[depreciation] is { } deducted && record.Lines[cost] is { } bought && deducted > bought ? (Int128)deducted - bought : 0;
    }

    private Place[] Places(StatementFormat format) => _places.GetOrAdd(format, f =>
    [
        .. from statement in f.Statements
           from row in statement.Rows
           where !row.Signed
           from column in statement.Columns
           select new Place(
               StatementLines.Of(statement.CodeOf(row, column)),
               row.Row.ToString(CultureInfo.InvariantCulture),
               statement.Chinese,
               statement.English,
               RestOnNetFixedAssets.Contains($"{statement.Code}{row.Row}")),
    ]);

    private sealed record Place(StatementLine Line, string Row, string Statement, string StatementEn, bool RestsOnNetFixedAssets);
}
