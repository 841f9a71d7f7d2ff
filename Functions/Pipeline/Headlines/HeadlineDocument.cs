using Nianbao.Domain.Headlines;

namespace Nianbao.Pipeline.Headlines;

/// <summary>A headline as JSON shows it.</summary>
internal static class HeadlineDocument
{
    /// <param name="published">What a snapshot says of it; null when none was asked for or it has none.</param>
    public static Dictionary<string, object?> Of(HeadlineReading reading, PublishedFacts facts, DateOnly today, PublishedHeadline? published)
    {
        var headline = reading.Headline;
        var value = ValueOf(reading);
        var (from, to) = headline.Figures[0].PeriodOf(reading.AsOf);
        var document = new Dictionary<string, object?>
        {
            ["id"] = headline.Id,
            ["nameZh"] = headline.Chinese,
            ["nameEn"] = headline.English,
            ["value"] = value,
            ["unit"] = IsShare(reading) ? "" : headline.Figures[0].Unit,
            ["text"] = reading.Chinese,
            ["textEn"] = reading.English,
            ["filterZh"] = headline.FilterZh,
            ["filterEn"] = headline.FilterEn,
            ["periodStart"] = from,
            ["periodEnd"] = to,
            ["records"] = reading.Figures[0].Records,
            ["recordsUrl"] = RecordsUrl(headline, headline.Figures[0], reading.AsOf),
            ["isEstimated"] = reading.Figures[0].Estimated > 0,
            ["estimated"] = reading.Figures[0].Estimated,
            ["isProvisional"] = to >= today,
            ["computedAt"] = headline.Figures.Any(figure => figure is ActivityFigure { Measure: null }) ? facts.EnterprisesReadAt : facts.ComputedAt(headline.Figures),
            ["inputWatermark"] = facts.ComputedAt(headline.Figures),
            ["verifiedAt"] = facts.VerifiedAt(headline.Figures),
            ["figures"] = reading.Figures.Select(figure => new
            {
                name = figure.Figure.Name,
                nameZh = figure.Figure.Chinese,
                nameEn = figure.Figure.English,
                value = figure.Value,
                unit = figure.Figure.Unit,
                dataset = figure.Figure.Dataset,
                records = figure.Records,
                recordsUrl = RecordsUrl(headline, figure.Figure, reading.AsOf),
                names = figure.Names.Count > 0 ? figure.Names : null,
            }),
        };
        if (published is not null)
        {
            document["published"] = new { value = published.Value, text = published.TextZh, textEn = published.TextEn, records = published.Records };
            document["current"] = new { value, text = reading.Chinese, textEn = reading.English, records = reading.Figures[0].Records };
            document["difference"] = value is { } now && published.Value is { } then ? now - then : null;
        }

        return document;
    }

    /// <summary>A headline's value: its first figure's, or the share of the organisations covered where it is about coverage; null when there is nothing to share.</summary>
    public static decimal? ValueOf(HeadlineReading reading)
    {
        if (!IsShare(reading))
            return reading.Figures[0].Value;
        var (part, whole) = (reading["covered"].Value, reading["active"].Value);
        return whole == 0 ? null : Math.Round(part / whole, 12, MidpointRounding.ToZero);
    }

    /// <summary>A share has no unit.</summary>
    private static bool IsShare(HeadlineReading reading) => reading.Figures is [{ Figure.Name: "covered" }, { Figure.Name: "active" }, ..];

    private static string RecordsUrl(Headline headline, Figure figure, DateOnly asOf) =>
        $"/api/headlines/{headline.Id}/records?asOf={asOf:yyyy-MM-dd}{(figure == headline.Figures[0] ? "" : $"&figure={figure.Name}")}";
}
