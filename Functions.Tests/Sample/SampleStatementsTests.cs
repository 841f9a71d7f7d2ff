using Nianbao.Domain.AnnualReports;
using Nianbao.Local.Sample;

namespace Nianbao.Tests.Sample;

/// <summary>The statements by plain arithmetic, without the rules.</summary>
public sealed class SampleStatementsTests
{
    private static readonly SampleOptions Options = new() { Organisations = 1_500, DefectsPerTenThousand = 0 };
    private static readonly SampleGenerator Generator = new(Options);

    [Fact]
    public void Every_statement_is_consistent()
    {
        foreach (var (_, sampled) in Generator.Reports(Options.Year))
        {
            var lines = sampled.Record.Lines;
            long At(string code) => lines[code] ?? 0;
            foreach (var c in "be")
            {
                Assert.Equal(At($"BS20.{c}") + At($"BS30.{c}") + At($"BS40.{c}") + At($"BS41.{c}") + At($"BS51.{c}"), At($"BS60.{c}"));
                Assert.Equal(At($"BS80.{c}") + At($"BS90.{c}") + At($"BS91.{c}"), At($"BS100.{c}"));
                Assert.Equal(At($"BS101.{c}") + At($"BS105.{c}"), At($"BS110.{c}"));
                Assert.Equal(At($"BS100.{c}") + At($"BS110.{c}"), At($"BS120.{c}"));
                Assert.Equal(At($"BS60.{c}"), At($"BS120.{c}"));
                Assert.Equal(At($"BS51.{c}"), At($"BS91.{c}"));
                Assert.All(new[] { 1, 20, 30, 40, 41, 51, 60, 80, 90, 100, 101, 105 }, row => Assert.True(At($"BS{row}.{c}") >= 0));
                Assert.True(At($"BS1.{c}") <= At($"BS20.{c}"));
            }

            foreach (var c in "urt")
            {
                Assert.Equal(At($"IS1.{c}") + At($"IS2.{c}") + At($"IS3.{c}") + At($"IS4.{c}") + At($"IS5.{c}") + At($"IS6.{c}") + At($"IS9.{c}"), At($"IS11.{c}"));
                Assert.Equal(At($"IS12.{c}") + At($"IS21.{c}") + At($"IS24.{c}") + At($"IS28.{c}"), At($"IS35.{c}"));
                Assert.Equal(At($"IS11.{c}") - At($"IS35.{c}") + At($"IS40.{c}"), At($"IS45.{c}"));
            }

            foreach (var row in new[] { 1, 2, 3, 4, 5, 6, 9, 11, 12, 21, 24, 28, 35, 40, 45 })
                Assert.Equal(At($"IS{row}.u") + At($"IS{row}.r"), At($"IS{row}.t"));
            Assert.Equal(At("IS45.t"), At("BS110.e") - At("BS110.b"));
            Assert.Equal(At("IS45.u"), At("BS101.e") - At("BS101.b"));
            Assert.Equal(At("IS45.r"), At("BS105.e") - At("BS105.b"));
            Assert.Equal(At("CF13") - At("CF23"), At("CF24"));
            Assert.Equal(At("CF34") - At("CF43"), At("CF44"));
            Assert.Equal(At("CF50") - At("CF58"), At("CF59"));
            Assert.Equal(At("CF24") + At("CF44") + At("CF59") + At("CF60"), At("CF61"));
            Assert.Equal(At("BS1.e") - At("BS1.b"), At("CF61"));
            Assert.True(At("CF13") >= 0 && At("CF23") >= 0);
        }
    }

    [Fact]
    public void Each_year_opens_with_what_the_year_before_closed_with()
    {
        var compared = 0;
        for (var year = Options.FirstReportYear + 1; year <= Options.Year; year++)
        {
            foreach (var (index, report) in Generator.Reports(year))
            {
                if (Generator.Report(index, year - 1) is not { } previous)
                    continue;
                foreach (var line in StatementLines.All.Where(l => l.Code.EndsWith(".b", StringComparison.Ordinal)))
                    Assert.Equal(previous.Record.Lines[line.Code[..^1] + "e"] ?? 0, report.Record.Lines[line] ?? 0);
                compared++;
            }
        }

        Assert.True(compared > 2_000);
    }
}
