using Azure.Core;
using Azure.Core.Pipeline;

namespace Nianbao.Benchmarks;

/// <summary>What the service bills a request as.</summary>
internal enum Billed
{
    TableRead,
    TableWrite,
    BlobRead,
    BlobWrite,
    BlobList,

    /// <summary>Deleting a blob costs nothing.</summary>
    BlobDelete,
}

/// <summary>The line to the storage: counts what goes over it, shows what is written, and breaks when told to.</summary>
internal sealed class Wire : HttpPipelineTransport
{
    private static readonly HttpClientTransport Inner = HttpClientTransport.Shared;
    private readonly long[] _requests = new long[Enum.GetValues<Billed>().Length];
    private long _tableBytes;

    /// <summary>The port of the table service: whatever goes elsewhere goes to the blobs.</summary>
    public int? TablePort { get; init; }

    public long Requests => _requests.Sum();

    /// <summary>Bytes of entity-group transactions that were sent.</summary>
    public long TableBytes => Interlocked.Read(ref _tableBytes);

    /// <summary>After so many requests more the line is dead.</summary>
    public long? DiesAfter { get; set; }

    /// <summary>Given: is handed the body of every entity-group transaction.</summary>
    public Action<MemoryStream>? Witness { get; set; }

    /// <summary>How many there were of each kind.</summary>
    public IReadOnlyDictionary<Billed, long> Counts => Enum.GetValues<Billed>().ToDictionary(kind => kind, kind => Interlocked.Read(ref _requests[(int)kind]));

    public override Request CreateRequest() => Inner.CreateRequest();

    public override void Process(HttpMessage message)
    {
        Count(message.Request);
        Inner.Process(message);
    }

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        Count(message.Request);
        if (Witness is { } witness && message.Request.Content is { } content && message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal))
        {
            var body = new MemoryStream();
            await content.WriteToAsync(body, message.CancellationToken);
            witness(body);
        }

        await Inner.ProcessAsync(message);
    }

    private void Count(Request request)
    {
        Interlocked.Increment(ref _requests[(int)KindOf(request)]);
        if (request.Content is { } content && request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal) && content.TryComputeLength(out var length))
            Interlocked.Add(ref _tableBytes, length);
        if (DiesAfter is { } left && (DiesAfter = left - 1) <= 0)
            throw new IOException("The run dies here.");
    }

    private Billed KindOf(Request request)
    {
        var reads = request.Method == RequestMethod.Get || request.Method == RequestMethod.Head;
        if (request.Uri.Port == TablePort)
            return reads ? Billed.TableRead : Billed.TableWrite;
        if (request.Uri.Query.Contains("comp=list", StringComparison.Ordinal) || (!reads && request.Uri.Query.Contains("restype=container", StringComparison.Ordinal)))
            return Billed.BlobList;
        return reads ? Billed.BlobRead : request.Method == RequestMethod.Delete ? Billed.BlobDelete : Billed.BlobWrite;
    }
}
