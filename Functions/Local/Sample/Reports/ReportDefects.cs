using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Local.Sample.Reports;

/// <summary>Mistakes people make in annual reports, each of which breaks one rule and no other.</summary>
internal static class ReportDefects
{
    private static readonly Entry[] All =
    [
        new(new("ID-004"), (_, _) => true, (r, draws) => r.Uscc = BrokenCodes.WithForbiddenLetter(r.Uscc!, draws)),
        new(new("ID-005"), (_, _) => true, (r, draws) => r.Uscc = BrokenCodes.WithWrongCheck(r.Uscc!, draws)),
        new(new("ID-007"), (_, _) => true, (r, _) => r.LegalType = r.LegalType == LegalTypes.ServiceInstitution ? LegalTypes.Foundation : LegalTypes.ServiceInstitution),
        new(new("ID-011"), (_, _) => true, (r, _) => r.Name += "总会"),
        new(new("ID-012"), (_, _) => true, (r, _) => r.ReportYear--),
        new(new("GV-001"), (r, _) => r.LegalType == LegalTypes.SocialGroup, (r, draws) => r.MembersTotal += draws.Between(1, 9)),
        new(new("PB-001"), (_, _) => true, (r, draws) => r.PartyMembersProbationary += draws.Between(1, 5)),
        new(new("PB-002"), (_, _) => true, (r, draws) => r.PartyMembersManagement = r.PartyMembersTotal + draws.Between(1, 5)),
        new(new("PB-003", IsRejected: false), (r, _) => r.PartyOrgType == "BRANCH", BuildNoPartyOrganisation),
        new(new("PB-004"), (r, _) => r.PartyOrgType == PartyOrgTypes.None, (r, _) => r.CoverageModes = null),
        new(new("FN-005"), (_, _) => true, (r, draws) => Add(r, draws, "BS41.e")),
        new(new("FN-008"), (_, _) => true, (r, draws) => Add(r, draws, "BS62.e", "BS80.e")),
        new(new("FN-009"), (_, _) => true, (r, draws) => Add(r, draws, "BS105.e")),
        new(new("FN-010"), (_, _) => true, (r, draws) => Add(r, draws, "BS120.e")),
        new(new("FN-012"), (_, _) => true, (r, draws) => Add(r, draws, "IS9.u", "IS9.t")),
        new(new("FN-013"), (_, _) => true, (r, draws) => Add(r, draws, "IS21.u", "IS21.t")),
        new(new("FN-016"), (_, _) => true, MoveChangeBetweenColumns),
        new(new("FN-017"), (_, _) => true, (r, draws) => Add(r, draws, "BS3.e", "BS20.e", "BS60.e", "BS101.e", "BS110.e", "BS120.e")),
        new(new("XY-001"), (_, hasPrevious) => hasPrevious, MoveOpeningCash),
    ];

    /// <summary>Breaks one of the rules that can be broken here.</summary>
    /// <param name="hasPrevious">Whether last year's report was accepted, so that there is something to compare with.</param>
    public static Defect Break(AnnualReport report, bool hasPrevious, SplitMix64 draws)
    {
        var entry = draws.Pick(Array.FindAll(All, e => e.Applies(report, hasPrevious)));
        entry.Break(report, draws);
        return entry.Defect;
    }

    private static void Add(AnnualReport report, SplitMix64 draws, params string[] lines)
    {
        var amount = draws.Between(1_00, 500_000_00);
        foreach (var line in lines)
            report.Lines[line] = (report.Lines[line] ?? 0) + amount;
    }

    private static void MoveChangeBetweenColumns(AnnualReport report, SplitMix64 draws)
    {
        var amount = draws.Between(1_00, 500_000_00);
        report.Lines["IS45.u"] += amount;
        report.Lines["IS45.r"] -= amount;
    }

    /// <summary>More cash and more debt at the beginning than last year's end: the statements still agree with each other.</summary>
    private static void MoveOpeningCash(AnnualReport report, SplitMix64 draws)
    {
        var amount = draws.Between(1_00, 500_000_00);
        foreach (var line in new[] { "BS1.b", "BS20.b", "BS60.b", "BS62.b", "BS80.b", "BS100.b", "BS120.b" })
            report.Lines[line] = (report.Lines[line] ?? 0) + amount;
        foreach (var line in new[] { "CF60", "CF61" })
            report.Lines[line] = (report.Lines[line] ?? 0) - amount;
    }

    private static void BuildNoPartyOrganisation(AnnualReport report, SplitMix64 draws)
    {
        report.PartyOrgType = PartyOrgTypes.None;
        report.NoPartyOrgReason = "OTHER";
        report.CoverageModes = ["MASS_ORG"];
    }

    private sealed record Entry(Defect Defect, Func<AnnualReport, bool, bool> Applies, Action<AnnualReport, SplitMix64> Break);
}
