using Microsoft.Playwright;
using Nianbao.Local.Hosting;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Browser;

/// <summary>The installed Chromium and the built page, both made ready by the first test that asks.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly Lazy<Task<IBrowser>> browser;
    private IPlaywright? playwright;

    public BrowserFixture() => browser = new(LaunchAsync);

    /// <summary>Where Chromium is: CHROMIUM_PATH, or the usual names on the PATH; null when there is none.</summary>
    public static string? Chromium { get; } = FindChromium();

    /// <summary>Where the page is built to.</summary>
    public static string PageFolder => Path.Combine(AzuriteFixture.Dashboard, "dist");

    /// <summary>The browser; a test without one is skipped with the reason.</summary>
    public async Task<IBrowser> LaunchedAsync()
    {
        Assert.SkipWhen(Chromium is null, "no Chromium is installed: install it (Debian: apt install chromium), or set CHROMIUM_PATH");
        return await browser.Value;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (browser.IsValueCreated && browser.Value.IsCompletedSuccessfully)
            await (await browser.Value).DisposeAsync();
        playwright?.Dispose();
    }

    private static string? FindChromium()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named)
            return File.Exists(named) ? named : null;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin");
        return folders.SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    private async Task<IBrowser> LaunchAsync()
    {
        var node = await NodeTools.FindAsync(CancellationToken.None);
        await NodeTools.InstallAsync(AzuriteFixture.Dashboard, Console.WriteLine, CancellationToken.None);
        await NodeTools.BuildPageAsync(AzuriteFixture.Dashboard, Console.WriteLine, CancellationToken.None);
        // Playwright's package brings drivers for every system, but leaves them out of what it copies for an unknown one.
        playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }
}
