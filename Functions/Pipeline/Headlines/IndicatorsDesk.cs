using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Headlines;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Headlines;

/// <summary>Answers with the indicators of the register and the ledgers as of a day, as a whole and by group (domain.md 11.3).</summary>
public sealed class IndicatorsDesk(DatasetList datasets, PublishedView published, ActivityRecords records, AnswerCache cache, TimeProvider time)
{
    private static readonly IReadOnlyList<Figure> Figures = [.. IndicatorList.All.SelectMany(indicator => new[] { indicator.Figure, indicator.Of }).OfType<Figure>()];

    /// <summary>GET /api/indicators?asOf=&amp;by=city|level|type.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "asOf", "by");
        var by = IndicatorGrouping.All.FirstOrDefault(grouping => grouping.Name == Parameters.OneOf(request, "by", "", [.. IndicatorGrouping.All.Select(known => known.Name)]));
        var now = time.GetUtcNow();
        var today = ShanghaiClock.DayOf(now);
        string? day = request.Query["asOf"];
        var asOf = string.IsNullOrEmpty(day) ? today : HeadlinesDesk.DayOf(day, "asOf", now);
        var facts = await PublishedFacts.ReadAsync(datasets, published, records, Figures, asOf, today, cancellationToken);
        return cache.Answer(request, $"indicators {asOf:yyyy-MM-dd} by={by?.Name}", facts.Version, () =>
        {
            var of = new HeadlineFacts(facts, asOf);
            var active = facts.Register.Where(organisation => organisation.Roster.IsActiveOn(asOf)).Select(organisation => organisation.Uscc).ToHashSet(StringComparer.Ordinal);
            var coverages = Figures.OfType<LedgerFigure>().Select(figure => figure.Ledger).Concat(Figures.OfType<RegisterFigure>().SelectMany(figure => figure.Needs.Take(1))).Distinct().ToDictionary(ledger => ledger, ledger => CoverageOf(facts, ledger, active, asOf));
            return AnswerCache.Json(new
            {
                asOf,
                by = by?.Name,
                indicators = IndicatorList.All.Select(indicator => Document(indicator, facts, of, by, coverages, asOf >= today)).ToList(),
                version = Ledger.RecordText.Hash(facts.Version)[..12],
                computedAt = facts.ComputedAt(Figures),
                verifiedAt = facts.VerifiedAt(Figures),
            });
        });
    }

    private static object Document(Indicator indicator, PublishedFacts facts, HeadlineFacts day, IndicatorGrouping? by, Dictionary<string, decimal?> coverages, bool isProvisional)
    {
        var (total, groups) = indicator.Read(day, by?.Of);
        Figure[] figures = indicator.Of is { } whole ? [indicator.Figure, whole] : [indicator.Figure];
        return new
        {
            code = indicator.Code,
            nameZh = indicator.Figure.Chinese,
            nameEn = indicator.Figure.English,
            unit = indicator.Of is null ? indicator.Figure.Unit : "",
            additive = indicator.IsAdditive,
            value = total,
            rows = groups.Select(group =>
            {
                var label = by?.Values.FirstOrDefault(choice => choice.Code == group.Key);
                return new { group = group.Key, labels = label is null ? new Words("未填报", "Not reported") : new Words(label.Chinese, label.English), value = group.Value };
            }),
            computedAt = facts.ComputedAt(figures),
            inputWatermark = facts.ComputedAt(figures),
            coverage = indicator.Figure switch
            {
                LedgerFigure ledger => coverages[ledger.Ledger],
                RegisterFigure { Needs: [var needed, ..] } => coverages[needed],
                _ => 1,
            },
            isProvisional,
        };
    }

    /// <summary>The share of active organisations of which the ledger says anything on the day; null where there are none.</summary>
    private static decimal? CoverageOf(PublishedFacts facts, string ledger, HashSet<string> active, DateOnly asOf) => active.Count == 0
        ? null
        : Math.Round((decimal)facts.Entries(ledger).Where(entry => !(entry.Since > asOf) && active.Contains(entry.Owner)).Select(entry => entry.Owner).Distinct(StringComparer.Ordinal).Count() / active.Count, 6, MidpointRounding.ToZero);
}
