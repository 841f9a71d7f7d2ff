using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Acts;
using Nianbao.Pipeline.Drafts;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Ledger;

namespace Nianbao.Tests.Ledger;

/// <summary>What people do with reports after they came: warnings are explained, a registrar returns one and takes that back, a draft is filed.</summary>
internal static class ActStory
{
    private const string Period = "2025";

    /// <summary>Its organisation code has a wrong check character: a warning to be explained (ID-009).</summary>
    public static readonly string Odd = OddCode(3);

    /// <summary>Another of the kind: the registrar decides on it while it waits.</summary>
    public static readonly string Other = OddCode(4);

    public static readonly string Drafted = Codes.Of("440106", 2);

    /// <summary>Register and report come undisturbed, and a draft is saved.</summary>
    public static async Task PrepareAsync(World world)
    {
        await world.SubmitAsync("registry", "current", $"uscc,name,establishedOn\n{Odd},甲协会,2010-01-01\n{Other},丙协会,2010-01-01\n{Drafted},乙协会,2010-01-01\n");
        world.Clock.Now = World.Noon.AddMinutes(1);
        await world.SubmitAsync("annual-reports", Period, $"uscc,name,membersTotal\n{Odd},甲协会,60\n{Other},丙协会,50\n");
        world.Clock.Now = World.Noon.AddMinutes(2);
        await SaveDraftAsync(world, 70);
    }

    public static Task SaveDraftAsync(World world, int members) =>
        world.Get<DraftsDesk>().SaveAsync(Body(new { name = "乙协会", membersTotal = members }), Caller.ProvincialRegistrar, Period, Drafted, "A", CancellationToken.None);

    /// <summary>Everybody tries again as people and triggers do; the clock goes on between two attempts.</summary>
    public static async Task TellAsync(World world)
    {
        var desk = world.Get<ActsDesk>();
        await TryAsync(world, 5, () => desk.ExplainAsync(Body(new { code = "ID-009", field = "uscc", text = "组织机构代码为旧码，已核实无误", by = "欧阳春兰" }), Caller.ProvincialRegistrar, Period, Odd, CancellationToken.None));
        await TryAsync(world, 10, () => desk.DecideAsync(Body(new { act = "return", reason = "附件缺少会计师签字页", by = "王小明" }), Caller.ProvincialRegistrar, Period, Other, CancellationToken.None));
        await TryAsync(world, 20, () => desk.DecideAsync(Body(new { act = "accept", reason = "附件已补齐", by = "王小明" }), Caller.ProvincialRegistrar, Period, Other, CancellationToken.None));
        await FileDraftAsync(world);
    }

    /// <summary>The draft is submitted, processed, and removed.</summary>
    public static async Task FileDraftAsync(World world)
    {
        await TryAsync(world, 30, async () =>
        {
            try
            {
                return await world.Get<DraftsDesk>().SubmitAsync(new DefaultHttpContext().Request, Caller.ProvincialRegistrar, Period, Drafted, CancellationToken.None);
            }
            catch (ProblemException gone) when (gone.Status == 404)
            {
                return Results.NoContent(); // Filed and removed already.
            }
        });
        for (var pass = 0; pass < 4; pass++)
        {
            try
            {
                await foreach (var blob in world.Storage.Submissions.GetBlobsAsync())
                    await world.Get<Ingestion>().ProcessAsync(blob.Name, CancellationToken.None);
                return;
            }
            catch (Exception) when (pass < 3)
            {
                // The trigger delivers again.
            }
        }
    }

    /// <summary>What must be the same however it went: states, acts without their times, versions, totals, receipts' states, drafts.</summary>
    public static async Task<IReadOnlyList<string>> EndingAsync(World world)
    {
        var lines = new List<string>();
        var table = world.Table(world.Datasets.AnnualReports, 2025);
        await foreach (var entity in table.QueryAsync<TableEntity>())
        {
            if (entity.ContainsKey("Hash"))
            {
                var stored = StoredRecord.From(entity);
                lines.Add($"{entity.RowKey} {stored.State} {stored.Current.Hash} versions {stored.Versions} {string.Join(" | ", stored.Acts.Select(act => $"{act.Kind} {act.Code} {act.Field} {act.Text} {act.By} {act.Hash == stored.Current.Hash}"))}");
            }
            else if (LedgerKeys.IsHead(entity.RowKey))
            {
                lines.Add($"{entity.PartitionKey} {Head.From(entity, "").Cells.Write()}");
            }
        }

        await foreach (var blob in world.Storage.Receipts.GetBlobsAsync())
        {
            var receipt = await world.ReceiptAsync(Path.GetFileNameWithoutExtension(blob.Name));
            lines.Add($"receipt of {receipt.DraftOf ?? receipt.FileName} {receipt.Dataset} {receipt.State}");
        }

        await foreach (var blob in world.Storage.Drafts.GetBlobsAsync())
            lines.Add($"draft {blob.Name}");
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static async Task TryAsync(World world, int minute, Func<Task<IResult>> act)
    {
        for (var attempt = 1; ; attempt++)
        {
            world.Clock.Now = World.Noon.AddMinutes(minute).AddSeconds(attempt);
            try
            {
                await act();
                return;
            }
            catch (ProblemException over) when (over.Status == 409)
            {
                return; // Whoever does it all again is told that things have gone further.
            }
            catch (Exception fault) when (attempt < 4 && fault is not ProblemException)
            {
                // Whoever did it sees no answer and does it again.
            }
        }
    }

    private static HttpRequest Body(object content)
    {
        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(content));
        return context.Request;
    }

    private static string OddCode(int number)
    {
        var code = Codes.Of("440106", number).ToCharArray();
        code[16] = code[16] == '7' ? '8' : '7';
        Uscc.TryCheck(code, out code[17]);
        return new(code);
    }
}
