using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.PartyBuilding;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.PartyBuilding;

public sealed class PB015Tests
{
    [Theory]
    [InlineData("2025-12-31", null, 1)]
    [InlineData("2026-01-01", null, 0)]
    [InlineData("2024-03-01", "2026-01-01", 1)]
    [InlineData("2024-03-01", "2025-12-31", 0)]
    public void A_case_that_was_open_at_the_end_of_the_year_is_described(string found, string? closed, int count)
    {
        var (report, context) = CleanReports.SocialGroup();
        context = context with { Ledgers = Holding(new() { Id = "RH-1", FoundOn = Samples.Day(found), ClosedOn = closed is null ? null : Samples.Day(closed) }) };
        Assert.Equal(count, new PB015RectificationIsDescribed().Judge(report, context).Count);
        Assert.Empty(new PB015RectificationIsDescribed().Judge(report, context with { Extent = FormExtent.Unknown }));
        report.WeakRectification = "已按方案整顿";
        Assert.Empty(new PB015RectificationIsDescribed().Judge(report, context));
    }

    private static LedgerContext Holding(WeakPartyOrgCase one) => new() { Entries = new Dictionary<string, IReadOnlyList<LedgerEntry>> { [LedgerNeeds.WeakPartyOrgCases] = [one] } };
}
