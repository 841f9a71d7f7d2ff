using System.Text;
using Nianbao.Domain.Indicators;
using Nianbao.Domain.Rules;

namespace Nianbao.Tests.Domain;

/// <summary>What is written with a receipt for the indicators of the intake.</summary>
public sealed class UploadFactsTests
{
    private static readonly DateTimeOffset At = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Facts_read_back_as_they_were_written()
    {
        var facts = new UploadFacts(At, At.AddMilliseconds(1234), true, "utf-8", new Dictionary<string, int> { ["FN-001"] = 3, ["DT-001"] = 1 });
        var read = UploadFacts.Parse(facts.ToString());
        Assert.Equal((At, 1234L, true, "utf-8"), (read.ReceivedAt, read.Milliseconds, read.IsRejected, read.Encoding));
        Assert.Equal([("DT-001", 1), ("FN-001", 3)], read.Findings.Select(finding => (finding.Key, finding.Value)));
        Assert.Equal((null, null), (UploadFacts.Parse(new UploadFacts(At, null, false, null, new Dictionary<string, int>()).ToString()).Milliseconds, UploadFacts.Parse(new UploadFacts(At, null, false, "年报", new Dictionary<string, int>()).ToString()).Encoding));
        Assert.Throws<FormatException>(() => UploadFacts.Parse("1|2"));
    }

    /// <summary>A blob's metadata takes 8 KB with its names.</summary>
    [Fact]
    public void A_file_that_breaks_every_rule_a_million_times_still_fits_into_the_metadata()
    {
        Assert.All(new[] { RuleCatalogue.AnnualReports, RuleCatalogue.Activities, RuleCatalogue.Registry }, rules =>
        {
            var text = new UploadFacts(At, At, false, "gb18030", rules.Select(rule => rule.Code).Distinct().ToDictionary(code => code, _ => 1_000_000)).ToString();
            Assert.True(text.All(char.IsAscii));
            Assert.InRange(Encoding.ASCII.GetByteCount(text), 1, 7_000);
        });
    }

    [Theory]
    [InlineData(50, 2)]
    [InlineData(95, 4)]
    [InlineData(25, 1)]
    [InlineData(100, 4)]
    public void A_percentile_is_the_smallest_value_that_so_many_do_not_exceed(int percent, long value) => Assert.Equal(value, UploadFacts.Percentile([4, 1, 3, 2], percent));

    [Fact]
    public void There_is_no_percentile_of_nothing() => Assert.Null(UploadFacts.Percentile([], 50));
}
