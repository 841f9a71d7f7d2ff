using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Observation;

/// <summary>
/// The spans of the pipeline. A submission is one trace from the request that brought it to the publication of the totals: its receipt bears the trace's context from
/// one process to the next, so a second delivery, a retry and the sweep go on in the same trace. What serves many (a timer, a query) has a trace of its own, with links.
/// </summary>
/// <remarks>Tags name datasets, counts and receipts; never a file's name, a person or a credit code.</remarks>
public static class Tracing
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the meter.</summary>
    public const string Name = "Nianbao";

    public const string Receipt = "nianbao.receipt";
    public const string Dataset = "nianbao.dataset";

    /// <summary>What looks at more than this many links is no person, and a span should stay small.</summary>
    private const int MostLinks = 64;

    public static readonly ActivitySource Source = new(Name);

    /// <summary>The context to hand on (W3C traceparent), or null where nobody traces.</summary>
    public static string? Current => Source.HasListeners() && Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>
    /// The context in which a submission goes on. One that came without any (put into storage directly) has a trace that follows from its receipt's number, so that
    /// whoever takes it up, and however often, is in the same one.
    /// </summary>
    public static ActivityContext Of(Receipt receipt) => TryParse(receipt.Trace, out var context) ? context : Of(receipt.Id);

    /// <summary>Begins a span of the submission's own trace, linked with what caused it (a trigger, a sweep, another file), which is linked with it.</summary>
    public static Activity? Continue(string name, Receipt receipt)
    {
        var (cause, parent) = (Activity.Current, Of(receipt));
        var links = cause is not null && cause.TraceId != parent.TraceId ? new[] { new ActivityLink(cause.Context) } : null;
        var activity = Source.StartActivity(name, ActivityKind.Consumer, parent, links: links);
        activity?.SetTag(Receipt, receipt.Id);
        if (activity is not null && links is not null)
            Link(cause, activity.Context);
        return activity;
    }

    /// <summary>Links the activity with another trace, once, up to a number.</summary>
    public static void Link(Activity? activity, ActivityContext context)
    {
        if (activity is not null && activity.TraceId != context.TraceId && activity.Links.Count() < MostLinks && !activity.Links.Any(link => link.Context.SpanId == context.SpanId))
            activity.AddLink(new(context));
    }

    /// <summary>Links what we are doing with contexts that were handed on. A request is left alone: whoever asks for totals acts on nothing.</summary>
    public static void Link(params IReadOnlyList<string?> traces)
    {
        if (Activity.Current is not { } activity || activity.Source != Source)
            return;
        foreach (var trace in traces)
        {
            if (TryParse(trace, out var context))
                Link(activity, context);
        }
    }

    /// <summary>Marks the span as failed. The type says enough: a message might quote what was read.</summary>
    public static void Fail(this Activity? activity, Exception failure) =>
        activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", failure.GetType().FullName);

    /// <summary>Whether the text is a context that can be gone on with.</summary>
    public static bool TryParse(string? trace, out ActivityContext context) => ActivityContext.TryParse(trace, null, isRemote: true, out context);

    private static ActivityContext Of(string receiptId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("trace\n" + receiptId));
        return new(ActivityTraceId.CreateFromBytes(hash.AsSpan(0, 16)), ActivitySpanId.CreateFromBytes(hash.AsSpan(16, 8)), ActivityTraceFlags.Recorded, isRemote: true);
    }
}
