using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Local.Sample.Organisations;

namespace Nianbao.Local.Sample.Reports;

/// <summary>
/// Makes an organisation's report of a year. Whether it arrives in time is not in the file: the server's clock says so when
/// the file is uploaded.
/// </summary>
public sealed class ReportMaker(SampleOptions options)
{
    private static readonly Defect Ended = new("ID-010");

    private readonly Bookkeeping _books = new(options);
    private readonly FilingHabit _habit = new(options);

    /// <summary>The report, or null when none is filed.</summary>
    public Sampled<AnnualReport>? Make(int index, Organisation organisation, int year)
    {
        if (ReportingDuty.IsExpected(organisation, year))
        {
            if (!_habit.Files(index, year))
                return null;
            var report = Fill(index, organisation, year);
            var defects = SplitMix64.For(options.Seed, Draws.ReportDefect, index, year);
            return new(report, IsDefective(defects) ? ReportDefects.Break(report, HasSoundReport(index, organisation, year - 1), defects) : null);
        }

        // Now and then an organisation files that is no longer there.
        var isGone = organisation.EndedOn is { } ended && ended < new DateOnly(year, 12, 31) && ended.Year >= year - 1;
        return isGone && IsDefective(SplitMix64.For(options.Seed, Draws.ReportDefect, index, year)) ? new(Fill(index, organisation, year), Ended) : null;
    }

    private bool IsDefective(SplitMix64 draws) => draws.Chance(options.DefectsPerTenThousand);

    private bool HasSoundReport(int index, Organisation organisation, int year) =>
        year >= options.FirstReportYear
        && ReportingDuty.IsExpected(organisation, year)
        && _habit.Files(index, year)
        && !IsDefective(SplitMix64.For(options.Seed, Draws.ReportDefect, index, year));

    private AnnualReport Fill(int index, Organisation organisation, int year)
    {
        var draws = SplitMix64.For(options.Seed, Draws.Report, index, year);
        var submitted = draws.Day(new(year + 1, 1, 8), new(year + 1, 3, 25));
        var report = new AnnualReport
        {
            Uscc = organisation.Uscc,
            Name = organisation.Name,
            LegalType = organisation.LegalType,
            ReportYear = year,
            IsCharity = organisation.IsCharity,
            HasPublicFundraising = organisation.HasPublicFundraising,
            SupervisingUnit = organisation.SupervisingUnit ?? SupervisingUnits.DirectRegistration,
            SubmittedOn = submitted,
        };
        Review(report, organisation, draws);
        if (organisation.LegalType == LegalTypes.SocialGroup)
            CountMembers(report, SplitMix64.For(options.Seed, Draws.Members, index), organisation.Kind, year - options.FirstReportYear);
        new PartySection(options, index).Fill(report, draws);
        StatementForm.Fill(report.Lines, _books.Of(index, organisation, year), leavesZeroBlank: index % 3 == 0);
        return report;
    }

    /// <summary>Three per cent of those that need the supervising unit's opinion file without it.</summary>
    private static void Review(AnnualReport report, Organisation organisation, SplitMix64 draws)
    {
        if (organisation.RegistrationMode != RegistrationModes.Dual)
            return;
        if (draws.Chance(300))
        {
            report.PreReviewOpinion = draws.Chance(5_000) ? "未初审" : null;
            return;
        }

        report.PreReviewedOn = report.SubmittedOn!.Value.AddDays(-draws.Below(6));
        report.PreReviewOpinion = draws.Chance(9_500) ? "同意" : "合格";
    }

    /// <summary>Above the statutory minimum of fifty members or thirty member organisations, and growing.</summary>
    private static void CountMembers(AnnualReport report, SplitMix64 draws, string? kind, int years)
    {
        var isOfEnterprises = kind is "INDUSTRY" or "HOMETOWN_CHAMBER";
        report.MembersUnit = isOfEnterprises ? draws.Between(32, 400) + (years * draws.Between(0, 5)) : draws.Between(0, 20);
        report.MembersIndividual = isOfEnterprises ? draws.Between(0, 30) : draws.Between(52, 900) + (years * draws.Between(0, 12));
        report.MembersTotal = report.MembersUnit + report.MembersIndividual;
    }
}
