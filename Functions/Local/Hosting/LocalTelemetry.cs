using Nianbao.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Nianbao.Local.Hosting;

/// <summary>Sends traces, figures and logs of this host by OTLP to where the standard settings say (OTEL_EXPORTER_OTLP_ENDPOINT, …). Without them there is no SDK in the process at all.</summary>
public static class LocalTelemetry
{
    /// <summary>Registers the SDK and the exporter, when they are asked for.</summary>
    public static void AddWhenAsked(WebApplicationBuilder builder)
    {
        if (HostTelemetry.IsOtlpAsked(builder.Configuration))
            Add(builder.Services, builder.Configuration).UseOtlpExporter();
    }

    /// <summary>The SDK without an exporter.</summary>
    public static OpenTelemetryBuilder Add(IServiceCollection services, IConfiguration configuration) => services.AddHostTelemetry(configuration)
        .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation(requests => requests.EnrichWithHttpResponse = (activity, _) =>
        {
            // The route says what was asked for; an address as it was typed may hold anything.
            activity.SetTag("url.path", null);
            activity.SetTag("url.query", null);
        }))
        .WithMetrics(metrics => metrics.AddMeter("Microsoft.AspNetCore.Hosting"));
}
