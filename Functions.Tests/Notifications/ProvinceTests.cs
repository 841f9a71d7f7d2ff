using System.Diagnostics;
using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Notifications;
using Nianbao.Pipeline.Storage;
using Nianbao.Tests.Flow;
using Nianbao.Tests.Ledger;
using Nianbao.Tests.Support;
using Codes = Nianbao.Tests.Flow.Codes;

namespace Nianbao.Tests.Notifications;

/// <summary>
/// A whole province is reminded in one run. Takes minutes, so it runs when asked for: <c>Nianbao.Tests -explicit only -class Nianbao.Tests.Notifications.ProvinceTests -showLiveOutput</c>;
/// it prints what it cost.
/// </summary>
public sealed class ProvinceTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private const int Organisations = 72_019;

    [Fact(Explicit = true)]
    public async Task Seventy_two_thousand_organisations_are_reminded_in_one_run_and_the_next_finds_nothing_to_do()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        world.Clock.Now = App.At("2026-05-24T01:15:00+08:00");
        // Where reports are due on the 31st of May: neither foundations nor Guangzhou.
        string[] divisions = [.. Divisions.All.Select(division => division.Code).Where(code => code.Length == 6 && !code.StartsWith("4401", StringComparison.Ordinal))];
        var codes = Enumerable.Range(0, Organisations).Select(i => Codes.Of(divisions[i % divisions.Length], "12"[i % 2], i)).ToList();
        foreach (var part in codes.Chunk(20_000))
            Assert.Equal(part.Length, (await world.SubmitAsync("registry", "current", Encoding.UTF8.GetString(Grid.Of(part.Select(code => Rows.Organisation(code))).Csv()))).Counts.Accepted);

        var expected = codes.Count(code => DeadlineRules.Default.For(Uscc.DivisionOf(code), code[1] == '1' ? LegalTypes.SocialGroup : LegalTypes.ServiceInstitution, false, 2025)!.DueOn == new DateOnly(2026, 5, 31));
        var first = await MeasuredAsync(world, "first run");
        Assert.Equal(expected, first.Put);
        Assert.Equal(0, (await MeasuredAsync(world, "second run")).Put);
        Assert.InRange(first.Transactions, 1, expected / 20);

        // The bare cost: the same entities, written in full groups.
        var entities = new List<TableEntity>();
        await foreach (var entity in OutboxTests.Table(world).QueryAsync<TableEntity>(entity => entity.PartitionKey != OutboxKeys.WorkPartition && entity.RowKey != OutboxKeys.Head))
            entities.Add(entity);
        Assert.Equal(expected, entities.Count);
        var bare = world.Storage.Tables.GetTableClient("Bare");
        await bare.CreateIfNotExistsAsync();
        var watch = Stopwatch.StartNew();
        foreach (var group in entities.GroupBy(entity => entity.PartitionKey).SelectMany(partition => partition.Chunk(100)))
            await bare.SubmitTransactionAsync(group.Select(entity => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(entity))));
        output.WriteLine($"bare writing of the same {entities.Count} entities: {watch.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
    }

    private async Task<(int Put, int Transactions)> MeasuredAsync(World world, string what)
    {
        using var cost = TransactionCount.Begin();
        var watch = Stopwatch.StartNew();
        var put = await world.Get<ReminderRun>().RunAsync(CancellationToken.None);
        output.WriteLine($"{what}: {put} reminders, {watch.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s, {cost.Value} transactions, {(cost.Value / (double)Organisations).ToString("0.0000", CultureInfo.InvariantCulture)} an organisation");
        return (put, cost.Value);
    }
}
