using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Inspections;

/// <summary>Answers by when, and under which regime, an organisation or the organisations of a registrar file for a year.</summary>
public sealed class DeadlinesDesk(StorageClients storage, DatasetList datasets, TimeProvider time)
{
    /// <summary>GET /api/deadlines?uscc=&amp;year= or ?division=&amp;type=&amp;charity=&amp;year=. Without a year: the one whose reports are due now.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "uscc", "division", "type", "charity", "year");
        var now = time.GetUtcNow();
        var last = Periods.LastYear(now);
        var year = request.Query["year"].ToString() is { Length: > 0 } text ? Parameters.Year(text, last) : ShanghaiClock.DayOf(now).Year - 1;
        var uscc = request.Query["uscc"].ToString();
        var division = request.Query["division"].ToString();
        if (uscc.Length > 0 == division.Length > 0)
            throw ProblemException.Invalid("bad-scope", "请给出信用代码（uscc）或登记管理机关（division）之一。", "Give either uscc or division.", ["uscc", "division"]);
        if (uscc.Length == 0)
            return Results.Json(new { year, division, items = OfDivision(request, division, year, now) }, ReceiptStore.Json);

        if (request.Query["type"].ToString().Length > 0 || request.Query["charity"].ToString().Length > 0)
            throw ProblemException.Invalid("bad-scope", "按信用代码查询时，组织类型和慈善组织以登记库为准，请去掉 type 和 charity。", "With uscc the register says type and charity; leave type and charity out.");
        return Results.Json(await OfOrganisationAsync(uscc, year, now, cancellationToken), ReceiptStore.Json);
    }

    private IEnumerable<object> OfDivision(HttpRequest request, string division, int year, DateTimeOffset now)
    {
        if (Divisions.Find(division) is null)
            throw ProblemException.Unknown("division", "登记管理机关", division, Divisions.All.Select(d => d.Code));
        string[] all = [LegalTypes.SocialGroup, LegalTypes.ServiceInstitution, LegalTypes.Foundation];
        var type = Parameters.OneOf(request, "type", "", all);
        bool[] charities = request.Query["charity"].ToString().Length > 0 ? [Parameters.Flag(request, "charity")] : [false, true];
        return
        [
            .. from legalType in type.Length > 0 ? [type] : all
               from isCharity in charities
               select Document(datasets.Deadlines.For(division, legalType, isCharity, year), legalType, isCharity, now),
        ];
    }

    private async Task<object> OfOrganisationAsync(string uscc, int year, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var code = Parameters.CreditCode(uscc);
        using var register = new RecordLookup(storage, datasets.Registry, null);
        await register.FetchAsync([code!], cancellationToken);
        if (register[code!] is not Organisation organisation)
            throw ProblemException.NotFound($"登记库中没有 {code}。", $"The register does not hold {code}.");
        var standing = Completeness.Of(year, [KeyValuePair.Create(code!, RosterOrganisation.Of(organisation))], _ => null, datasets.Deadlines).Single();
        return new
        {
            year,
            uscc = code,
            organisation.Name,
            division = organisation.Division,
            isActive = standing.IsActive,
            isExempt = standing.IsExempt,
            isExpected = standing.IsExpected,
            needsPreReview = standing.Organisation.NeedsPreReview,
            deadline = Document(standing.Deadline, standing.Organisation.LegalType, standing.Organisation.IsCharity, now),
        };
    }

    /// <summary>A deadline; its dates are null when no rule speaks of that year, and then no report is expected.</summary>
    private static object Document(Deadline? deadline, string legalType, bool isCharity, DateTimeOffset now) => new
    {
        type = legalType,
        isCharity,
        regime = InspectionDocument.Words(Regimes.All, deadline?.Regime),
        deadline?.OpenOn,
        deadline?.SupervisorDueOn,
        deadline?.DueOn,
        lateFrom = deadline?.LateFrom.ToOffset(ShanghaiClock.Offset),
        isOpen = deadline is not null && ShanghaiClock.DayOf(now) >= deadline.OpenOn,
        isOver = deadline is not null && now >= deadline.LateFrom,
        deadline?.FirstYearCutoff,
        deadline?.CorrectionDays,
        deadline?.AuditRequired,
        // By when a report that is returned today has to be corrected; an estimate where the year's calendar is not loaded yet.
        correctionDueIfReturnedToday = deadline is null ? null : Correction(WorkingDays.Default.After(ShanghaiClock.DayOf(now), deadline.CorrectionDays)),
        postponed = deadline?.Postponed is { } postponed ? new { from = postponed.From, postponed.Reason, postponed.DocNo } : null,
        deadline?.Source,
    };

    private static object Correction(TermEnd end) => new { on = end.Day, end.IsEstimated };
}
