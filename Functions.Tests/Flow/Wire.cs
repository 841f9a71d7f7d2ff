using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Nianbao.Tests.Flow;

/// <summary>The line to the storage: writes down every request, and breaks when asked to.</summary>
internal sealed class Wire : HttpPipelineTransport
{
    private readonly HttpClientTransport line = new();
    private readonly List<(string Method, Uri Uri)> requests = [];
    private int _failing;

    /// <summary>Given a request's method and address, whether the storage fails.</summary>
    public Func<string, Uri, bool>? Breaks { get; set; }

    public int Failures => _failing;

    public IReadOnlyList<(string Method, Uri Uri)> Requests
    {
        get
        {
            lock (requests)
                return [.. requests];
        }
    }

    /// <summary>All that changes something but the timers' heartbeats. A batch is a POST; a query is a GET.</summary>
    public IEnumerable<(string Method, Uri Uri)> Writes => Requests.Where(request => request.Method is not ("GET" or "HEAD") && !request.Uri.AbsolutePath.Contains("Runs(PartitionKey='timers'", StringComparison.Ordinal));

    public void Forget()
    {
        lock (requests)
            requests.Clear();
    }

    public override Request CreateRequest() => line.CreateRequest();

    public override void Process(HttpMessage message)
    {
        Note(message);
        line.Process(message);
    }

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Note(message);
        return line.ProcessAsync(message);
    }

    private void Note(HttpMessage message)
    {
        var (method, uri) = (message.Request.Method.Method, message.Request.Uri.ToUri());
        lock (requests)
            requests.Add((method, uri));
        if (Breaks?.Invoke(method, uri) != true)
            return;
        Interlocked.Increment(ref _failing);
        throw new RequestFailedException(0, "the line is down");
    }
}
