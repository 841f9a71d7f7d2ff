using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nianbao.Local.Hosting;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Nianbao.Tests.Observation;

/// <summary>What the host would send to a collector, kept in memory. Other tests run in the same process: ask for traces by their number, never for all.</summary>
internal sealed partial class Observer
{
    private readonly Kept<Activity> _spans = [];
    private readonly Kept<LogRecord> _logs = [];
    private readonly Kept<MetricSnapshot> _metrics = [];
    private readonly ScopeBook _scopes = new();

    /// <summary>Adds the SDK as the host does when a collector is named.</summary>
    public void Register(IServiceCollection services)
    {
        LocalTelemetry.Add(services, new ConfigurationBuilder().Build())
            .WithTracing(tracing => tracing.AddInMemoryExporter(_spans))
            .WithMetrics(metrics => metrics.AddInMemoryExporter(_metrics))
            .WithLogging(logs => logs.AddInMemoryExporter(_logs));
        services.AddLogging(logging => logging.AddProvider(_scopes).AddFilter<ScopeBook>(null, LogLevel.Trace).AddFilter<OpenTelemetryLoggerProvider>("Nianbao", LogLevel.Trace));
    }

    /// <summary>The spans of a trace that have ended.</summary>
    public IReadOnlyList<Activity> Trace(string traceId) => [.. _spans.Where(span => span.TraceId.ToHexString() == traceId)];

    /// <summary>Spans of other traces that are linked with this one.</summary>
    public IReadOnlyList<Activity> LinkedWith(string traceId) => [.. _spans.Where(span => span.TraceId.ToHexString() != traceId && span.Links.Any(link => link.Context.TraceId.ToHexString() == traceId))];

    public IReadOnlyList<LogRecord> Logs => [.. _logs];

    /// <summary>Every text of every span: names, tags, events, links, status, baggage.</summary>
    public IEnumerable<string> SpanTexts() =>
        from span in _spans
        from text in new[] { span.DisplayName, span.OperationName, span.StatusDescription ?? "", span.TraceStateString ?? "" }
            .Concat(Texts(span.TagObjects))
            .Concat(span.Events.SelectMany(happened => Texts(happened.Tags).Append(happened.Name)))
            .Concat(span.Links.SelectMany(link => Texts(link.Tags ?? [])))
            .Concat(span.Baggage.Select(item => $"{item.Key}={item.Value}"))
        select text;

    /// <summary>Every text of every exported log record (message, values, exception), and every scope that any logger was given.</summary>
    public IEnumerable<string> LogTexts() =>
        [.. _logs.SelectMany(log => Texts(log.Attributes ?? []).Append(log.FormattedMessage ?? "").Append(log.Body ?? "").Append(log.Exception?.ToString() ?? "")), .. _scopes.Texts];

    /// <summary>The exported metrics with each combination of labels, as "name label=value …".</summary>
    public IReadOnlyList<string> Series(MeterProvider provider)
    {
        provider.ForceFlush();
        var series = new HashSet<string>(StringComparer.Ordinal);
        foreach (var metric in _metrics)
        {
            foreach (var point in metric.MetricPoints)
            {
                var labels = new List<string> { metric.Name };
                foreach (var tag in point.Tags)
                    labels.Add($"{tag.Key}={Convert.ToString(tag.Value, CultureInfo.InvariantCulture)}");
                series.Add(string.Join(' ', labels));
            }
        }

        return [.. series.Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether a credit code stands in a text.</summary>
    public static bool NamesAnOrganisation(string text) => CreditCode().IsMatch(text);

    [GeneratedRegex("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")]
    private static partial Regex CreditCode();

    private static IEnumerable<string> Texts(IEnumerable<KeyValuePair<string, object?>> tags) => tags.Select(tag => $"{tag.Key}={Convert.ToString(tag.Value, CultureInfo.InvariantCulture)}");

    /// <summary>What an exporter may write to while a test reads.</summary>
    private sealed class Kept<T> : ICollection<T>
    {
        private readonly ConcurrentQueue<T> _all = new();

        public int Count => _all.Count;

        public bool IsReadOnly => false;

        public void Add(T item) => _all.Enqueue(item);

        public void Clear() => _all.Clear();

        public bool Contains(T item) => _all.Contains(item);

        public void CopyTo(T[] array, int arrayIndex) => _all.CopyTo(array, arrayIndex);

        public bool Remove(T item) => throw new NotSupportedException();

        public IEnumerator<T> GetEnumerator() => _all.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>Every scope, whether or not an exporter would take it along.</summary>
    private sealed class ScopeBook : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> _texts = new();

        public IReadOnlyList<string> Texts => [.. _texts];

        public ILogger CreateLogger(string categoryName) => new Writer(categoryName, _texts);

        public void Dispose()
        {
        }

        private sealed class Writer(string category, ConcurrentQueue<string> texts) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull
            {
                if (state is IEnumerable<KeyValuePair<string, object?>> pairs)
                {
                    foreach (var pair in pairs)
                        texts.Enqueue($"{category} scope {pair.Key}={pair.Value}");
                }
                else
                {
                    texts.Enqueue($"{category} scope {state}");
                }

                return null;
            }

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
            }
        }
    }
}
