using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Headlines;
using Nianbao.Domain.Indicators;
using Nianbao.Pipeline.Headlines;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Indicators;

/// <summary>Answers with the indicators of domain.md 11.2 and 11.3 as of a day, as a whole and by group.</summary>
public sealed class IndicatorsDesk(DatasetList datasets, PublishedView published, ActivityRecords records, UploadList uploads, AnswerCache cache, TimeProvider time)
{
    /// <summary>GET /api/indicators?asOf=&amp;year=&amp;by=city,division,level,type&amp;where=name:value|value&amp;name=.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var question = IndicatorQuestion.Parse(request, time.GetUtcNow());
        var facts = await IndicatorFacts.ReadAsync(question, datasets, published, records, uploads, cancellationToken);
        var asked = $"indicators {question.AsOf:yyyy-MM-dd} {question.Today:yyyy-MM-dd} {question.ReportYear} {question.Until:yyyy-MM-dd} by={request.Query["by"]} where={request.Query["where"]} {string.Join(',', question.Indicators.Select(indicator => indicator.Name))}";
        return await cache.AnswerAsync(request, asked, facts.Version, () =>
        {
            var answers = question.Indicators.Select(indicator => Answer(indicator, facts, question)).ToList();
            return AnswerCache.Json(new
            {
                asOf = question.AsOf,
                reportYear = question.ReportYear,
                by = question.Groupings.By.Select(grouping => grouping.Name),
                where = question.Groupings.Where.ToDictionary(filter => filter.Grouping.Name, filter => filter.Values),
                indicators = answers.Select(answer => answer.Document),
                labels = question.Groupings.LabelsOf(answers.SelectMany(answer => answer.Groups).Distinct()),
                computedAt = question.Indicators.Max(facts.ComputedAtOf),
                version = RecordText.Hash(facts.Version)[..12],
                verifiedAt = facts.VerifiedAt,
            });
        });
    }

    private static (object Document, IEnumerable<string> Groups) Answer(Indicator indicator, IndicatorFacts facts, IndicatorQuestion question)
    {
        // Of what is not told by owner nothing can be said of some owners.
        var isAnswered = indicator.IsByOwner || question.Groupings.Where.Count == 0;
        var contributions = isAnswered ? facts.Of(indicator).Where(contribution => !indicator.IsByOwner || question.Groupings.Asks(contribution.Division, contribution.LegalType)).ToList() : [];
        var total = IndicatorCount.By(contributions, _ => "", indicator.IsMedian).GetValueOrDefault("") ?? new(indicator.IsMedian);
        var groups = question.Groupings.By.Count == 0 || !indicator.IsByOwner ? [] : IndicatorCount.By(contributions, contribution => question.Groupings.KeyOf(contribution.Division, contribution.LegalType), indicator.IsMedian);
        var coverage = facts.CoverageOf(indicator);
        var activities = facts.RecordsOf(indicator);
        var document = new Dictionary<string, object?>
        {
            ["name"] = indicator.Name,
            ["nameZh"] = indicator.Chinese,
            ["nameEn"] = indicator.English,
            ["unit"] = indicator.IsShare ? "" : indicator.Unit,
            ["formulaZh"] = indicator.FormulaZh,
            ["formulaEn"] = indicator.FormulaEn,
            ["from"] = indicator.From,
            ["period"] = PeriodOf(indicator, question),
            ["additive"] = indicator.IsAdditive,
            ["value"] = isAnswered ? Value(indicator, total) : null,
        };
        if (indicator.IsShare)
            (document["count"], document["base"]) = (total.Value, total.Base);
        if (total.Parts.Count > 0)
            document["parts"] = Parts(indicator, total);
        document["rows"] = groups.Select(group => Row(indicator, question, group.Key, group.Value));
        if (activities is var (count, unreviewed, estimatedShare))
            (document["records"], document["includedUnreviewed"], document["estimatedShare"]) = (count, unreviewed, estimatedShare);

        document["computedAt"] = facts.ComputedAtOf(indicator);
        document["inputWatermark"] = facts.WatermarkOf(indicator);
        document["coverage"] = coverage;
        document["isProvisional"] = facts.IsProvisional(indicator);
        return (document, groups.Keys);
    }

    /// <summary>What time it is about: a report year, the part of a year until a day, a day, or now.</summary>
    private static string PeriodOf(Indicator indicator, IndicatorQuestion question) => indicator switch
    {
        ReportIndicator or CellIndicator { Dataset: "annual-reports" or "inspections" } => $"{question.ReportYear}",
        ActivityIndicator or IntakeIndicator => $"{question.Until.Year}-01-01/{question.Until:yyyy-MM-dd}",
        CellIndicator or ClosingDaysIndicator => $"{question.Today:yyyy-MM-dd}",
        _ => $"{question.AsOf:yyyy-MM-dd}",
    };

    private static Dictionary<string, object?> Row(Indicator indicator, IndicatorQuestion question, string key, IndicatorCount count)
    {
        var row = question.Groupings.ValuesOf(key).ToDictionary(value => value.Grouping.Name, object? (value) => value.Value);
        row["value"] = Value(indicator, count);
        if (indicator.IsShare)
            (row["count"], row["base"]) = (count.Value, count.Base);
        if (count.Parts.Count > 0)
            row["parts"] = Parts(indicator, count);
        return row;
    }

    private static IEnumerable<object> Parts(Indicator indicator, IndicatorCount count) => count.Parts.OrderByDescending(part => part.Value).ThenBy(part => part.Key, StringComparer.Ordinal)
        .Select(part => new { part = part.Key, labels = indicator.Parts.FirstOrDefault(choice => choice.Code == part.Key) is { } label ? new Words(label.Chinese, label.English) : null, value = Amount(indicator, part.Value) });

    private static decimal? Value(Indicator indicator, IndicatorCount count) => indicator.IsShare ? count.Share : count.Value is { } value ? Amount(indicator, value) : null;

    private static decimal Amount(Indicator indicator, long value) => indicator.Decimals switch
    {
        0 => value,
        2 => new decimal(value) / 100,
        _ => new decimal(value) / 1000,
    };
}
