using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Publication;

namespace Nianbao.Pipeline.Queries;

/// <summary>
/// Shows which activities several organisations report as one event, and what they amount to when each event counts once. The
/// aggregates count by organisation, as reported; the difference said here leads from one to the other.
/// </summary>
public sealed class JointActivitiesDesk(DatasetList datasets, PublishedView published, AnswerCache cache, TimeProvider time)
{
    private const int MostGroups = 500;

    /// <summary>GET /api/joint-activities/{period}: offset, limit.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, string period, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "offset", "limit");
        var (offset, limit) = (Parameters.Number(request, "offset", 0, 0, int.MaxValue), Parameters.Number(request, "limit", 50, 0, MostGroups));
        var kind = datasets.Activities;
        var when = Periods.ForUpload(kind, period, time.GetUtcNow());
        var clock = await published.ClockAsync(cancellationToken);
        var series = await published.SeriesAsync(clock, kind, when.Year, cancellationToken);
        return await cache.AnswerAsync(request, $"joint {when} {offset} {limit}", $"{series.Version} {series.VerifiedAt:O}", () =>
        {
            var activities = series.Heads.SelectMany(head => head.Head.Roster.Select(entry => RosterActivity.JointOf(entry.Value))).OfType<JointActivity>().Where(activity => when.Contains(activity.Start));
            var groups = JointGroup.Among(activities, RuleParameters.Default.Get("DUPLICATE_SIMILARITY", when.Year!.Value));
            var members = groups.SelectMany(group => group.Members).ToList();
            return AnswerCache.Json(new
            {
                dataset = kind.Name,
                period = when.ToString(),
                version = series.Version,
                verifiedAt = series.VerifiedAt,
                groups = groups.Count,
                asReported = Sums(members.Count, members.Sum(m => m.Sessions), members.Sum(m => m.Served), members.Sum(m => m.Funds)),
                once = Sums(groups.Count, groups.Sum(g => g.Sessions), groups.Sum(g => g.Served), groups.Sum(g => g.Funds)),
                items = groups.Skip(offset).Take(limit).Select(group => new
                {
                    jointGroupId = group.Id,
                    title = group.Members[0].Title,
                    startOn = group.Members[0].Start,
                    endOn = group.Members[0].End,
                    placeRegionCode = group.Members[0].Place,
                    sessions = group.Sessions,
                    served = group.Served,
                    fundsTotal = group.Funds / 100m,
                    members = group.Members.Select(member => new
                    {
                        uscc = member.Uscc,
                        activityId = member.Id,
                        sessions = member.Sessions,
                        served = member.Served,
                        fundsTotal = member.Funds / 100m,
                        share = member.Share / 100m,
                        servedByShare = group.ServedOf(member),
                    }),
                }),
                next = offset + limit < groups.Count && limit > 0 ? $"/api/joint-activities/{when}?offset={offset + limit}&limit={limit}" : null,
            });
        });
    }

    private static object Sums(int records, long sessions, long served, long funds) => new { records, sessions, served, fundsTotal = funds / 100m };
}
