using Microsoft.AspNetCore.Http;

namespace Nianbao.Tests.Crash;

/// <summary>What becomes of one call on its way to the storage and back.</summary>
public enum Mishap
{
    None,

    /// <summary>It and all later calls are held before they arrive: what is killed now dies before the call.</summary>
    HoldBefore,

    /// <summary>It is carried out, and its answer and all later calls are held: what is killed now dies after the call took effect.</summary>
    HoldAfter,

    /// <summary>412, and nothing was carried out.</summary>
    Precondition,

    /// <summary>409, and nothing was carried out.</summary>
    Conflict,

    /// <summary>500 to this call and to every repeat of it by the client: the layer above has to deal with it.</summary>
    InternalError,

    /// <summary>503 with Retry-After, once.</summary>
    Busy,

    /// <summary>It never arrives, and no answer comes.</summary>
    TimeoutBefore,

    /// <summary>It is carried out, and no answer comes.</summary>
    TimeoutAfter,

    /// <summary>The connection breaks before it arrives.</summary>
    TornBefore,

    /// <summary>It is carried out, and the connection breaks before its answer, as in every repeat of it by the client.</summary>
    TornAfter,

    /// <summary>The answer takes its time.</summary>
    Slow,

    /// <summary>Every timer's lease is taken away, then the call goes on.</summary>
    LeaseLost,
}

/// <summary>One call to the storage.</summary>
/// <param name="Number">From 1, since the line was last numbered anew.</param>
public sealed record StorageCall(int Number, string Method, string Target, string Id);

/// <summary>The line between one account and those who work on it: it numbers their calls and does to them what it is told.</summary>
public sealed class StorageLine
{
    private readonly Lock gate = new();
    private readonly HashSet<string> finalReceipts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Mishap> stubborn = new(StringComparer.Ordinal);
    private CancellationTokenSource cut = new();
    private TaskCompletionSource held = New();
    private TaskCompletionSource moved = New();
    private bool holding;
    private int calls;
    private int under;

    /// <summary>Decides what becomes of a call.</summary>
    public Func<StorageCall, Mishap> Plan { get; set; } = _ => Mishap.None;

    /// <summary>Calls so far.</summary>
    public int Calls => Volatile.Read(ref calls);

    /// <summary>What went wrong so far, by call and kind.</summary>
    public List<(int Number, Mishap Mishap, string Call)> Mishaps { get; } = [];

    /// <summary>Ids of notices that were told to the outside.</summary>
    public List<string> Told { get; } = [];

    /// <summary>Uploads that the trigger has still to note as handled.</summary>
    public int Unhandled { get; private set; }

    /// <summary>Completes when a call is held and every call before it has its answer.</summary>
    public Task Held
    {
        get
        {
            lock (gate)
                return held.Task;
        }
    }

    /// <summary>Those who worked on the account are dead: what they had sent and what has not arrived never will.</summary>
    public async Task CutAsync()
    {
        CancellationTokenSource old;
        lock (gate)
        {
            (old, cut) = (cut, new());
            (holding, held) = (false, New());
            Plan = _ => Mishap.None;
            stubborn.Clear();
        }

        await old.CancelAsync();
        // What has arrived is carried out.
        while (Volatile.Read(ref under) > 0)
            await Task.Delay(2);
        lock (gate)
            Unhandled = 0;
    }

    public bool IsFinal(string receipt)
    {
        lock (gate)
            return finalReceipts.Contains(receipt);
    }

    /// <summary>Waits until something was carried out, or the time is over.</summary>
    public Task MovedAsync(TimeSpan atMost)
    {
        Task next;
        lock (gate)
            next = moved.Task;
        return Task.WhenAny(next, Task.Delay(atMost));
    }

    internal CancellationToken Cut
    {
        get
        {
            lock (gate)
                return cut.Token;
        }
    }

    internal Mishap Begin(HttpRequest request, string target)
    {
        lock (gate)
        {
            var call = new StorageCall(++calls, request.Method, target, request.Headers["x-ms-client-request-id"].ToString());
            if (holding)
                return Mishap.HoldBefore;
            if (!stubborn.TryGetValue(call.Id, out var mishap))
                mishap = Plan(call);
            if (mishap is Mishap.InternalError or Mishap.TornAfter)
                stubborn[call.Id] = mishap;
            if (mishap is Mishap.HoldBefore or Mishap.HoldAfter)
                holding = true;
            else if (mishap != Mishap.None)
                Mishaps.Add((call.Number, mishap, $"{call.Method} {call.Target}"));
            if (mishap != Mishap.HoldBefore)
                under++;
            else if (under == 0)
                held.TrySetResult();
            return mishap;
        }
    }

    internal void End(HttpRequest request, string target, int status)
    {
        lock (gate)
        {
            under--;
            if (status is >= 200 and < 300 && request.Method == "PUT")
                Note(request, target);
            if (holding && under == 0)
                held.TrySetResult();
            moved.TrySetResult();
            moved = New();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Note(HttpRequest request, string target)
    {
        var path = target.Split('?')[0].Split('/', 4);
        if (path.Length < 4)
            return;
        if (path[2] == "receipts" && request.Headers["x-ms-meta-final"] is [{ } final])
        {
            var id = path[3].Split('.')[0];
            if (final == "true")
                finalReceipts.Add(id);
            else
                finalReceipts.Remove(id);
        }
        else if (path[2] == "submissions")
        {
            Unhandled++;
        }
        else if (path[2] == "azure-webjobs-hosts" && path[3].StartsWith("blobreceipts", StringComparison.Ordinal))
        {
            Unhandled--;
        }
    }
}
