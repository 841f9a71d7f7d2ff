using Nianbao.Domain.Rules.PartyBuilding;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.PartyBuilding;

public sealed class PB010Tests
{
    [Theory]
    [InlineData(true, true, new string[0])]
    [InlineData(null, null, new string[0])]
    [InlineData(false, true, new[] { "charterHasPartyClause" })]
    [InlineData(false, false, new[] { "charterHasPartyClause", "charterHasCoreValues" })]
    public void A_charter_without_a_clause_is_a_ground(bool? party, bool? values, string[] fields)
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.CharterHasPartyClause, report.CharterHasCoreValues) = (party, values);
        var violations = new PB010CharterHasTheClauses().Judge(report, context);
        Assert.Equal(fields, violations.Select(v => v.Field!));
        Assert.All(violations, v => Assert.Equal("G11", v.Ground));
    }
}
