using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Statements;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Statements;

/// <summary>FN-001 to FN-010, FN-012, FN-013, FN-016, FN-019 to FN-022: totals that are sums, in every column, in both formats.</summary>
public sealed class IdentityTests
{
    /// <summary>Each total, the rule that holds it, and how many rows it adds up.</summary>
    public static TheoryData<string, string, int> Totals => new()
    {
        { "BS20", "FN-001", 8 }, { "BS30", "FN-002", 2 }, { "BS33", "FN-003", 2 }, { "BS40", "FN-004", 4 }, { "BS60", "FN-005", 5 }, { "BS80", "FN-006", 9 },
        { "BS90", "FN-007", 3 }, { "BS100", "FN-008", 3 }, { "BS110", "FN-009", 2 }, { "BS120", "FN-010", 2 },
        { "IS11", "FN-012", 7 }, { "IS35", "FN-013", 4 }, { "IS45", "FN-016", 3 },
        { "CF13", "FN-019", 6 }, { "CF23", "FN-019", 4 }, { "CF24", "FN-019", 2 }, { "CF34", "FN-020", 4 }, { "CF43", "FN-020", 3 }, { "CF44", "FN-020", 2 },
        { "CF50", "FN-021", 2 }, { "CF58", "FN-021", 3 }, { "CF59", "FN-021", 2 }, { "CF61", "FN-022", 4 },
    };

    private static Rule RuleOf(string code) => RuleCatalogue.All.Single(r => r.Code == code);

    private static string[] LinesOf(string total) => [.. StatementLines.All.Select(l => l.Code).Where(c => c == total || c.StartsWith(total + ".", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Totals))]
    public void A_total_may_be_off_by_a_fen_for_each_addend_and_not_by_more(string total, string code, int addends)
    {
        foreach (var line in LinesOf(total))
        {
            var (report, context) = CleanReports.SocialGroup();
            var right = report.Lines[line]!.Value;
            IEnumerable<string?> Places(long amount) => RuleOf(code).Judge(report.With(line, amount), context).Select(v => v.Field).Where(f => f == line);

            Assert.Empty(Places(right));
            Assert.Empty(Places(right + addends));
            Assert.Empty(Places(right - addends));
            Assert.Single(Places(right + addends + 1));
            Assert.Single(Places(right - addends - 1));
        }
    }

    [Theory]
    [MemberData(nameof(Totals))]
    public void The_form_of_2026_adds_up_the_same_rows(string total, string code, int addends)
    {
        var (report, context) = CleanReports.SocialGroup();
        context = context with { Period = new(2026) };
        foreach (var line in LinesOf(total))
        {
            var right = report.Lines[line]!.Value;
            Assert.Empty(RuleOf(code).Judge(report, context));
            Assert.Contains(RuleOf(code).Judge(report.With(line, right + addends + 1), context), v => v.Field == line && v.Severity == Severity.Error);
            report.With(line, right);
        }
    }

    [Theory]
    [MemberData(nameof(Totals))]
    public void A_blank_total_is_not_judged_and_neither_is_a_total_without_addends(string total, string code, int addends)
    {
        Assert.True(addends > 1);
        var report = new AnnualReport();
        var (_, context) = CleanReports.SocialGroup();
        Assert.Empty(RuleOf(code).Judge(report, context));
        foreach (var line in LinesOf(total))
            Assert.Empty(RuleOf(code).Judge(report.With(line, 1_00), context));
    }

    [Fact]
    public void An_addend_that_could_not_be_read_is_not_zero()
    {
        var (report, context) = CleanReports.SocialGroup();
        report.With("BS3.e", null);
        Assert.Single(new FN001CurrentAssetsAddUp().Judge(report, context));
        report.MarkUnreadable("BS3.e");
        Assert.Empty(new FN001CurrentAssetsAddUp().Judge(report, context));
    }

    [Fact]
    public void A_wrong_grand_total_is_said_once_and_a_wrong_net_asset_total_does_not_blame_total_assets()
    {
        var (report, context) = CleanReports.SocialGroup();
        var (grand, net) = (report.Lines["BS120.e"], report.Lines["BS110.e"]);
        Assert.Equal(["BS120.e"], new FN010BalanceSheetBalances().Judge(report.With("BS120.e", grand + 1_00), context).Select(v => v.Field));
        Assert.Equal(["BS120.e"], new FN010BalanceSheetBalances().Judge(report.With("BS120.e", grand).With("BS110.e", net + 1_00), context).Select(v => v.Field));
        Assert.Equal(["BS60.e"], new FN010BalanceSheetBalances().Judge(report.With("BS110.e", net).With("BS60.e", grand + 2), context).Select(v => v.Field));
    }

    [Fact]
    public void Amounts_declared_in_ten_thousands_may_be_off_by_half_a_unit_for_each_addend()
    {
        var (report, context) = CleanReports.SocialGroup();
        context = context with { DeclaredUnit = 10_000 };
        var right = report.Lines["BS110.e"]!.Value;
        Assert.Empty(new FN009NetAssetsAddUp().Judge(report.With("BS110.e", right + 10_000_00), context));
        Assert.Single(new FN009NetAssetsAddUp().Judge(report.With("BS110.e", right + 10_000_01), context));
    }
}
