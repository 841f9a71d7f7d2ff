using Nianbao.Domain.Rules.Statements;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Statements;

public sealed class FN014Tests
{
    private static readonly int[] Rows = [1, 2, 3, 4, 5, 6, 9, 11, 12, 13, 14, 15, 16, 21, 24, 28, 35, 40, 45];

    [Theory]
    [InlineData(2025)]
    [InlineData(2026)]
    public void Every_row_is_held_to_its_columns_within_two_fen(int year)
    {
        var rule = new FN014TotalColumnAddsUp();
        foreach (var row in Rows)
        {
            var (report, context) = CleanReports.SocialGroup();
            context = context with { Period = new(year) };
            var right = report.Lines[$"IS{row}.t"]!.Value;
            Assert.Empty(rule.Judge(report.With($"IS{row}.t", right + 2), context));
            var violation = Assert.Single(rule.Judge(report.With($"IS{row}.t", right + 3), context));
            Assert.Equal(($"IS{row}.t", $"合计列≠非限定性+限定性（第{row}行）。"), (violation.Field, violation.MessageZh));
        }
    }

    [Fact]
    public void A_blank_column_counts_as_zero_and_two_leave_nothing_to_compare()
    {
        var (report, context) = CleanReports.SocialGroup();
        var rule = new FN014TotalColumnAddsUp();
        Assert.Single(rule.Judge(report.With("IS1.r", null), context));
        Assert.Empty(rule.Judge(report.With("IS1.u", null), context));
    }
}
