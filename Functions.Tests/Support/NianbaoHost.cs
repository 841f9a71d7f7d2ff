using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Nianbao.Local.Hosting;

namespace Nianbao.Tests.Support;

/// <summary>
/// The whole app in this process, as Program.cs builds it, on one storage account. Give it a clock to say what time it is;
/// schedules rest unless asked for (POST /admin/functions/{name}?wait=true runs a timer), blobs are looked for quickly.
/// </summary>
/// <param name="connectionString">The account, from <see cref="AzuriteFixture.NewAccountAsync"/>.</param>
/// <param name="time">The clock of schedules and business code.</param>
/// <param name="timers">Whether timers follow their schedules.</param>
/// <param name="settings">More settings; they win.</param>
/// <param name="services">Replaces services, such as storage clients with faults.</param>
public sealed class NianbaoHost(
    string connectionString,
    FakeTimeProvider? time = null,
    bool timers = false,
    IReadOnlyDictionary<string, string>? settings = null,
    Action<IServiceCollection>? services = null) : WebApplicationFactory<Program>
{
    /// <summary>Returns when every uploaded blob has been handled or given up.</summary>
    public Task SettleAsync(CancellationToken cancellation = default) =>
        Services.GetRequiredService<BlobDriver>().SettleAsync(cancellation);

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Never the developer's own settings: they may name a real account.
        var sample = Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json");
        builder.UseSetting("LocalHost:SettingsFile", sample);
        foreach (var (name, value) in SettingsFile.Read(sample))
        {
            if (value == "UseDevelopmentStorage=true")
                builder.UseSetting(name, connectionString);
        }

        builder.UseSetting("LocalHost:Quiet", "true");
        builder.UseSetting("LocalHost:Timers", timers ? "true" : "false");
        builder.UseSetting("LocalHost:ScanSeconds", "0.05");
        builder.UseSetting("LocalHost:RetrySeconds", "0.01");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(collection =>
        {
            if (time is not null)
                collection.AddSingleton<TimeProvider>(time);
            services?.Invoke(collection);
        });
    }
}
