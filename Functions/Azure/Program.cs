using System.Runtime;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nianbao.Pipeline;
using Nianbao.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Trace;

// See Functions/Memory.props.
GCSettings.LatencyMode = GCLatencyMode.Batch;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

// The worker's own web server stands behind the Functions host's and would refuse a body over 30 MB (azure-functions-host #10640)
// before the intake could answer. The limits that count are the host's, FUNCTIONS_REQUEST_BODY_SIZE_LIMIT, and the intake's.
builder.Services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = null);

builder.Services.AddNianbao(builder.Configuration);

// With telemetryMode OpenTelemetry (host.json) the Functions host tells of requests and invocations, and the worker of everything within them.
var isMonitored = builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 };
if (isMonitored || HostTelemetry.IsOtlpAsked(builder.Configuration))
{
    var telemetry = builder.Services.AddHostTelemetry(builder.Configuration)
        .UseFunctionsWorkerDefaults()
        .WithTracing(tracing => tracing.AddSource("Microsoft.Azure.Functions.Worker"));
    if (HostTelemetry.IsOtlpAsked(builder.Configuration))
        telemetry.UseOtlpExporter();
    if (isMonitored)
    {
        telemetry.UseAzureMonitorExporter(monitor =>
        {
            // Telemetry is taken from known identities only: there is no key (infra/modules/monitoring.bicep).
            if (builder.Configuration["Storage:clientId"] is { Length: > 0 } identity)
                monitor.Credential = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(identity));
            monitor.TracesPerSecond = 5;
            // The alerts count log events: none may be missing because its trace was not sampled.
            monitor.EnableTraceBasedLogsSampler = false;
        });
    }
}

builder.Build().Run();
