using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Local.Sample.Organisations;

/// <summary>Who has to report for a year, written here from domain.md 3.1 and not taken from the pipeline: expected.json must come to its own result.</summary>
public static class ReportingDuty
{
    /// <summary>There on the last day of the year: not ended before it.</summary>
    public static bool IsActive(Organisation organisation, int year)
    {
        var yearEnd = new DateOnly(year, 12, 31);
        return organisation.EstablishedOn <= yearEnd && !(organisation.EndedOn < yearEnd);
    }

    /// <summary>Too new to report: established after the 30th of June; a foundation must report in any case.</summary>
    public static bool IsExempt(Organisation organisation, int year) =>
        IsActive(organisation, year) && organisation.LegalType != LegalTypes.Foundation && organisation.EstablishedOn > new DateOnly(year, 6, 30);

    public static bool IsExpected(Organisation organisation, int year) => IsActive(organisation, year) && !IsExempt(organisation, year);
}
