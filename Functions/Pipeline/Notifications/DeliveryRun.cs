using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Microsoft.Extensions.Logging;
using Nianbao.Domain.Notifications;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Observation;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Notifications;

/// <summary>What one run of the deliverer did.</summary>
public readonly record struct DeliveryCounts(int Delivered, int Again, int Dead, int Expired, int Unaddressed);

/// <summary>
/// Sends what is due. A notice is claimed before it is sent, under its ETag, so that of two workers one sends it; whoever dies over it leaves it to others when the
/// claim runs out. It is marked after it was sent: a death in between sends it again, under the same id. A failure is its notice's own affair and holds
/// nobody up; only when a whole chunk cannot be sent, the receiver is taken to be down and left alone until the next run.
/// </summary>
public sealed partial class DeliveryRun(StorageClients storage, DatasetList datasets, DeliverySettings settings, TimeProvider time, ILogger<DeliveryRun> logger)
{
    /// <summary>Finished notices move within their partition, two operations each, in one transaction of at most 100.</summary>
    private const int Chunk = 45;

    private const int FewestThatMeanDown = 5;
    private const int MaxConflicts = 10;

    /// <summary>Longer than a run can be busy with a chunk: the host ends it before (functionTimeout).</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(30);

    /// <summary>A writer that announced itself writes within this time, or is dead.</summary>
    private static readonly TimeSpan Announced = TimeSpan.FromMinutes(15);

    private readonly TableClient _table = storage.Tables.GetTableClient(TableNames.Outbox);

    /// <summary>Asked for a number from 0 to 1 for each wait.</summary>
    internal Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    /// <summary>Sends what is due now, as far as time goes.</summary>
    public async Task<DeliveryCounts> RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        if (settings.Problem is { } problem)
            Misconfigured(logger, problem.En);
        var counts = default(DeliveryCounts);
        var channels = Open();
        try
        {
            foreach (var work in (await OutboxWork.AllAsync(_table, cancellationToken)).Where(work => work.NextAt <= time.GetUtcNow()).OrderBy(work => work.NextAt))
            {
                if (time.GetElapsedTime(started) >= settings.Budget)
                    break;
                bool isUp;
                (isUp, counts) = await DivisionAsync(work.Division, channels, counts, started, cancellationToken);
                await SumUpAsync(work, channels.Count > 0, cancellationToken);
                if (!isUp)
                {
                    Down(logger);
                    break;
                }
            }
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // Nothing was ever written.
        }
        finally
        {
            foreach (var channel in channels)
                await channel.DisposeAsync();
        }

