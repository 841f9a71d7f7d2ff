using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;

namespace Nianbao.Local.Hosting;

/// <summary>Builds the host: settings, drivers and endpoints around a catalogue of functions.</summary>
public static class LocalHost
{
    /// <summary>
    /// The key of the clock for polling, pauses between attempts and leases. The storage's own clock is real, so this one is
    /// too, even where a test gives schedules and business code a clock of its own.
    /// </summary>
    public const string PollingClock = "Nianbao.PollingClock";

    /// <summary>A builder with settings, logging and drivers; the app's services are still to be added.</summary>
    /// <param name="args">Settings as --Name=value; they win over environment variables, which win over the settings file.</param>
    /// <param name="catalogue">The functions; those of this assembly when not given.</param>
    public static WebApplicationBuilder CreateBuilder(string[] args, FunctionCatalogue? catalogue = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // The program's own folder, not the current one: what a host reads must not depend on where it is started.
            ContentRootPath = AppContext.BaseDirectory,
        });
        var configuration = builder.Configuration;
        configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
        {
            InitialData = SettingsFile.Read(configuration["LocalHost:SettingsFile"]),
        });
        LoopbackAddress.Apply(builder);

        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
            console.ColorBehavior = Console.IsOutputRedirected ? LoggerColorBehavior.Disabled : LoggerColorBehavior.Default;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // Kestrel's own words about a failed start are repeated by our one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // It has nothing to say at Warning, but where it may speak, every request is given a log scope and an activity. Traces (LocalTelemetry) ask for theirs themselves.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        // The intake has its own limit, and says so in its own words.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Host.UseDefaultServiceProvider(provider =>
        {
            // A trigger class that cannot be constructed should stop the start, not its first caller.
            provider.ValidateOnBuild = true;
            provider.ValidateScopes = true;
        });

        var services = builder.Services;
        catalogue ??= FunctionCatalogue.Of(typeof(LocalHost).Assembly);
        services.AddSingleton(catalogue);
        services.AddSingleton(HostFile.Read(configuration["LocalHost:HostFile"]));
        services.TryAddSingleton(TimeProvider.System);
        services.AddKeyedSingleton(PollingClock, TimeProvider.System);
        services.AddSingleton<StorageConnections>();
        services.AddSingleton<FunctionInvoker>();
        foreach (var type in catalogue.Classes)
            services.TryAddScoped(type);
        services.AddSingleton<HttpDriver>();
        services.AddSingleton<TimerDriver>();
        services.AddHostedService(provider => provider.GetRequiredService<TimerDriver>());
        LocalTelemetry.AddWhenAsked(builder);
        services.AddSingleton<BlobDriver>();
        services.AddHostedService(provider => provider.GetRequiredService<BlobDriver>());
        return builder;
    }

    /// <summary>Builds the app and maps its functions; every mistake in attributes or settings shows here.</summary>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        var services = app.Services;
        services.GetRequiredService<HttpDriver>().Map(app);
        services.GetRequiredService<BlobDriver>();
        AdminEndpoints.Map(app, services.GetRequiredService<FunctionCatalogue>(), services.GetRequiredService<HostFile>(), services.GetRequiredService<TimerDriver>());
        return app;
    }

    /// <summary>Starts the app; a port in use becomes its one line.</summary>
    public static async Task StartAsync(WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException problem) when (problem.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw LoopbackAddress.InUse(LoopbackAddress.Port(app.Configuration), problem);
        }
    }
}
