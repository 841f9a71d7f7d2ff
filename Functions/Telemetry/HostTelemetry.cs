using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nianbao.Pipeline.Observation;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Nianbao.Telemetry;

/// <summary>What both hosts do with the pipeline's spans, figures and logs.</summary>
public static class HostTelemetry
{
    private static readonly string[] Endpoints = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"];

    /// <summary>Collects spans, figures and logs; what becomes of them is the exporters' business.</summary>
    /// <remarks>No client spans of the storage: their addresses name files, and in a name that a person chose may stand anything.</remarks>
    public static OpenTelemetryBuilder AddHostTelemetry(this IServiceCollection services, IConfiguration configuration) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService(configuration["OTEL_SERVICE_NAME"] ?? "nianbao"))
        .WithTracing(tracing => tracing.AddSource(Tracing.Name))
        .WithMetrics(metrics => metrics.AddMeter(Tracing.Name, "System.Runtime"))
        .WithLogging(null, log => log.IncludeFormattedMessage = true);

    /// <summary>Sends all of it by OTLP, when the standard setting names a collector; otherwise nothing is collected on its account.</summary>
    public static bool IsOtlpAsked(IConfiguration configuration) => Endpoints.Any(name => configuration[name] is { Length: > 0 });
}
