using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Xunit;

namespace Nianbao.Tests.Domain;

public sealed class ApplicableRulesTests
{
    [Fact]
    public void Every_kind_of_organisation_meets_the_rules_that_cover_it_in_their_order()
    {
        var applicable = new ApplicableRules(RuleCatalogue.AnnualReports);
        var counts = new HashSet<int>();
        foreach (var type in LegalTypes.All.Select(type => type.Code))
        {
            foreach (var (year, isCharity, raises) in ((int, bool, bool)[])[(2025, false, false), (2025, true, false), (2025, true, true), (2010, false, true)])
            {
                var report = new AnnualReport { Uscc = Samples.TianheGroup };
                var context = Samples.Context(year) with { Registered = new Organisation { Uscc = report.Uscc, LegalType = type, IsCharity = isCharity, HasPublicFundraising = raises } };
                var expected = RuleCatalogue.AnnualReports.Where(rule => rule is not IntakeRule && rule.AppliesTo.Covers(report, context)).ToList();
                Assert.Equal(expected, applicable.For(report, context));
                counts.Add(expected.Count);
            }
        }

        Assert.True(counts.Count > 4);
    }
}
