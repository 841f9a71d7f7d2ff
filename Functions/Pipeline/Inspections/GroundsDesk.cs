using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Inspections;

/// <summary>Shows the grounds and the decision table, with the numbers in force: what a proposal is made by.</summary>
public sealed class GroundsDesk(TimeProvider time)
{
    /// <summary>GET /api/grounds?year=: without a year, last year's numbers.</summary>
    public IResult Show(HttpRequest request)
    {
        Parameters.RequireKnown(request, "year");
        var last = Periods.LastYear(time.GetUtcNow());
        var year = Parameters.Year(request.Query["year"].ToString() is { Length: > 0 } text ? text : (ShanghaiClock.DayOf(time.GetUtcNow()).Year - 1).ToString(CultureInfo.InvariantCulture), last);
        return Results.Json(
            new
            {
                year,
                grounds = Grounds.All.Select(ground => new
                {
                    ground.Code,
                    zh = ground.Chinese,
                    en = ground.English,
                    ground.Basis,
                    weight = ground.Weight.ToString().ToUpperInvariant(),
                    ground.ByGravity,
                    gravity = Words(ground.Gravity),
                    list = ground.ListTrigger,
                    parameters = ground.ParameterNames.SelectMany(name => RuleParameters.Default.All.Where(p => p.Name == name && p.From <= year && year <= p.To)).Select(p => new { p.Name, p.Key, p.Value, p.Source, p.InForce }),
                    rules = RuleCatalogue.All.Where(rule => rule.Ground == ground.Code).Select(rule => new { rule.Code, zh = rule.Chinese, en = rule.English, page = Finding.PageOf(rule.Code) }),
                }),
                table = DecisionTable.Rows.Select(row => new
                {
                    row = row.Number,
                    condition = Words(row.Condition),
                    row.Conclusion,
                    row.Lists,
                    row.ListsByGround,
                    notice = InspectionDocument.Words(Notices.All, row.Notice?.Code),
                    escalations = (row.Escalations ?? []).Select(escalation => InspectionDocument.Words(Escalations.All, escalation.Code)),
                }),
            },
            ReceiptStore.Json);
    }

    private static object? Words(Bilingual? text) => text is null ? null : new { zh = text.Chinese, en = text.English };
}
