using System.Runtime;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nianbao.Pipeline;

// See Functions/Memory.props.
GCSettings.LatencyMode = GCLatencyMode.Batch;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

// The worker's own web server stands behind the Functions host's and would refuse a body over 30 MB (azure-functions-host #10640)
// before the intake could answer. The limits that count are the host's, FUNCTIONS_REQUEST_BODY_SIZE_LIMIT, and the intake's.
builder.Services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = null);

builder.Services.AddNianbao(builder.Configuration);

builder.Build().Run();
