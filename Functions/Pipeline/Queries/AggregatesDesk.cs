using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Publication;

namespace Nianbao.Pipeline.Queries;

/// <summary>Answers questions to the aggregates.</summary>
public sealed class AggregatesDesk(DatasetList datasets, PublishedView published, AnswerCache cache, TimeProvider time)
{
    private static readonly string[] Known = ["period", "by", "where", "measures", "format"];

    /// <summary>GET /api/aggregates/{dataset}: period, by, where, measures, format=json|csv.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, string dataset, CancellationToken cancellationToken)
    {
        var kind = datasets.Require(dataset);
        Parameters.RequireKnown(request, Known);
        var csv = Parameters.WantsCsv(request);
        // Names are checked before anything is read: a wrong question costs nothing.
        var query = AggregateQuery.Parse(kind, default, request.Query["by"], request.Query["where"], request.Query["measures"]);
        if (kind.PublicPart is { } part)
            query = query.Within(part.Dimension, part.Values); // Whoever asks: these totals are public.
        string? asked = request.Query["period"];
        if (!string.IsNullOrEmpty(asked))
            Periods.ForQuery(kind, asked, [], time.GetUtcNow());
        var clock = await published.ClockAsync(cancellationToken);
        var period = Periods.ForQuery(kind, asked, clock.YearsOf(kind), time.GetUtcNow());
        query = query with { Period = period };
        var series = await published.SeriesAsync(clock, kind, period.Year, cancellationToken);
        var question = $"{kind.Name} {period} {csv} by={request.Query["by"]} where={request.Query["where"]} measures={request.Query["measures"]}";
        return cache.Answer(request, question, $"{series.Version} {series.VerifiedAt:O}", () =>
        {
            var answer = AggregateAnswer.Of(query, series);
            return csv ? (CsvText.Write(answer.ToTable()), CsvText.ContentType, $"{kind.Name}-{period}.csv") : AnswerCache.Json(answer.ToDocument());
        });
    }
}
