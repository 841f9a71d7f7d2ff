using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Publication;

namespace Nianbao.Pipeline.Queries;

/// <summary>Answers questions to the aggregates.</summary>
public sealed class AggregatesDesk(DatasetList datasets, PublishedView published, AnswerCache cache, TimeProvider time)
{
    private const int MostQuestions = 500;
    private static readonly string[] Known = ["period", "by", "where", "measures", "format"];

    /// <summary>Dashboards ask the same few questions in the same words, again and again: each is read and checked once.</summary>
    private readonly ConcurrentDictionary<(string Dataset, string Words), Question> _questions = new();

    /// <summary>GET /api/aggregates/{dataset}: period, by, where, measures, format=json|csv.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, string dataset, CancellationToken cancellationToken)
    {
        // Names are checked before anything is read: a wrong question costs nothing.
        var question = QuestionOf(request, dataset);
        var (kind, isOpen) = (question.Query.Dataset, string.IsNullOrEmpty(question.Period));
        if (!isOpen)
            Periods.ForQuery(kind, question.Period, [], time.GetUtcNow());
        var clock = await published.ClockAsync(cancellationToken);
        var period = Periods.ForQuery(kind, question.Period, isOpen ? clock.YearsOf(kind) : [], time.GetUtcNow());
        var series = await published.SeriesAsync(clock, kind, period.Year, cancellationToken);
        return await cache.AnswerAsync(request, $"{period} {question.Text}", $"{series.Version} {series.VerifiedAt:O}", () =>
        {
            var answer = AggregateAnswer.Of(question.Query with { Period = period }, series);
            return question.Csv ? (CsvText.Write(answer.ToTable()), CsvText.ContentType, $"{kind.Name}-{period}.csv") : AnswerCache.Json(answer.ToDocument());
        });
    }

    private Question QuestionOf(HttpRequest request, string dataset)
    {
        var words = (dataset, request.QueryString.Value ?? "");
        if (_questions.TryGetValue(words, out var known))
            return known;
        var kind = datasets.Require(dataset);
        Parameters.RequireKnown(request, Known);
        var csv = Parameters.WantsCsv(request);
        var query = AggregateQuery.Parse(kind, default, request.Query["by"], request.Query["where"], request.Query["measures"]);
        if (kind.PublicPart is { } part)
            query = query.Within(part.Dimension, part.Values); // Whoever asks: these totals are public.
        var question = new Question(query, request.Query["period"], csv, $"{kind.Name} {csv} by={request.Query["by"]} where={request.Query["where"]} measures={request.Query["measures"]}");
        // "code" may be a key of the Functions host, which is nothing to keep.
        if (request.Query.ContainsKey("code"))
            return question;
        if (_questions.Count >= MostQuestions)
            _questions.Clear();
        _questions[words] = question;
        return question;
    }

    /// <summary>A question that makes sense.</summary>
    /// <param name="Query">Its period is still to be found.</param>
    /// <param name="Period">As it was asked for; the latest when empty.</param>
    /// <param name="Text">All that distinguishes it but for the period.</param>
    private sealed record Question(AggregateQuery Query, string? Period, bool Csv, string Text);
}
