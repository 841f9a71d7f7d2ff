using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.LocalHost;

public sealed class NianbaoHostTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_app_starts_in_the_test_process_on_an_account_and_a_clock_of_the_tests_own()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 5, 31, 16, 0, 0, TimeSpan.Zero));
        await using var host = new NianbaoHost(await azurite.NewAccountAsync(), clock);
        using var http = host.CreateClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/admin/functions")).StatusCode);
        Assert.Same(clock, host.Services.GetRequiredService<TimeProvider>());
        await host.SettleAsync();
    }
}
