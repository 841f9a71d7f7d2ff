using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Nianbao.Tests.Ledger;

/// <summary>What goes wrong with one request.</summary>
public enum Fault
{
    None,

    /// <summary>The connection is refused: nothing arrives.</summary>
    Refused,

    /// <summary>The request is carried out and its answer is lost.</summary>
    AnswerLost,

    /// <summary>500, and nothing was carried out.</summary>
    InternalError,

    /// <summary>503 and nothing was carried out: the service is busy.</summary>
    Busy,

    /// <summary>412 although nobody else was there: the caller must find out itself what is true.</summary>
    Precondition,
}

/// <summary>The network between the storage clients and Azurite, with a mind of its own: it numbers the requests and asks what is to go wrong with each.</summary>
internal sealed class FaultyTransport : HttpPipelineTransport
{
    private static readonly HttpClientTransport Network = new(new HttpClient(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2) }) { Timeout = Timeout.InfiniteTimeSpan });
    private int _calls;

    /// <summary>Decides by the request's number, from 1, and the request.</summary>
    public Func<int, Request, Fault> Plan { get; set; } = (_, _) => Fault.None;

    /// <summary>Looks at every request that is carried out, before it is.</summary>
    public Action<Request> OnSending { get; set; } = _ => { };

    /// <summary>Is told of every request that has been carried out.</summary>
    public Func<int, Request, Task> OnSent { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Requests so far, since the last <see cref="Restart"/>.</summary>
    public int Calls => Volatile.Read(ref _calls);

    public void Restart() => Volatile.Write(ref _calls, 0);

    public override Request CreateRequest() => Network.CreateRequest();

    public override void Process(HttpMessage message) => ProcessAsync(message).AsTask().GetAwaiter().GetResult();

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var number = Interlocked.Increment(ref _calls);
        switch (Plan(number, message.Request))
        {
            case Fault.Refused:
                throw new RequestFailedException("Connection refused", new HttpRequestException("Connection refused"));
            case Fault.InternalError:
                message.Response = new Answer(500, message.Request.ClientRequestId);
                return;
            case Fault.Busy:
                message.Response = new Answer(503, message.Request.ClientRequestId);
                return;
            case Fault.Precondition:
                message.Response = new Answer(412, message.Request.ClientRequestId);
                return;
            case Fault.AnswerLost:
                OnSending(message.Request);
                await Network.ProcessAsync(message);
                await OnSent(number, message.Request);
                throw new RequestFailedException("The answer is lost", new IOException("The answer is lost"));
            default:
                OnSending(message.Request);
                await Network.ProcessAsync(message);
                await OnSent(number, message.Request);
                return;
        }
    }

    private sealed class Answer(int status, string clientRequestId) : Response
    {
        public override int Status => status;

        public override string ReasonPhrase => "injected";

        public override Stream? ContentStream { get; set; } = new MemoryStream();

        public override string ClientRequestId { get; set; } = clientRequestId;

        public override void Dispose()
        {
        }

        protected override bool ContainsHeader(string name) => false;

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
        {
            value = null;
            return false;
        }

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = null;
            return false;
        }
    }
}
