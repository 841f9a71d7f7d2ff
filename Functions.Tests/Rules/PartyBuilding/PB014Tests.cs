using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules.PartyBuilding;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.PartyBuilding;

public sealed class PB014Tests
{
    [Fact]
    public void The_instructor_is_one_who_was_assigned_between_the_years_end_and_the_arrival()
    {
        var (report, context) = CleanReports.ProvincialDirect();
        var rule = new PB014InstructorIsTheLedgers();
        Assert.Empty(rule.Judge(report, context));
        var current = context.Ledgers.Of<InstructorAssignment>(LedgerNeeds.InstructorAssignments)![0];
        current.To = Samples.Day("2025-12-31");
        Assert.Empty(rule.Judge(report, context));
        current.To = Samples.Day("2025-12-30");
        Assert.Equal("instructorName", Assert.Single(rule.Judge(report, context)).Field);
        context.Registered!.RegistrationMode = RegistrationModes.Dual;
        Assert.Empty(rule.Judge(report, context));
    }
}