        if (counts != default)
            Sent(logger, counts.Delivered, counts.Again, counts.Dead, counts.Expired, counts.Unaddressed);
        return counts;
    }

    private List<INoticeChannel> Open()
    {
        var channels = new List<INoticeChannel>();
        if (settings.Webhook is { } webhook)
            channels.Add(new WebhookChannel(webhook, settings.Timeout, time));
        if (settings.Smtp is { } smtp)
            channels.Add(new MailChannel(smtp, settings.Timeout, storage, datasets.Registry, time));
        return channels;
    }

    private async Task<(bool IsUp, DeliveryCounts Counts)> DivisionAsync(string division, List<INoticeChannel> channels, DeliveryCounts counts, long started, CancellationToken cancellationToken)
    {
        for (var conflicts = 0; conflicts < MaxConflicts && time.GetElapsedTime(started) < settings.Budget;)
        {
            var due = await DueAsync(division, channels.Count > 0, cancellationToken);
            if (due.Count == 0)
                break;
            if (await ClaimAsync(division, due, cancellationToken) is not { } claimed)
            {
                conflicts++; // Another worker took some of them: look again at what is left.
                continue;
            }

            var sendable = claimed.Where(notice => notice.LastDay >= Today).ToList();
            foreach (var channel in channels)
                await channel.PrepareAsync(sendable, cancellationToken);
            var results = new StoredNotice?[claimed.Count];
            OperationCanceledException? stopped = null;
            try
            {
                await Parallel.ForEachAsync(Enumerable.Range(0, claimed.Count), new ParallelOptions { MaxDegreeOfParallelism = settings.Parallelism, CancellationToken = cancellationToken }, async (i, cancel) =>
                    results[i] = claimed[i].LastDay < Today ? Expire(claimed[i]) : await SendAsync(claimed[i], channels, cancel));
            }
            catch (OperationCanceledException cancelled)
            {
                stopped = cancelled;
            }

            // What was sent is marked also when the host is going down: else it would be sent again.
            var done = results.OfType<StoredNotice>().ToList();
            await MarkAsync(division, done, stopped is null ? cancellationToken : CancellationToken.None);
            if (stopped is not null)
                throw stopped;
            counts = Count(counts, done);
            if (sendable.Count >= FewestThatMeanDown && done.TrueForAll(notice => notice.Deliveries.Count > 0 && notice.Deliveries.All(delivery => delivery.Attempts is [.., { Result: SendResult.Retry }])))
                return (false, counts);
        }

        return (true, counts);
    }

    private DateOnly Today => ShanghaiClock.DayOf(time.GetUtcNow());

    /// <summary>The first notices that are due; where nothing is set up to send them, those whose time is over.</summary>
    private async Task<List<StoredNotice>> DueAsync(string division, bool canSend, CancellationToken cancellationToken)
    {
        var due = new List<StoredNotice>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {division} and RowKey ge {OutboxKeys.FirstOpen} and RowKey lt {OutboxKeys.BehindOpen} and State eq {NoticeStates.Pending} and NextAt le {time.GetUtcNow()}");
        if (!canSend)
            filter += " and " + TableClient.CreateQueryFilter($"LastDay lt {OutboxKeys.Day(Today)}");
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, maxPerPage: Chunk, cancellationToken: cancellationToken))
        {
            due.Add(StoredNotice.From(entity));
            if (due.Count == Chunk)
                break;
        }

        return due;
    }

    private async Task<List<StoredNotice>?> ClaimAsync(string division, List<StoredNotice> due, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Claim;
        var group = new EntityGroup(division);
        foreach (var notice in due)
            group.Add(TableTransactionActionType.UpdateMerge, new TableEntity(division, OutboxKeys.Open(notice.Id)) { ["NextAt"] = until, ["Claims"] = notice.Claims + 1 }, notice.ETag);
        try
        {
            var answers = await _table.SubmitTransactionAsync(group.Actions, cancellationToken);
            return [.. due.Zip(answers.Value, (notice, answer) => notice with { NextAt = until, Claims = notice.Claims + 1, ETag = answer.Headers.ETag!.Value })];
        }
        catch (RequestFailedException taken) when (taken.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    /// <summary>Sends one notice all the ways that are still open for it, and says what has become of it.</summary>
    private async Task<StoredNotice> SendAsync(StoredNotice notice, List<INoticeChannel> channels, CancellationToken cancellationToken)
    {
        // Of the run that sends it; linked with whoever wrote it.
        using var activity = Tracing.Source.StartActivity("notice.send", System.Diagnostics.ActivityKind.Producer);
        Tracing.Link(notice.Trace);
        var deliveries = notice.Deliveries.ToList();
        TimeSpan? askedFor = null;
        foreach (var channel in channels)
        {
            var before = deliveries.Find(delivery => delivery.Channel == channel.Name) ?? new(channel.Name, NoticeStates.Pending, []);
            if (before.State != NoticeStates.Pending)
                continue; // It has come to an end this way; a registrar may begin it again.
            var outcome = notice.Items.Count == 0 ? new(SendResult.Refused, "unreadable")
                // Claimed more often than it was tried: whoever tried died over it, again and again.
                : notice.Claims > settings.MaxAttempts ? new(SendResult.Refused, "given up")
                : await TryAsync(channel, notice, cancellationToken);
            if (outcome.RetryAfter is { } asked && !(asked < askedFor))
                askedFor = asked;
            var state = outcome.Result switch
            {
                SendResult.Delivered => NoticeStates.Delivered,
                SendResult.NoAddress => NoticeStates.Unaddressed,
                SendResult.Retry when notice.Claims < settings.MaxAttempts => NoticeStates.Pending,
                _ => NoticeStates.Dead,
            };
            deliveries.Remove(before);
            deliveries.Add(new(channel.Name, state, [.. before.Attempts.Append(new(time.GetUtcNow(), outcome.Result, outcome.Reason)).TakeLast(Delivery.AttemptsKept)]));
        }

        var mine = deliveries.Where(delivery => channels.Exists(channel => channel.Name == delivery.Channel)).Select(delivery => delivery.State).ToList();
        notice = notice with { Deliveries = deliveries };
        if (mine.Contains(NoticeStates.Pending))
            return notice with { NextAt = time.GetUtcNow() + RetrySchedule.WaitAfter(notice.Claims, Jitter(), askedFor) };
        return notice with
        {
            NextAt = time.GetUtcNow(),
            State = mine.Contains(NoticeStates.Dead) ? NoticeStates.Dead : mine.Contains(NoticeStates.Delivered) ? NoticeStates.Delivered : NoticeStates.Unaddressed,
        };
    }

    private async Task<SendOutcome> TryAsync(INoticeChannel channel, StoredNotice notice, CancellationToken cancellationToken)
    {
        try
        {
            return await channel.SendAsync(notice, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // A notice that cannot even be written down as a message. Its failure's text might name an address: only its type is kept.
            Poisoned(logger, notice.Id, channel.Name, failure.GetType().Name);
            return new(SendResult.Refused, failure.GetType().Name);
        }
    }

    private StoredNotice Expire(StoredNotice notice) =>
        notice with { NextAt = time.GetUtcNow(), State = notice.Deliveries.Count == 0 ? NoticeStates.Expired : NoticeStates.Dead };

    private async Task MarkAsync(string division, List<StoredNotice> done, CancellationToken cancellationToken)
    {
        try
        {
            await MarkTogetherAsync(division, done, cancellationToken);
        }
        catch (RequestFailedException taken) when (taken.Status is 404 or 409 or 412)
        {
            // A claim had run out and another worker has one of them; or our answer was lost. The others are marked one by one.
            foreach (var notice in done)
            {
                try
                {
                    await MarkTogetherAsync(division, [notice], cancellationToken);
                }
                catch (RequestFailedException gone) when (gone.Status is 404 or 409 or 412)
                {
                    // It is somebody else's now.
                }
            }
        }
    }

    private async Task MarkTogetherAsync(string division, List<StoredNotice> done, CancellationToken cancellationToken)
    {
        if (done.Count == 0)
            return;
        var group = new EntityGroup(division);
        foreach (var notice in done)
        {
            if (notice.IsOpen)
            {
                group.Add(TableTransactionActionType.UpdateMerge, notice.ToEntity(), notice.ETag);
                continue;
            }

            group.Add(TableTransactionActionType.Delete, new TableEntity(division, OutboxKeys.Open(notice.Id)), notice.ETag);
            group.Add(TableTransactionActionType.Add, notice.ToEntity());
        }

        await _table.SubmitTransactionAsync(group.Actions, cancellationToken);
    }

    /// <summary>Says when this division is to be looked at next, and what is to be told of it.</summary>
    private async Task SumUpAsync(OutboxWork work, bool canSend, CancellationToken cancellationToken)
    {
        var (open, dead) = (0, 0);
        DateTimeOffset? next = null, stuck = null;
        string? deadUntil = null;
        var today = OutboxKeys.Day(Today);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {work.Division} and RowKey ge {OutboxKeys.FirstOpen} and RowKey lt {OutboxKeys.BehindOpen}");
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, select: ["State", "NextAt", "CreatedAt", "LastDay", "Claims"], cancellationToken: cancellationToken))
        {
            var lastDay = entity.GetString("LastDay");
            if (entity.GetString("State") == NoticeStates.Dead)
            {
                if (string.CompareOrdinal(lastDay, today) < 0)
                    continue; // Nobody needs to be told any more.
                dead++;
                deadUntil = string.CompareOrdinal(lastDay, deadUntil) > 0 ? lastDay : deadUntil;
                continue;
            }

            open++;
            var at = entity.GetDateTimeOffset("NextAt")!.Value;
            next = next < at ? next : at;
            if (entity.GetInt32("Claims") > 0 && !(stuck < entity.GetDateTimeOffset("CreatedAt")))
                stuck = entity.GetDateTimeOffset("CreatedAt");
        }

        var now = time.GetUtcNow();
        if (next <= now && !canSend)
            next = ShanghaiClock.StartOf(Today.AddDays(1)); // Only to see what has expired.
        if (now - work.AnnouncedAt < Announced)
            next = next < now ? next : now;
        try
        {
            if (next is null && dead == 0)
                await _table.DeleteEntityAsync(OutboxKeys.WorkPartition, work.Division, work.ETag, cancellationToken);
            else
                await _table.UpdateEntityAsync((work with { NextAt = next, Open = open, Dead = dead, DeadUntil = deadUntil, StuckSince = stuck }).ToEntity(), work.ETag, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            // Somebody announced something meanwhile: the next run looks again.
        }
    }

    private static DeliveryCounts Count(DeliveryCounts counts, List<StoredNotice> done)
    {
        int In(string state) => done.Count(notice => notice.State == state);
        return new(counts.Delivered + In(NoticeStates.Delivered), counts.Again + In(NoticeStates.Pending), counts.Dead + In(NoticeStates.Dead), counts.Expired + In(NoticeStates.Expired), counts.Unaddressed + In(NoticeStates.Unaddressed));
    }

    [LoggerMessage(EventId = 4401, Level = LogLevel.Information, Message = "Notices: {Delivered} delivered, {Again} to be tried again, {Dead} dead letters, {Expired} expired, {Unaddressed} without an address.")]
    private static partial void Sent(ILogger logger, int delivered, int again, int dead, int expired, int unaddressed);

    [LoggerMessage(EventId = 4402, Level = LogLevel.Error, Message = "Notices cannot be sent as set up: {Problem}")]
    private static partial void Misconfigured(ILogger logger, string problem);

    [LoggerMessage(EventId = 4403, Level = LogLevel.Warning, Message = "The receiver of notices took none; the next run tries again.")]
    private static partial void Down(ILogger logger);

    [LoggerMessage(EventId = 4404, Level = LogLevel.Error, Message = "Notice {Notice} cannot be sent by {Channel}: {Failure}")]
    private static partial void Poisoned(ILogger logger, string notice, string channel, string failure);
}
