using Azure.Core;
using Azure.Core.Pipeline;
using Nianbao.Pipeline.Observation;

namespace Nianbao.Pipeline.Storage;

/// <summary>
/// Counts the storage transactions of one submission or query. A transaction is what the service bills: one request, an
/// entity-group transaction counting once, a retry counting again.
/// </summary>
public sealed class TransactionCount : IDisposable
{
    private static readonly AsyncLocal<TransactionCount?> Ambient = new();
    private readonly TransactionCount? _outer;
    private int _count;

    private TransactionCount(TransactionCount? outer) => _outer = outer;

    /// <summary>Requests sent so far within this scope.</summary>
    public int Value => Volatile.Read(ref _count);

    /// <summary>Begins a scope: every request that this flow of execution sends from now on counts in it, and in the scopes around it.</summary>
    public static TransactionCount Begin()
    {
        var scope = new TransactionCount(Ambient.Value);
        Ambient.Value = scope;
        return scope;
    }

    public void Dispose() => Ambient.Value = _outer;

    internal static void Add()
    {
        for (var scope = Ambient.Value; scope is not null; scope = scope._outer)
            Interlocked.Increment(ref scope._count);
    }
}

/// <summary>Sits behind the retry policy of the storage clients, so that every request that leaves counts.</summary>
internal sealed class TransactionCountingPolicy(StorageService service, PipelineMetrics metrics) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        TransactionCount.Add();
        metrics.Requested(service, message.Request.Method.Method, again: message.ProcessingContext.RetryNumber > 0);
    }

    public override void OnReceivedResponse(HttpMessage message)
    {
        if (message.Response.Status is 409 or 412)
            metrics.Conflicted(service, message.Response.Status);
    }
}
