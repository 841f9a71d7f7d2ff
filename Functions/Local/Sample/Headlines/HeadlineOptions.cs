using Nianbao.Domain.Reference;
using Nianbao.Local.Sample.Organisations;

namespace Nianbao.Local.Sample.Headlines;

/// <summary>What the files of the article's figures are made for. The ledgers and activities are the article's; the register may be smaller.</summary>
public sealed record HeadlineOptions
{
    /// <summary>The fewest organisations that the ledgers fit on: 189 that were commended, 25 first secretaries in provincial ones.</summary>
    public const int MinOrganisations = 1_000;

    /// <summary>Directly registered provincial organisations with an instructor, of the province's 2,900 (domain.md 11.4).</summary>
    private const int Linked = 2_176;

    private const int Provincial = 2_900;

    /// <summary>Active organisations on <see cref="AsOf"/> (domain.md 2.7: 72,019).</summary>
    public int Organisations { get; init; } = 72_019;

    public long Seed { get; init; } = 1;

    /// <summary>The day of the article's figures.</summary>
    public static DateOnly AsOf { get; } = new(2022, 6, 30);

    /// <summary>How many provincial organisations have an instructor: 2,176 at full size.</summary>
    public int LinkedOrganisations => Quotas.Of(Organisations).Where(quota => quota.Division.Code == Divisions.Province).Sum(quota => quota.Count) * Linked / Provincial;
}
