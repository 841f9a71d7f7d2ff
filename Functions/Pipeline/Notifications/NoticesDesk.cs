using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Notifications;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Acts;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Notifications;

/// <summary>Lists notices, shows one with its attempts, and sends a dead letter again.</summary>
public sealed class NoticesDesk(StorageClients storage, TimeProvider time)
{
    private const int MostLookedAt = 10_000;
    private const int MaxConflicts = 10;

    /// <summary>So many dead letters one call sends again.</summary>
    private const int MostRetried = 10_000;

    private readonly TableClient _table = storage.Tables.GetTableClient(TableNames.Outbox);

    /// <summary>GET /api/notices?subject=&amp;kind=&amp;state=&amp;division=&amp;from=&amp;limit=&amp;continuationToken=&amp;format=. In each division, those that still wait come first.</summary>
    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "subject", "kind", "state", "division", "from", "limit", "continuationToken", "format");
        var csv = Parameters.WantsCsv(request);
        var limit = Parameters.Number(request, "limit", 50, 1, csv ? 100_000 : 1_000);
        var kind = Parameters.OneOf(request, "kind", "", [.. NoticeKinds.All.Select(choice => choice.Code)]);
        var state = Parameters.OneOf(request, "state", "", [.. NoticeStates.All.Select(choice => choice.Code)]);
        var (filter, after) = (FilterOf(request, state), ContinuationToken.Of(request));
        if (after is { } last)
            filter += " and " + TableClient.CreateQueryFilter($"(PartitionKey gt {last.Division} or (PartitionKey eq {last.Division} and RowKey gt {last.RowKey}))");

        var found = new List<StoredNotice>();
        string? token = null;
        var lookedAt = 0;
        try
        {
            await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            {
                lookedAt++;
                var notice = StoredNotice.From(entity);
                if (kind.Length == 0 || notice.Items.Any(item => item.Kind == kind))
                    found.Add(notice);
                if (found.Count == limit || lookedAt == Math.Max(limit, MostLookedAt))
                {
                    token = ContinuationToken.For(entity);
                    break;
                }
            }
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // Nothing was ever written.
        }

        return csv
            ? Results.Bytes(CsvText.Write(Table(found)), CsvText.ContentType, "notices.csv")
            : Results.Json(new { items = found.Select(notice => Document(notice, withAttempts: false)), continuationToken = token }, ReceiptStore.Json);
    }

    /// <summary>GET /api/notices/{id}: with every attempt that is kept.</summary>
    public async Task<IResult> ShowAsync(string id, CancellationToken cancellationToken) =>
        Results.Json(Document(await FindAsync(id, cancellationToken), withAttempts: true), ReceiptStore.Json);

    /// <summary>POST /api/notices/{id}/retry: a dead letter is sent again, with all attempts before it; registrars only. Sent twice, it is one act.</summary>
    public async Task<IResult> RetryAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        for (var conflicts = 0; ; conflicts++)
        {
            var notice = await FindAsync(id, cancellationToken);
            if (!caller.MayDecideOn(notice.Subject.Length == 6 ? "00" + notice.Subject : notice.Subject))
                throw new ProblemException(StatusCodes.Status403Forbidden, "not-entitled", new("无权办理", "Not entitled"), new("当前身份不能重发该通知。", "This caller may not send this notice again."));
            if (notice.State == NoticeStates.Pending)
                return Results.Json(Document(notice, withAttempts: true), ReceiptStore.Json);
            if (notice.State != NoticeStates.Dead)
            {
                throw ProblemException.Conflict(
                    "not-dead",
                    new($"只有无法送达的通知可以重新发送；该通知的状态为 {notice.State}。", $"Only a dead letter can be sent again; this notice is {notice.State}."));
            }

            var now = time.GetUtcNow();
            var again = Again(notice, now);
            try
            {
                await _table.UpsertEntityAsync(OutboxWork.Announcement(OutboxKeys.DivisionOf(notice.Subject), now), TableUpdateMode.Merge, cancellationToken);
                await _table.UpdateEntityAsync(again.ToEntity(), notice.ETag, TableUpdateMode.Merge, cancellationToken);
                return Results.Json(Document(again, withAttempts: true), ReceiptStore.Json);
            }
            catch (RequestFailedException changed) when (changed.Status is 404 or 412 && conflicts < MaxConflicts)
            {
                // It moved on, or our answer was lost: look again.
            }
        }
    }

    /// <summary>
    /// POST /api/notices/retries with {division or city, kind?}: every dead letter of the scope is sent again; registrars only. What is sent again already, or by somebody else at the same
    /// moment, is left as it is: sent twice, it is one act. One call takes at most so many; the answer says whether there are more.
    /// </summary>
    public async Task<IResult> RetryAllAsync(HttpRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var given = await ActBody.ReadAsync<RetriesBody>(request, cancellationToken);
        var scope = DivisionScope.Of(caller, given.Division, given.City, new("当前身份不能重发该范围内的通知。", "This caller may not send the notices of this scope again."));
        var kind = string.IsNullOrWhiteSpace(given.Kind) ? null : NoticeKinds.All.FirstOrDefault(one => one.Code == given.Kind)?.Code ?? throw ProblemException.Unknown("kind", "事项", given.Kind, NoticeKinds.All.Select(one => one.Code));
        var (retried, isMore) = (0, false);
        foreach (var division in scope.Order(StringComparer.Ordinal))
        {
            var found = await DeadAsync(division, kind, MostRetried - retried, cancellationToken);
            retried += await RetryAsync(division, found, cancellationToken);
            isMore = retried >= MostRetried;
            if (isMore)
                break;
        }

        return Results.Json(
            new
            {
                retried,
                more = isMore,
                zh = $"已将 {retried} 份无法送达的通知转为待发送。" + (isMore ? "可能还有，请再次提交。" : ""),
                en = $"{retried} dead letters are to be sent again." + (isMore ? " There may be more: send this again." : ""),
            },
            ReceiptStore.Json);
    }

    private async Task<List<StoredNotice>> DeadAsync(string division, string? kind, int most, CancellationToken cancellationToken)
    {
        var found = new List<StoredNotice>();
        try
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {division} and RowKey ge {OutboxKeys.FirstOpen} and RowKey lt {OutboxKeys.BehindOpen} and State eq {NoticeStates.Dead}");
            await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            {
                var notice = StoredNotice.From(entity);
                if (found.Count < most && (kind is null || notice.Items.Any(item => item.Kind == kind)))
                    found.Add(notice);
            }
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // Nothing was ever written.
        }

        return found;
    }

    /// <summary>Makes dead letters of one division pending, a hundred in a transaction; one by one where somebody else moved one of them.</summary>
    private async Task<int> RetryAsync(string division, List<StoredNotice> dead, CancellationToken cancellationToken)
    {
        if (dead.Count == 0)
            return 0;
        var (now, retried) = (time.GetUtcNow(), 0);
        await _table.UpsertEntityAsync(OutboxWork.Announcement(division, now), TableUpdateMode.Merge, cancellationToken);
        for (var next = 0; next < dead.Count;)
        {
            var (group, notices) = (new EntityGroup(division), new List<StoredNotice>());
            for (; next < dead.Count && group.Actions.Count < EntityGroup.MaxOperations; next++)
            {
                var entity = Again(dead[next], now).ToEntity();
                if (notices.Count > 0 && group.PayloadBytes + EntityGroup.Check(entity) > EntityGroup.MaxPayloadBytes)
                    break;
                group.Add(TableTransactionActionType.UpdateMerge, entity, dead[next].ETag);
                notices.Add(dead[next]);
            }

            try
            {
                await _table.SubmitTransactionAsync(group.Actions, cancellationToken);
                retried += notices.Count;
            }
            catch (RequestFailedException changed) when (changed.Status is 404 or 412)
            {
                foreach (var notice in notices)
                    retried += await TryAgainAsync(notice, now, cancellationToken) ? 1 : 0;
            }
        }

        return retried;
    }

    private async Task<bool> TryAgainAsync(StoredNotice notice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await _table.UpdateEntityAsync(Again(notice, now).ToEntity(), notice.ETag, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return false; // Somebody sends it again already.
        }
    }

    private static StoredNotice Again(StoredNotice notice, DateTimeOffset now)
    {
        var lastDay = ShanghaiClock.DayOf(now).AddDays(1);
        return notice with
        {
            State = NoticeStates.Pending,
            NextAt = now,
            Claims = 0,
            LastDay = notice.LastDay > lastDay ? notice.LastDay : lastDay, // Somebody wants it sent, so it is worth sending.
            Deliveries = [.. notice.Deliveries.Select(delivery => delivery.State == NoticeStates.Delivered ? delivery : delivery with { State = NoticeStates.Pending })],
        };
    }

    private async Task<StoredNotice> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (OutboxKeys.Parse(id) is not var (subject, _))
            throw ProblemException.Invalid("bad-notice", $"“{id}”不是通知编号；通知编号由对象（信用代码或行政区划代码）与日期组成，如 51440106MJK930019K-20260430。", $"'{id}' is no notice's id: that is the subject (credit code or division) and the day, such as 51440106MJK930019K-20260430.");
        var division = OutboxKeys.DivisionOf(subject);
        try
        {
            // From the open part to the other, never back: so in this order nothing is missed.
            foreach (var row in new[] { OutboxKeys.Open(id), id })
            {
                if (await _table.GetEntityIfExistsAsync<TableEntity>(division, row, cancellationToken: cancellationToken) is { HasValue: true } found)
                    return StoredNotice.From(found.Value!);
            }
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // Nothing was ever written.
        }

        throw ProblemException.NotFound($"没有通知 {id}。", $"There is no notice {id}.");
    }

    private static string FilterOf(HttpRequest request, string state)
    {
        string filter;
        if (request.Query["subject"].ToString() is { Length: > 0 } given)
        {
            var subject = Uscc.Normalise(given) ?? given;
            if (!OutboxKeys.IsSubject(subject))
                throw ProblemException.Invalid("bad-subject", $"“{given}”不是统一社会信用代码，也不是六位行政区划代码。", $"'{given}' is neither a credit code nor a six-digit division.");
            filter = TableClient.CreateQueryFilter($"PartitionKey eq {OutboxKeys.DivisionOf(subject)} and ((RowKey ge {OutboxKeys.Open(subject + "-")} and RowKey lt {OutboxKeys.Open(subject + ".")}) or (RowKey ge {subject + "-"} and RowKey lt {subject + "."}))");
        }
        else
        {
            var (first, behind) = request.Query["division"].ToString() is { Length: > 0 } division
                ? division.Length == 6 && Divisions.Find(division) is not null ? (division, division + "~") : throw ProblemException.Unknown("division", "登记管理机关", division, Divisions.Cities.Select(city => city.Code))
                : (OutboxKeys.FirstDivision, "~");
            // A division that is finished has rows of digits only; one that waits has its open rows before them.
            var rows = state is NoticeStates.Pending or NoticeStates.Dead
                ? TableClient.CreateQueryFilter($"RowKey ge {OutboxKeys.FirstOpen} and RowKey lt {OutboxKeys.BehindOpen}")
                : TableClient.CreateQueryFilter($"RowKey ge {(state.Length == 0 ? OutboxKeys.FirstOpen : OutboxKeys.FirstFinal)}");
            filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {behind}") + " and " + rows;
        }

        if (state.Length > 0)
            filter += " and " + TableClient.CreateQueryFilter($"State eq {state}");
        if (request.Query["from"].ToString() is { Length: > 0 } from)
        {
            if (!DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                throw ProblemException.Invalid("bad-day", $"参数 from 应为 yyyy-MM-dd 形式的日期，现为“{from}”。", $"'from' must be a day as yyyy-MM-dd, not '{from}'.");
            filter += " and " + TableClient.CreateQueryFilter($"Day ge {OutboxKeys.Day(day)}");
        }

        return filter;
    }

    private static object Document(StoredNotice notice, bool withAttempts) => new
    {
        notice.Id,
        notice.Subject,
        division = OutboxKeys.DivisionOf(notice.Subject),
        notice.Day,
        notice.State,
        notice.CreatedAt,
        nextAttemptAt = notice.State == NoticeStates.Pending ? notice.NextAt : (DateTimeOffset?)null,
        notice.LastDay,
        items = notice.Items.Select(item => new { item.Key, item.Kind, item.DueOn, item.TitleZh, item.TitleEn, item.TextZh, item.TextEn }),
        deliveries = notice.Deliveries.Select(delivery => new { delivery.Channel, delivery.State, attempts = withAttempts ? delivery.Attempts : null, last = withAttempts || delivery.Attempts.Count == 0 ? null : delivery.Attempts[^1] }),
        record = $"/api/notices/{notice.Id}",
    };

    private static IEnumerable<IReadOnlyList<string?>> Table(List<StoredNotice> notices)
    {
        yield return ["通知编号", "对象", "日期", "状态代码", "状态", "事项", "标题", "办理期限", "最近一次发送", "结果"];
        foreach (var notice in notices)
        {
            var last = notice.Deliveries.SelectMany(delivery => delivery.Attempts).MaxBy(attempt => attempt.At);
            yield return
            [
                notice.Id, notice.Subject, notice.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), notice.State, NoticeStates.All.First(choice => choice.Code == notice.State).Chinese,
                string.Join(';', notice.Items.Select(item => item.Kind).Distinct()), string.Join(';', notice.Items.Select(item => item.TitleZh)),
                notice.Items.Min(item => item.DueOn)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), last?.At.ToOffset(ShanghaiClock.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), last?.Reason,
            ];
        }
    }

    private sealed record RetriesBody(string? Division, string? City, string? Kind);
}
