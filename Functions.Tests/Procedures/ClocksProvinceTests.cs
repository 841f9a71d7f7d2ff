using System.Diagnostics;
using System.Globalization;
using Nianbao.Domain.Procedures;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Cases;
using Nianbao.Pipeline.Storage;
using Nianbao.Tests.Flow;
using Nianbao.Tests.Ledger;
using Nianbao.Tests.Support;
using Codes = Nianbao.Tests.Flow.Codes;

namespace Nianbao.Tests.Procedures;

/// <summary>
/// The clocks and the notices of many open cases. Takes a minute, so it runs when asked for: <c>Nianbao.Tests -explicit only -class Nianbao.Tests.Procedures.ClocksProvinceTests -showLiveOutput</c>;
/// it prints what it cost.
/// </summary>
public sealed class ClocksProvinceTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private const int Cases = 6_000;

    [Fact(Explicit = true)]
    public async Task Six_thousand_open_orders_fall_due_are_supervised_and_told_of_in_few_transactions()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        world.Clock.Now = App.At("2026-06-01T09:00:00+08:00");
        var due = new DateOnly(2026, 7, 31);
        string[] divisions = [.. Divisions.All.Select(division => division.Code).Where(code => code.Length == 6)];
        var codes = Enumerable.Range(0, Cases).Select(i => Codes.Of(divisions[i % divisions.Length], "12"[i % 2], i)).GroupBy(Uscc.DivisionOf);
        foreach (var division in codes)
        {
            var orders = division.Select(code => ($"{code}-ZG", (Func<ICase?, ICase>)(standing => standing ?? Rectification.Open(code, "ZG", "CHECK", null, null, ["G05"], null, due, new("ISSUE", new DateOnly(2026, 6, 1))))));
            await world.Get<CaseStore>().DoAsync(world.Datasets.Rectifications, division.Key, orders, CancellationToken.None);
        }

        Assert.Equal(Cases, await MeasuredAsync("notices of issue", Tell));
        Assert.Equal(0, await MeasuredAsync("notices, nothing new", Tell));
        world.Clock.Now = App.At("2026-08-01T00:45:00+08:00");
        Assert.Equal(2 * Cases, await MeasuredAsync("clocks: overdue and level 1", Supervise));
        Assert.Equal(0, await MeasuredAsync("clocks, nothing new", Supervise));
        Assert.Equal(2 * Cases, await MeasuredAsync("notices of overdue and level 1", Tell));

        Task<int> Tell() => world.Get<CaseNoticeRun>().RunAsync(CancellationToken.None);
        Task<int> Supervise() => world.Get<SupervisionRun>().RunAsync(CancellationToken.None);
    }

    private async Task<int> MeasuredAsync(string what, Func<Task<int>> run)
    {
        using var cost = TransactionCount.Begin();
        var watch = Stopwatch.StartNew();
        var done = await run();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {done}, {watch.Elapsed.TotalSeconds:0.0} s, {cost.Value} transactions, {cost.Value / (double)Cases:0.000} an open case"));
        Assert.InRange(cost.Value, 1, Cases / 2);
        return done;
    }
}
